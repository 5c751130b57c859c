"""The careful preset written the slow obvious way, a point at a time, to hold the fast one against."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import fsum, isnan, nan
from typing import NamedTuple

from toc.analysis.spc_rules import Rule

Values = list[float | None]


class Slow(NamedTuple):
    """One segment: its limits where it has any, and the rule of each point."""

    n: int
    mean: float | None
    lower: float | None
    upper: float | None
    rules: list[Rule]


def slow_chart(
    dates: Sequence[date], values: Values, *, rebases: set[date], screening: bool, fixed: int | None
) -> list[Slow]:
    """Every segment of a monthly series."""
    starts = [place for place, day in enumerate(dates) if place == 0 or day in rebases]
    return [
        _slow_segment(dates[start:stop], values[start:stop], first=start == 0, screening=screening, fixed=fixed)
        for start, stop in pairwise([*starts, len(dates)])
    ]


def _slow_segment(dates: Sequence[date], values: Values, *, first: bool, screening: bool, fixed: int | None) -> Slow:
    mean = _mean([value for value in values[:fixed] if value is not None])
    months = [day.year * 12 + day.month for day in dates]
    ranges = [
        abs(later - earlier)
        for place, (earlier, later) in enumerate(pairwise(values[:fixed]))
        if earlier is not None and later is not None and months[place + 1] - months[place] == 1
    ]
    spread = _mean(ranges)
    if screening:
        spread = _mean([one for one in ranges if one < 3.267 * spread])
    known = sum(value is not None for value in values)
    varies = not isnan(spread) and spread > 1e-12 * abs(mean)
    quiet = [Rule.NONE] * len(values)
    limits = (mean, mean - 2.66 * spread, mean + 2.66 * spread)
    if known < 13:
        return Slow(len(values), *(limits if varies and not first else (None, None, None)), quiet)
    if not varies:
        return Slow(len(values), None if isnan(mean) else mean, None, None, quiet)
    with_gaps: Values = []
    places: list[int] = []
    for place, value in enumerate(values):
        if place and months[place] - months[place - 1] > 1:
            with_gaps.append(None)
        places.append(len(with_gaps))
        with_gaps.append(value)
    return Slow(len(values), *limits, [slow_rule(with_gaps, place, mean, spread) for place in places])


def slow_rule(values: Values, place: int, mean: float, spread: float) -> Rule:
    """The first rule that holds for one point of one segment."""
    value = values[place]
    if value is None:
        return Rule.NONE

    def side(number: float | None) -> int:
        return 0 if number is None or number == mean else (1 if number > mean else -1)

    def outside(number: float) -> bool:
        return number > mean + 2.66 * spread or number < mean - 2.66 * spread

    def close(number: float | None) -> bool:
        near = 2 * (2.66 / 3) * spread
        return number is not None and not outside(number) and (number > mean + near or number < mean - near)

    def windows(length: int) -> list[Values]:
        starts = range(max(0, place - length + 1), min(place, len(values) - length) + 1)
        return [values[start : start + length] for start in starts]

    def steadily(window: Values, way: int) -> bool:
        return all(a is not None and b is not None and (b - a) * way > 0 for a, b in pairwise(window))

    if outside(value):
        return Rule.ABOVE_UPPER if value > mean else Rule.BELOW_LOWER
    ends = {way: [w for w in windows(7) if steadily(w, way)] for way in (1, -1)}
    if ends[1] and ends[-1]:
        before = values[place - 1]
        assert before is not None
        return Rule.TREND_UP if value > before else Rule.TREND_DOWN
    if ends[1] or ends[-1]:
        return Rule.TREND_UP if ends[1] else Rule.TREND_DOWN
    for way, rule in ((1, Rule.TWO_IN_THREE_HIGH), (-1, Rule.TWO_IN_THREE_LOW)):
        if close(value) and any(sum(map(close, w)) >= 2 and all(side(n) == way for n in w) for w in windows(3)):
            return rule
    for way, rule in ((1, Rule.SHIFT_HIGH), (-1, Rule.SHIFT_LOW)):
        if any(all(side(n) == way for n in w) for w in windows(7)):
            return rule
    return Rule.NONE


def _mean(numbers: Sequence[float]) -> float:
    return fsum(numbers) / len(numbers) if numbers else nan
