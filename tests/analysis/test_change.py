"""Two periods compared."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.figures import indicator, month, point, quarter, share, value
from toc.analysis.change import build_change
from toc.analysis.intervals import Interval
from toc.analysis.judgement import Judgement, judge
from toc.analysis.periods import months_from
from toc.model.figures import Observation
from toc.model.indicators import Baseline, Definition, Direction, Indicator, IndicatorKind

EARLIER, LATER = quarter(0), quarter(4)


def change(one: Indicator, now: Observation, before: Observation) -> Any:
    return build_change(one, point(one, now), point(one, before))


def test_a_share_is_compared_by_newcombes_interval_in_points() -> None:
    ours = change(indicator(), share(LATER, 56, 70), share(EARLIER, 48, 80))
    assert ours.judgement is Judgement.IMPROVING
    assert ours.interval.value == pytest.approx(20)
    assert (ours.interval.lower, ours.interval.upper) == pytest.approx((5.24314724023649, 33.3872654036906), rel=1e-9)
    assert ours.rule == (
        "56 of 70 against 48 of 80: a difference of 20 points (95 % interval 5.2 to 33.4, Newcombe), "
        "which does not hold 0."
    )


@pytest.mark.parametrize(
    ("direction", "now", "judgement"),
    [
        (Direction.INCREASE, 56, Judgement.IMPROVING),
        (Direction.DECREASE, 56, Judgement.WORSENING),
        (Direction.NEITHER, 56, Judgement.HIGHER),
        (Direction.INCREASE, 20, Judgement.WORSENING),
        (Direction.DECREASE, 20, Judgement.IMPROVING),
        (Direction.NEITHER, 20, Judgement.LOWER),
        (Direction.INCREASE, 44, Judgement.NO_CLEAR_CHANGE),
    ],
)
def test_which_way_is_better_decides_what_a_clear_change_means(
    direction: Direction, now: float, judgement: Judgement
) -> None:
    assert change(indicator(direction=direction), share(LATER, now, 70), share(EARLIER, 48, 80)).judgement is judgement


@pytest.mark.parametrize(
    ("lower", "upper", "judgement"),
    [
        (-1, 1, Judgement.NO_CLEAR_CHANGE),
        (0, 1, Judgement.NO_CLEAR_CHANGE),
        (-1, 0, Judgement.NO_CLEAR_CHANGE),
        (0.001, 1, Judgement.IMPROVING),
        (-1, -0.001, Judgement.WORSENING),
        (None, None, Judgement.NO_CLEAR_CHANGE),
        (0.5, None, Judgement.IMPROVING),
    ],
)
def test_a_change_is_clear_where_its_interval_does_not_hold_nothing(
    lower: float | None, upper: float | None, judgement: Judgement
) -> None:
    assert judge(Direction.INCREASE, Interval(value=0, lower=lower, upper=upper, method="any")) is judgement


@pytest.mark.parametrize(
    ("now", "before", "few"), [(9, 80, True), (80, 9, True), (10, 80, False), (80, 10, False), (10, 10, False)]
)
def test_under_10_in_either_denominator_is_too_few(now: int, before: int, few: bool) -> None:
    ours = change(indicator(), share(LATER, now, now), share(EARLIER, 0, before))
    assert (ours.judgement is Judgement.TOO_FEW) == few
    assert ("fewer than 10" in ours.rule) == few


def test_rates_are_compared_by_their_exact_ratio() -> None:
    rate = indicator(IndicatorKind.RATE, per=1_000, direction=Direction.DECREASE)
    ours = change(rate, share(LATER, 0, 100), share(EARLIER, 6, 120))
    assert ours.is_ratio
    assert ours.interval.upper == pytest.approx(1.0191734331567883, rel=1e-9)
    assert ours.judgement is Judgement.NO_CLEAR_CHANGE
    assert change(rate, share(LATER, 0, 100), share(EARLIER, 8, 120)).judgement is Judgement.IMPROVING


def test_a_rate_from_nothing_has_no_upper_limit_and_can_still_be_clear() -> None:
    rate = indicator(IndicatorKind.RATE, direction=Direction.DECREASE)
    ours = change(rate, share(LATER, 9, 100), share(EARLIER, 0, 100))
    assert ours.judgement is Judgement.WORSENING
    assert ours.rule.startswith("9 of 100 against 0 of 100: a ratio from nothing (95 % interval 1.97 to no limit")


def test_two_rates_of_nothing_are_too_few() -> None:
    ours = change(indicator(IndicatorKind.RATE), share(LATER, 0, 100), share(EARLIER, 0, 100))
    assert ours.judgement is Judgement.TOO_FEW
    assert "Neither period had an event" in ours.rule


def test_counts_are_rates_over_the_length_of_their_periods() -> None:
    count = indicator(IndicatorKind.COUNT)
    year = months_from(date(2023, 4, 1), 12)
    same = change(count, value(quarter(4), 100), value(year, 400))
    assert same.interval.value == pytest.approx(1)
    assert same.judgement is Judgement.NO_CLEAR_CHANGE
    assert change(count, value(quarter(4), 150), value(year, 400)).judgement is Judgement.IMPROVING


def test_means_are_compared_by_welchs_interval() -> None:
    mean = indicator(IndicatorKind.MEAN, direction=Direction.DECREASE)
    ours = change(mean, value(LATER, 8, n=20, sd=2), value(EARLIER, 10, n=20, sd=2))
    assert ours.interval.method == "Welch"
    assert ours.interval.lower == pytest.approx(-2 - 2.0243941639 * 2 * (2 / 20) ** 0.5, rel=1e-8)
    assert ours.judgement is Judgement.IMPROVING
    assert change(mean, value(LATER, 8, n=9, sd=2), value(EARLIER, 10, n=20, sd=2)).judgement is Judgement.TOO_FEW


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (IndicatorKind.MEAN, "standard deviation"),
        (IndicatorKind.PERCENTAGE, "numerator or a denominator is not known"),
        (IndicatorKind.MEDIAN, "median"),
        (IndicatorKind.DIFFERENCE, "difference"),
        (IndicatorKind.MONEY, "money"),
        (IndicatorKind.MILESTONE, "milestone"),
    ],
)
def test_a_bare_value_of_other_kinds_is_too_few_to_judge_and_says_why(kind: IndicatorKind, words: str) -> None:
    ours = change(indicator(kind), value(LATER, 8), value(EARLIER, 3))
    assert ours.judgement is Judgement.TOO_FEW
    assert words in ours.rule


def test_impossible_figures_are_named_and_stop_nothing_else() -> None:
    ours = change(indicator(), share(LATER, 30, 20), share(EARLIER, 10, 20))
    assert ours.judgement is Judgement.TOO_FEW
    assert "more than all" in ours.rule


def test_overlapping_or_rolling_figures_do_not_compare() -> None:
    assert "overlap" in change(indicator(), share(month(1), 30, 40), share(EARLIER, 10, 40)).rule
    rolling = indicator(cumulative=True)
    assert "Rolling" in change(rolling, share(LATER, 30, 40), share(EARLIER, 10, 40)).rule


def test_a_change_of_definition_between_them_blocks_the_comparison() -> None:
    changed = indicator(definitions=(Definition(), Definition(in_force_from=LATER.start)))
    ours = change(changed, share(LATER, 30, 40), share(EARLIER, 10, 40))
    assert ours.judgement is Judgement.TOO_FEW
    assert "definition changed on 1 Apr 2025" in ours.rule
    before = changed.model_copy(update={"baseline": Baseline(numerator=10, denominator=40)})
    assert before.baseline is not None
    assert "definition changed" in build_change(before, point(before, share(LATER, 30, 40)), before.baseline).rule


def test_a_baseline_without_a_period_compares_like_any_figure() -> None:
    one = indicator(IndicatorKind.COUNT)
    ours = build_change(one, point(one, value(LATER, 90)), Baseline(value=40))
    assert ours.judgement is Judgement.IMPROVING


def test_a_baseline_of_a_mean_brings_its_number_and_spread() -> None:
    one = indicator(IndicatorKind.MEAN, direction=Direction.DECREASE)
    now = point(one, value(LATER, 8, n=20, sd=2))
    assert build_change(one, now, Baseline(value=10, n=20, sd=2)).judgement is Judgement.IMPROVING
    assert build_change(one, now, Baseline(value=10)).judgement is Judgement.TOO_FEW
