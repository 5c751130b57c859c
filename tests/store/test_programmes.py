"""Programmes: made, listed, put away for 30 days, brought back, removed for good."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError

from tests.exchange import example as everything
from tests.store.example import ANN, BEN, PROGRAMME, Clock, add, figure, label, labels, named, put, text_of
from toc.errors import TocError
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.store import Author, Store
from toc.store.database import is_sqlite, writing
from toc.store.repository import KEPT_DAYS, NoSuchProgramme
from toc.store.schema import OF_A_PROGRAMME, programmes


def test_a_new_programme_is_there_after_a_restart_at_revision_0(store: Store, reopen: Callable[[], Store]) -> None:
    made = store.create(PROGRAMME, ANN)
    found = reopen().load("prog")
    assert text_of(found.programme) == text_of(PROGRAMME)
    assert (found.revision, found.author, found.at) == (0, ANN, made.at) == (made.revision, made.author, made.at)


def test_every_kind_of_entity_text_in_every_script_and_all_figures_come_back(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.create(everything.PROGRAMME, ANN, everything.OBSERVATIONS)
    found = reopen()
    assert text_of(found.load(everything.PROGRAMME.id).programme) == text_of(everything.PROGRAMME)
    assert set(found.figures(everything.PROGRAMME.id)) == set(everything.OBSERVATIONS)


def test_times_are_kept_to_the_microsecond_in_utc(store: Store, clock: Clock, reopen: Callable[[], Store]) -> None:
    store.create(PROGRAMME, ANN)
    at = reopen().load("prog").at
    assert at == clock.now
    assert at.utcoffset() == timedelta(0)


def test_an_id_that_is_taken_is_refused_and_nothing_changes(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", label("training", "Kept"), ANN)
    with pytest.raises(TocError, match="Open it as a copy"):
        store.create(PROGRAMME, BEN, [figure(1, 1)])
    assert labels(store.load("prog").programme)["training"] == "Kept"
    assert store.figures("prog") == ()


def test_of_two_who_make_the_same_programme_at_once_the_second_is_refused(store: Store, clock: Clock) -> None:
    refused: list[BaseException] = []

    def make_it_too() -> None:
        try:
            store.create(PROGRAMME, BEN)
        except (TocError, DBAPIError) as error:
            refused.append(error)

    other = Thread(target=make_it_too)
    with writing(store.engine) as connection:
        row = {"levels": "[]", "theories": 0, "fictional": True, "revision": 0, "changed_at": clock.now}
        connection.execute(insert(programmes).values(id="prog", name="", author_id="ann", author_name="", **row))
        other.start()
        _until_somebody_waits(store)
    other.join()
    assert [type(error) for error in refused] == [TocError]
    assert "Open it as a copy" in str(refused[0])
    assert store.list_programmes()[0].changed_by == Author(id="ann")


def test_what_is_not_there_says_so(store: Store) -> None:
    ways: tuple[Callable[[], object], ...] = (
        lambda: store.load("gone"),
        lambda: store.revision_of("gone"),
        lambda: store.at_revision("gone", 0),
        lambda: store.commit("gone", add("x"), ANN),
        lambda: store.undo("gone", ANN),
        lambda: store.redo("gone", ANN),
        lambda: store.snapshot("gone", "Bid", ANN),
        lambda: store.add_batch("gone", [figure(1, 1)]),
        lambda: store.delete("gone", ANN),
        lambda: store.undelete("gone"),
    )
    for way in ways:
        with pytest.raises(NoSuchProgramme, match="not here any more"):
            way()


def test_the_list_tells_of_each_programme_the_last_changed_first(store: Store, clock: Clock) -> None:
    for name in ("b", "a", "c"):
        store.create(named(name), ANN)
    clock.move_on(minutes=1)
    changed = store.commit("c", add("new"), BEN)
    listed = store.list_programmes()
    assert [one.id for one in listed] == ["c", "a", "b"]
    first = listed[0]
    assert (first.name, first.levels, first.theories, first.fictional) == ("Team A", ("system",), 1, True)
    assert (first.revision, first.changed_at, first.changed_by, first.deleted_at) == (1, changed.at, BEN, None)


def test_the_list_follows_a_change_of_name(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", Change(collection=Collection.PROGRAMME, id="prog", fields={"name": "Team B"}), ANN)
    assert [one.name for one in store.list_programmes()] == ["Team B"]
    store.undo("prog", ANN)
    assert [one.name for one in store.list_programmes()] == ["Team A"]


def test_a_deleted_programme_is_out_of_reach_and_listed_apart(store: Store, clock: Clock) -> None:
    store.create(PROGRAMME, ANN)
    at = clock.move_on(hours=1)
    store.delete("prog", BEN)
    assert store.list_programmes() == ()
    (deleted,) = store.list_programmes(deleted=True)
    assert (deleted.id, deleted.deleted_at, deleted.changed_by) == ("prog", at, BEN)
    for way in (lambda: store.load("prog"), lambda: store.revision_of("prog"), lambda: store.delete("prog", ANN)):
        with pytest.raises(NoSuchProgramme):
            way()
    with pytest.raises(NoSuchProgramme):
        store.commit("prog", add("x"), ANN)


def test_a_deleted_programme_comes_back_with_its_history_its_figures_and_its_undo(store: Store) -> None:
    store.create(PROGRAMME, ANN, [figure(1, 10)])
    store.commit("prog", label("training", "Taught"), ANN)
    store.delete("prog", ANN)
    store.undelete("prog")
    assert store.list_programmes(deleted=True) == ()
    assert [entry.revision for entry in store.history("prog")] == [1]
    assert store.figures("prog") == (figure(1, 10),)
    assert labels(store.undo("prog", ANN).programme)["training"] == "Training"


@pytest.mark.parametrize(("seconds_more", "gone"), [(-1, 0), (0, 0), (1, 1)], ids=["in 30 days", "at 30 days", "later"])
def test_a_deleted_programme_is_kept_for_30_days(store: Store, clock: Clock, seconds_more: int, gone: int) -> None:
    assert KEPT_DAYS == 30
    store.create(PROGRAMME, ANN)
    store.delete("prog", ANN)
    clock.move_on(days=30, seconds=seconds_more)
    assert store.purge_deleted() == gone
    assert len(store.list_programmes(deleted=True)) == 1 - gone


def test_what_is_removed_for_good_leaves_no_row_and_takes_nothing_of_others(store: Store, clock: Clock) -> None:
    for programme in (PROGRAMME, named("other")):
        store.create(programme, ANN, [figure(1, 10)])
        store.commit(programme.id, put(figure(2, 20)), ANN)
        store.add_batch(programme.id, [figure(3, 30)])
        store.snapshot(programme.id, "Bid", ANN)
    rows_before = _rows_of(store, "other")
    store.delete("prog", ANN)
    clock.move_on(days=31)
    assert store.purge_deleted() == 1
    assert _rows_of(store, "prog") == dict.fromkeys(rows_before, 0)
    assert _rows_of(store, "other") == rows_before
    assert min(rows_before.values()) > 0
    with pytest.raises(NoSuchProgramme):
        store.undelete("prog")


def test_a_programme_made_under_the_id_of_one_removed_for_good_shows_nothing_of_it(store: Store, clock: Clock) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", label("training", "Of the first one"), ANN)
    store.delete("prog", ANN)
    clock.move_on(days=31)
    store.purge_deleted()
    store.create(PROGRAMME, ANN)
    assert labels(store.load("prog").programme)["training"] == "Training"
    saved = store.commit("prog", label("direct", "Of the second one"), ANN)
    assert labels(saved.programme)["training"] == "Training"
    assert labels(store.load("prog").programme) == labels(saved.programme)


def test_a_store_that_had_the_first_one_open_sees_the_second_one_made_elsewhere(
    store: Store, clock: Clock, reopen: Callable[[], Store]
) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", label("training", "Of the first one"), ANN)
    elsewhere = reopen()
    elsewhere.delete("prog", ANN)
    clock.move_on(days=31)
    elsewhere.purge_deleted()
    elsewhere.create(PROGRAMME, ANN)
    saved = elsewhere.commit("prog", label("direct", "Of the second one"), ANN)
    assert text_of(store.load("prog").programme) == text_of(saved.programme)


def test_a_name_with_characters_no_database_holds_is_kept_without_them(store: Store) -> None:
    author = Author(id="x", name="A\x00B\ud800")
    store.create(PROGRAMME, author)
    store.snapshot("prog", "The\x00 bid\ud800", author)
    assert store.load("prog").author.name == "AB"
    assert [one.name for one in store.snapshots("prog")] == ["The bid"]


def _rows_of(store: Store, programme_id: str) -> dict[str, int]:
    with store.engine.connect() as connection:
        return {
            table.name: connection.execute(
                select(func.count()).select_from(table).where(table.c.programme_id == programme_id)
            ).scalar_one()
            for table in OF_A_PROGRAMME
        }


def _until_somebody_waits(store: Store) -> None:
    """Until PostgreSQL has another transaction waiting for this one; SQLite lets nobody in anyway."""
    waiting = text("select count(*) from pg_locks where not granted")
    while not is_sqlite(store.engine):
        with store.engine.connect() as connection:
            if connection.execute(waiting).scalar_one():
                return
