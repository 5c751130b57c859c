from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diagram.theories import STAGES, build_random
from toc.diagram.layout import build_picture
from toc.diagram.options import ViewOptions
from toc.diagram.picture import Arrow, Box, Picture, Point
from toc.model.theory import Element, Link, TheoryOfChange


def _columns(picture: Picture) -> dict[str, list[Box]]:
    columns: dict[str, list[Box]] = {}
    for box in picture.boxes:
        columns.setdefault(box.stage_id, []).append(box)
    return columns


def _along(arrow: Arrow, steps: int = 12) -> list[Point]:
    """Points on the arrow's curve, worked out anew from its control points."""
    found = []
    for start in range(0, len(arrow.points) - 1, 3):
        a, b, c, d = arrow.points[start : start + 4]
        for step in range(steps + 1):
            t = step / steps
            found.append(
                tuple(
                    a[i] * (1 - t) ** 3 + 3 * b[i] * t * (1 - t) ** 2 + 3 * c[i] * t**2 * (1 - t) + d[i] * t**3
                    for i in (0, 1)
                )
            )
    return [(x, y) for x, y in found]


random_pictures = st.builds(
    lambda boxes, seed, density: build_random(boxes, seed, density=density),
    st.integers(1, 80),
    st.integers(0, 10_000),
    st.floats(0.3, 3.0),
)


@settings(max_examples=40)
@given(random_pictures)
def test_the_order_of_boxes_is_the_theorys_own(theory: TheoryOfChange) -> None:
    for stage, boxes in _columns(build_picture(theory)).items():
        assert [box.element_id for box in boxes] == [element.id for element in theory.in_stage(stage)]
        assert all(upper.y < lower.y for upper, lower in pairwise(boxes))


@settings(max_examples=40)
@given(random_pictures)
def test_no_two_boxes_overlap_and_all_stand_below_the_headings(theory: TheoryOfChange) -> None:
    picture = build_picture(theory)
    for boxes in _columns(picture).values():
        assert all(upper.y + upper.height + 10 < lower.y for upper, lower in pairwise(boxes))
    bottom = max(heading.y + heading.height for heading in picture.headings)
    assert all(box.y > bottom for box in picture.boxes)
    assert all(box.y + box.height < picture.height for box in picture.boxes)


@settings(max_examples=40)
@given(random_pictures)
def test_no_arrow_crosses_a_box_that_is_not_its_own(theory: TheoryOfChange) -> None:
    picture = build_picture(theory)
    for arrow in picture.arrows:
        for x, y in _along(arrow):
            for box in picture.boxes:
                inside = box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1
                assert not inside, f"{arrow.link_id} runs through {box.element_id}"


@settings(max_examples=20)
@given(random_pictures)
def test_every_arrow_begins_and_ends_at_the_sides_of_its_boxes(theory: TheoryOfChange) -> None:
    picture = build_picture(theory)
    boxes = {box.element_id: box for box in picture.boxes}
    for arrow in picture.arrows:
        source, target = boxes[arrow.source], boxes[arrow.target]
        leaves_left = arrow.backward
        enters_right = arrow.backward or arrow.within
        assert arrow.points[0][0] == pytest.approx(source.x + (0 if leaves_left else source.width), abs=0.02)
        assert arrow.tip[0] == pytest.approx(target.x + (target.width if enters_right else 0), abs=0.02)
        assert source.y < arrow.points[0][1] < source.y + source.height
        assert target.y < arrow.tip[1] < target.y + target.height


def test_headings_stand_on_one_line_and_all_boxes_have_one_width() -> None:
    theory = build_random(60)
    long_name = theory.stages[1].model_copy(update={"name": "What the team does for families and with partners " * 2})
    theory = theory.model_copy(update={"stages": (theory.stages[0], long_name, *theory.stages[2:])})
    picture = build_picture(theory)
    assert len({heading.y for heading in picture.headings}) == 1
    assert len({heading.height for heading in picture.headings}) == 1
    assert len({box.width for box in picture.boxes}) == 1
    assert all(box.x == picture.headings[int(box.stage_id[1:])].x for box in picture.boxes)


