"""Every way along the arrows from one box to another."""

from itertools import pairwise, permutations, product

import pytest

from toc.model.routes import find_ends, find_routes
from toc.model.theory import Element, Link, Stage, TheoryOfChange


def theory(*arrows: str, tray: str = "") -> TheoryOfChange:
    names = sorted({end for arrow in arrows for end in arrow.split(">")})
    return TheoryOfChange(
        id="t",
        name="T",
        stages=(Stage(id="s", name="S"),),
        elements=tuple(Element(id=name, label=name, stage=None if name in tray else "s") for name in names),
        links=tuple(
            Link(id=arrow.replace(">", "-"), source=arrow.split(">")[0], target=arrow.split(">")[1]) for arrow in arrows
        ),
    )


def ways(one: TheoryOfChange, start: str = "a", end: str = "z", most: int = 30) -> list[str]:
    return ["".join((start, *(link.target for link in route))) for route in find_routes(one, start, end, most).found]


@pytest.mark.parametrize(
    ("arrows", "found"),
    [
        (["a>z"], ["az"]),
        (["z>a"], []),
        (["a>b", "c>z"], []),
        (["a>b", "b>c", "c>z", "a>z", "b>z"], ["az", "abz", "abcz"]),
        (["a>c", "a>b", "c>z", "b>z"], ["acz", "abz"]),
        (["a>b", "b>c", "c>b", "c>z"], ["abcz"]),
        (["a>b", "b>a", "a>z", "b>z"], ["az", "abz"]),
        (["a>b", "b>z", "b>dead"], ["abz"]),
    ],
)
def test_routes_are_found_shortest_first_and_pass_no_box_twice(arrows: list[str], found: list[str]) -> None:
    assert ways(theory(*arrows)) == found


def test_a_box_in_the_tray_is_on_no_route() -> None:
    assert ways(theory("a>b", "b>z", "a>z", tray="b")) == ["az"]
    assert find_ends(theory("a>b", "b>z", tray="b"), "a") == set()


def test_a_box_does_not_lead_to_itself() -> None:
    circle = theory("a>b", "b>a")
    assert ways(circle, "a", "a") == []
    assert find_ends(circle, "a") == {"b"}


def test_all_routes_of_a_small_theory_are_those_that_trying_every_order_finds() -> None:
    arrows = [f"{one}>{other}" for one, other in permutations("abcz", 2) if (one, other) != ("c", "a")]
    one = theory(*arrows)
    orders = ["".join(("a", *middle, "z")) for count in range(3) for middle in permutations("bc", count)]
    tried = [way for way in orders if all(">".join(pair) in arrows for pair in pairwise(way))]
    assert sorted(ways(one)) == sorted(tried)


@pytest.mark.parametrize(("most", "more"), [(3, True), (4, False), (5, False)])
def test_it_says_whether_there_are_more(most: int, more: bool) -> None:
    one = theory("a>b", "a>c", "b>d", "c>d", "d>e", "d>f", "e>z", "f>z")
    found = find_routes(one, "a", "z", most)
    assert (len(found.found), found.more) == (min(most, 4), more)


def test_a_map_where_everything_leads_to_everything_ends_with_the_shortest() -> None:
    names = [f"x{number}" for number in range(30)]
    everything = [f"{one}>{other}" for one, other in product(["a", *names], [*names, "z"]) if one != other]
    found = find_routes(theory(*everything), "a", "z")
    assert found.more
    assert [len(route) for route in found.found] == sorted(len(route) for route in found.found)
    assert len(found.found) == 30
