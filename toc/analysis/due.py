"""Which figures are due, which of them are late, and which periods were left out for good."""

from datetime import date, timedelta

from toc.analysis.periods import following
from toc.analysis.series import Series
from toc.model.base import Value
from toc.model.figures import ObservationState, Period
from toc.model.indicators import Frequency, Indicator


class DueFigure(Value):
    """A figure that is still to come for a period that is over."""

    period: Period
    due_on: date
    late: bool


def due_day(indicator: Indicator, period: Period) -> date:
    """The last day on which the period's figure is in time."""
    return period.end + timedelta(days=indicator.due_days)


def build_due(series: Series, on: date) -> tuple[DueFigure, ...]:
    """What is owed on a day: periods over since the last figure, and those said to be not yet known.

    A period that was skipped before the last figure is a gap and not owed, so that a lost month does not make an
    indicator late for ever. Irregular figures are never due, and nothing is before the first figure.
    """
    indicator = series.indicator
    points = [point for point in series.points if point.period.start <= on]
    if not points or indicator.frequency is Frequency.IRREGULAR:
        return ()
    reported = [point.period for point in points if point.state is not ObservationState.NOT_YET_KNOWN]
    last = reported[-1] if reported else None
    owed = [
        point.period
        for point in points
        if point.state is ObservationState.NOT_YET_KNOWN
        and (point.entered or last is None or point.period.start > last.end)
    ]
    period = following(points[-1].period, indicator.frequency)
    while period.end < on:
        owed.append(period)
        period = following(period, indicator.frequency)
    return tuple(
        DueFigure(period=one, due_on=day, late=on > day)
        for one in owed
        if one.end < on
        for day in [due_day(indicator, one)]
    )


def gaps_of(series: Series) -> tuple[Period, ...]:
    """The periods between figures that nobody has entered anything for."""
    return tuple(point.period for point in series.points if not point.entered)
