"""Commands on the store, and between the store and files."""

from pathlib import Path

import pytest

from tests.cli.conftest import FILE, Toc
from toc.exchange.native import load_programme


def names(toc: Toc) -> list[str]:
    return [line.split("  ")[-1] for line in toc("list").out.splitlines()]


def test_an_imported_programme_is_listed_and_comes_out_whole(toc: Toc, plan: Path, tmp_path: Path) -> None:
    programme_id = toc("import", plan).out.strip()
    assert names(toc) == ["Team A"]
    for wanted in (programme_id, "Team A", "team a"):
        out = tmp_path / "out.toc.json"
        assert toc("export", wanted, "-o", out, "--force") == (0, "", "")
        assert load_programme(out.read_bytes()) == FILE


def test_the_same_file_twice_makes_two_programmes_told_apart_by_id(toc: Toc, plan: Path) -> None:
    first, second = (toc("import", plan).out.strip() for _ in range(2))
    assert first != second
    ran = toc("export", "Team A", "-o", "-")
    assert (ran.code, ran.out) == (1, "")
    assert first in ran.err
    assert second in ran.err
    assert toc("export", second, "-o", "-").code == 0


def test_a_file_is_exported_without_the_store(toc: Toc, plan: Path, data_dir: Path) -> None:
    ran = toc("export", plan, "--format", "json", "-o", "-")
    assert ran.out.encode() == plan.read_bytes()
    assert not data_dir.exists()


def test_a_file_of_any_name_is_exported(toc: Toc, plan: Path, tmp_path: Path) -> None:
    renamed = plan.rename(tmp_path / "plan.txt")
    assert load_programme(toc("export", renamed, "-o", "-").out.encode()) == FILE


def test_an_import_into_a_file_leaves_the_store_alone(toc: Toc, plan: Path, tmp_path: Path, data_dir: Path) -> None:
    out = tmp_path / "out.toc.json"
    assert toc("import", plan, "-o", out) == (0, "", "")
    assert out.read_bytes() == plan.read_bytes()
    assert not data_dir.exists()
    assert "add --force" in toc("import", plan, "-o", out).err
    assert toc("import", plan, "-o", out, "--force").code == 0


def test_what_is_no_programme_is_not_imported(toc: Toc, tmp_path: Path) -> None:
    file = tmp_path / "bad.toc.json"
    file.write_text("{}")
    assert toc("import", file).code == 1
    assert names(toc) == []


def test_a_backup_brings_everything_back(toc: Toc, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = tmp_path / "backup.sqlite3"
    toc("import", plan)
    toc("import", plan)
    assert toc("backup", backup) == (0, "2 programmes in the backup.\n", "")
    refused = toc("restore", backup)
    assert (refused.code, refused.out) == (1, "")
    assert "never overwrites" in refused.err
    monkeypatch.setenv("TOC_DATA_DIR", str(tmp_path / "elsewhere"))
    assert toc("restore", backup) == (0, "2 programmes restored.\n", "")
    assert names(toc) == ["Team A", "Team A"]


def test_a_backup_replaces_no_file(toc: Toc, plan: Path) -> None:
    before = plan.read_bytes()
    assert toc("backup", plan).code == 1
    assert plan.read_bytes() == before


def test_only_a_backup_is_restored(toc: Toc, plan: Path) -> None:
    ran = toc("restore", plan)
    assert "is not a backup" in ran.err
    assert names(toc) == []
