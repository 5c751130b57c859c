"""The tables at start: made, brought up to date with a copy kept first, refused when they are from a newer version."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Connection, Engine, inspect, select, text, update

from tests.store.example import ANN, PROGRAMME, figure, label, labels, text_of, values
from toc.store import Store, StoreUnavailable, open_database, open_store
from toc.store.documents import FORMAT
from toc.store.migrations import MIGRATIONS, migrate
from toc.store.schema import VERSION, about, metadata

FIXTURES = Path(__file__).parent / "fixtures"
EARLIER = range(1, VERSION + 1)


def add_colour(connection: Connection) -> None:
    connection.execute(text("alter table programmes add column colour text"))


def break_off(connection: Connection) -> None:
    add_colour(connection)
    connection.execute(text("delete from edits"))
    raise RuntimeError("a fault in the migration")


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()


def test_an_empty_database_gets_every_table_of_the_newest_version(engine: Engine) -> None:
    migrate(engine)
    assert set(inspect(engine).get_table_names()) == set(metadata.tables)
    assert _version(engine) == VERSION


def test_there_is_a_migration_between_any_two_versions() -> None:
    assert len(MIGRATIONS) + 1 == VERSION


def test_starting_again_changes_nothing_and_copies_nothing(store: Store, url: str, sqlite_file: Path) -> None:
    store.create(PROGRAMME, ANN)
    open_store(url).close()
    assert store.load("prog").revision == 0
    assert list(sqlite_file.parent.glob("*.backup")) == []


@pytest.mark.parametrize("version", EARLIER)
def test_a_kept_database_of_each_version_opens_with_its_programmes_history_figures_and_undo(
    tmp_path: Path, version: int
) -> None:
    file = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((FIXTURES / f"version_{version}.sql").read_text(encoding="utf-8"))
    store = open_store(f"sqlite:///{file}")
    (summary,) = store.list_programmes()
    found = store.load(summary.id)
    assert (summary.name, found.revision, found.author) == ("Team A", 4, ANN)
    assert labels(found.programme) == {"training": "Teaching", "direct": "Tŷ <b>&", "skills": "Skills grow"}
    assert labels(store.at_revision(summary.id, 0)) == labels(PROGRAMME)
    assert [entry.undoes for entry in store.history(summary.id)] == [3, None, None, None]
    assert values(store.figures(summary.id)) == {1: 11, 2: 20}
    assert values(store.figures(summary.id, at_revision=0)) == {1: 10}
    assert [one.name for one in store.snapshots(summary.id)] == ["Bid"]
    assert labels(store.redo(summary.id, ANN).programme)["skills"] == "Taken back"
    store.close()


def test_there_is_a_kept_document_of_every_format() -> None:
    kept = {
        int(row[0])
        for version in EARLIER
        for row in _ask_kept(version, "select format from checkpoints union select format from edits")
    }
    assert kept == set(range(1, FORMAT + 1))


def test_older_tables_are_brought_up_to_date_with_all_that_is_in_them(store: Store, engine: Engine) -> None:
    store.create(PROGRAMME, ANN, [figure(1, 10)])
    before = store.commit("prog", label("training", "Kept"), ANN)
    migrate(engine, (*MIGRATIONS, add_colour))
    assert _version(engine) == VERSION + 1
    assert "colour" in {column["name"] for column in inspect(engine).get_columns("programmes")}
    assert text_of(store.load("prog").programme) == text_of(before.programme)
    assert values(store.figures("prog")) == {1: 10}


def test_migrations_run_in_their_order_from_the_version_that_is_there(store: Store, engine: Engine) -> None:
    ran: list[str] = []
    steps: list[Callable[[Connection], None]] = [
        lambda _connection: ran.append("second"),
        lambda _connection: ran.append("third"),
    ]
    migrate(engine, (*MIGRATIONS, *steps[:1]))
    migrate(engine, (*MIGRATIONS, *steps))
    migrate(engine, (*MIGRATIONS, *steps))
    assert ran == ["second", "third"]


def test_the_sqlite_file_is_copied_first_as_it_was(sqlite_file: Path) -> None:
    url = f"sqlite:///{sqlite_file}"
    store = open_store(url)
    store.create(PROGRAMME, ANN)
    before = store.commit("prog", label("training", "Before"), ANN)
    migrate(store.engine, (*MIGRATIONS, add_colour))
    store.close()
    copy = sqlite_file.with_name(f"toc.sqlite3.version-{VERSION}.backup")
    assert {file.name for file in sqlite_file.parent.glob("*.backup*")} == {copy.name}
    old = open_store(f"sqlite:///{shutil.copy(copy, sqlite_file.with_name('old.sqlite3'))}")
    assert text_of(old.load("prog").programme) == text_of(before.programme)
    assert "colour" not in {column["name"] for column in inspect(old.engine).get_columns("programmes")}
    old.close()


def test_a_migration_that_breaks_off_leaves_everything_as_it_was(store: Store, engine: Engine) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", label("training", "Kept"), ANN)
    with pytest.raises(RuntimeError):
        migrate(engine, (*MIGRATIONS, break_off))
    assert _version(engine) == VERSION
    assert "colour" not in {column["name"] for column in inspect(engine).get_columns("programmes")}
    assert labels(store.load("prog").programme)["training"] == "Kept"
    assert len(store.history("prog")) == 1


def test_a_database_of_a_newer_version_is_refused_with_a_sentence_and_left_alone(
    store: Store, engine: Engine, url: str
) -> None:
    with engine.begin() as connection:
        connection.execute(update(about).values(version=VERSION + 1))
    with pytest.raises(StoreUnavailable) as refused:
        open_store(url)
    assert refused.value.message == (
        f"The database was written by a newer version of this app (its tables are version {VERSION + 1}, "
        f"this app knows up to {VERSION}). Update the app, then start it again."
    )
    assert _version(engine) == VERSION + 1


def test_of_several_that_start_at_once_one_makes_the_tables_and_all_open(url: str) -> None:
    together = Barrier(4)

    def start(_number: int) -> int:
        together.wait()
        store = open_store(url)
        rows = _version(store.engine)
        store.close()
        return rows

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(4))) == [VERSION] * 4


def test_of_several_that_start_at_once_one_migrates_and_the_copy_is_of_before(
    store: Store, url: str, sqlite_file: Path
) -> None:
    store.create(PROGRAMME, ANN)
    together = Barrier(4)
    ran: list[int] = []

    def start(number: int) -> None:
        def step(connection: Connection) -> None:
            ran.append(number)
            add_colour(connection)

        engine = open_database(url)
        together.wait()
        migrate(engine, (*MIGRATIONS, step))
        engine.dispose()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    assert len(ran) == 1
    for copy in sqlite_file.parent.glob("*.backup"):
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("select version from about").fetchone() == (VERSION,)


def _version(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(about.c.version)).scalar_one()


def _ask_kept(version: int, query: str) -> list[tuple[int]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((FIXTURES / f"version_{version}.sql").read_text(encoding="utf-8"))
        return connection.execute(query).fetchall()
