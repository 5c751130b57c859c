"""Deleting a box: what goes with it, what stays, and one undo that brings all of it back."""

from collections import Counter

from tests.exchange.example import OBSERVATIONS, PROGRAMME
from toc.model.apply import apply
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit, Remove, Together
from toc.model.effects import RemovedToo, Untied
from toc.model.gestures import remove_all

C = Collection

TIED: Edit = Together(edits=(
    Add(collection=C.ASSUMPTIONS, parent="system", item={"id": "a2", "text": "It lasts", "about": "skills"}),
    Change(collection=C.FACTORS, id="posts", fields={"about": "skills"}),
    Change(collection=C.THEORIES, id="clinical", fields={"inside": "skills"}),
    Change(collection=C.DISMISSED_FINDINGS, id="d1", fields={"about": "skills"}),
))  # fmt: skip
FULL = apply(PROGRAMME, TIED).programme


def test_a_box_takes_its_arrows_and_ties_along_and_says_so() -> None:
    effects = apply(FULL, Remove(collection=C.ELEMENTS, id="skills")).effects
    assert Counter(one for one in effects if isinstance(one, RemovedToo)) == Counter(
        RemovedToo(collection, item_id)
        for collection, item_id in (
            (C.LINKS, "t-s"),
            (C.ASSUMPTIONS, "a2"),
            (C.ASSUMPTIONS, "time"),
            (C.MEASURES, "m1"),
            (C.ALIGNMENTS, "a1"),
            (C.DISMISSED_FINDINGS, "d1"),
        )
    )
    assert {one for one in effects if isinstance(one, Untied)} == {
        Untied(C.THEORIES, "clinical", "inside"),
        Untied(C.FACTORS, "posts", "about"),
        Untied(C.FUNDING, "f1", "element"),
    }


def test_a_box_never_takes_an_indicator_or_a_figure_along() -> None:
    figures = {one.key: one for one in OBSERVATIONS}
    applied = apply(FULL, Remove(collection=C.ELEMENTS, id="skills"), figures)
    assert applied.programme.indicators == FULL.indicators
    assert applied.programme.targets == FULL.targets
    assert applied.figures == []


def test_one_undo_brings_all_of_it_back_to_the_byte() -> None:
    for theory in FULL.theories:
        for element in theory.elements:
            applied = apply(FULL, Remove(collection=C.ELEMENTS, id=element.id))
            assert apply(applied.programme, applied.inverse).programme.model_dump_json() == FULL.model_dump_json()


def test_a_nested_theory_outlives_the_box_it_explains() -> None:
    after = apply(FULL, Remove(collection=C.ELEMENTS, id="skills")).programme
    clinical = after.theory("clinical")
    assert clinical is not None
    assert clinical.inside is None
    assert [element.id for element in clinical.elements] == ["c-visit"]


def test_the_boxes_of_a_removed_stage_wait_in_the_tray() -> None:
    applied = apply(FULL, Remove(collection=C.STAGES, id="activity"))
    system = applied.programme.theory("system")
    assert system is not None
    assert [element.id for element in system.tray] == ["train", "direct", "later"]
    assert [one.id for one in applied.effects if isinstance(one, Untied)] == ["train", "direct"]


def test_a_theory_takes_along_what_was_tied_to_its_boxes() -> None:
    applied = apply(FULL, Remove(collection=C.THEORIES, id="system"))
    assert [theory.id for theory in applied.programme.theories] == ["clinical"]
    assert {one for one in applied.effects if isinstance(one, RemovedToo)} == {
        RemovedToo(C.MEASURES, "m1"),
        RemovedToo(C.ALIGNMENTS, "a1"),
        RemovedToo(C.DISMISSED_FINDINGS, "d1"),
    }
    assert apply(applied.programme, applied.inverse).programme == FULL


def test_what_a_gesture_unties_and_then_removes_is_not_called_untied() -> None:
    edit = Together(edits=(Remove(collection=C.ELEMENTS, id="skills"), Remove(collection=C.FACTORS, id="posts")))
    untied = [one.id for one in apply(FULL, edit).effects if isinstance(one, Untied)]
    assert sorted(untied) == ["clinical", "f1"]


def test_several_boxes_go_at_once_and_come_back_at_once() -> None:
    applied = apply(FULL, remove_all(C.ELEMENTS, ["need", "train", "direct", "skills", "later"]))
    assert applied.programme.theories[0].elements == ()
    assert apply(applied.programme, applied.inverse).programme == FULL
