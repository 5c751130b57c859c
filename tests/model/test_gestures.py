"""Gestures on a map: what a person did, as one edit."""

from collections.abc import Iterator

import pytest

from tests.exchange.example import PROGRAMME, SYSTEM
from toc.model import limits
from toc.model.apply import apply
from toc.model.collections import Collection, checked
from toc.model.edits import AT_START, Add, Change, Edit, Move, Together
from toc.model.gestures import (
    Line,
    add_before,
    add_element,
    copy_to,
    draw_link,
    duplicate,
    fit_label,
    link_kind,
    merge_elements,
    move_elements,
    paste_list,
    remove_things,
    rename,
    stage_before,
)
from toc.model.theory import Element, Link, LinkKind, Stage, StageKind, TheoryOfChange


def made(edit: Edit) -> TheoryOfChange:
    """The system map after the gesture, which one undo takes back."""
    applied = apply(PROGRAMME, edit)
    assert apply(applied.programme, applied.inverse).programme.model_dump_json() == PROGRAMME.model_dump_json()
    theory = applied.programme.theory("system")
    assert theory is not None
    return theory


def columns(theory: TheoryOfChange) -> dict[str | None, list[str]]:
    stages = [*(stage.id for stage in theory.stages), None]
    return {stage: [element.id for element in theory.in_stage(stage)] for stage in stages}


def arrows(theory: TheoryOfChange) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in theory.links}


def counter() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"new{number}"


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("x" * 150, "x" * 150, ""),
        ("x" * 151, "x" * 149 + "…", "x" * 151),
        ("word " * 30 + "word", ("word " * 29).strip() + "…", "word " * 30 + "word"),
        ("a, " + "b" * 200, "a…", "a, " + "b" * 200),
    ],
)
def test_a_text_too_long_for_a_label_is_cut_at_a_word_and_kept_beside(text: str, label: str, rest: str) -> None:
    assert fit_label(text) == Line(label, rest)


def test_a_label_fits_as_the_model_counts_it() -> None:
    # In the normal form that is kept, this letter is two.
    line = fit_label("\u0958" * 100)
    assert len(Element(id="e", label=line.label).label) <= limits.LABEL


def test_new_boxes_stand_one_under_the_other_where_they_were_asked_for() -> None:
    lines = [("a", Line("A")), ("b", Line("B", "B in full"))]
    theory = made(paste_list(SYSTEM, lines, "activity", "train"))
    assert columns(theory)["activity"] == ["train", "a", "b", "direct"]
    assert theory.element_by_id["b"].description == "B in full"
    assert columns(made(paste_list(SYSTEM, lines, "activity", AT_START)))["activity"] == ["a", "b", "train", "direct"]
    assert columns(made(paste_list(SYSTEM, lines, None)))[None] == ["later", "a", "b"]


def test_mapping_backwards_puts_the_new_box_a_stage_to_the_left_with_its_arrow() -> None:
    assert SYSTEM.element_by_id  # looked up before, as the screen does
    theory = made(add_before(SYSTEM, "new", "l", Line("Before"), SYSTEM.element_by_id["skills"]))
    assert columns(theory)["activity"] == ["train", "direct", "new"]
    assert ("new", "skills") in arrows(theory)
    asked = made(add_before(SYSTEM, "new", "l", Line("Before"), SYSTEM.element_by_id["skills"], "problem"))
    assert columns(asked)["problem"] == ["need", "new"]
    from_problem = made(add_before(SYSTEM, "new", "l", Line("Why"), SYSTEM.element_by_id["train"]))
    assert next(link for link in from_problem.links if link.id == "l").kind is LinkKind.ADDRESSES


@pytest.mark.parametrize(
    ("stage", "before"), [("short", "activity"), ("activity", "problem"), ("problem", "problem"), (None, None)]
)
def test_the_stage_to_the_left(stage: str | None, before: str | None) -> None:
    assert stage_before(SYSTEM, stage) == before


KINDS = [StageKind.PROBLEM, StageKind.INPUT, StageKind.ACTIVITY, StageKind.OUTPUT, StageKind.IMPACT, StageKind.OTHER]


@pytest.mark.parametrize("source", [*KINDS, None])
@pytest.mark.parametrize("target", [*KINDS, None])
def test_only_from_a_problem_to_what_the_work_does_an_arrow_addresses(
    source: StageKind | None, target: StageKind | None
) -> None:
    stages = tuple(Stage(id=kind, name=kind, kind=kind) for kind in KINDS)
    theory = TheoryOfChange(
        id="t",
        name="T",
        stages=stages,
        elements=(Element(id="a", label="A", stage=source), Element(id="b", label="B", stage=target)),
    )
    work = {StageKind.INPUT, StageKind.ACTIVITY, StageKind.OUTPUT}
    expected = LinkKind.ADDRESSES if source is StageKind.PROBLEM and target in work else LinkKind.LEADS_TO
    assert link_kind(theory, "a", "b") is expected


