"""Before and after: paired scores to aggregates of reliable change and recovery (Jacobson and Truax 1991)."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple

from toc.errors import TocError
from toc.model.base import Value
from toc.model.figures import PairedResult, Period
from toc.model.indicators import Direction, Instrument

Z_95 = 1.96
Z_90 = 1.645
"""As printed in the method, to as many digits."""
_SAME = 1e-9
"""Differences of scores with decimals carry this much error."""


class NotPaired(TocError):
    """The scores or thresholds cannot be used; the sentence says what to do."""


class Thresholds(Value):
    """What counts as change on an instrument, and where that is said."""

    direction: Direction
    reliable_change: float | None = None
    reliable_source: str = ""
    caseness: float | None = None
    caseness_source: str = ""
    minimum: float | None = None
    maximum: float | None = None


class Scores(NamedTuple):
    """One family's scores; None where one was not taken."""

    before: float | None
    after: float | None


class PairedAnalysis(Value):
    """Only aggregates: what is kept, and what stands beside it on the screen."""

    result: PairedResult
    thresholds: Thresholds
    mean_before: float | None
    mean_after: float | None


def thresholds_of(
    instrument: Instrument, *, sd: float | None = None, reliability: float | None = None, z: float = Z_95
) -> Thresholds:
    """The instrument's published thresholds; else the reliable change from a standard deviation and a reliability.

    A threshold that a person has still to check is not used.
    """
    if instrument.direction is Direction.NEITHER:
        raise NotPaired(f"'{instrument.name}' does not say which way is better. Set its direction first.")
    published, caseness = instrument.reliable_change, instrument.caseness
    reliable, source = None, ""
    if published is not None and published.confirmed:
        reliable, source = published.value, published.source
    elif sd is not None and reliability is not None:
        reliable = build_reliable_change(sd, reliability, z)
        source = f"computed: {z:g} x sqrt(2) x {sd:g} x sqrt(1 - {reliability:g})"
    confirmed = caseness if caseness is not None and caseness.confirmed else None
    return Thresholds(
        direction=instrument.direction,
        reliable_change=reliable,
        reliable_source=source,
        caseness=None if confirmed is None else confirmed.value,
        caseness_source="" if confirmed is None else confirmed.source,
        minimum=instrument.minimum,
        maximum=instrument.maximum,
    )


def build_reliable_change(sd: float, reliability: float, z: float = Z_95) -> float:
    """The change that measurement error alone seldom makes: z x sqrt(2) x SD x sqrt(1 - r)."""
    if sd <= 0 or not 0 <= reliability < 1:
        raise NotPaired("A standard deviation above 0 and a reliability from 0 to below 1 are needed. Check both.")
    return z * sqrt(2) * sd * sqrt(1 - reliability)


def build_cutoff(mean_functional: float, sd_functional: float, mean_clinical: float, sd_clinical: float) -> float:
    """Cut-off c, between a functional and a clinical population: (s0 m1 + s1 m0) / (s0 + s1)."""
    if sd_functional + sd_clinical <= 0 or min(sd_functional, sd_clinical) < 0:
        raise NotPaired("Standard deviations above 0 are needed for a cut-off. Check both.")
    return (sd_functional * mean_clinical + sd_clinical * mean_functional) / (sd_functional + sd_clinical)


def improvement_of(pair: Scores, direction: Direction) -> float | None:
    """How far a score went in the good direction; negative for the bad one."""
    if pair.before is None or pair.after is None:
        return None
    change = pair.after - pair.before
    return change if direction is Direction.INCREASE else -change


def has_improved(pair: Scores, thresholds: Thresholds) -> bool:
    """At or beyond the reliable change, in the good direction."""
    change, reliable = improvement_of(pair, thresholds.direction), thresholds.reliable_change
    return change is not None and reliable is not None and change >= reliable - _SAME


def has_deteriorated(pair: Scores, thresholds: Thresholds) -> bool:
    """The mirror of improvement."""
    change, reliable = improvement_of(pair, thresholds.direction), thresholds.reliable_change
    return change is not None and reliable is not None and -change >= reliable - _SAME


def is_case(score: float | None, thresholds: Thresholds) -> bool:
    """At or beyond caseness."""
    if score is None or thresholds.caseness is None:
        return False
    return score <= thresholds.caseness if thresholds.direction is Direction.INCREASE else score >= thresholds.caseness


def has_recovered(pair: Scores, thresholds: Thresholds) -> bool:
    """A case before, and none after."""
    return pair.after is not None and is_case(pair.before, thresholds) and not is_case(pair.after, thresholds)


def build_paired(
    result_id: str,
    instrument: str,
    period: Period,
    closed: Sequence[Scores],
    thresholds: Thresholds,
    *,
    indicator: str | None = None,
    closed_in_all: int | None = None,
) -> PairedAnalysis:
    """The aggregates of everyone who was closed in a period, those without a score among them.

    `closed_in_all`: how many were closed, where some of them are not in the table at all.
    """
    if closed_in_all is not None and closed_in_all < len(closed):
        raise NotPaired(
            f"{closed_in_all} closed is fewer than the {len(closed)} in the table. Enter everyone who was closed."
        )
    pairs = [row for row in closed if row.before is not None and row.after is not None]
    changes = [row.after - row.before for row in pairs if row.after is not None and row.before is not None]
    improved = [row for row in pairs if has_improved(row, thresholds)]
    deteriorated = [row for row in pairs if has_deteriorated(row, thresholds)]
    recovered = [row for row in pairs if has_recovered(row, thresholds)]
    judged = thresholds.reliable_change is not None
    result = PairedResult(
        id=result_id,
        instrument=instrument,
        indicator=indicator,
        period=period,
        closed=len(closed) if closed_in_all is None else closed_in_all,
        paired=len(pairs),
        mean_change=fmean(changes) if changes else None,
        sd_change=stdev(changes) if len(changes) > 1 else None,
        improved=len(improved),
        unchanged=len(pairs) - len(improved) - len(deteriorated) if judged else 0,
        deteriorated=len(deteriorated),
        cases_before=None if thresholds.caseness is None else sum(is_case(row.before, thresholds) for row in pairs),
        recovered=len(recovered),
        reliably_recovered=sum(1 for row in recovered if has_improved(row, thresholds)),
    )
    return PairedAnalysis(
        result=result,
        thresholds=thresholds,
        mean_before=fmean(row.before for row in pairs if row.before is not None) if pairs else None,
        mean_after=fmean(row.after for row in pairs if row.after is not None) if pairs else None,
    )
