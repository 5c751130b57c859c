"""What an edit brought about besides, in words."""

from tests.services.example import PROGRAMME, after
from toc.model.collections import Collection
from toc.model.edits import Change, Edit, Remove
from toc.services.effects import describe_effects


def sentences(edit: Edit) -> tuple[str, ...]:
    applied = after(edit)
    return describe_effects(applied.effects, PROGRAMME, applied.programme)


def test_a_deletion_says_what_went_with_it() -> None:
    assert sentences(Remove(collection=Collection.ELEMENTS, id="skills")) == (
        "2 arrows and 1 tie to an indicator went with it. Undo brings them back.",
    )


def test_a_deletion_says_what_is_no_longer_tied_to_it() -> None:
    assert sentences(Remove(collection=Collection.STAGES, id="outcomes")) == (
        "1 box is no longer tied to it. Undo ties it again.",
    )
    assert sentences(Remove(collection=Collection.STAGES, id="activities")) == (
        "2 boxes are no longer tied to it. Undo ties them again.",
    )


def test_one_thing_that_went_is_brought_back_as_one() -> None:
    assert sentences(Remove(collection=Collection.ELEMENTS, id="training")) == (
        "1 arrow went with it. Undo brings it back.",
    )


def test_a_later_edit_says_whose_words_it_replaced() -> None:
    edit = Change(
        collection=Collection.ELEMENTS, id="training", fields={"label": "Mine"}, base={"label": "What I had seen"}
    )
    assert sentences(edit) == (
        "This replaced the label of the box 'Mine', 'Training', that somebody else had just changed. "
        "Undo brings it back.",
    )


def test_a_move_names_the_arrow_that_now_runs_backward() -> None:
    stages = Change(collection=Collection.ELEMENTS, id="skills", fields={"stage": "activities"})
    moved = after(stages).programme
    back = Change(collection=Collection.ELEMENTS, id="training", fields={"stage": "outcomes"})
    applied = after(back, moved)
    assert describe_effects(applied.effects, moved, applied.programme) == (
        "The arrow from 'Training' to 'Skills grow' now runs backward.",
    )


def test_an_edit_that_only_did_what_it_says_has_nothing_to_tell() -> None:
    assert sentences(Change(collection=Collection.ELEMENTS, id="training", fields={"label": "Coaching"})) == ()
