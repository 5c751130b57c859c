"""The ground the tests stand on."""

import os
from pathlib import Path

import psycopg


def test_a_test_has_a_data_directory_of_its_own(data_dir: Path, tmp_path: Path) -> None:
    assert os.environ["TOC_DATA_DIR"] == str(data_dir)
    assert data_dir.is_relative_to(tmp_path)


def test_a_test_gets_an_empty_postgresql_database(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        (tables,) = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() or (-1,)
    assert tables == 0
