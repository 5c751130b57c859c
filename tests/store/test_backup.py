"""Backups: everything in one file, whatever the database, and back into either; nothing overwritten, nothing half."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from tests.store.example import ANN, BEN, PROGRAMME, Clock, add, figure, label, labels, named, put, text_of, values
from toc.errors import TocError
from toc.model.edits import ImportFigures
from toc.store import Store, StoreUnavailable, back_up, open_store, restore_backup
from toc.store.database import writing
from toc.store.schema import programmes, snapshots


@pytest.fixture(params=["sqlite", "postgresql"])
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/target.sqlite3"
    address: str = request.getfixturevalue("another_postgres_schema")
    return address


@pytest.fixture
def target(target_url: str, clock: Clock) -> Iterator[Store]:
    store = open_store(target_url, clock)
    yield store
    store.close()


@pytest.fixture
def lived_in(store: Store, clock: Clock) -> Store:
    """Two programmes, one of them deleted, with edits taken back, figures, imports and a snapshot."""
    store.create(PROGRAMME, ANN, [figure(1, 10), figure(2, 20)])
    store.create(named("deleted"), BEN)
    store.delete("deleted", BEN)
    clock.move_on(minutes=1)
    for number in range(21):
        store.commit("prog", label("training", f"Tŷ {number}"), ANN)
    store.commit("prog", ImportFigures(batch=store.add_batch("prog", [figure(2, 21), figure(3, 31)])), BEN)
    store.snapshot("prog", "Bid", BEN)
    store.undo("prog", ANN)
    return store


def test_all_of_it_comes_back_and_work_goes_on(
    lived_in: Store, url: str, target: Store, target_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    waiting = lived_in.add_batch("prog", [figure(4, 41)])
    assert back_up(url, file) == 2
    assert restore_backup(file, target_url) == 2
    for deleted in (False, True):
        assert target.list_programmes(deleted=deleted) == lived_in.list_programmes(deleted=deleted)
    assert target.load("prog") == lived_in.load("prog")
    assert target.history("prog") == lived_in.history("prog")
    assert target.snapshots("prog") == lived_in.snapshots("prog")
    for revision in range(lived_in.revision_of("prog") + 1):
        assert text_of(target.at_revision("prog", revision)) == text_of(lived_in.at_revision("prog", revision))
        assert target.figures("prog", at_revision=revision) == lived_in.figures("prog", at_revision=revision)
    assert labels(target.redo("prog", ANN).programme)["training"] == "Tŷ 20"
    target.undo("prog", BEN)
    assert values(target.figures("prog")) == {1: 10, 2: 20}
    target.commit("prog", ImportFigures(batch=waiting), ANN)
    target.commit("prog", put(figure(5, 50)), ANN)
    assert values(target.figures("prog")) == {1: 10, 2: 20, 4: 41, 5: 50}
    target.undelete("deleted")


def test_what_is_not_yet_saved_when_the_backup_is_taken_is_not_in_it(lived_in: Store, url: str, tmp_path: Path) -> None:
    with writing(lived_in.engine) as connection:
        connection.execute(update(programmes).values(name="Half done"))
        back_up(url, tmp_path / "backup")
    copy = open_store(f"sqlite:///{tmp_path}/backup")
    assert [one.name for one in copy.list_programmes()] == ["Team A"]
    copy.close()


def test_a_backup_is_one_file(lived_in: Store, url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(url, folder / "monday")
    assert [file.name for file in folder.iterdir()] == ["monday"]


def test_a_file_that_is_there_is_never_overwritten(store: Store, url: str, tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text("mine")
    with pytest.raises(TocError, match="There is a file named mine already"):
        back_up(url, file)
    assert file.read_text() == "mine"


def test_a_folder_or_a_file_that_is_not_there_is_named(store: Store, url: str, tmp_path: Path) -> None:
    with pytest.raises(TocError, match=r"There is no folder .*nowhere"):
        back_up(url, tmp_path / "nowhere" / "backup")
    with pytest.raises(TocError, match=r"There is no file .*nowhere"):
        restore_backup(tmp_path / "nowhere", url)


def test_a_backup_goes_into_an_empty_database_only(lived_in: Store, url: str, tmp_path: Path) -> None:
    before = lived_in.load("prog")
    back_up(url, tmp_path / "backup")
    lived_in.commit("prog", add("later"), ANN)
    with pytest.raises(TocError, match="never overwrites"):
        restore_backup(tmp_path / "backup", url)
    assert lived_in.revision_of("prog") == before.revision + 1
    assert len(lived_in.history("prog", limit=1_000)) == before.revision + 1


def test_what_is_no_backup_is_refused_and_brings_nothing_in(store: Store, url: str, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("Not a database at all. " * 1_000)
    with pytest.raises(StoreUnavailable, match="is damaged, or is no database"):
        restore_backup(tmp_path / "notes", url)
    assert store.list_programmes() == ()


def test_a_backup_that_breaks_off_leaves_no_file(lived_in: Store, url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    with lived_in.engine.begin() as connection:
        snapshots.drop(connection)
    with pytest.raises(DBAPIError):
        back_up(url, folder / "monday")
    assert list(folder.iterdir()) == []
