"""Undo and redo: one's own latest edit that still stands, over restarts, refused where others have built on it."""

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
    note,
    order,
    put,
    remove,
    text_of,
    values,
)
from toc.errors import TocError
from toc.model.apply import EditRefused
from toc.model.collections import Collection
from toc.model.edits import Add, Arrange, Edit
from toc.store import Saved, Store


@pytest.fixture(autouse=True)
def _made(store: Store) -> None:
    store.create(PROGRAMME, ANN, [figure(1, 10)])


@pytest.mark.parametrize(
    "edit",
    [
        label("training", "Teaching"),
        note("training", "n" * 4_000),
        add("new"),
        remove("training"),
        move("skills", after=""),
        Arrange(collection=Collection.ELEMENTS, parent="map", order=("skills", "direct", "training")),
        put(figure(1, 11), figure(2, 20)),
    ],
    ids=["label", "note", "add", "remove with its arrow", "move", "arrange", "figures"],
)
def test_undo_gives_back_what_was_and_redo_what_had_been_done(store: Store, edit: Edit) -> None:
    before, figures_before = store.load("prog").programme, store.figures("prog")
    done = store.commit("prog", edit, ANN).programme
    figures_done = store.figures("prog")
    undone = store.undo("prog", ANN)
    assert text_of(undone.programme) == text_of(before)
    assert store.figures("prog") == figures_before
    redone = store.redo("prog", ANN)
    assert text_of(redone.programme) == text_of(done)
    assert store.figures("prog") == figures_done
    assert (undone.revision, redone.revision) == (2, 3)
    assert (text_of(done), figures_done) != (text_of(before), figures_before)


def test_undo_goes_back_edit_by_edit_and_redo_forward_again_however_often(store: Store) -> None:
    texts = ["Training", "one", "two", "three"]
    for text in texts[1:]:
        store.commit("prog", label("training", text), ANN)
    for _ in range(2):
        assert [_label(store.undo("prog", ANN)) for _ in range(3)] == ["two", "one", "Training"]
        assert not store.can_undo("prog", ANN)
        assert [_label(store.redo("prog", ANN)) for _ in range(3)] == ["one", "two", "three"]
        assert not store.can_redo("prog", ANN)


def test_undo_and_redo_work_after_a_restart(store: Store, reopen: Callable[[], Store]) -> None:
    for text in ("one", "two"):
        store.commit("prog", label("training", text), ANN)
    assert _label(reopen().undo("prog", ANN)) == "one"
    again = reopen()
    assert again.can_undo("prog", ANN)
    assert again.can_redo("prog", ANN)
    assert _label(again.redo("prog", ANN)) == "two"
    assert not reopen().can_redo("prog", ANN)


def test_with_nothing_to_take_back_undo_and_redo_say_so(store: Store) -> None:
    with pytest.raises(EditRefused, match="nothing to undo: you have made no change here"):
        store.undo("prog", ANN)
    with pytest.raises(EditRefused, match="nothing to redo"):
        store.redo("prog", ANN)
    assert store.revision_of("prog") == 0


def test_the_own_next_edit_ends_redo(store: Store) -> None:
    store.commit("prog", label("training", "one"), ANN)
    store.undo("prog", ANN)
    assert store.can_redo("prog", ANN)
    store.commit("prog", label("direct", "else"), ANN)
    assert not store.can_redo("prog", ANN)
    with pytest.raises(EditRefused, match="nothing to redo"):
        store.redo("prog", ANN)


def test_somebody_elses_edit_does_not_end_redo(store: Store) -> None:
    store.commit("prog", label("training", "one"), ANN)
    store.undo("prog", ANN)
    store.commit("prog", label("direct", "else"), BEN)
    assert labels(store.redo("prog", ANN).programme) == {"training": "one", "direct": "else", "skills": "Skills grow"}


def test_undo_takes_back_the_own_edit_and_leaves_later_ones_of_others(store: Store) -> None:
    store.commit("prog", label("training", "mine"), ANN)
    store.commit("prog", label("direct", "theirs"), BEN)
    undone = store.undo("prog", ANN)
    assert labels(undone.programme) == {"training": "Training", "direct": "theirs", "skills": "Skills grow"}
    assert undone.author == ANN


def test_each_author_has_an_undo_and_a_redo_of_their_own(store: Store) -> None:
    store.commit("prog", label("training", "mine"), ANN)
    store.commit("prog", label("direct", "theirs"), BEN)
    store.undo("prog", ANN)
    assert (store.can_undo("prog", ANN), store.can_redo("prog", ANN)) == (False, True)
    assert (store.can_undo("prog", BEN), store.can_redo("prog", BEN)) == (True, False)
    store.undo("prog", BEN)
    assert labels(store.redo("prog", ANN).programme) == {
        "training": "mine",
        "direct": "Direct work",
        "skills": "Skills grow",
    }


