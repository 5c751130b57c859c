"""Sums over time and over categories."""

import json
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.figures import indicator, month, monthly, quarter, share, unknown, value
from toc.analysis.periods import months_from
from toc.analysis.series import build_series
from toc.analysis.summing import Summed, sum_categories, sum_periods
from toc.analysis.totals import build_total_series, build_totals
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Breakdown, Category, Definition, Frequency, Indicator, IndicatorKind

CASES = json.loads((Path(__file__).parent / "reference" / "interval_cases.json").read_text())
YEAR = months_from(month(0).start, 12)
AREAS = Breakdown(name="Area", categories=tuple(Category(id=f"a{i}", name=f"Area {i}") for i in range(5)))


def by_month(one: Indicator, *figures: Observation) -> Any:
    return build_series(one.model_copy(update={"frequency": Frequency.MONTHLY}), figures)


def areas(one: Indicator, *figures: Observation) -> Summed:
    named = [figure.model_copy(update={"category": f"a{i}"}) for i, figure in enumerate(figures)]
    return sum_categories(one.model_copy(update={"breakdown": AREAS}), named, month(0))


@pytest.mark.parametrize("place", [0, 1])
def test_grouped_shares_are_summed_before_their_interval(place: int) -> None:
    (case,) = [case for case in CASES if case["id"] == "W14"]
    expected = case["expected"][place]
    rows = zip(case["input"]["area"], case["input"]["x"], case["input"]["n"], strict=True)
    figures = [share(month(i), x, n) for i, (_, x, n) in enumerate(row for row in rows if row[0] == expected["area"])]
    ours = sum_periods(by_month(indicator(), *figures), quarter(0))
    assert ours.point.value == pytest.approx(expected["value"], rel=1e-9)
    assert ours.interval is not None
    assert (ours.interval.lower, ours.interval.upper) == pytest.approx(
        (expected["lowercl"], expected["uppercl"]), rel=1e-9
    )


def test_a_share_of_a_quarter_is_never_the_mean_of_its_months() -> None:
    series = by_month(indicator(), share(month(0), 1, 1), share(month(1), 0, 10), share(month(2), 0, 10))
    assert sum_periods(series, quarter(0)).point.value == pytest.approx(100 / 21)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 60)), min_size=12, max_size=12))
def test_months_to_quarters_to_years_is_the_same_as_months_to_years(pairs: list[tuple[int, int]]) -> None:
    series = by_month(indicator(), *(share(month(i), x, n) for i, (x, n) in enumerate(pairs)))
    quarters = [
        Observation(indicator="i", period=one.period, numerator=one.numerator, denominator=one.denominator)
        for one in (sum_periods(series, quarter(place)).point for place in range(4))
    ]
    assert all(one.denominator for one in quarters)
    direct = sum_periods(series, YEAR).point
    assert sum_periods(build_series(indicator(), quarters), YEAR).point == direct
    assert (direct.numerator, direct.denominator) == (sum(x for x, _ in pairs), sum(n for _, n in pairs))


def test_a_sum_of_more_than_all_is_named() -> None:
    ours = sum_periods(by_month(indicator(), *(share(month(i), 3, 2) for i in range(3))), quarter(0))
    assert ours.interval is None
    assert ours.reason == "9 of 6 is more than all. Check numerator and denominator."


def test_counts_and_money_add_up_and_rates_go_by_their_events() -> None:
    for kind in (IndicatorKind.COUNT, IndicatorKind.MONEY):
        assert sum_periods(monthly(indicator(kind), [1, 2, 3]), quarter(0)).point.value == 6
    rate = indicator(IndicatorKind.RATE, per=1_000)
    ours = sum_periods(by_month(rate, *(share(month(i), i + 1, 1_000) for i in range(3))), quarter(0))
    assert (ours.point.value, ours.interval and ours.interval.method) == (2, "exact Poisson")


def test_means_are_pooled_as_if_all_scores_stood_in_one_list() -> None:
    groups = [[3.0, 5, 9], [1.0, 2], [4.0]]
    mean = indicator(IndicatorKind.MEAN)
    figures = [
        value(month(i), fmean(group), n=len(group), sd=stdev(group) if len(group) > 1 else None)
        for i, group in enumerate(groups)
    ]
    ours = sum_periods(by_month(mean, *figures), quarter(0)).point
    everybody = [score for group in groups for score in group]
    assert (ours.value, ours.sd, ours.n) == (pytest.approx(fmean(everybody)), pytest.approx(stdev(everybody)), 6)


@pytest.mark.parametrize("kind", [IndicatorKind.MEDIAN, IndicatorKind.DIFFERENCE, IndicatorKind.MILESTONE])
def test_what_does_not_add_up_is_never_summed(kind: IndicatorKind) -> None:
    ours = sum_periods(monthly(indicator(kind), [1, 2, 3]), quarter(0))
    assert ours.point.value is None
    assert "do not add up" in ours.reason or "cannot be had" in ours.reason


@pytest.mark.parametrize(
    ("kind", "words"),
    [(IndicatorKind.PERCENTAGE, "denominator is not known"), (IndicatorKind.MEAN, "number of people behind a mean")],
)
def test_bare_values_of_a_share_or_a_mean_are_not_summed(kind: IndicatorKind, words: str) -> None:
    ours = sum_periods(monthly(indicator(kind), [10, 20, 30]), quarter(0))
    assert ours.point.value is None
    assert words in ours.reason


