"""What each edit does, what it takes back, and what it is refused for."""

from typing import Any

import pytest

from tests.exchange.example import PROGRAMME
from toc.errors import TocError
from toc.model.apply import WHOLE, EditRefused, Overtaken, TextChanged, apply, together
from toc.model.collections import Collection, find, items_of
from toc.model.edits import (
    AT_START,
    Add,
    Arrange,
    Change,
    Edit,
    Move,
    Remove,
    Restore,
    Together,
)
from toc.model.effects import Replaced, RunsBackward
from toc.model.programme import Programme

C = Collection
LONG = "A reason that takes some words. " * 6


def ids(programme: Programme, collection: Collection = C.ELEMENTS, parent: str | None = "system") -> list[str]:
    return [item.id for item in items_of(programme, collection, parent)]


def element(item_id: str, **fields: object) -> dict[str, Any]:
    return {"id": item_id, "label": "New", **fields}


def refused(edit: Edit) -> str:
    before = PROGRAMME.model_dump_json()
    with pytest.raises(EditRefused) as caught:
        apply(PROGRAMME, edit)
    assert PROGRAMME.model_dump_json() == before
    return caught.value.message


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (AT_START, ["new", "need", "train", "direct", "skills", "later"]),
        ("train", ["need", "train", "new", "direct", "skills", "later"]),
        ("later", ["need", "train", "direct", "skills", "later", "new"]),
        (None, ["need", "train", "direct", "skills", "later", "new"]),
        ("somebody-removed-it", ["need", "train", "direct", "skills", "later", "new"]),
    ],
)
def test_a_new_thing_stands_after_the_one_named_or_at_the_end(after: str | None, order: list[str]) -> None:
    edit = Add(collection=C.ELEMENTS, parent="system", item=element("new"), after=after)
    assert ids(apply(PROGRAMME, edit).programme) == order


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (AT_START, ["direct", "need", "train", "skills", "later"]),
        ("need", ["need", "direct", "train", "skills", "later"]),
        ("later", ["need", "train", "skills", "later", "direct"]),
        (None, ["need", "train", "skills", "later", "direct"]),
        ("somebody-removed-it", ["need", "train", "skills", "later", "direct"]),
    ],
)
def test_a_thing_is_moved_after_the_one_named_or_to_the_end(after: str | None, order: list[str]) -> None:
    applied = apply(PROGRAMME, Move(collection=C.ELEMENTS, id="direct", after=after))
    assert ids(applied.programme) == order
    assert apply(applied.programme, applied.inverse).programme == PROGRAMME


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        (["later", "skills", "direct", "train", "need"], ["later", "skills", "direct", "train", "need"]),
        (["skills", "need"], ["skills", "later", "need", "train", "direct"]),
        (["gone", "direct", "train", "direct"], ["need", "direct", "skills", "later", "train"]),
        ([], ["need", "train", "direct", "skills", "later"]),
    ],
)
def test_an_order_places_those_it_names_and_the_others_keep_whom_they_stood_behind(
    wanted: list[str], order: list[str]
) -> None:
    applied = apply(PROGRAMME, Arrange(collection=C.ELEMENTS, parent="system", order=tuple(wanted)))
    assert ids(applied.programme) == order
    assert apply(applied.programme, applied.inverse).programme == PROGRAMME


def test_an_order_is_not_taken_back_over_somebody_elses() -> None:
    turned = apply(PROGRAMME, Arrange(collection=C.ELEMENTS, parent="system", order=("later", "need")))
    added = Add(collection=C.ELEMENTS, parent="system", item=element("new"), after=AT_START)
    with pytest.raises(Overtaken, match="The order has been changed since") as caught:
        apply(apply(turned.programme, added).programme, turned.inverse)
    assert caught.value.key == "elements:system.order"


def test_the_later_label_wins_and_its_author_is_told_what_it_replaced() -> None:
    theirs = Change(collection=C.ELEMENTS, id="skills", fields={"label": "Theirs"}, base={"label": "Skills grow"})
    mine = Change(collection=C.ELEMENTS, id="skills", fields={"label": "Mine"}, base={"label": "Skills grow"})
    first = apply(PROGRAMME, theirs)
    second = apply(first.programme, mine)
    assert first.effects == []
    assert second.effects == [Replaced(C.ELEMENTS, "skills", "label", "Theirs")]
    assert find(second.programme, C.ELEMENTS, "skills").item.label == "Mine"  # type: ignore[union-attr]


