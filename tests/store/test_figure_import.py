"""A table of figures put in force at once: whole or not at all, the same twice changes nothing, and back again."""

import pytest
from sqlalchemy import inspect

from tests.store.columns import ALL, table
from tests.store.example import ANN, BEN, PROGRAMME, figure, put, values
from toc.model.apply import EditRefused
from toc.store import Store
from toc.store.repository import NoSuchProgramme


@pytest.fixture(autouse=True)
def made(store: Store) -> None:
    """The example with figures for January and February."""
    store.create(PROGRAMME, ANN, [figure(1, 10), figure(2, 20)])


def test_new_figures_are_added_changed_ones_replaced_and_the_same_left(store: Store) -> None:
    done = store.import_figures("prog", table([figure(1, 10), figure(2, 21), figure(3, 31)]), BEN, ALL)
    assert done.counts == (1, 1, 1)
    assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 31}
    assert values(store.figures("prog", at_revision=0)) == {1: 10, 2: 20}
    assert store.load("prog").revision == 1


def test_figures_of_an_indicator_that_had_none_are_added(store: Store) -> None:
    seen = [figure(month, month, indicator="seen") for month in (1, 2, 3)]
    done = store.import_figures("prog", table(seen), BEN, ALL)
    assert done.counts == (3, 0, 0)
    assert store.figures("prog", ["seen"]) == tuple(seen)


def test_the_same_table_twice_makes_one_edit(store: Store) -> None:
    rows = table([figure(2, 21), figure(3, 31)])
    first = store.import_figures("prog", rows, BEN, ALL)
    again = store.import_figures("prog", rows, BEN, ALL)
    assert first.saved is not None
    assert first.saved.revision == 1
    assert again == (None, (0, 0, 2))
    assert store.load("prog").revision == 1


def test_what_a_table_has_no_column_for_does_not_make_a_figure_another(store: Store) -> None:
    store.commit("prog", put(figure(3, 30, note="from the audit")), ANN)
    rows = table([figure(3, 30)])
    assert store.import_figures("prog", rows, BEN, frozenset({"indicator", "period", "value"})).saved is None
    assert store.import_figures("prog", rows, BEN, ALL).counts == (0, 1, 0)


def test_an_import_is_taken_back_and_done_again(store: Store) -> None:
    store.import_figures("prog", table([figure(2, 21), figure(3, 31)]), BEN, ALL)
    for _ in range(2):
        store.undo("prog", BEN)
        assert values(store.figures("prog")) == {1: 10, 2: 20}
        store.redo("prog", BEN)
        assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 31}


def test_an_import_corrected_since_is_not_taken_back_unless_the_correction_is(store: Store) -> None:
    store.import_figures("prog", table([figure(2, 21), figure(3, 31)]), BEN, ALL)
    store.commit("prog", put(figure(3, 32)), ANN)
    with pytest.raises(EditRefused, match=r"First author .* has changed it since"):
        store.undo("prog", BEN)
    assert values(store.figures("prog")) == {1: 10, 2: 21, 3: 32}
    store.undo("prog", ANN)
    store.undo("prog", BEN)
    assert values(store.figures("prog")) == {1: 10, 2: 20}


def test_an_import_that_fails_in_the_middle_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toc.store.figure_import._ROWS_AT_ONCE", 1)
    rows = table(figure(month, month, indicator="seen") for month in (1, 2, 3))

    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.import_figures("prog", rows, BEN, ALL, stop)
    assert store.figures("prog", ["seen"]) == ()
    assert store.load("prog").revision == 0


def test_progress_is_told_until_all_is_done(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toc.store.figure_import._ROWS_AT_ONCE", 2)
    told: list[float] = []
    store.import_figures("prog", table(figure(month, 1) for month in (1, 2, 3, 4)), BEN, ALL, told.append)
    assert told == [0.5, 1.0]


def test_the_keys_of_figures_are_those_in_force(store: Store) -> None:
    store.import_figures("prog", table([figure(3, 31, category="north")]), BEN, ALL)
    keys = store.figure_keys("prog", ["trained"])
    assert sorted(keys.select("category", "start").rows()) == [
        ("", "2025-01-01"), ("", "2025-02-01"), ("north", "2025-03-01"),
    ]  # fmt: skip


def test_no_figures_go_into_a_programme_that_is_not_there(store: Store) -> None:
    with pytest.raises(NoSuchProgramme):
        store.import_figures("gone", table([figure(1, 1)]), BEN, ALL)


@pytest.mark.parametrize("fails", [False, True])
def test_a_table_that_is_most_of_all_figures_leaves_the_indexes_as_they_were(
    store: Store, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    monkeypatch.setattr("toc.store.figure_import._MANY", 3)
    rows = table(figure(month, month, indicator="seen") for month in (1, 2, 3))
    before = _indexes(store)
    if fails:
        with pytest.raises(ZeroDivisionError):
            store.import_figures("prog", rows, BEN, ALL, _divide)
    else:
        assert store.import_figures("prog", rows, BEN, ALL).counts == (3, 0, 0)
    assert _indexes(store) == before
    assert len(store.figures("prog", ["seen"])) == (0 if fails else 3)


def _indexes(store: Store) -> set[str | None]:
    return {index["name"] for index in inspect(store.engine).get_indexes("figures")}


def _divide(share: float) -> None:
    raise ZeroDivisionError
