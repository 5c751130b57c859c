"""A store of each kind, on a clock that the test moves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.postgres import PostgresForTests
from tests.store.example import Clock
from toc.store import Store, open_store

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres_for_stores(postgres: PostgresForTests) -> Iterator[str]:
    """One database: making one for each test takes a hundred times as long as making a schema."""
    with postgres.new_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, sqlite_file: Path) -> str:
    """An empty database, of one kind and then of the other."""
    if request.param == "sqlite":
        return f"sqlite:///{sqlite_file}"
    address: str = request.getfixturevalue("postgres_schema")
    return address


@pytest.fixture
def postgres_schema(postgres_for_stores: str) -> Iterator[str]:
    """The URL of an empty schema, which is all its connections see."""
    with _new_schema(postgres_for_stores) as url:
        yield url


@pytest.fixture
def another_postgres_schema(postgres_for_stores: str) -> Iterator[str]:
    """The URL of a second one."""
    with _new_schema(postgres_for_stores) as url:
        yield url


@contextmanager
def _new_schema(database: str) -> Iterator[str]:
    name = f"store_{next(_NUMBERS)}"
    with psycopg.connect(database, autocommit=True, application_name="tests") as connection:
        connection.execute(f"create schema {name}".encode())
        url = make_url(database).update_query_dict({"options": f"-csearch_path={name}"})
        yield url.render_as_string(hide_password=False)
        connection.execute(f"drop schema {name} cascade".encode())


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    """Where the SQLite database of this test is."""
    return tmp_path / "toc.sqlite3"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reopen(url: str, clock: Clock) -> Iterator[Callable[[], Store]]:
    """Opens the database again, as the next start of the app does: nothing is remembered but what is kept."""
    opened: list[Store] = []

    def open_again() -> Store:
        opened.append(open_store(url, clock))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    return reopen()
