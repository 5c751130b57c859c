from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diagram.theories import STAGES, build_random
from toc.diagram.arranging import arrange
from toc.diagram.crossings import count_between, count_crossings, count_in
from toc.diagram.options import ViewOptions
from toc.diagram.ordering import find_best, reordered
from toc.diagram.plain_dot import read_order
from toc.diagram.shown import build_shown
from toc.diagram.untangle import Untangled, find_order
from toc.model.theory import Element, Link, TheoryOfChange


def _bipartite(pairs: list[tuple[int, int]]) -> TheoryOfChange:
    elements = [Element(id=f"a{place}", label="x", stage="s0") for place in range(6)]
    elements += [Element(id=f"b{place}", label="x", stage="s1") for place in range(6)]
    links = [Link(id=f"l{a}{b}", source=f"a{a}", target=f"b{b}") for a, b in pairs]
    return TheoryOfChange(id="t", name="Two", stages=STAGES, elements=tuple(elements), links=tuple(links))


pairs = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), unique=True, max_size=20)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=40))
def test_counting_agrees_with_comparing_every_two(found: list[tuple[int, int]]) -> None:
    slowly = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(found, 2))
    assert count_between(found) == slowly


@given(pairs)
def test_crossings_are_those_of_the_order_drawn(found: list[tuple[int, int]]) -> None:
    slowly = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(found, 2))
    assert count_crossings(_bipartite(found)) == slowly


def test_arrows_that_pass_a_column_are_counted_where_they_pass() -> None:
    theory = build_random(60)
    shown = build_shown(theory, ViewOptions())
    columns = arrange(shown, [40.0] * len(shown.elements)).columns
    ranks = {item: rank for items in columns.order for rank, item in enumerate(items)}
    slowly = 0
    for index in range(len(columns.order) - 1):
        joined = [
            (ranks[left], ranks[right])
            for chain in columns.chains
            for left, right in pairwise(chain)
            if columns.column[left] == index
        ]
        slowly += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(joined, 2))
    assert any(len(chain) > 2 for chain in columns.chains)
    assert count_in(columns) == slowly


@settings(max_examples=25)
@given(st.integers(1, 60), st.integers(0, 1000))
def test_untangling_never_proposes_more_crossings(boxes: int, seed: int) -> None:
    theory = build_random(boxes, seed)
    found = find_best(theory)
    assert found.after <= found.before == count_crossings(theory)
    assert found.after == count_crossings(reordered(theory, found.order))


@settings(max_examples=25)
@given(st.integers(1, 60), st.integers(0, 1000))
def test_untangling_keeps_every_box_in_its_stage(boxes: int, seed: int) -> None:
    theory = build_random(boxes, seed)
    after = reordered(theory, find_best(theory).order)
    assert sorted(element.id for element in after.elements) == sorted(element.id for element in theory.elements)
    assert [element.stage for element in after.elements] == [element.stage for element in theory.elements]


def test_a_tangle_that_has_an_order_without_crossings_is_undone() -> None:
    theory = _bipartite([(0, 5), (1, 4), (2, 3), (3, 2), (4, 1), (5, 0)])
    found = find_order(theory)
    assert (found.before, found.after) == (15, 0)


def test_the_engines_own_ordering_is_asked_and_helps() -> None:
    theory = build_random(60, density=2.0)
    assert find_order(theory).after <= find_best(theory).after < count_crossings(theory)


def test_an_order_that_cannot_be_bettered_is_left_as_it_is() -> None:
    theory = _bipartite([(0, 0), (1, 1), (2, 2)])
    assert find_order(theory) == Untangled(order=tuple(one.id for one in theory.elements), before=0, after=0)


def test_boxes_in_the_tray_keep_their_places_in_the_order() -> None:
    theory = _bipartite([(0, 5), (1, 4), (2, 3)])
    waiting = Element(id="waiting", label="Not placed")
    theory = theory.model_copy(update={"elements": (theory.elements[0], waiting, *theory.elements[1:])})
    assert find_order(theory).order[1] == "waiting"


def test_the_engines_order_is_read_from_the_top() -> None:
    plain = 'graph 1 2 3\nnode low 1 0.5 1 1\nnode "a-b" 1 2.5 1 1\nedge low "a-b" 0\nstop\n'
    assert read_order(plain) == ("a-b", "low")
