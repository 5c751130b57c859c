"""Observations to an ordered series: one point a period, gaps kept."""

from collections.abc import Iterable
from datetime import date

from toc.analysis.periods import following
from toc.errors import TocError
from toc.model.base import Value
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import HAS_DENOMINATOR, Baseline, Frequency, Indicator, IndicatorKind

PERCENT = 100


class OverlappingPeriods(TocError):
    """Two figures of one series cover the same days."""


class Point(Value):
    """One period of a series; without a value where none is known."""

    period: Period
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    """How many a mean or a score rests on, and their standard deviation."""
    sd: float | None = None
    lower: float | None = None
    """The interval as somebody else published it."""
    upper: float | None = None
    state: ObservationState = ObservationState.REPORTED
    provisional: bool = False
    note: str = ""
    entered: bool = True
    """False for a period that nobody has said anything about."""


class Series(Value):
    """An indicator's figures in order of time, with a point without a value for every period skipped."""

    indicator: Indicator
    points: tuple[Point, ...] = ()

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def latest(self) -> Point | None:
        return self.known[-1] if self.known else None

    def ended_by(self, day: date) -> "Series":
        """The periods that were over on a day, for a look back: a year's figure says nothing before its end."""
        return Series(indicator=self.indicator, points=tuple(p for p in self.points if p.period.end <= day))


def value_of(indicator: Indicator, figure: Observation | Baseline) -> float | None:
    """What the figure amounts to in the indicator's unit: 0-100 for a percentage, per `per` for a rate."""
    if figure.numerator is not None and figure.denominator is not None:
        if indicator.kind is IndicatorKind.RATE:
            return (indicator.per or 1) * figure.numerator / figure.denominator
        if indicator.kind in HAS_DENOMINATOR:
            return PERCENT * figure.numerator / figure.denominator  # in this order 7 of 100 is exactly 7
        return figure.numerator / figure.denominator
    if figure.value is not None:
        return figure.value
    return None if indicator.kind in HAS_DENOMINATOR else figure.numerator


def build_series(
    indicator: Indicator,
    observations: Iterable[Observation],
    *,
    category: str | None = None,
    comparison: str | None = None,
) -> Series:
    """The series of one indicator, category and comparison. Raises OverlappingPeriods naming the two."""
    mine = sorted(
        (
            observation
            for observation in observations
            if observation.indicator == indicator.id
            and observation.category == category
            and observation.comparison == comparison
        ),
        key=lambda observation: observation.period.start,
    )
    points: list[Point] = []
    for observation in mine:
        if points and observation.period.start <= points[-1].period.end:
            raise OverlappingPeriods(
                f"Two figures of '{indicator.name}' overlap: {points[-1].period.key} and {observation.period.key}. "
                "Correct the period of one of them."
            )
        if points:
            points.extend(_skipped(points[-1].period, observation.period, indicator.frequency))
        points.append(_point(indicator, observation))
    return Series(indicator=indicator, points=tuple(points))


def _point(indicator: Indicator, observation: Observation) -> Point:
    reported = observation.state is ObservationState.REPORTED
    return Point(
        period=observation.period,
        value=value_of(indicator, observation) if reported else None,
        numerator=observation.numerator,
        denominator=observation.denominator,
        n=observation.n,
        sd=observation.sd,
        lower=observation.lower,
        upper=observation.upper,
        state=observation.state,
        provisional=observation.provisional,
        note=observation.note,
    )


def _skipped(last: Period, nxt: Period, frequency: Frequency) -> list[Point]:
    if frequency is Frequency.IRREGULAR:
        return []
    gap: list[Point] = []
    period = following(last, frequency)
    while period.end < nxt.start:
        gap.append(Point(period=period, value=None, state=ObservationState.NOT_YET_KNOWN, entered=False))
        period = following(period, frequency)
    return gap
