"""History: any revision again, to the byte, from few rows however long it is; snapshots; restores."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete

from tests.store.example import ANN, BEN, PROGRAMME, Clock, add, figure, label, labels, put, text_of, values
from tests.store.spying import spied_on
from toc.errors import TocError
from toc.model.edits import Restore
from toc.store import Snapshot, Store
from toc.store.repository import CHECKPOINT_EVERY
from toc.store.schema import checkpoints


def test_every_revision_comes_again_as_it_was_acknowledged(store: Store, reopen: Callable[[], Store]) -> None:
    acknowledged = [text_of(store.create(PROGRAMME, ANN).programme)]
    acknowledged += [
        text_of(store.commit("prog", label("training", f"Label {number}"), ANN).programme)
        for number in range(2 * CHECKPOINT_EVERY + 3)
    ]
    found = reopen()
    assert [text_of(found.at_revision("prog", revision)) for revision in range(len(acknowledged))] == acknowledged
    assert text_of(found.load("prog").programme) == acknowledged[-1]


def test_loading_from_a_checkpoint_is_the_same_as_replaying_from_the_start(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.create(PROGRAMME, ANN)
    for number in range(2 * CHECKPOINT_EVERY + 3):
        store.commit("prog", add(f"box{number}"), ANN if number % 3 else BEN)
    by_checkpoint = text_of(reopen().load("prog").programme)
    with store.engine.begin() as connection:
        gone = connection.execute(delete(checkpoints).where(checkpoints.c.revision > 0)).rowcount
    assert gone == 2
    assert text_of(reopen().load("prog").programme) == by_checkpoint


def test_loading_says_as_little_and_reads_as_few_rows_at_revision_210_as_at_10(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.create(PROGRAMME, ANN)
    seen = []
    for until in (10, 210):
        while store.revision_of("prog") < until:
            store.commit("prog", label("training", f"Label {until}"), ANN)
        found = reopen()
        with spied_on(found.engine) as loading:
            found.load("prog")
        with spied_on(found.engine) as editing:
            found.commit("prog", label("training", "A label"), ANN)
            found.undo("prog", ANN)
        seen.append((loading.statements, loading.rows, editing.statements, editing.rows))
    assert seen[0] == seen[1]
    loaded, rows, *_ = seen[0]
    assert (len(loaded), rows) == (3, 1 + 1 + 10)


def test_the_longest_way_from_a_checkpoint_is_short(store: Store, reopen: Callable[[], Store]) -> None:
    store.create(PROGRAMME, ANN)
    rows = []
    for _ in range(CHECKPOINT_EVERY + 1):
        store.commit("prog", label("training", "A label"), ANN)
        found = reopen()
        with spied_on(found.engine) as loading:
            found.load("prog")
        rows.append(loading.rows - 2)
    assert rows == [*range(1, CHECKPOINT_EVERY), 0, 1]


def test_a_programme_that_is_open_is_not_read_again(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", add("new"), ANN)
    with spied_on(store.engine) as loading:
        store.load("prog")
    assert (len(loading.statements), loading.rows) == (1, 1)


def test_an_edit_made_in_another_window_is_seen_at_once(store: Store, reopen: Callable[[], Store]) -> None:
    elsewhere = reopen()
    store.create(PROGRAMME, ANN)
    for number in range(3):
        elsewhere.commit("prog", label("training", f"Elsewhere {number}"), BEN)
        assert labels(store.load("prog").programme)["training"] == f"Elsewhere {number}"
        store.commit("prog", label("training", f"Here {number}"), ANN)
        assert labels(elsewhere.load("prog").programme)["training"] == f"Here {number}"
    assert store.revision_of("prog") == elsewhere.revision_of("prog") == 6


def test_the_history_comes_newest_first_in_pages(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    for number in range(1, 6):
        store.commit("prog", label("training", f"Label {number}"), ANN)
    assert [entry.revision for entry in store.history("prog", limit=2)] == [5, 4]
    assert [entry.revision for entry in store.history("prog", before=4, limit=2)] == [3, 2]
    assert [entry.revision for entry in store.history("prog", before=2)] == [1]
    assert store.history("prog", before=1) == ()


@pytest.mark.parametrize("revision", [-1, 2])
def test_a_revision_that_never_was_is_refused(store: Store, revision: int) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", add("new"), ANN)
    with pytest.raises(TocError, match=f"There is no revision {revision}: the newest is 1"):
        store.at_revision("prog", revision)


def test_a_snapshot_names_a_revision_figures_included(store: Store, clock: Clock) -> None:
    store.create(PROGRAMME, ANN, [figure(1, 10)])
    at = clock.move_on(minutes=1)
    assert store.snapshot("prog", "Bid", BEN) == Snapshot(0, "Bid", at, BEN)
    store.commit("prog", put(figure(1, 11)), ANN)
    later = clock.move_on(minutes=1)
    store.snapshot("prog", "Review", ANN)
    assert store.snapshots("prog") == (Snapshot(1, "Review", later, ANN), Snapshot(0, "Bid", at, BEN))
    bid = store.snapshots("prog")[-1]
    assert values(store.figures("prog", at_revision=bid.revision)) == {1: 10}
    assert store.snapshots("other") == ()


def test_a_second_name_for_a_revision_replaces_the_first(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    store.snapshot("prog", "Bid", ANN)
    store.snapshot("prog", "Final bid", BEN)
    assert [(one.revision, one.name, one.author) for one in store.snapshots("prog")] == [(0, "Final bid", BEN)]
    assert store.revision_of("prog") == 0


def test_an_earlier_revision_can_be_named_too_and_forgotten_again(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", add("new"), ANN)
    store.snapshot("prog", "Before", BEN, revision=0)
    store.snapshot("prog", "After", BEN)
    assert [(one.revision, one.name) for one in store.snapshots("prog")] == [(1, "After"), (0, "Before")]
    store.forget_snapshot("prog", 0)
    assert [one.name for one in store.snapshots("prog")] == ["After"]
    with pytest.raises(TocError, match="There is no revision 2"):
        store.snapshot("prog", "Never", BEN, revision=2)


def test_any_revision_can_be_restored_as_one_edit_that_keeps_the_history(store: Store) -> None:
    store.create(PROGRAMME, ANN)
    store.commit("prog", label("training", "Changed"), ANN)
    store.commit("prog", add("new"), BEN)
    restored = store.commit("prog", Restore(programme=store.at_revision("prog", 1), figures_at=1), ANN)
    assert (restored.revision, labels(restored.programme)["training"]) == (3, "Changed")
    assert "new" not in labels(restored.programme)
    assert [entry.revision for entry in store.history("prog")] == [3, 2, 1]
    assert "new" in labels(store.undo("prog", ANN).programme)