def test_two_who_write_the_same_replace_nothing() -> None:
    both = Change(collection=C.ELEMENTS, id="skills", fields={"label": "Both"}, base={"label": "Skills grow"})
    assert apply(apply(PROGRAMME, both).programme, both).effects == []


def test_changes_of_different_fields_do_not_disturb_each_other() -> None:
    label = Change(collection=C.ELEMENTS, id="skills", fields={"label": "Mine"}, base={"label": "Skills grow"})
    owner = Change(collection=C.ELEMENTS, id="skills", fields={"owner": "A lead"}, base={"owner": "", "label": "?"})
    applied = apply(apply(PROGRAMME, label).programme, owner)
    assert applied.effects == []
    assert (found := find(applied.programme, C.ELEMENTS, "skills")) is not None
    assert (found.item.label, found.item.owner) == ("Mine", "A lead")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "is_refused"),
    [
        ("Practice", "x" * 150, "y" * 150, False),
        ("Practice", "x" * 151, "y", True),
        ("Practice", "x", "y" * 151, True),
        ("z" * 151, "x", "y", True),
        ("Practice", "Practice", "y" * 151, False),
        ("z", "y" * 151, "y" * 151, False),
    ],
)
def test_a_text_over_150_characters_that_was_changed_meanwhile_is_refused_with_both(
    base: str, theirs: str, mine: str, is_refused: bool
) -> None:
    now = apply(PROGRAMME, Change(collection=C.LINKS, id="t-s", fields={"rationale": theirs})).programme
    edit = Change(collection=C.LINKS, id="t-s", fields={"rationale": mine}, base={"rationale": base})
    if not is_refused:
        assert apply(now, edit).programme.theories[0].links[1].rationale == mine
        return
    with pytest.raises(TextChanged) as caught:
        apply(now, edit)
    assert (caught.value.theirs, caught.value.yours) == (theirs, mine)
    assert caught.value.key == "links:t-s.rationale"
    assert caught.value.message == (
        "Somebody changed this text while you were writing. Put the two versions together, then save again."
    )


def test_a_change_is_not_taken_back_over_a_later_one_of_the_same_field() -> None:
    mine = apply(PROGRAMME, Change(collection=C.ELEMENTS, id="skills", fields={"label": "Mine"}))
    theirs = apply(mine.programme, Change(collection=C.ELEMENTS, id="skills", fields={"label": "Theirs"}))
    with pytest.raises(Overtaken, match="changed since") as caught:
        apply(theirs.programme, mine.inverse)
    assert caught.value.key == "elements:skills.label"


