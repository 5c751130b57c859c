"""The change of an indicator between two periods: its interval, and whether it is clear."""

from math import isinf

from toc.analysis.definitions import change_within
from toc.analysis.estimates import HAS_SPREAD
from toc.analysis.intervals import (
    FEWEST_TO_COMPARE,
    Interval,
    NoInterval,
    difference_of_means,
    difference_of_proportions,
    ratio_of_rates,
)
from toc.analysis.judgement import Judgement, judge
from toc.analysis.periods import day_text, months_in
from toc.analysis.series import PERCENT, Point, value_of
from toc.analysis.words import number_text
from toc.model.base import Value
from toc.model.figures import Period
from toc.model.indicators import Baseline, Indicator, IndicatorKind

NO_INTERVAL_OF = {
    IndicatorKind.MEDIAN: "A median alone has no interval",
    IndicatorKind.DIFFERENCE: "A difference alone has no interval",
    IndicatorKind.MONEY: "An amount of money has no interval",
    IndicatorKind.MILESTONE: "A milestone is reached or not and has no interval",
}


class Change(Value):
    """What became of an indicator from one period to another, and by which rule that is said."""

    judgement: Judgement
    interval: Interval | None = None
    """Of the difference in the indicator's unit; of the ratio for rates and counts."""
    is_ratio: bool = False
    rule: str
    """Why it is judged so, in words."""


def build_change(indicator: Indicator, now: Point, before: Point | Baseline) -> Change:
    """Compare two periods of independent groups; the same families twice are a paired result instead."""
    reason = _not_comparable(indicator, now, before)
    if reason:
        return Change(judgement=Judgement.TOO_FEW, rule=reason)
    try:
        return _compared(indicator, now, before)
    except NoInterval as refused:
        return Change(judgement=Judgement.TOO_FEW, rule=refused.message)


def _not_comparable(indicator: Indicator, now: Point, before: Point | Baseline) -> str:
    if indicator.cumulative:
        return "Rolling or cumulative figures share people, so two of them do not compare. Use the single periods."
    if before.period is not None and before.period.start <= now.period.end and now.period.start <= before.period.end:
        return "The two periods overlap, so they do not compare."
    earliest, latest = _in_order(now.period, before.period)
    changed = change_within(indicator, earliest, latest)
    if changed is not None:
        return f"The definition changed on {day_text(changed)}, so figures before and after it do not compare."
    return f"{NO_INTERVAL_OF[indicator.kind]}." if indicator.kind in NO_INTERVAL_OF else ""


def _in_order(now: Period, before: Period | None) -> tuple[Period, Period]:
    """A baseline without a period stands before every figure."""
    if before is None:
        return Period(start=now.start.min, end=now.start.min), now
    return (before, now) if before.start <= now.start else (now, before)


def _compared(indicator: Indicator, now: Point, before: Point | Baseline) -> Change:
    if indicator.kind is IndicatorKind.COUNT:
        return _counts(indicator, now, before)
    if indicator.kind in HAS_SPREAD:
        return _means(indicator, now, before)
    if now.numerator is None or now.denominator is None or before.numerator is None or before.denominator is None:
        return Change(judgement=Judgement.TOO_FEW, rule="A numerator or a denominator is not known. Enter both.")
    sizes = f"{_of(now)} against {_of(before)}"
    if min(now.denominator, before.denominator) < FEWEST_TO_COMPARE:
        return Change(judgement=Judgement.TOO_FEW, rule=f"{sizes}: fewer than {FEWEST_TO_COMPARE} in a denominator.")
    if indicator.kind is IndicatorKind.RATE:
        return _ratio(indicator, sizes, now.numerator, now.denominator, before.numerator, before.denominator)
    interval = difference_of_proportions(now.numerator, now.denominator, before.numerator, before.denominator)
    return _change(indicator, sizes, interval.times(PERCENT), "points")


def _counts(indicator: Indicator, now: Point, before: Point | Baseline) -> Change:
    """Two counts are two rates over the length of their periods."""
    count, count_before = now.value, _value(indicator, before)
    if count is None or count_before is None:
        return Change(judgement=Judgement.TOO_FEW, rule="One of the two counts is not known.")
    time, time_before = _lengths(now.period, before.period or now.period)
    sizes = f"{number_text(count)} against {number_text(count_before)}"
    return _ratio(indicator, sizes, count, time, count_before, time_before)


def _means(indicator: Indicator, now: Point, before: Point | Baseline) -> Change:
    mean_before = _value(indicator, before)
    if now.n is None or now.sd is None or before.n is None or before.sd is None:
        return Change(
            judgement=Judgement.TOO_FEW,
            rule="The number and the standard deviation of both means are needed. Enter them with the figures.",
        )
    if now.value is None or mean_before is None:
        return Change(judgement=Judgement.TOO_FEW, rule="One of the two means is not known.")
    sizes = f"{number_text(now.value)} (n = {now.n}) against {number_text(mean_before)} (n = {before.n})"
    if min(now.n, before.n) < FEWEST_TO_COMPARE:
        return Change(judgement=Judgement.TOO_FEW, rule=f"{sizes}: fewer than {FEWEST_TO_COMPARE} in one of them.")
    interval = difference_of_means(now.value, now.sd, now.n, mean_before, before.sd, before.n)
    return _change(indicator, sizes, interval, "")


def _value(indicator: Indicator, figure: Point | Baseline) -> float | None:
    return value_of(indicator, figure) if isinstance(figure, Baseline) else figure.value


def _ratio(indicator: Indicator, sizes: str, events: float, time: float, before: float, time_before: float) -> Change:
    interval = ratio_of_rates(events, time, before, time_before)
    limits = f"{_limit(interval.lower, 2)} to {_limit(interval.upper, 2)}"
    ratio = "from nothing" if isinf(interval.value) else f"of {interval.value:.2f}"
    rule = f"{sizes}: a ratio {ratio} (95 % interval {limits}, {interval.method})"
    judgement = judge(indicator.direction, interval, no_change=1)
    return Change(judgement=judgement, interval=interval, is_ratio=True, rule=f"{rule}, {_holds(judgement, 1)}")


def _change(indicator: Indicator, sizes: str, interval: Interval, unit: str) -> Change:
    size = f"{number_text(interval.value)} {unit}".strip()
    limits = f"{_limit(interval.lower)} to {_limit(interval.upper)}"
    judgement = judge(indicator.direction, interval)
    rule = f"{sizes}: a difference of {size} (95 % interval {limits}, {interval.method}), {_holds(judgement, 0)}"
    return Change(judgement=judgement, interval=interval, rule=rule)


def _limit(limit: float | None, decimals: int = 1) -> str:
    if limit is None:
        return "no limit"
    return number_text(limit) if decimals == 1 else f"{limit:.{decimals}f}"


def _holds(judgement: Judgement, number: int) -> str:
    return f"which {'holds' if judgement is Judgement.NO_CLEAR_CHANGE else 'does not hold'} {number}."


def _of(figure: Point | Baseline) -> str:
    return f"{number_text(figure.numerator or 0)} of {number_text(figure.denominator or 0)}"


def _lengths(now: Period, before: Period) -> tuple[int, int]:
    """In months where both are whole months, so that two quarters are of one length; else in days."""
    months, months_before = months_in(now), months_in(before)
    if months is None or months_before is None:
        return now.days, before.days
    return months, months_before
