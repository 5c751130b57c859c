"""What every test gets: a data directory of its own, and a PostgreSQL server for those that ask for one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgres import PostgresForTests

# A busy machine takes long over an example: how long is measured in bench/, and never by a test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _no_real_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing in the machine's environment reaches a test, and no test reaches the real data directory."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("TOC_")]:
            patch.delenv(name)
        patch.setenv("TOC_DATA_DIR", str(tmp_path_factory.mktemp("session-data")))
        yield


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own data directory."""
    path = tmp_path / "data"
    monkeypatch.setenv("TOC_DATA_DIR", str(path))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresForTests]:
    """A PostgreSQL server, one for each worker."""
    with PostgresForTests.started() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: PostgresForTests) -> Iterator[str]:
    """An empty PostgreSQL database for this test."""
    with postgres.new_database() as url:
        yield url


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a person may ask of a run."""
    parser.addoption("--pictures", action="store_true", help="make the screenshots of docs/images anew")
