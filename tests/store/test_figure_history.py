"""How figures came to be what they are."""

import pytest

from tests.store.example import ANN, BEN, PROGRAMME, Clock, clear, figure, put
from toc.model.edits import ImportFigures
from toc.store import Store
from toc.store.figure_history import Deed, FigureVersion, load_since, load_versions


@pytest.fixture(autouse=True)
def made(store: Store) -> None:
    """The example with figures for January and February."""
    store.create(PROGRAMME, ANN, [figure(1, 10), figure(2, 20)])


def test_every_version_says_who_brought_it_and_who_took_it_away(store: Store, clock: Clock) -> None:
    first = clock.move_on(minutes=5)
    store.commit("prog", put(figure(1, 11)), BEN)
    second = clock.move_on(minutes=5)
    store.commit("prog", clear(figure(1, 11)), ANN)
    assert load_versions(store, "prog", "trained") == (
        FigureVersion(figure(1, 10), Deed(0, None, None), imported=False, gone=Deed(1, first, BEN)),
        FigureVersion(figure(1, 11), Deed(1, first, BEN), imported=False, gone=Deed(2, second, ANN)),
        FigureVersion(figure(2, 20), Deed(0, None, None), imported=False, gone=None),
    )


def test_an_imported_figure_and_what_its_withdrawal_put_back_are_told_apart(store: Store) -> None:
    batch = store.add_batch("prog", [figure(1, 12)])
    store.commit("prog", ImportFigures(batch=batch), BEN)
    store.undo("prog", BEN)
    told = [
        (one.observation.value, one.entered.revision, one.imported)
        for one in load_versions(store, "prog", "trained")
        if one.observation.period == figure(1, 0).period
    ]
    assert told == [(10, 0, False), (12, 1, True), (10, 2, False)]


def test_other_indicators_and_what_england_has_are_not_told(store: Store) -> None:
    store.commit("prog", put(figure(1, 5, indicator="seen"), figure(1, 9, comparison="england")), ANN)
    assert [one.observation.value for one in load_versions(store, "prog", "trained")] == [10, 20]


def test_what_was_replaced_cleared_and_begun_since_a_revision(store: Store) -> None:
    store.commit("prog", put(figure(3, 30)), ANN)
    store.commit("prog", put(figure(1, 11)), BEN)
    store.commit("prog", clear(figure(2, 20)), BEN)
    store.commit("prog", put(figure(4, 40), figure(4, 41, comparison="england")), BEN)
    since = load_since(store, "prog", 1)
    assert since.held == (figure(1, 10), figure(2, 20))
    assert since.begun == {figure(1, 0).key, figure(4, 0).key}
    assert load_since(store, "prog", 4) == ((), frozenset())
