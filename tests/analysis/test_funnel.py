"""Teams about their pooled value."""

from math import comb, exp, factorial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.analysis.figures import indicator, quarter
from toc.analysis.funnel import Funnel, FunnelRefused, Place, Team, build_funnel
from toc.analysis.series import Point
from toc.model.indicators import IndicatorKind

RATE = indicator(IndicatorKind.RATE, per=1_000)


def team(name: str, count: float | None, size: float | None) -> Team:
    return Team(name=name, point=Point(period=quarter(0), value=1, numerator=count, denominator=size))


def funnel(*pairs: tuple[float, float], one: Any = None) -> Funnel:
    return build_funnel(one or indicator(), [team(f"t{place}", *pair) for place, pair in enumerate(pairs)])


def test_teams_stand_about_their_pooled_value_and_not_about_the_mean_of_theirs() -> None:
    assert funnel((1, 1), (0, 99)).pooled == 1
    assert funnel((1, 100), (1, 300), one=RATE).pooled == 5


def below(pooled: float, size: int, count: int) -> float:
    """P(X <= count), summed the slow obvious way."""
    return sum(comb(size, k) * pooled**k * (1 - pooled) ** (size - k) for k in range(count + 1))


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=10, max_size=12)
)
def test_a_team_is_outside_only_where_chance_seldom_goes(pairs: list[tuple[int, int]]) -> None:
    ours = funnel(*pairs)
    pooled = sum(count for count, _ in pairs) / sum(size for _, size in pairs)
    for (count, size), placed in zip(pairs, ours.teams, strict=True):
        low = below(pooled, size, count)
        high = 1 - below(pooled, size, count - 1)
        for tail, places in ((0.025, {Place.HIGH_95, Place.HIGH_998}), (0.001, {Place.HIGH_998})):
            assert abs(high - tail) < 1e-9 or (placed.place in places) == (high < tail)
        for tail, places in ((0.025, {Place.LOW_95, Place.LOW_998}), (0.001, {Place.LOW_998})):
            assert abs(low - tail) < 1e-9 or (placed.place in places) == (low < tail)


def test_limits_of_rates_are_poissons() -> None:
    pairs = [(10.0, 1_000.0)] * 10
    (limits, *_) = [one.limits for one in funnel(*pairs, one=RATE).teams]
    cumulative = [sum(exp(-10) * 10**k / factorial(k) for k in range(most + 1)) for most in range(40)]
    expected = [next(k for k, p in enumerate(cumulative) if p >= tail) for tail in (0.025, 0.975, 0.001, 0.999)]
    assert [limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998] == pytest.approx(expected)
    assert expected == [4, 17, 2, 21]


@pytest.mark.parametrize("pooled", [0.001, 0.05, 0.5, 0.93, 0.999])
@pytest.mark.parametrize("one", [indicator(), indicator(IndicatorKind.RATE, per=100)], ids=["share", "rate"])
def test_limits_are_the_quantiles_that_scipy_has(one: Any, pooled: float) -> None:
    size = 1_000
    ours = funnel(*([(pooled * size, size)] * 2), one=one).teams[0].limits
    chance = stats.binom(size, pooled) if one.kind is IndicatorKind.PERCENTAGE else stats.poisson(pooled * size)
    expected = [chance.ppf(tail) / size * 100 for tail in (0.025, 0.975, 0.001, 0.999)]
    assert [ours.lower_95, ours.upper_95, ours.lower_998, ours.upper_998] == pytest.approx(expected, rel=1e-9)


def test_limits_narrow_with_size_and_are_drawn_from_the_smallest_team_to_the_largest() -> None:
    ours = funnel(*([(5, 10)] * 5), *([(500, 1_000)] * 5))
    assert (ours.curve[0].denominator, ours.curve[-1].denominator) == (10, 1_000)
    assert len(ours.curve) < 70
    widths = [one.upper_95 - one.lower_95 for one in (ours.curve[0], ours.curve[-1])]
    assert widths[0] > 5 * widths[1]
    assert all(one.lower_998 <= one.lower_95 <= ours.pooled <= one.upper_95 <= one.upper_998 for one in ours.curve)


@pytest.mark.parametrize(("teams", "can_rank"), [(9, False), (10, True)])
def test_with_fewer_than_10_teams_it_says_that_it_cannot_rank(teams: int, can_rank: bool) -> None:
    ours = funnel((40, 40), *([(20, 40)] * (teams - 1)))
    assert ours.can_rank is can_rank
    assert (ours.teams[0].place is None) != can_rank
    assert ours.words.startswith("Outside what chance alone explains: t0." if can_rank else "With 9 teams nobody can")


def test_teams_that_differ_by_chance_alone_are_not_told_apart() -> None:
    ours = funnel(*([(3, 6), (4, 6)] * 5))
    assert {one.place for one in ours.teams} == {Place.INSIDE}
    assert ours.words == "All 10 teams are within what chance alone explains, so none is better or worse than another."


def test_nobody_and_everybody_have_limits_too() -> None:
    assert {one.place for one in funnel(*([(0, 20)] * 10)).teams} == {Place.INSIDE}
    full = funnel(*([(20, 20)] * 10))
    assert (full.teams[0].limits.lower_998, full.teams[0].limits.upper_998) == (100, 100)
    assert funnel(*([(0, 20)] * 10), one=RATE).teams[0].limits.upper_998 == 0


def test_teams_without_figures_are_left_out_by_name() -> None:
    ours = build_funnel(indicator(), [team("north", 5, 10), Team(name="south"), team("east", None, None)])
    assert ours.left_out == ("south", "east")
    assert ours.words.startswith("With 1 team nobody")


@pytest.mark.parametrize(
    ("one", "pairs", "message"),
    [
        (indicator(IndicatorKind.COUNT), [(5, 10)], "no denominators"),
        (indicator(IndicatorKind.MEAN), [(5, 10)], "no denominators"),
        (indicator(), [], "No team has reported"),
        (indicator(), [(11, 10)], "t0: 11 of 10 cannot be"),
        (indicator(), [(-1, 10)], "t0: -1 of 10 cannot be"),
        (indicator(), [(1, 10.5)], "no whole number"),
    ],
)
def test_figures_that_have_no_funnel_are_refused(one: Any, pairs: list[tuple[float, float]], message: str) -> None:
    with pytest.raises(FunnelRefused, match=message):
        funnel(*pairs, one=one)


def test_more_events_than_people_are_a_rate_all_the_same() -> None:
    assert funnel(*([(11, 10.5)] * 2), one=RATE).pooled == pytest.approx(11 / 10.5 * 1_000)
