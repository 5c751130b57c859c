"""Pace: how fast an indicator has to move to reach its target, beside how fast it has moved."""

from toc.analysis.periods import periods_within, steps_between
from toc.analysis.series import Point, value_of
from toc.analysis.summing import ADDITIVE
from toc.model.base import Value
from toc.model.indicators import Direction, Frequency, Indicator, Target


class Pace(Value):
    """How fast an indicator has to move to reach its target by its date, beside how fast it has moved."""

    needed: float
    """Change per period; the amount per period where figures add up to the target."""
    so_far: float | None
    periods_left: int
    adds_up: bool
    """True where the target is for the sum of its periods."""


def adds_up(indicator: Indicator, target: Target) -> bool:
    """True where the figures of the target's period are added up and the sum is compared with it."""
    return (
        indicator.kind in ADDITIVE
        and not indicator.cumulative
        and indicator.frequency is not Frequency.IRREGULAR
        and len(periods_within(target.period, indicator.frequency)) > 0
    )


def figures_within(known: list[Point], target: Target) -> list[Point]:
    """The figures of the target's own period."""
    return [one for one in known if target.period.start <= one.period.start and one.period.end <= target.period.end]


def build_pace_of_sum(indicator: Indicator, target: Target, known: list[Point], actual: float | None) -> Pace | None:
    """The amount a period still needed, where the figures add up to the target."""
    done = len(figures_within(known, target))
    left = len(periods_within(target.period, indicator.frequency)) - done
    if not left or indicator.direction is not Direction.INCREASE:
        return None
    so_far = None if actual is None else actual / done
    return Pace(needed=(target.value - (actual or 0)) / left, so_far=so_far, periods_left=left, adds_up=True)


def build_pace_of_level(indicator: Indicator, target: Target, known: list[Point]) -> Pace | None:
    """The change a period still needed to reach a level, from the baseline or the first figure on."""
    if not known or indicator.frequency is Frequency.IRREGULAR:
        return None
    latest = known[-1]
    left = steps_between(latest.period, target.period, indicator.frequency)
    if latest.value is None or left < 1:
        return None
    first, baseline = known[0].period, indicator.baseline
    start = known[0].value
    if baseline is not None and baseline.period is not None and value_of(indicator, baseline) is not None:
        first, start = baseline.period, value_of(indicator, baseline)
    steps = steps_between(first, latest.period, indicator.frequency)
    so_far = (latest.value - start) / steps if start is not None and steps > 0 else None
    return Pace(needed=(target.value - latest.value) / left, so_far=so_far, periods_left=left, adds_up=False)
