"""Targets of sums, pace, and the year so far."""

from datetime import date

import pytest

from tests.analysis.figures import indicator, month, monthly, quarter, share, value
from toc.analysis.periods import months_from
from toc.analysis.progress import Progress, TargetState, build_progress, target_in_force
from toc.analysis.series import build_series
from toc.analysis.year_to_date import YearToDate, build_year_to_date
from toc.model.figures import Period
from toc.model.indicators import (
    Baseline,
    Definition,
    Direction,
    Frequency,
    Indicator,
    IndicatorKind,
    Target,
    TargetKind,
)

YEAR = months_from(date(2024, 4, 1), 12)
COUNT = indicator(IndicatorKind.COUNT)
FEWER = indicator(IndicatorKind.COUNT, direction=Direction.DECREASE)
BEFORE_DUE, AFTER_DUE = date(2025, 4, 30), date(2025, 5, 1)


def target(number: float, period: Period = YEAR, **fields: object) -> Target:
    return Target.model_validate({"id": "t", "indicator": "i", "period": period, "value": number} | fields)


def quarters(one: Indicator, *numbers: float, goal: float, on: date) -> Progress:
    return build_progress(build_series(one, [value(quarter(i), n) for i, n in enumerate(numbers)]), [target(goal)], on)


@pytest.mark.parametrize(
    ("one", "numbers", "on", "state"),
    [
        (COUNT, (40, 50), date(2024, 10, 15), TargetState.NOT_DUE),
        (COUNT, (40, 60), date(2024, 10, 15), TargetState.MET),
        (COUNT, (20, 20, 20, 39), date(2025, 4, 1), TargetState.NOT_MET),
        (COUNT, (20, 20, 20), BEFORE_DUE, TargetState.NOT_DUE),
        (COUNT, (20, 20, 20), AFTER_DUE, TargetState.NOT_MET),
        (FEWER, (40, 60), date(2024, 10, 15), TargetState.NOT_DUE),
        (FEWER, (40, 61), date(2024, 10, 15), TargetState.NOT_MET),
        (FEWER, (20, 20, 20, 40), date(2025, 4, 1), TargetState.MET),
        (FEWER, (20, 20, 20), AFTER_DUE, TargetState.NOT_MET),
    ],
)
def test_a_target_for_a_year_is_judged_on_the_sum_of_its_quarters(
    one: Indicator, numbers: tuple[float, ...], on: date, state: TargetState
) -> None:
    progress = quarters(one, *numbers, goal=100, on=on)
    assert progress.target_state is state
    assert progress.actual == sum(numbers)


def test_figures_outside_the_targets_period_do_not_count_towards_it() -> None:
    series = build_series(COUNT, [value(quarter(-1), 500), value(quarter(0), 40)])
    assert build_progress(series, [target(100)], date(2024, 8, 1)).actual == 40


def test_a_running_total_that_should_stay_low_is_not_met_half_way() -> None:
    running = indicator(IndicatorKind.COUNT, direction=Direction.DECREASE, cumulative=True)
    half = quarters(running, 10, 20, goal=100, on=date(2024, 10, 15))
    assert half.target_state is TargetState.NOT_DUE
    assert quarters(running, 10, 20, 30, 40, goal=100, on=date(2025, 4, 15)).target_state is TargetState.MET


def test_a_contracts_target_goes_before_a_stretch_one_and_each_commissioner_has_their_own() -> None:
    stretch = target(90, id="s", kind=TargetKind.STRETCH)
    contract = target(70, id="c", commissioner="icb")
    other = target(60, id="o", commissioner="council")
    for on in (date(2024, 8, 1), date(2026, 8, 1)):
        assert target_in_force([stretch, contract], "i", on) == contract
        assert target_in_force([stretch, other, contract], "i", on, "icb") == contract
        assert target_in_force([stretch, other], "i", on, "icb") == stretch


def test_the_pace_to_a_level_counts_periods_from_the_baseline_to_the_latest_and_on_to_the_target() -> None:
    one = indicator(baseline=Baseline(period=quarter(-2), numerator=20, denominator=100))
    series = build_series(one, [share(quarter(0), 30, 100), share(quarter(1), 32, 100)])
    pace = build_progress(series, [target(50)], date(2024, 10, 15)).pace
    assert pace is not None
    assert (pace.needed, pace.so_far, pace.periods_left, pace.adds_up) == (9, 4, 2, False)


def test_without_a_dated_baseline_the_pace_so_far_is_from_the_first_figure() -> None:
    series = build_series(indicator(), [share(quarter(0), 30, 100), share(quarter(1), 32, 100)])
    pace = build_progress(series, [target(50)], date(2024, 10, 15)).pace
    assert pace is not None
    assert pace.so_far == 2
    alone = build_progress(build_series(indicator(), [share(quarter(0), 30, 100)]), [target(50)], date(2024, 7, 15))
    assert alone.pace is not None
    assert alone.pace.so_far is None