def test_a_quarter_waits_for_its_months() -> None:
    ours = sum_periods(monthly(indicator(IndicatorKind.COUNT), [1, None, 3]), quarter(0))
    assert ours.point.value is None
    assert ours.words == "2 of 3 reported"
    assert ours.reason == "2 of 3 reported. Still to come: May 2024."


def test_rolling_figures_and_periods_that_do_not_fit_do_not_add_up() -> None:
    rolling = monthly(indicator(IndicatorKind.COUNT, cumulative=True), [1, 2, 3])
    assert "Rolling" in sum_periods(rolling, quarter(0)).reason
    count = build_series(indicator(IndicatorKind.COUNT), [value(quarter(0), 3)])
    assert "do not fit" in sum_periods(count, month(0)).reason


def test_irregular_figures_add_up_where_they_fill_the_time() -> None:
    one = indicator(IndicatorKind.COUNT, frequency=Frequency.IRREGULAR)
    figures = [value(month(0), 1), value(months_from(month(1).start, 2), 5)]
    assert sum_periods(build_series(one, figures), quarter(0)).point.value == 6
    assert "do not fill" in sum_periods(build_series(one, figures[:1]), quarter(0)).reason


@pytest.mark.parametrize(("changed", "blocked"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_change_of_definition_blocks_only_the_sums_across_it(changed: int, blocked: bool) -> None:
    definitions = (Definition(), Definition(in_force_from=month(changed).start))
    series = monthly(indicator(IndicatorKind.COUNT, definitions=definitions), [1, 2, 3, 4, 5, 6])
    ours = sum_periods(series, quarter(0))
    assert (ours.point.value is None) == blocked
    assert ("The definition changed on" in ours.reason) == blocked
    assert sum_periods(series, quarter(1)).point.value == 15


def test_a_total_waits_for_missing_areas_and_says_how_many_have_reported() -> None:
    count = indicator(IndicatorKind.COUNT)
    ours = areas(count, *(value(month(0), 3) for _ in range(4)))
    assert ours.point.value is None
    assert ours.point.state is ObservationState.NOT_YET_KNOWN
    assert ours.words == "4 of 5 reported"
    assert areas(count, *(value(month(0), 3) for _ in range(5))).point.value == 15


def test_not_reported_zero_and_hidden_are_three_different_things() -> None:
    count = indicator(IndicatorKind.COUNT)
    four = [value(month(0), 3) for _ in range(4)]
    zero = areas(count, *four, value(month(0), 0))
    assert (zero.point.value, zero.reported) == (12, 5)
    pending = areas(count, *four, unknown(month(0)))
    assert (pending.point.value, pending.point.state) == (None, ObservationState.NOT_YET_KNOWN)
    hidden = areas(count, *four, unknown(month(0), ObservationState.SUPPRESSED))
    assert (hidden.point.value, hidden.point.state) == (None, ObservationState.SUPPRESSED)
    assert hidden.reason == "Hidden by whoever published it: Area 4."


def test_a_total_is_provisional_while_a_part_is() -> None:
    figures = [share(month(0), 1, 2, provisional=i == 3) for i in range(5)]
    ours = areas(indicator(), *figures)
    assert ours.point.provisional
    assert (ours.point.numerator, ours.point.denominator) == (5, 10)


def test_an_indicator_without_a_breakdown_has_nothing_to_add_up() -> None:
    ours = sum_categories(indicator(), [share(month(0), 1, 2)], month(0))
    assert (ours.point.value, ours.reason) == (None, "There is nothing to add up.")


def of_areas(period: Period, *numbers: float) -> list[Observation]:
    return [value(period, number, category=f"a{i}") for i, number in enumerate(numbers)]


def test_an_entered_total_stands_and_the_categories_fill_in_for_missing_ones() -> None:
    count = indicator(IndicatorKind.COUNT, breakdown=AREAS)
    figures = [
        *of_areas(quarter(0), 1, 2, 3, 4, 5),
        value(quarter(0), 16),
        *of_areas(quarter(1), 1, 2, 3, 4, 5),
        *of_areas(quarter(2), 1, 2, 3, 4),
        value(quarter(2), 99, comparison="england"),
    ]
    series = build_total_series(count, figures)
    assert [point.value for point in series.points] == [16, 15, None]
    assert series.points[2].note == "4 of 5 reported. Still to come: Area 4."
    assert [total.words for total in build_totals(count, figures)] == [
        "5 of 5 reported", "5 of 5 reported", "4 of 5 reported",
    ]  # fmt: skip


def test_summed_shares_and_means_keep_what_they_rest_on() -> None:
    shares = [share(quarter(0), 3, 4, category=f"a{i}") for i in range(5)]
    point = build_total_series(indicator(breakdown=AREAS), shares).points[0]
    assert (point.numerator, point.denominator, point.value) == (15, 20, 75)
    mean = indicator(IndicatorKind.MEAN, breakdown=AREAS)
    means = [value(quarter(0), 2, n=10, sd=1, category=f"a{i}") for i in range(5)]
    pooled = build_total_series(mean, means).points[0]
    assert (pooled.value, pooled.n) == (2, 50)


def test_a_total_of_a_provisional_figure_is_provisional() -> None:
    final = [value(quarter(0), 1, category=f"a{i}") for i in range(4)]
    may_change = value(quarter(0), 1, category="a4", provisional=True)
    count = indicator(IndicatorKind.COUNT, breakdown=AREAS)
    (point,) = build_total_series(count, [*final, may_change]).points
    assert (point.value, point.provisional) == (5, True)
