"""Baseline, target and actual: how far an indicator has come, and whether its target is met."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from toc.analysis.series import Point, Series, value_of
from toc.model.base import Value
from toc.model.indicators import Direction, Target


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


def target_in_force(targets: Iterable[Target], indicator: str, on: date) -> Target | None:
    """The target that counts on a day: not replaced by then, the first still to come, else the last one past."""
    mine = [
        target
        for target in targets
        if target.indicator == indicator and (target.agreed_on is None or target.agreed_on <= on)
    ]
    replaced = {target.replaces for target in mine}
    standing = sorted((target for target in mine if target.id not in replaced), key=lambda target: target.period.end)
    coming = [target for target in standing if target.period.end >= on]
    return coming[0] if coming else (standing[-1] if standing else None)


def build_progress(series: Series, targets: Iterable[Target], on: date) -> Progress:
    """Progress as at a day; figures of periods that start later are left out."""
    indicator = series.indicator
    known = [point for point in series.known if point.period.start <= on]
    latest = known[-1] if known else None
    baseline = None if indicator.baseline is None else value_of(indicator, indicator.baseline)
    value = None if latest is None else latest.value
    target = target_in_force(targets, indicator.id, on)
    return Progress(
        baseline=baseline,
        latest=latest,
        change=None if baseline is None or value is None else value - baseline,
        target=target,
        target_state=_target_state(indicator.direction, target, latest, on),
    )


def _target_state(direction: Direction, target: Target | None, latest: Point | None, on: date) -> TargetState:
    if target is None or direction is Direction.NEITHER:
        return TargetState.NONE
    value = None if latest is None else latest.value
    reached = value is not None and (
        value >= target.value if direction is Direction.INCREASE else value <= target.value
    )
    if reached:
        return TargetState.MET
    return TargetState.NOT_DUE if target.period.end >= on else TargetState.NOT_MET