def test_a_drawn_arrow_joins_two_boxes() -> None:
    theory = made(draw_link(SYSTEM, "l", "direct", "skills"))
    assert theory.links[-1] == Link(id="l", source="direct", target="skills")


def test_a_new_name_goes_over_the_one_that_was_seen() -> None:
    edit = rename(SYSTEM.element_by_id["skills"], "Mine", "Skills grow")
    assert edit == Change(
        collection=Collection.ELEMENTS, id="skills", fields={"label": "Mine"}, base={"label": "Skills grow"}
    )


@pytest.mark.parametrize(
    ("ids", "stage", "after", "column"),
    [
        (["need"], "activity", "train", ["train", "need", "direct"]),
        (["later", "need"], "activity", AT_START, ["later", "need", "train", "direct"]),
        (["direct", "train"], "activity", AT_START, ["direct", "train"]),
        (["train", "need"], "activity", "train", ["train", "need", "direct"]),
        (["train", "direct"], None, None, ["later", "train", "direct"]),
    ],
)
def test_boxes_are_moved_to_a_place_in_a_column(
    ids: list[str], stage: str | None, after: str | None, column: list[str]
) -> None:
    assert columns(made(move_elements(SYSTEM, ids, stage, after)))[stage] == column


def test_a_move_within_a_column_changes_only_the_place() -> None:
    assert move_elements(SYSTEM, ["direct"], "activity", AT_START) == Move(
        collection=Collection.ELEMENTS, id="direct", after=AT_START
    )


def test_boxes_arrows_assumptions_and_factors_go_at_once() -> None:
    for ids in (["need", "n-t", "time"], ["t-s", "time"], ["posts", "direct"], ["train", "t-s", "time", "posts"]):
        theory = made(remove_things(SYSTEM, ids))
        left = {
            one.id
            for items in (theory.elements, theory.links, theory.assumptions, theory.factors)
            for one in items  # type: ignore[attr-defined]
        }
        assert left.isdisjoint(ids)


def test_copies_stand_under_their_originals_with_the_arrows_among_them() -> None:
    new = counter()
    theory = made(duplicate(SYSTEM, {"need": "need2", "train": "train2"}, lambda: next(new)))
    assert columns(theory)["problem"] == ["need", "need2"]
    assert columns(theory)["activity"] == ["train", "train2", "direct"]
    assert arrows(theory) - arrows(SYSTEM) == {("need2", "train2")}
    assert theory.element_by_id["train2"] == checked(SYSTEM.element_by_id["train"], id="train2")


def test_copies_in_another_map_go_into_the_column_of_their_kind_or_the_tray() -> None:
    clinical = PROGRAMME.theory("clinical")
    assert clinical is not None
    other = Stage(id="c-other", name="Anything", kind=StageKind.OTHER)
    target = checked(clinical, stages=(*clinical.stages, other))
    programme = checked(PROGRAMME, theories=(PROGRAMME.theories[0], target))
    new = counter()
    edit = copy_to(SYSTEM, ["need", "train", "skills", "later"], target, lambda: next(new))
    after = apply(programme, edit).programme.theory("clinical")
    assert after is not None
    labels = {element.label: element.stage for element in after.elements[1:]}
    assert labels == {
        SYSTEM.element_by_id["need"].label: None,
        SYSTEM.element_by_id["train"].label: "c-activity",
        "Skills grow": None,
        "Still to place": None,
    }
    assert len(after.links) == 2


def test_merged_boxes_keep_their_arrows_once_and_none_to_themselves() -> None:
    both = apply(PROGRAMME, draw_link(SYSTEM, "d-s", "direct", "skills")).programme
    joined = apply(both, draw_link(both.theories[0], "t-d", "train", "direct")).programme
    theory = joined.theories[0]
    applied = apply(joined, merge_elements(theory, "train", ["direct"]))
    after = applied.programme.theories[0]
    assert arrows(after) == {("need", "train"), ("train", "skills")}
    assert "direct" not in after.element_by_id
    assert after.element_by_id["train"].notes == "Direct work"
    assert apply(applied.programme, applied.inverse).programme == joined


def test_a_merge_takes_over_arrows_that_only_the_other_box_had() -> None:
    theory = made(merge_elements(SYSTEM, "direct", ["train"]))
    assert arrows(theory) == {("need", "direct"), ("direct", "skills")}


def test_a_box_is_never_merged_away_into_itself() -> None:
    assert merge_elements(SYSTEM, "direct", ["direct", "train"]) == merge_elements(SYSTEM, "direct", ["train"])


def test_a_box_alone_is_one_addition() -> None:
    edit = paste_list(SYSTEM, [("a", Line("A"))], "activity")
    assert edit == add_element(SYSTEM, "a", Line("A"), "activity")
    assert isinstance(edit, Add)
    assert isinstance(paste_list(SYSTEM, [], "activity"), Together)
