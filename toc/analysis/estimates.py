"""A figure with its interval, by the method its kind of indicator calls for."""

from toc.analysis.intervals import Interval, proportion_interval, rate_interval, summary_interval
from toc.analysis.series import PERCENT, Point
from toc.model.indicators import Indicator, IndicatorKind

AS_PUBLISHED = "as published"
HAS_SPREAD = frozenset({IndicatorKind.MEAN, IndicatorKind.SCORE})
"""Kinds that rest on a number of people and a standard deviation."""


def build_estimate(indicator: Indicator, point: Point) -> Interval | None:
    """The point's value and interval in the indicator's unit; None where its figures allow none.

    A published interval is kept as it is and named so. Raises NoInterval for impossible counts.
    """
    if point.value is None:
        return None
    if point.lower is not None and point.upper is not None:
        return Interval(value=point.value, lower=point.lower, upper=point.upper, method=AS_PUBLISHED)
    if indicator.kind in HAS_SPREAD:
        if point.n is None or point.sd is None or point.n < 2:
            return None
        return summary_interval(point.value, point.sd, point.n)
    if point.numerator is None or point.denominator is None:
        return None
    match indicator.kind:
        case IndicatorKind.PERCENTAGE:
            return proportion_interval(point.numerator, point.denominator).times(PERCENT)
        case IndicatorKind.RATE:
            return rate_interval(point.numerator, point.denominator, indicator.per or 1)
        case _:
            return None
