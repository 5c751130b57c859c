"""Edits: each in one transaction on the newest revision, with its author and time; refused whole or kept whole."""

from collections.abc import Callable

import pytest

from tests.store.example import (
    ANN,
    BEN,
    PROGRAMME,
    Clock,
    add,
    figure,
    label,
    labels,
    move,
    named,
    note,
    order,
    put,
    remove,
    text_of,
    values,
)
from tests.store.spying import spied_on
from toc.errors import TocError
from toc.model.apply import EditRefused, RemovedToo, Replaced, RunsBackward, TextChanged
from toc.model.collections import Collection
from toc.model.edits import Change, Edit, Together
from toc.store import Saved, Store


@pytest.fixture
def made(store: Store) -> Saved:
    """The example, made by the first author, with figures for January and February."""
    return store.create(PROGRAMME, ANN, [figure(1, 10), figure(2, 20)])


def test_each_edit_is_the_next_revision_with_its_author_and_time(
    store: Store, made: Saved, clock: Clock, reopen: Callable[[], Store]
) -> None:
    first_at = clock.move_on(seconds=1)
    first = store.commit("prog", label("training", "Teaching"), ANN)
    second_at = clock.move_on(seconds=1)
    second = store.commit("prog", add("new"), BEN)
    assert (first.revision, first.author, first.at) == (1, ANN, first_at)
    assert (second.revision, second.author, second.at) == (2, BEN, second_at)
    newest, oldest = reopen().history("prog")
    assert (newest.revision, newest.author, newest.at, newest.edit) == (2, BEN, second_at, add("new"))
    assert (oldest.revision, oldest.author, oldest.at, oldest.edit) == (1, ANN, first_at, label("training", "Teaching"))
    found = reopen().load("prog")
    assert (found.revision, found.author, found.at) == (2, BEN, second_at)
    assert text_of(found.programme) == text_of(second.programme)


def test_an_edit_of_one_programme_leaves_the_others_alone(store: Store, made: Saved) -> None:
    store.create(named("other"), ANN, [figure(1, 5)])
    store.commit("other", put(figure(1, 6)), ANN)
    store.commit("other", label("training", "Elsewhere"), ANN)
    assert store.load("prog") == made
    assert values(store.figures("prog")) == {1: 10, 2: 20}
    assert store.history("prog") == ()
    assert not store.can_undo("prog", ANN)


@pytest.mark.parametrize(
    "edit",
    [
        label("gone", "Too late"),
        label("training", ""),
        label("training", "x" * 151),
        add("training"),
        add("new", stage="gone"),
        remove("gone"),
        put(figure(1, 99), figure(1, 1, indicator="gone")),
        Together(edits=(put(figure(1, 99)), label("training", "Half"), label("gone", "Half"))),
    ],
    ids=["gone", "blank", "too long", "there already", "no such stage", "nothing to remove", "no indicator", "half"],
)
def test_a_refused_edit_says_why_and_changes_nothing(store: Store, made: Saved, edit: Edit) -> None:
    with pytest.raises(TocError) as refused:
        store.commit("prog", edit, BEN)
    assert refused.value.message.endswith(".")
    assert store.load("prog") == made
    assert values(store.figures("prog")) == {1: 10, 2: 20}
    assert store.history("prog") == ()


def test_text_that_no_file_can_hold_is_refused_and_changes_nothing(store: Store, made: Saved) -> None:
    with pytest.raises(EditRefused, match="Type it again"):
        store.commit("prog", note("training", "half a sign: \ud83d"), ANN)
    assert store.load("prog") == made
    assert store.history("prog") == ()


def test_edits_made_on_an_older_revision_to_different_things_both_land(store: Store, made: Saved) -> None:
    seen = labels(made.programme)
    store.commit("prog", label("training", "By the first", seen["training"]), ANN)
    second = store.commit("prog", label("direct", "By the second", seen["direct"]), BEN)
    assert second.effects == ()
    assert labels(second.programme) == {"training": "By the first", "direct": "By the second", "skills": "Skills grow"}


def test_of_two_edits_to_one_field_the_later_wins_and_is_told_what_it_replaced(store: Store, made: Saved) -> None:
    seen = labels(made.programme)["training"]
    store.commit("prog", label("training", "By the first", seen), ANN)
    second = store.commit("prog", label("training", "By the second", seen), BEN)
    assert labels(second.programme)["training"] == "By the second"
    assert second.effects == (Replaced(Collection.ELEMENTS, "training", "label", "By the first"),)


def test_of_two_figures_typed_into_one_cell_the_later_wins_and_is_told_what_it_replaced(
    store: Store, made: Saved
) -> None:
    seen = {1: figure(1, 10)}
    store.commit("prog", put(figure(1, 11), base=seen), ANN)
    second = store.commit("prog", put(figure(1, 12), base=seen), BEN)
    assert values(store.figures("prog")) == {1: 12, 2: 20}
    (effect,) = second.effects
    assert isinstance(effect, Replaced)
    assert (effect.collection, effect.id, effect.value["value"]) == (Collection.INDICATORS, "trained", 11)


@pytest.mark.parametrize(("length", "refused"), [(150, False), (151, True)])
def test_a_long_text_changed_meanwhile_is_refused_naming_who_and_when_with_both_texts(
    store: Store, made: Saved, clock: Clock, length: int, refused: bool
) -> None:
    theirs, yours = "t" * length, "mine"
    clock.move_on(hours=1)
    store.commit("prog", note("training", theirs), BEN)
    clock.move_on(hours=1)
    edit = Change(collection=Collection.ELEMENTS, id="training", fields={"notes": yours}, base={"notes": ""})
    if not refused:
        assert store.commit("prog", edit, ANN).effects == (Replaced(Collection.ELEMENTS, "training", "notes", theirs),)
        return
    with pytest.raises(TextChanged) as error:
        store.commit("prog", edit, ANN)
    assert (error.value.theirs, error.value.yours) == (theirs, yours)
    assert "Second author (2 Mar 2026, 10:30 UTC)" in error.value.message
    assert store.revision_of("prog") == 1


def test_the_author_is_told_what_went_too_and_what_runs_backward(store: Store, made: Saved) -> None:
    turned = Change(collection=Collection.ELEMENTS, id="skills", fields={"stage": None})
    store.commit("prog", turned, ANN)
    back = Together(
        edits=(
            Change(collection=Collection.ELEMENTS, id="skills", fields={"stage": "do"}),
            Change(collection=Collection.ELEMENTS, id="training", fields={"stage": "see"}),
        )
    )
    assert store.commit("prog", back, ANN).effects == (RunsBackward("t-s"),)
    assert store.commit("prog", remove("skills"), ANN).effects == (RemovedToo(Collection.LINKS, "t-s"),)


def test_boxes_keep_the_order_they_are_given(store: Store, made: Saved, reopen: Callable[[], Store]) -> None:
    store.commit("prog", move("skills", after=""), ANN)
    store.commit("prog", add("last"), BEN)
    assert order(reopen().load("prog").programme) == ["skills", "training", "direct", "last"]


def test_an_edit_of_the_map_reads_and_writes_no_figure(store: Store) -> None:
    store.create(PROGRAMME, ANN, [figure(month, month) for month in range(1, 13)])
    with spied_on(store.engine) as said:
        store.commit("prog", label("training", "Teaching"), ANN)
    assert len(said.statements) > 0
    assert [one for one in said.statements if "figures" in one] == []