def test_a_change_is_taken_back_beside_a_later_one_of_another_field() -> None:
    mine = apply(PROGRAMME, Change(collection=C.ELEMENTS, id="skills", fields={"label": "Mine"}))
    theirs = apply(mine.programme, Change(collection=C.ELEMENTS, id="skills", fields={"owner": "A lead"}))
    found = find(apply(theirs.programme, mine.inverse).programme, C.ELEMENTS, "skills")
    assert found is not None
    assert (found.item.label, found.item.owner) == ("Skills grow", "A lead")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "meanwhile",
    [
        Change(collection=C.ELEMENTS, id="new", fields={"label": "Theirs"}),
        Add(collection=C.LINKS, parent="system", item={"id": "n-s", "source": "new", "target": "skills"}),
        Change(collection=C.FACTORS, id="posts", fields={"about": "new"}),
        Add(collection=C.MEASURES, item={"id": "m2", "indicator": "trained", "element": "new"}),
    ],
)
def test_an_addition_is_not_taken_back_once_somebody_has_built_on_it(meanwhile: Edit) -> None:
    added = apply(PROGRAMME, Add(collection=C.ELEMENTS, parent="system", item=element("new")))
    with pytest.raises(Overtaken, match="since, so it cannot be taken back") as caught:
        apply(apply(added.programme, meanwhile).programme, added.inverse)
    assert caught.value.key == "elements:new"


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Change(collection=C.ELEMENTS, id="gone", fields={"label": "x"}), "The box is not there any more"),
        (Remove(collection=C.LINKS, id="gone"), "The arrow is not there any more"),
        (Move(collection=C.STAGES, id="gone"), "The stage is not there any more"),
        (Add(collection=C.ELEMENTS, parent="gone", item=element("new")), "The theory is not there any more"),
        (Arrange(collection=C.ELEMENTS, parent="gone", order=()), "The theory is not there any more"),
        (Add(collection=C.ELEMENTS, item=element("new")), "A box cannot be put there"),
        (Arrange(collection=C.ELEMENTS, order=("need",)), "A box cannot be put there"),
        (Arrange(collection=C.SOURCES, parent="system", order=()), "A source cannot be put there"),
        (Add(collection=C.SOURCES, parent="system", item={"id": "n", "title": "T"}), "A source cannot be put there"),
        (Add(collection=C.ELEMENTS, parent="system", item=element("need")), "This box has been added already"),
        (Move(collection=C.ELEMENTS, id="need", after="need"), "Nothing can stand after itself"),
        (Change(collection=C.ELEMENTS, id="need", fields={"id": "x"}), "'id' cannot be changed here"),
        (Change(collection=C.ELEMENTS, id="need", fields={"colour": "x"}), "'colour' cannot be changed here"),
        (Change(collection=C.ELEMENTS, id="need", fields={"label": "x"}, base={"colour": "x"}), "'colour' cannot be"),
        (Change(collection=C.THEORIES, id="system", fields={"elements": []}), "'elements' cannot be changed here"),
        (Change(collection=C.PROGRAMME, id="example", fields={"theories": []}), "'theories' cannot be changed here"),
        (Change(collection=C.PROGRAMME, id="other", fields={"name": "x"}), "This belongs to another programme"),
        (Change(collection=C.ELEMENTS, id="need", fields={}), "Nothing is to be changed"),
        (Remove(collection=C.PROGRAMME, id="example"), "A programme is added and removed on the Home page"),
        (Restore(programme=Programme(id="p", name="P"), figures_at=0), "This is another programme's history"),
        (Together(edits=(Restore(programme=PROGRAMME, figures_at=0),)), "Going back to a revision is a change of"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused_and_changes_nothing(edit: Edit, sentence: str) -> None:
    assert refused(edit).startswith(sentence)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Change(collection=C.ELEMENTS, id="need", fields={"label": "x" * 151}), "'label' is longer than 150 char"),
        (Change(collection=C.ELEMENTS, id="need", fields={"label": " "}), "'label' cannot be taken: it is empty"),
        (Change(collection=C.PROGRAMME, id="example", fields={"name": ""}), "'name' cannot be taken: it is empty"),
        (Change(collection=C.TARGETS, id="t1", fields={"value": "many"}), "'value' has to be a number. Change it."),
        (Add(collection=C.ELEMENTS, parent="system", item={"id": "a b"}), "'id' may hold letters, digits"),
    ],
)
def test_a_value_the_model_does_not_take_is_refused_by_the_fields_name(edit: Edit, sentence: str) -> None:
    with pytest.raises(TocError) as caught:
        apply(PROGRAMME, edit)
    assert caught.value.message.startswith(sentence)


def test_a_field_of_any_name_can_be_changed() -> None:
    applied = apply(PROGRAMME, Change(collection=C.TARGETS, id="t1", fields={"value": 41}))
    assert applied.programme.targets[0].value == 41
    assert apply(applied.programme, applied.inverse).programme == PROGRAMME


def test_a_gesture_is_whole_or_nothing() -> None:
    edit = Together(edits=(
        Change(collection=C.ELEMENTS, id="need", fields={"label": "Changed"}),
        Remove(collection=C.ELEMENTS, id="gone"),
    ))  # fmt: skip
    assert refused(edit).startswith("The box is not there any more")