def test_the_pace_of_a_sum_is_the_amount_a_period_still_needed() -> None:
    pace = quarters(COUNT, 20, 24, goal=100, on=date(2024, 10, 15)).pace
    assert pace is not None
    assert (pace.needed, pace.so_far, pace.periods_left, pace.adds_up) == (28, 22, 2, True)


def test_no_pace_is_needed_once_the_target_is_met_or_its_time_is_up() -> None:
    assert quarters(COUNT, 60, 60, goal=100, on=date(2024, 10, 15)).pace is None
    assert quarters(COUNT, 1, 1, 1, 1, goal=100, on=date(2025, 6, 1)).pace is None
    late = build_series(indicator(), [share(quarter(4), 30, 100)])
    assert build_progress(late, [target(50)], date(2025, 8, 1)).pace is None


def so_far(one: Indicator, numbers: list[float | None], goal: Target, on: date = date(2025, 4, 1)) -> YearToDate:
    ours = build_year_to_date(monthly(one, numbers), goal, on)
    assert ours is not None
    return ours


@pytest.mark.parametrize(("numbers", "on_course"), [([9, 9, 12], True), ([9, 9, 11.9], False)])
def test_a_year_so_far_is_expected_pro_rata(numbers: list[float | None], on_course: bool) -> None:
    ours = so_far(COUNT, numbers, target(120))
    assert (ours.expected, ours.reported, ours.parts) == (30, 3, 12)
    assert ours.on_course is on_course
    assert ours.rule.endswith("in 2024/25 Q1 (3 of 12 reported) against 30 expected by then. Expected pro rata.")


@pytest.mark.parametrize(("months", "expected"), [(1, 4), (3, 12), (4, 24), (6, 48), (12, 120)])
def test_a_declared_profile_says_what_to_expect_and_a_straight_line_between(months: int, expected: float) -> None:
    ours = so_far(COUNT, [1] * months, target(120, profile=(0.1, 0.4, 0.7, 1.0)))
    assert ours.expected == pytest.approx(expected)
    assert "declared profile" in ours.rule


def test_a_profile_of_percentages_is_read_as_shares_of_its_end() -> None:
    assert so_far(COUNT, [1] * 3, target(120, profile=(10, 40, 70, 100))).expected == pytest.approx(12)


def test_a_year_so_far_ends_at_the_first_month_not_reported_and_at_the_day() -> None:
    assert so_far(COUNT, [5, 5, None, 50], target(120)).actual == 10
    assert so_far(COUNT, [5, 5, 5, 50], target(120), on=date(2024, 5, 31)).actual == 10
    nothing = build_year_to_date(build_series(COUNT, []), target(120), date(2024, 5, 31))
    assert nothing is not None
    assert (nothing.actual, nothing.on_course) == (None, None)


def test_a_share_so_far_is_summed_and_compared_with_the_whole_target() -> None:
    series = build_series(indicator(), [share(quarter(0), 1, 2), share(quarter(1), 3, 10)])
    ours = build_year_to_date(series, target(30), date(2024, 10, 15))
    assert ours is not None
    assert ours.actual == pytest.approx(100 * 4 / 12)
    assert (ours.expected, ours.on_course) == (30, True)


def test_spending_is_on_course_below_what_was_expected_and_neither_way_says_nothing() -> None:
    spend = indicator(IndicatorKind.MONEY, direction=Direction.DECREASE)
    assert so_far(spend, [9, 9, 9], target(120)).on_course is True
    assert so_far(spend, [19, 9, 9], target(120)).on_course is False
    neither = indicator(IndicatorKind.MONEY, direction=Direction.NEITHER)
    assert so_far(neither, [9], target(120)).on_course is None


def test_a_year_so_far_across_a_change_of_definition_is_not_added_up() -> None:
    changed = indicator(IndicatorKind.COUNT, definitions=(Definition(), Definition(in_force_from=month(1).start)))
    ours = so_far(changed, [9, 9, 9], target(120))
    assert ours.actual is None
    assert "definition changed" in ours.rule


@pytest.mark.parametrize(
    "one",
    [
        indicator(IndicatorKind.MEDIAN),
        indicator(IndicatorKind.COUNT, cumulative=True),
        indicator(IndicatorKind.COUNT, frequency=Frequency.YEARLY),
    ],
)
def test_what_does_not_add_up_within_a_year_has_no_year_so_far(one: Indicator) -> None:
    assert build_year_to_date(build_series(one, []), target(120), date(2024, 8, 1)) is None
