"""Figures as rows: typed, imported, withdrawn, restored, and as they stood at any revision."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from tests.store.example import ANN, BEN, PROGRAMME, clear, figure, label, named, put, remove, values
from toc.model.apply import EditRefused
from toc.model.edits import FigureChange, ImportFigures, PutFigures, Restore, Together, WithdrawImport
from toc.model.figures import Observation, Period
from toc.store import Saved, Store
from toc.store.schema import figures


@pytest.fixture(autouse=True)
def made(store: Store) -> Saved:
    """The example with figures for January and February."""
    return store.create(PROGRAMME, ANN, [figure(1, 10), figure(2, 20)])


def test_a_figure_stands_from_its_revision_until_the_one_that_replaces_it(store: Store) -> None:
    store.commit("prog", put(figure(3, 30)), ANN)
    store.commit("prog", put(figure(1, 11)), BEN)
    store.commit("prog", clear(figure(2, 20)), ANN)
    stood = [values(store.figures("prog", at_revision=revision)) for revision in range(4)]
    assert stood == [{1: 10, 2: 20}, {1: 10, 2: 20, 3: 30}, {1: 11, 2: 20, 3: 30}, {1: 11, 3: 30}]
    assert values(store.figures("prog")) == stood[-1]
    assert _rows(store) == [(1, 0, 2), (2, 0, 3), (3, 1, None), (1, 2, None)]


def test_an_edit_of_the_map_leaves_every_row_of_figures_as_it_was(store: Store) -> None:
    before = _rows(store)
    for edit in (label("training", "Teaching"), remove("training")):
        store.commit("prog", edit, ANN)
    store.undo("prog", ANN)
    assert _rows(store) == before


def test_figures_come_by_indicator_and_period_and_of_some_indicators_alone(store: Store) -> None:
    store.commit("prog", put(figure(2, 6, indicator="seen"), figure(1, 5, indicator="seen")), ANN)
    assert [(one.indicator, one.value) for one in store.figures("prog")] == [
        ("seen", 5),
        ("seen", 6),
        ("trained", 10),
        ("trained", 20),
    ]
    assert store.figures("prog", ["seen"]) == (figure(1, 5, indicator="seen"), figure(2, 6, indicator="seen"))
    assert store.figures("prog", []) == ()


def test_total_category_comparison_and_another_period_are_cells_apart(store: Store) -> None:
    half = Period(start=date(2025, 1, 1), end=date(2025, 6, 30))
    cells = (
        figure(1, 1, category="north"),
        figure(1, 2, comparison="england"),
        Observation(indicator="trained", period=half, value=3),
    )
    store.commit("prog", put(*cells), ANN)
    store.commit("prog", put(figure(1, 11, category="north")), ANN)
    assert set(store.figures("prog")) == {
        figure(1, 10),
        figure(2, 20),
        figure(1, 11, category="north"),
        figure(1, 2, comparison="england"),
        cells[2],
    }


def test_a_cell_typed_twice_in_one_edit_holds_the_last_and_undo_takes_both_back(
    store: Store, reopen: Callable[[], Store]
) -> None:
    cell = figure(3, 30)
    twice = PutFigures(
        cells=(FigureChange(key=cell.key, observation=cell), FigureChange(key=cell.key, observation=None))
    )
    store.commit("prog", twice, ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20}
    store.undo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20}
    assert reopen().load("prog").revision == 2


def test_a_cell_typed_in_two_parts_of_one_gesture_can_be_taken_back_and_loaded(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.commit("prog", Together(edits=(put(figure(3, 30)), put(figure(3, 31)))), ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20, 3: 31}
    store.undo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20}
    assert reopen().load("prog").revision == 2


def test_an_import_replaces_what_stands_in_its_cells_and_leaves_the_rest(store: Store) -> None:
    batch = store.add_batch("prog", [figure(2, 21), figure(3, 31)])
    assert values(store.figures("prog")) == {1: 10, 2: 20}
    assert store.commit("prog", ImportFigures(batch=batch), BEN).revision == 1
    assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 31}
    assert values(store.figures("prog", at_revision=0)) == {1: 10, 2: 20}


def test_a_large_import_goes_in_whole_as_one_edit(store: Store) -> None:
    many = [
        Observation(indicator="seen", period=Period(start=date(1990, 1, 1), end=date.fromordinal(730_000 + n)), value=n)
        for n in range(2_500)
    ]
    batch = store.add_batch("prog", many)
    store.commit("prog", ImportFigures(batch=batch), ANN)
    assert store.figures("prog", ["seen"]) == tuple(many)
    store.undo("prog", ANN)
    assert store.figures("prog", ["seen"]) == ()


def test_an_import_taken_back_puts_in_force_what_it_replaced_and_can_be_done_again(store: Store) -> None:
    batch = store.add_batch("prog", [figure(2, 21), figure(3, 31)])
    store.commit("prog", ImportFigures(batch=batch), ANN)
    for _ in range(3):
        store.undo("prog", ANN)
        assert values(store.figures("prog")) == {1: 10, 2: 20}
        store.redo("prog", ANN)
        assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 31}
    assert values(store.figures("prog", at_revision=2)) == {1: 10, 2: 20}
    assert values(store.figures("prog", at_revision=3)) == {1: 10, 2: 21, 3: 31}


def test_an_import_done_again_over_less_brings_back_no_more_than_it_replaced(store: Store) -> None:
    batch = store.add_batch("prog", [figure(2, 21)])
    store.commit("prog", ImportFigures(batch=batch), ANN)
    store.undo("prog", ANN)
    store.commit("prog", clear(figure(2, 20)), BEN)
    store.redo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 21}
    store.undo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10}


def test_an_import_whose_figures_have_been_corrected_since_is_not_taken_back(store: Store) -> None:
    batch = store.add_batch("prog", [figure(2, 21), figure(3, 31)])
    store.commit("prog", ImportFigures(batch=batch), ANN)
    store.commit("prog", put(figure(3, 32)), BEN)
    with pytest.raises(EditRefused, match="Second author"):
        store.undo("prog", ANN)
    with pytest.raises(EditRefused, match="Correct the figures one by one"):
        store.commit("prog", WithdrawImport(batch=batch), ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 32}
    store.undo("prog", BEN)
    store.undo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20}


def test_an_import_of_nothing_known_or_of_another_programme_is_refused(store: Store) -> None:
    store.create(named("other"), ANN)
    elsewhere = store.add_batch("other", [figure(1, 1)])
    for batch in ("nothing", elsewhere):
        with pytest.raises(EditRefused, match="Import the file again"):
            store.commit("prog", ImportFigures(batch=batch), ANN)
    assert store.revision_of("prog") == 0


def test_a_restore_brings_the_figures_of_its_revision_too_and_can_be_undone(store: Store) -> None:
    then = store.commit("prog", put(figure(1, 11)), ANN).programme
    store.commit("prog", label("training", "Changed"), BEN)
    store.commit("prog", ImportFigures(batch=store.add_batch("prog", [figure(2, 21), figure(3, 31)])), BEN)
    store.commit("prog", clear(figure(1, 11)), BEN)
    before, figures_before = store.load("prog").programme, store.figures("prog")
    restored = store.commit("prog", Restore(programme=then, figures_at=1), ANN)
    assert restored.programme == then
    assert values(store.figures("prog")) == {1: 11, 2: 20}
    assert store.undo("prog", ANN).programme == before
    assert store.figures("prog") == figures_before
    assert store.redo("prog", ANN).programme == then
    assert values(store.figures("prog")) == {1: 11, 2: 20}
    assert values(store.figures("prog", at_revision=4)) == {2: 21, 3: 31}


def test_an_import_that_a_restore_brought_back_can_be_taken_back(store: Store) -> None:
    batch = store.add_batch("prog", [figure(2, 21), figure(3, 31)])
    imported = store.commit("prog", ImportFigures(batch=batch), ANN).programme
    store.commit("prog", clear(figure(3, 31)), BEN)
    store.commit("prog", Restore(programme=imported, figures_at=1), BEN)
    assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 31}
    store.undo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20}


def test_a_restore_is_not_undone_over_the_later_work_of_others(store: Store) -> None:
    store.commit("prog", label("training", "Changed"), ANN)
    store.commit("prog", Restore(programme=PROGRAMME, figures_at=0), ANN)
    store.commit("prog", put(figure(4, 40)), BEN)
    with pytest.raises(EditRefused, match="Second author"):
        store.undo("prog", ANN)
    assert values(store.figures("prog")) == {1: 10, 2: 20, 4: 40}


def _rows(store: Store) -> list[tuple[int, int, int | None]]:
    """Month, first revision, last revision of each row."""
    with store.engine.connect() as connection:
        rows = connection.execute(
            select(figures.c.period, figures.c.from_revision, figures.c.until_revision)
            .where(figures.c.programme_id == "prog")
            .order_by(figures.c.row)
        )
        return [(int(row.period[5:7]), row.from_revision, row.until_revision) for row in rows]


def test_the_totals_are_what_is_of_no_category_and_no_comparison(store: Store) -> None:
    parts = [figure(3, 5).model_copy(update={name: "x"}) for name in ("category", "comparison")]
    store.create(PROGRAMME.model_copy(update={"id": "split"}), ANN, [figure(1, 10), *parts])
    assert values(store.figures("split", totals=True)) == {1: 10}
    assert len(store.figures("split")) == 3