def test_a_gesture_need_make_sense_only_at_its_end() -> None:
    twice = {"id": "l", "source": "train", "target": "skills"}
    edit = Together(edits=(
        Add(collection=C.LINKS, parent="system", item=twice),
        Change(collection=C.PROGRAMME, id="example", fields={"name": "Renamed"}),
        Remove(collection=C.LINKS, id="t-s"),
    ))  # fmt: skip
    applied = apply(PROGRAMME, edit)
    assert applied.programme.name == "Renamed"
    assert ids(applied.programme, C.LINKS) == ["n-t", "l"]
    assert apply(applied.programme, applied.inverse).programme == PROGRAMME


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        (
            (
                Add(collection=C.LINKS, parent="system", item={"id": "l", "source": "new", "target": "skills"}),
                Add(collection=C.ELEMENTS, parent="system", item=element("new")),
            ),
            "The arrow 'l' names the box 'new', which is not there.",
        ),
        (
            (
                Change(collection=C.LINKS, id="t-s", fields={"target": "new"}),
                Add(collection=C.ELEMENTS, parent="system", item=element("new")),
            ),
            "The arrow 't-s' names the box 'new', which is not there.",
        ),
        (
            (
                Add(collection=C.SOURCES, item={"id": "skills", "title": "T"}),
                Remove(collection=C.SOURCES, id="skills"),
            ),
            "The id 'skills' is used twice, by a box and by a source.",
        ),
    ],
)
def test_a_gesture_that_could_not_be_taken_back_step_by_step_is_refused(steps: tuple[Edit, ...], sentence: str) -> None:
    with pytest.raises(TocError) as caught:
        apply(PROGRAMME, Together(edits=steps))
    assert caught.value.message.startswith(sentence)


def test_a_gesture_may_use_an_id_again_that_it_has_freed() -> None:
    edit = Together(edits=(
        Remove(collection=C.THEORIES, id="system"),
        Add(collection=C.SOURCES, item={"id": "skills", "title": "T"}),
        Add(collection=C.THEORIES, item={"id": "system", "name": "Anew"}),
    ))  # fmt: skip
    applied = apply(PROGRAMME, edit)
    assert apply(applied.programme, applied.inverse).programme == PROGRAMME


def test_one_edit_alone_needs_no_wrapping() -> None:
    edit = Remove(collection=C.LINKS, id="t-s")
    assert together([edit], "remove") is edit
    assert together([edit, edit], "remove") == Together(gesture="remove", edits=(edit, edit))


@pytest.mark.parametrize(
    "edit",
    [
        Change(collection=C.ELEMENTS, id="skills", fields={"stage": "problem"}),
        Arrange(collection=C.STAGES, parent="system", order=("short", "problem", "activity")),
        Move(collection=C.STAGES, id="short", after=AT_START),
    ],
)
def test_moving_a_box_or_a_stage_tells_which_arrows_run_backward_since(edit: Edit) -> None:
    applied = apply(PROGRAMME, edit)
    assert applied.effects == [RunsBackward("t-s")]
    again = Change(collection=C.ELEMENTS, id="skills", fields={"label": "Mine"})
    assert apply(applied.programme, again).effects == []


def test_going_back_to_a_revision_replaces_everything_and_can_be_taken_back() -> None:
    later = apply(PROGRAMME, Remove(collection=C.THEORIES, id="system")).programme
    applied = apply(later, Restore(programme=PROGRAMME, figures_at=3), revision=7)
    assert applied.programme == PROGRAMME
    assert applied.touched == [WHOLE]
    assert isinstance(applied.inverse, Restore)
    assert applied.inverse.figures_at == 7
    assert apply(applied.programme, applied.inverse).programme == later


def test_going_back_is_not_taken_back_over_later_work() -> None:
    applied = apply(PROGRAMME, Restore(programme=PROGRAMME, figures_at=0))
    later = apply(applied.programme, Change(collection=C.PROGRAMME, id="example", fields={"name": "Later"}))
    with pytest.raises(Overtaken, match="The programme has been changed since"):
        apply(later.programme, applied.inverse)


@pytest.mark.parametrize(
    ("edit", "touched"),
    [
        (Add(collection=C.ELEMENTS, parent="system", item=element("new")), ["elements:new"]),
        (Change(collection=C.ELEMENTS, id="need", fields={"label": "x", "owner": ""}),
         ["elements:need.label", "elements:need.owner"]),
        (Remove(collection=C.MEASURES, id="m1"), ["measures:m1"]),
        (Move(collection=C.ELEMENTS, id="need"), ["elements:need.place"]),
        (Arrange(collection=C.SOURCES, order=()), ["sources:all.order"]),
    ],
)  # fmt: skip
def test_an_edit_names_what_it_touched(edit: Edit, touched: list[str]) -> None:
    assert apply(PROGRAMME, edit).touched == touched
