"""Baseline, target and actual: how far an indicator has come, and whether its target is met."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from math import fsum

from toc.analysis.due import due_day
from toc.analysis.pace import Pace, adds_up, build_pace_of_level, build_pace_of_sum, figures_within
from toc.analysis.periods import periods_within
from toc.analysis.series import Point, Series, value_of
from toc.model.base import Value
from toc.model.indicators import Direction, Indicator, Target, TargetKind


class TargetState(StrEnum):
    NONE = "none"
    NOT_DUE = "not_due"
    MET = "met"
    NOT_MET = "not_met"


class Progress(Value):
    """Where an indicator stands against its baseline and the target in force."""

    baseline: float | None
    latest: Point | None
    change: float | None
    """Latest less baseline, in the indicator's unit."""
    target: Target | None
    target_state: TargetState
    actual: float | None = None
    """What the target is judged on: the latest figure, or the sum of what is in of the target's period."""
    pace: Pace | None = None


def target_in_force(
    targets: Iterable[Target], indicator: str, on: date, commissioner: str | None = None
) -> Target | None:
    """The target that counts on a day: not replaced by then, the first still to come, else the last one past.

    A contract's target goes before a stretch one. With a commissioner only theirs count, and those of nobody.
    """
    mine = [
        target
        for target in targets
        if target.indicator == indicator
        and (target.agreed_on is None or target.agreed_on <= on)
        and (commissioner is None or target.commissioner in (commissioner, None))
    ]
    replaced = {target.replaces for target in mine}
    standing = [target for target in mine if target.id not in replaced]
    coming = [target for target in standing if target.period.end >= on]
    if coming:
        return min(coming, key=lambda target: (target.period.end, target.kind is TargetKind.STRETCH))
    return max(standing, key=lambda target: (target.period.end, target.kind is TargetKind.CONTRACT), default=None)


def build_progress(series: Series, targets: Iterable[Target], on: date, commissioner: str | None = None) -> Progress:
    """Progress as at a day; figures of periods that start later are left out."""
    indicator = series.indicator
    known = [point for point in series.known if point.period.start <= on]
    latest = known[-1] if known else None
    baseline = None if indicator.baseline is None else value_of(indicator, indicator.baseline)
    value = None if latest is None else latest.value
    target = target_in_force(targets, indicator.id, on, commissioner)
    actual = value
    state, pace = TargetState.NONE, None
    if target is not None and indicator.direction is not Direction.NEITHER:
        if adds_up(indicator, target):
            actual = _sum_within(known, target)
            state = _state_of_sum(indicator, target, known, actual, on)
            pace = build_pace_of_sum(indicator, target, known, actual)
        else:
            state = _state_of_level(indicator, target, latest, on)
            pace = build_pace_of_level(indicator, target, known)
    return Progress(
        baseline=baseline,
        latest=latest,
        change=None if baseline is None or value is None else value - baseline,
        target=target,
        target_state=state,
        actual=actual,
        pace=None if state is TargetState.MET else pace,
    )


def _sum_within(known: list[Point], target: Target) -> float | None:
    inside = [point.value for point in figures_within(known, target) if point.value is not None]
    return fsum(inside) if inside else None


def _state_of_sum(
    indicator: Indicator, target: Target, known: list[Point], actual: float | None, on: date
) -> TargetState:
    """Met by growing past it, or, where less is better, by all figures staying within it."""
    parts = periods_within(target.period, indicator.frequency)
    complete = len(figures_within(known, target)) == len(parts)
    more_is_better = indicator.direction is Direction.INCREASE
    if actual is not None and more_is_better and actual >= target.value:
        return TargetState.MET
    if actual is not None and not more_is_better and actual > target.value:
        return TargetState.NOT_MET
    if complete:
        return TargetState.NOT_MET if more_is_better else TargetState.MET
    return TargetState.NOT_MET if on > due_day(indicator, target.period) else TargetState.NOT_DUE


def _state_of_level(indicator: Indicator, target: Target, latest: Point | None, on: date) -> TargetState:
    """Met as soon as the latest figure reaches it; not met only once the figure of its last day is in or late."""
    in_full = latest is not None and latest.period.end >= target.period.end
    if latest is not None and latest.value is not None and _reached(indicator, latest.value, target):
        # A running total that should stay low is not judged half way.
        if in_full or not indicator.cumulative or indicator.direction is Direction.INCREASE:
            return TargetState.MET
        return TargetState.NOT_DUE
    if target.period.end >= on or (not in_full and on <= due_day(indicator, target.period)):
        return TargetState.NOT_DUE
    return TargetState.NOT_MET


def _reached(indicator: Indicator, value: float, target: Target) -> bool:
    return value >= target.value if indicator.direction is Direction.INCREASE else value <= target.value
