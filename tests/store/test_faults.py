"""When the database cannot be used: one sentence with the next step, nothing changed, and work goes on afterwards."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from tests.store.example import ANN, BEN, PROGRAMME, add, figure, label, note, put
from toc.model.edits import Together
from toc.store import Saved, Store, StoreUnavailable, database, open_store
from toc.store.database import faults_as_sentences, reading, writing

LARGE = Together(edits=tuple(note("training", letter * 4_000) for letter in "abcdefghijklmnopqrst"))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)


@pytest.fixture
def made(store: Store) -> Saved:
    store.create(PROGRAMME, ANN, [figure(1, 10)])
    return store.commit("prog", label("training", "Kept"), ANN)


@contextmanager
def refused(store: Store, *words: str) -> Iterator[None]:
    """What is tried here is refused in a sentence with these words, and changes nothing."""
    before, log, figures = store.load("prog"), store.history("prog"), store.figures("prog")
    with pytest.raises(StoreUnavailable) as error:
        yield
    assert [word for word in words if word not in error.value.message] == []
    assert (store.load("prog"), store.history("prog"), store.figures("prog")) == (before, log, figures)


def test_on_a_full_disk_nothing_is_half_saved_and_once_there_is_room_it_goes_on(sqlite_file: Path) -> None:
    store = open_store(f"sqlite:///{sqlite_file}")
    store.create(PROGRAMME, ANN, [figure(1, 10)])
    store.engine.dispose()

    def leave_no_room(connection: Any, _record: object) -> None:
        (pages,) = connection.execute("pragma page_count").fetchone()
        connection.execute(f"pragma max_page_count = {pages}")

    event.listen(store.engine, "connect", leave_no_room)
    ways: tuple[Callable[[], object], ...] = (
        lambda: store.commit("prog", LARGE, ANN),
        lambda: store.create(PROGRAMME.model_copy(update={"id": "other", "description": "d" * 100_000}), ANN),
        lambda: store.add_batch("prog", [figure(2, 20, note="n" * 4_000)] * 10),
    )
    for way in ways:
        with refused(store, "disk is full", "Free some space, then try again."):
            way()
    event.remove(store.engine, "connect", leave_no_room)
    store.engine.dispose()
    assert store.commit("prog", LARGE, ANN).revision == 1
    store.close()


def test_a_database_that_may_only_be_read_shows_everything_and_takes_nothing(
    made: Saved, url: str, sqlite_file: Path
) -> None:
    store = open_store(_read_only(url, sqlite_file))
    assert store.load("prog") == made
    ways: tuple[Callable[[], object], ...] = (
        lambda: store.commit("prog", add("new"), ANN),
        lambda: store.undo("prog", ANN),
        lambda: store.create(PROGRAMME.model_copy(update={"id": "other"}), ANN),
        lambda: store.delete("prog", ANN),
        lambda: store.snapshot("prog", "Bid", ANN),
    )
    for way in ways:
        with refused(store, "may not be written to", "Allow writing to its file and folder, then try again."):
            way()
    store.close()


def test_a_database_held_by_another_program_is_said_to_be_so_and_free_again_takes_the_edit(
    made: Saved, store: Store, reopen: Callable[[], Store]
) -> None:
    other = reopen()
    with writing(other.engine) as connection:
        connection.execute(text("update programmes set name = 'Another'"))
        with refused(store, "Another program holds the database", "Close that program, then try again."):
            store.commit("prog", add("new"), BEN)
        connection.rollback()
    assert store.commit("prog", add("new"), BEN).revision == 2


def test_reading_never_waits_for_one_who_writes(made: Saved, store: Store, reopen: Callable[[], Store]) -> None:
    with writing(reopen().engine) as connection:
        connection.execute(text("update programmes set revision = 7"))
        assert reopen().load("prog") == made
        connection.rollback()


def test_when_more_save_at_once_than_there_are_connections_it_says_wait(made: Saved, store: Store) -> None:
    store.engine.dispose()

    def take_a_hundred() -> None:
        with ExitStack() as held:
            for _ in range(100):
                held.enter_context(reading(store.engine))

    with pytest.raises(StoreUnavailable, match="Wait a little, then try again"):
        take_a_hundred()


def test_a_file_that_is_no_database_is_said_to_be_damaged_and_left_as_it_is(sqlite_file: Path) -> None:
    sqlite_file.write_bytes(b"This is a letter, not a database. " * 500)
    before = sqlite_file.read_bytes()
    with pytest.raises(StoreUnavailable, match=r"damaged, or is no database. Restore a backup with `python -m toc"):
        open_store(f"sqlite:///{sqlite_file}")
    assert sqlite_file.read_bytes() == before


@pytest.mark.parametrize(
    "url",
    [
        "",
        "toc.sqlite3",
        "mysql://user@host/toc",
        "postgresql://user:password@host:port/toc",
        "sqlite+nothing:///toc.sqlite3",
    ],
)
def test_an_address_that_is_none_is_refused_with_an_example_of_a_right_one(url: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"TOC_DATABASE_URL is not a database address. Write it as sqlite:////"):
        open_store(url)


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="Check that its folder exists and may be written to"):
        open_store(f"sqlite:///{tmp_path}/nowhere/toc.sqlite3")
    assert list(tmp_path.glob("nowhere")) == []


def test_a_first_start_where_nothing_may_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="may be written to"):
        open_store(f"sqlite:///file:{tmp_path}/toc.sqlite3?mode=ro&uri=true")


def test_no_server_there_is_said_to_be_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(StoreUnavailable, match=r"does not answer\. Check that it runs and that TOC_DATABASE_URL"):
        open_store(f"postgresql://user@127.0.0.1:{port}/toc")


def test_a_server_that_takes_the_call_and_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(StoreUnavailable, match="does not answer"):
            open_store(f"postgresql://user@127.0.0.1:{port}/toc")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"username": "nobody_here"}, "does not accept this user and password. Check TOC_DATABASE_URL."),
        ({"database": "nothing_here"}, "There is no such database on the server. Create it"),
    ],
)
def test_a_server_that_knows_no_such_user_or_database_says_which(
    postgres_schema: str, change: dict[str, Any], words: str
) -> None:
    url = make_url(postgres_schema).set(**change)
    with pytest.raises(StoreUnavailable, match=words):
        open_store(url.render_as_string(hide_password=False))


def test_after_the_server_has_dropped_its_connections_the_next_edit_lands(postgres_schema: str) -> None:
    store = open_store(postgres_schema)
    store.create(PROGRAMME, ANN)
    _drop_connections(postgres_schema)
    assert store.commit("prog", add("new"), ANN).revision == 1
    store.close()


def test_a_server_that_goes_away_in_the_middle_of_an_edit_has_changed_nothing(postgres_schema: str) -> None:
    store = open_store(postgres_schema)
    store.create(PROGRAMME, ANN)
    with refused(store, "does not answer"), writing(store.engine) as connection:
        connection.execute(text("update programmes set revision = 7"))
        _drop_connections(postgres_schema)
        connection.execute(text("select 1"))
    assert store.commit("prog", put(), ANN).revision == 1
    store.close()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('could not extend file "base/1/2": No space left on device', "Free some space"),
        ("disk I/O error", "Check the disk"),
        ("database disk image is malformed", "Restore a backup"),
        ('password authentication failed for user "toc"', "does not accept this user and password"),
        ("server closed the connection unexpectedly", "does not answer"),
        ("could not translate host name", "does not answer"),
        ("deadlock detected", "Another program holds the database"),
    ],
)
def test_what_a_database_says_seldom_has_its_sentence_too(said: str, words: str) -> None:
    with pytest.raises(StoreUnavailable, match=words), faults_as_sentences():
        raise DBAPIError("statement", {}, psycopg.OperationalError(said))


def test_a_fault_of_ours_is_not_dressed_up_as_one_of_the_database(made: Saved, store: Store) -> None:
    with pytest.raises(DBAPIError), writing(store.engine) as connection:
        connection.execute(text("select no_such_column from programmes"))


def _read_only(url: str, sqlite_file: Path) -> str:
    if url.startswith("sqlite"):
        return f"sqlite:///file:{sqlite_file}?mode=ro&uri=true"
    parsed = make_url(url)
    options = f"{parsed.query['options']} -cdefault_transaction_read_only=on"
    return parsed.update_query_dict({"options": options}).render_as_string(hide_password=False)


def _drop_connections(url: str) -> None:
    theirs = "datname = current_database() and pid <> pg_backend_pid() and application_name = ''"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"select pg_terminate_backend(pid, 5000) from pg_stat_activity where {theirs}".encode())
