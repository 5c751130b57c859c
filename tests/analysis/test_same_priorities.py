"""Which priorities count once, and what superseded ones became."""

import pytest

from toc.analysis.same_priorities import count_once, find_became, is_historical
from toc.exchange.library import load_library
from toc.model.priorities import Framework, Priority


def framework(id: str, edition: str = "", **same_as: tuple[str, ...]) -> Framework:
    """A framework with a priority for each name, tied to those given."""
    priorities = tuple(Priority(id=name, text=name, same_as=others) for name, others in same_as.items())
    return Framework(id=id, name=id, edition=edition, priorities=priorities)


def groups(*frameworks: Framework) -> set[frozenset[str]]:
    counts = count_once(frameworks)
    return {frozenset(name for name, first in counts.items() if first == one) for one in counts.values()}


@pytest.mark.parametrize("tied_by", ["first", "last"])
def test_a_priority_under_two_bodies_counts_once_whichever_names_the_other(tied_by: str) -> None:
    a = framework("a", ready=("school",) if tied_by == "first" else ())
    b = framework("b", school=("ready",) if tied_by == "last" else (), safe=())
    assert groups(a, b) == {frozenset({"ready", "school"}), frozenset({"safe"})}
    assert count_once((a, b))["school"] == "ready"


def test_sameness_goes_on_from_body_to_body() -> None:
    chain = (framework("a", one=("two",)), framework("b", two=("three",)), framework("c", three=()))
    assert groups(*chain) == {frozenset({"one", "two", "three"})}


def test_a_priority_that_takes_in_several_of_one_body_is_wider_than_each() -> None:
    narrow, wide = framework("narrow", fostering=("care",), adoption=("care",)), framework("wide", care=())
    assert groups(narrow, wide) == {frozenset({"fostering"}), frozenset({"adoption"}), frozenset({"care"})}


def test_a_priority_that_became_several_of_one_body_is_the_same_as_none_of_them() -> None:
    assert len(groups(framework("old", health=("babies", "parents")), framework("new", babies=(), parents=()))) == 3


def test_a_historical_priority_became_what_it_is_tied_to_and_a_current_one_nothing() -> None:
    old = framework("old", "2019 (Historical)", ready=("school",), gone=())
    new = framework("new", "2026", school=("elsewhere",))
    assert is_historical(old)
    assert not is_historical(new)
    assert find_became((old, new)) == {"ready": ("school",), "gone": ()}


def test_a_priority_became_what_supersedes_it() -> None:
    newer = Framework(id="b", name="b", priorities=(Priority(id="new", text="New", supersedes="old"),))
    assert find_became((framework("a", old=()), newer)) == {"old": ("new",)}


def test_in_the_library_school_readiness_counts_once_and_homes_for_children_in_care_take_in_more() -> None:
    found = groups(*load_library().frameworks)
    assert frozenset({"ey_ready", "ph_ready", "bsil_gld", "lof_gld", "phof_gld"}) in found
    assert frozenset({"csc_o4"}) in found
    assert all(one for old, one in find_became(load_library().frameworks).items()), "each of 2019 has become something"
