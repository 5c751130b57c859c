"""What leads where on a map."""

import random

import pytest

from toc.model.paths import backward_in, find_circles, find_groups, find_orphans, leading_to, reached_from
from toc.model.theory import Element, Link, Stage, TheoryOfChange

STAGES = tuple(Stage(id=name, name=name) for name in ("1", "2", "3"))


def theory(arrows: str, boxes: str = "a1 b1 c2 d2 e3 f") -> TheoryOfChange:
    """A map from `a-c c-e` and boxes with the number of their stage; without one they wait in the tray."""
    return TheoryOfChange(
        id="t",
        name="T",
        stages=STAGES,
        elements=tuple(Element(id=box[0], label=box, stage=box[1:] or None) for box in boxes.split()),
        links=tuple(Link(id=arrow, source=arrow[0], target=arrow[-1]) for arrow in arrows.split()),
    )


def circling(drawn: TheoryOfChange) -> set[str]:
    """The boxes of all circles."""
    return {box for circle in find_circles(drawn) for box in circle}


@pytest.mark.parametrize(
    ("arrows", "start", "after", "before"),
    [
        ("", "c", "", ""),
        ("a-c c-e", "c", "e", "a"),
        ("a-c b-c c-d d-e", "c", "de", "ab"),
        ("a-c a-d c-e d-e", "a", "cde", ""),
        ("a-c c-d d-c d-e", "c", "cde", "acd"),
        ("a-f f-e", "f", "e", "a"),
    ],
)
def test_a_pathway_runs_both_ways(arrows: str, start: str, after: str, before: str) -> None:
    assert reached_from(theory(arrows).links, start) == set(after)
    assert leading_to(theory(arrows).links, start) == set(before)


@pytest.mark.parametrize(
    ("arrows", "backward"),
    [
        ("a-c c-e a-e", ()),
        ("a-b c-d", ()),
        ("c-a e-c e-a", ("c-a", "e-c", "e-a")),
        ("f-a e-f", ()),
    ],
)
def test_an_arrow_runs_backward_when_it_leads_to_an_earlier_stage(arrows: str, backward: tuple[str, ...]) -> None:
    assert backward_in(theory(arrows)) == backward


@pytest.mark.parametrize(
    ("arrows", "orphans"),
    [("", "abcde"), ("a-c", "bde"), ("a-c b-d d-e", ""), ("a-f", "bcde")],
)
def test_a_box_on_the_map_that_no_arrow_touches_is_an_orphan_and_one_in_the_tray_is_not(
    arrows: str, orphans: str
) -> None:
    assert find_orphans(theory(arrows)) == tuple(orphans)


@pytest.mark.parametrize(
    ("arrows", "circle"),
    [
        ("a-c c-e", ""),
        ("a-c c-a", "ac"),
        ("a-b b-c c-d d-b d-e", "bcd"),
        ("a-b b-a d-e e-d b-d", "abde"),
        ("a-c a-d c-e d-e", ""),
    ],
)
def test_boxes_that_lead_back_to_themselves_go_in_a_circle(arrows: str, circle: str) -> None:
    assert circling(theory(arrows)) == set(circle)


def test_each_circle_is_told_apart_in_the_order_of_the_map() -> None:
    assert find_circles(theory("e-d d-e b-a a-b b-d")) == (("a", "b"), ("d", "e"))
    assert find_circles(theory("a-b b-c c-a c-d d-c")) == (("a", "b", "c", "d"),)


def test_boxes_in_a_circle_are_those_that_lead_back_to_themselves_on_any_map() -> None:
    chance = random.Random(20)
    for _ in range(150):
        pairs = {(source, target) for source in "abcdef" for target in "abcdef" if chance.random() < 0.2}
        drawn = theory(" ".join(f"{source}-{target}" for source, target in sorted(pairs) if source != target))
        assert circling(drawn) == {box.id for box in drawn.elements if box.id in reached_from(drawn.links, box.id)}
        place = {box: index for index, group in enumerate(find_groups(drawn)) for box in group}
        assert all(place[link.target] <= place[link.source] for link in drawn.links)
        assert len(place) == len(drawn.elements)


def test_a_chain_as_long_as_a_map_may_be_closes_into_one_circle() -> None:
    ids = [f"b{number}" for number in range(500)]
    chain = TheoryOfChange(
        id="t",
        name="T",
        elements=tuple(Element(id=box, label=box) for box in ids),
        links=tuple(
            Link(id=f"l{number}", source=box, target=ids[(number + 1) % 500]) for number, box in enumerate(ids)
        ),
    )
    assert find_circles(chain) == (tuple(ids),)
