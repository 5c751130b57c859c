"""The ends of a chart's axis of values: room for everything drawn, from nought where that flattens nothing."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from toc.model.indicators import Indicator, IndicatorKind

NEVER_NEGATIVE = frozenset({IndicatorKind.COUNT, IndicatorKind.RATE, IndicatorKind.PERCENTAGE})
_SPARE = 0.1
_FROM_NOUGHT_BELOW = 0.6
"""Share of the highest value: the lowest below it, nought is on the axis."""
_TOP_OF_PERCENT = 105.0


class Span(NamedTuple):
    low: float
    high: float


def build_span(indicator: Indicator, numbers: Iterable[float | None], *, near_nought: bool = True) -> Span:
    """The span of an axis that holds the numbers, with a tenth to spare."""
    known = [number for number in numbers if number is not None and math.isfinite(number)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    spare = (high - low or abs(high) or 1.0) * _SPARE
    bottom = low - spare
    if low >= 0 and (bottom < 0 or (near_nought and low <= high * _FROM_NOUGHT_BELOW)):
        bottom = 0.0
    if indicator.kind in NEVER_NEGATIVE:
        bottom = max(0.0, bottom)
    top = high + spare
    if indicator.kind is IndicatorKind.PERCENTAGE and high <= 100:
        top = min(top, _TOP_OF_PERCENT)
    return Span(bottom, top)


def clip(indicator: Indicator, value: float) -> float:
    """A limit of a percentage is worked out unclipped and drawn within 0 to 100; of a count or rate, above 0."""
    if indicator.kind is IndicatorKind.PERCENTAGE:
        return min(100.0, max(0.0, value))
    return max(0.0, value) if indicator.kind in NEVER_NEGATIVE else value
