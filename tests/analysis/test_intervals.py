"""Confidence intervals against published implementations."""

import json
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.analysis.intervals import (
    Interval,
    NoInterval,
    difference_of_means,
    difference_of_proportions,
    mean_interval,
    proportion_interval,
    rate_interval,
    ratio_of_rates,
)

REFERENCE = Path(__file__).parent / "reference"
CASES = json.loads((REFERENCE / "interval_cases.json").read_text())
PUBLISHED = json.loads((REFERENCE / "fingertips_published_intervals.json").read_text())


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def assert_same(ours: Interval, row: dict[str, Any], suffix: str = "cl") -> None:
    pairs = ((ours.value, "value"), (ours.lower, "lower" + suffix), (ours.upper, "upper" + suffix))
    for mine, theirs in ((number, row[name]) for number, name in pairs):
        assert (mine is None) == (theirs is None)
        assert mine is None or isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-12)


def rows(function: str) -> list[Any]:
    return [
        pytest.param(case, place, id=f"{case['id']}-{place}")
        for case in CASES
        if case.get("function") == function and not case["error"] and "grouped_by" not in case["input"]
        for place in range(len(case["expected"]))
        if case["input"]["confidence"] is not None and listed(case["input"].get("x", 1))[place] is not None
    ]


def checked(case: dict[str, Any], place: int, build: Any) -> None:
    levels, row = listed(case["input"]["confidence"]), case["expected"][place]
    for level in levels:
        suffix = "cl" if len(levels) == 1 else f"{level * 100:.1f}".replace(".", "_") + "cl"
        assert_same(build(level), row, suffix)


@pytest.mark.parametrize(("case", "place"), rows("phe_proportion"))
def test_proportions_have_the_published_wilson_interval(case: dict[str, Any], place: int) -> None:
    x, n = listed(case["input"]["x"])[place], listed(case["input"]["n"])[place]
    checked(case, place, lambda level: proportion_interval(x, n, level).times(case["input"]["multiplier"]))


@pytest.mark.parametrize(("case", "place"), rows("phe_rate"))
def test_rates_have_the_published_interval(case: dict[str, Any], place: int) -> None:
    x, n = listed(case["input"]["x"])[place], listed(case["input"]["n"])[place]
    checked(case, place, lambda level: rate_interval(x, n, case["input"]["multiplier"], level))


@pytest.mark.parametrize(("case", "place"), rows("phe_mean"))
def test_means_have_the_published_interval(case: dict[str, Any], place: int) -> None:
    checked(case, place, lambda level: mean_interval(listed(case["input"]["values"]), level))


@pytest.mark.parametrize("case", [case for case in CASES if case.get("error")], ids=lambda case: case["id"])
def test_impossible_counts_are_refused(case: dict[str, Any]) -> None:
    build = proportion_interval if case["function"] == "phe_proportion" else rate_interval
    with pytest.raises(NoInterval, match=r"has to be|Check"):
        build(case["input"]["x"], case["input"]["n"])


@pytest.mark.parametrize("case", [c for c in CASES if "newcombe_lower" in str(c["expected"])], ids=lambda c: c["id"])
def test_the_change_of_a_share_has_newcombes_interval(case: dict[str, Any]) -> None:
    given_, expected = case["input"], case["expected"]
    ours = difference_of_proportions(given_["x1"], given_["n1"], given_["x2"], given_["n2"])
    assert isclose(ours.value, expected["diff"], rel_tol=1e-9)
    assert ours.lower is not None
    assert ours.upper is not None
    assert isclose(ours.lower, expected["newcombe_lower"], rel_tol=1e-9)
    assert isclose(ours.upper, expected["newcombe_upper"], rel_tol=1e-9)


@pytest.mark.parametrize("case", [c for c in CASES if "rate_ratio" in str(c["expected"])], ids=lambda c: c["id"])
def test_the_ratio_of_rates_is_exact(case: dict[str, Any]) -> None:
    given_, (lower, upper) = case["input"], case["expected"]["ci"]
    ours = ratio_of_rates(given_["x1"], given_["T1"], given_["x2"], given_["T2"])
    assert isclose(ours.value, case["expected"]["rate_ratio"], abs_tol=1e-12)
    assert ours.lower is not None
    assert isclose(ours.lower, lower, rel_tol=1e-9, abs_tol=1e-12)
    assert ours.upper is not None
    assert isclose(ours.upper, upper, rel_tol=1e-9)


@pytest.mark.parametrize("row", [row for row in PUBLISHED["wilson_percent"] if row["equals_wilson"]])
def test_published_percentages_are_wilson(row: dict[str, Any]) -> None:
    ours = proportion_interval(row["count"], row["denominator"]).times(100)
    assert ours.lower is not None
    assert isclose(ours.lower, row["lower_published"], rel_tol=1e-9)


def test_one_value_has_a_mean_and_no_interval() -> None:
    assert mean_interval([3]).lower is None
    assert difference_of_means(5, 0, 1, 4, 1, 9).upper is None


def test_welchs_interval_of_two_equal_groups_is_students() -> None:
    ours = difference_of_means(10, 2, 20, 8, 2, 20)
    assert ours.lower is not None
    assert isclose(ours.lower, 2 - 2.0243941639 * 2 * (2 / 20) ** 0.5, rel_tol=1e-8)


def test_two_periods_without_events_cannot_be_compared() -> None:
    with pytest.raises(NoInterval, match="Add up more periods"):
        ratio_of_rates(0, 100, 0, 100)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_stands_inside_its_interval_and_the_interval_inside_0_to_1(pair: tuple[int, int]) -> None:
    ours = proportion_interval(*pair)
    assert ours.lower is not None
    assert ours.upper is not None
    assert 0 <= ours.lower <= ours.value <= ours.upper <= 1


def test_a_share_asked_for_without_an_interval_is_the_same_share() -> None:
    (case,) = [case for case in CASES if case["id"] == "W08"]
    ours = proportion_interval(case["input"]["x"], case["input"]["n"])
    assert isclose(ours.value, case["expected"][0]["value"], rel_tol=1e-9)


def test_only_tests_of_significance_have_no_counterpart_here() -> None:
    """Grouped and missing counts are held in test_summing and test_estimates; no p-value is ever shown."""
    held = {"W", "R", "M", "P", "PR"}
    assert {case["id"] for case in CASES if case["id"].rstrip("0123456789") not in held} == {"PT1", "PT2"}