def test_a_chain_of_single_boxes_runs_flat() -> None:
    elements = tuple(Element(id=f"e{place}", label="A box " * (place + 1), stage=f"s{place}") for place in range(5))
    links = tuple(Link(id=f"l{place}", source=f"e{place}", target=f"e{place + 1}") for place in range(4))
    picture = build_picture(TheoryOfChange(id="t", name="Chain", stages=STAGES, elements=elements, links=links))
    assert len({box.y + box.height / 2 for box in picture.boxes}) == 1
    assert all(len({y for _, y in arrow.points}) == 1 for arrow in picture.arrows)


def test_boxes_stand_level_with_what_leads_to_them_and_not_stacked_from_the_top() -> None:
    causes = tuple(Element(id=f"cause{place}", label="A cause", stage="s0") for place in range(10))
    effects = tuple(Element(id=f"effect{place}", label="An effect", stage="s1") for place in range(3))
    links = tuple(Link(id=f"l{place}", source=f"cause{place + 7}", target=f"effect{place}") for place in range(3))
    theory = TheoryOfChange(id="t", name="Low", stages=STAGES, elements=causes + effects, links=links)
    assert all(arrow.points[0][1] == arrow.tip[1] for arrow in build_picture(theory).arrows)


def test_the_ends_of_arrows_are_spread_evenly_along_a_side() -> None:
    elements = (
        *(Element(id=f"from{place}", label="A cause", stage="s0") for place in range(4)),
        Element(id="to", label="What they all lead to, said in so many words that it takes two lines", stage="s1"),
    )
    links = tuple(Link(id=f"l{place}", source=f"from{place}", target="to") for place in range(4))
    picture = build_picture(TheoryOfChange(id="t", name="Fan", stages=STAGES, elements=elements, links=links))
    ends = [arrow.tip[1] for arrow in picture.arrows]
    gaps = [round(lower - upper, 1) for upper, lower in pairwise(ends)]
    assert len(set(gaps)) == 1
    assert gaps[0] >= 3


def test_a_theory_without_boxes_shows_its_headings_over_columns_with_room() -> None:
    picture = build_picture(TheoryOfChange(id="t", name="Empty", stages=STAGES))
    assert [heading.name for heading in picture.headings] == [stage.name for stage in STAGES]
    assert picture.height - picture.top >= 100
    assert picture.boxes == ()


def test_a_theory_without_stages_is_a_blank_picture_that_says_so() -> None:
    picture = build_picture(TheoryOfChange(id="t", name="Nothing yet"))
    assert picture.headings == ()
    assert picture.width > 0
    assert "no stages yet" in picture.description


def test_a_hidden_stage_takes_its_boxes_and_arrows_with_it_and_changes_no_number() -> None:
    theory = build_random(20)
    picture = build_picture(theory, ViewOptions(hidden_stages=frozenset({"s1"})))
    hidden = {element.id for element in theory.in_stage("s1")}
    assert "s1" not in {heading.stage_id for heading in picture.headings}
    assert not hidden & {box.element_id for box in picture.boxes}
    assert not any({arrow.source, arrow.target} & hidden for arrow in picture.arrows)
    everything = {box.element_id: box.number for box in build_picture(theory).boxes}
    assert all(box.number == everything[box.element_id] for box in picture.boxes)


def test_boxes_in_the_tray_are_not_drawn() -> None:
    theory = build_random(20)
    waiting = Element(id="waiting", label="Not placed yet")
    assert build_picture(theory.model_copy(update={"elements": (*theory.elements, waiting)})) == build_picture(theory)


def test_the_same_theory_gives_the_same_picture() -> None:
    assert build_picture(build_random(60)) == build_picture(build_random(60))


def test_a_picture_survives_json() -> None:
    picture = build_picture(build_random(20))
    assert Picture.model_validate_json(picture.model_dump_json()) == picture


def test_backward_arrows_are_marked_as_such() -> None:
    theory = TheoryOfChange(
        id="t",
        name="Back",
        stages=STAGES,
        elements=(Element(id="a", label="First", stage="s0"), Element(id="b", label="Later", stage="s2")),
        links=(Link(id="on", source="a", target="b"), Link(id="back", source="b", target="a")),
    )
    arrows = {arrow.link_id: arrow for arrow in build_picture(theory).arrows}
    assert arrows["back"].backward
    assert "back in an earlier stage" in arrows["back"].description
    assert not arrows["on"].backward