def test_undo_never_reaches_past_the_own_latest_standing_edit(store: Store) -> None:
    store.commit("prog", label("direct", "first"), ANN)
    store.commit("prog", label("training", "second"), ANN)
    store.commit("prog", label("training", "over it"), BEN)
    for _ in range(2):
        with pytest.raises(EditRefused):
            store.undo("prog", ANN)
    assert labels(store.load("prog").programme)["direct"] == "first"
    store.undo("prog", BEN)
    assert labels(store.undo("prog", ANN).programme)["training"] == "Training"
    assert labels(store.undo("prog", ANN).programme)["direct"] == "Direct work"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (label("training", "mine"), label("training", "theirs")),
        (label("training", "mine"), remove("training")),
        (add("new"), label("new", "theirs")),
        (
            add("new"),
            Add(collection=Collection.LINKS, parent="map", item={"id": "l", "source": "new", "target": "skills"}),
        ),
        (move("skills", after=""), move("skills", after="training")),
        (
            Arrange(collection=Collection.ELEMENTS, parent="map", order=("skills", "direct", "training")),
            Arrange(collection=Collection.ELEMENTS, parent="map", order=("direct", "training", "skills")),
        ),
        (put(figure(1, 11)), put(figure(1, 12))),
    ],
    ids=["changed", "removed", "added and changed", "added and linked", "moved", "arranged", "figure"],
)
def test_undo_is_refused_naming_who_has_built_on_it_and_when(
    store: Store, clock: Clock, mine: Edit, theirs: Edit
) -> None:
    store.commit("prog", mine, ANN)
    clock.move_on(minutes=5)
    store.commit("prog", theirs, BEN)
    before, figures = store.load("prog"), store.figures("prog")
    clock.move_on(days=1)
    with pytest.raises(TocError) as refused:
        store.undo("prog", ANN)
    assert refused.value.message == (
        "This cannot be taken back: Second author (2 Mar 2026, 09:35 UTC) has changed it since."
    )
    assert store.load("prog") == before
    assert store.figures("prog") == figures


def test_redo_is_refused_naming_who_has_changed_it_since(store: Store) -> None:
    store.commit("prog", label("training", "mine"), ANN)
    store.undo("prog", ANN)
    store.commit("prog", label("training", "theirs"), BEN)
    with pytest.raises(EditRefused, match=r"Second author \(2 Mar 2026, 09:30 UTC\) has changed it since"):
        store.redo("prog", ANN)
    assert _label(store.load("prog")) == "theirs"


def test_the_refusal_names_who_changed_just_this_and_not_who_changed_something_of_a_like_id(store: Store) -> None:
    store.commit("prog", add("box"), ANN)
    store.commit("prog", label("box", "theirs"), BEN)
    third = ANN.model_copy(update={"id": "third", "name": "Third author"})
    store.commit("prog", add("box2"), third)
    store.commit("prog", label("box2", "not this one"), third)
    with pytest.raises(EditRefused, match="Second author"):
        store.undo("prog", ANN)


def test_somebody_without_a_name_is_called_somebody(store: Store) -> None:
    store.commit("prog", label("training", "mine"), ANN)
    store.commit("prog", label("training", "theirs"), BEN.model_copy(update={"name": ""}))
    with pytest.raises(EditRefused, match=r"somebody \(2 Mar 2026"):
        store.undo("prog", ANN)


def test_once_the_others_have_taken_theirs_back_undo_works_again(store: Store) -> None:
    for mine, theirs in (
        (label("training", "mine"), label("training", "theirs")),
        (move("skills", after=""), move("skills", after="training")),
    ):
        before = text_of(store.load("prog").programme)
        store.commit("prog", mine, ANN)
        store.commit("prog", theirs, BEN)
        store.undo("prog", BEN)
        assert text_of(store.undo("prog", ANN).programme) == before


def test_the_history_says_what_was_taken_back_and_by_which_line(store: Store) -> None:
    store.commit("prog", label("training", "one"), ANN)
    store.undo("prog", ANN)
    store.redo("prog", ANN)
    store.undo("prog", ANN)
    assert [(entry.revision, entry.undoes, entry.undone) for entry in store.history("prog")] == [
        (4, 3, False),
        (3, 2, True),
        (2, 1, True),
        (1, None, True),
    ]


def test_taking_a_removal_back_brings_what_went_with_it_to_its_old_place(store: Store) -> None:
    store.commit("prog", remove("training"), ANN)
    store.commit("prog", add("later"), BEN)
    programme = store.undo("prog", ANN).programme
    assert order(programme) == ["training", "direct", "skills", "later"]
    assert [link.id for link in programme.theories[0].links] == ["t-s"]


def test_a_figure_corrected_and_taken_back_is_what_it_was(store: Store) -> None:
    store.commit("prog", put(figure(1, 11, note="typed wrong"), base={1: figure(1, 10)}), ANN)
    store.undo("prog", ANN)
    assert store.figures("prog") == (figure(1, 10),)
    store.redo("prog", ANN)
    assert values(store.figures("prog")) == {1: 11}


def _label(saved: Saved) -> str:
    return labels(saved.programme)["training"]
