"""Figures to analyse, short to write."""

from datetime import date
from typing import Any

from toc.analysis.periods import months_from
from toc.analysis.series import Point, Series, build_series
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Direction, Frequency, Indicator, IndicatorKind


def indicator(kind: IndicatorKind = IndicatorKind.PERCENTAGE, **fields: Any) -> Indicator:
    return Indicator(id="i", name="Families helped", **({"kind": kind, "direction": Direction.INCREASE} | fields))


def month(number: int) -> Period:
    """Months from April 2024, counted from 0."""
    year, place = divmod(number + 3, 12)
    return months_from(date(2024 + year, place + 1, 1), 1)


def quarter(number: int) -> Period:
    """Quarters of the financial year 2024/25, counted from 0."""
    return months_from(month(3 * number).start, 3)


def share(period: Period, numerator: float, denominator: float, **fields: Any) -> Observation:
    return Observation(indicator="i", period=period, numerator=numerator, denominator=denominator, **fields)


def value(period: Period, number: float, **fields: Any) -> Observation:
    return Observation(indicator="i", period=period, value=number, **fields)


def unknown(period: Period, state: ObservationState = ObservationState.NOT_YET_KNOWN, **fields: Any) -> Observation:
    return Observation(indicator="i", period=period, state=state, **fields)


def point(one: Indicator, observation: Observation) -> Point:
    return build_series(one, [observation.model_copy(update={"category": None})]).points[0]


def monthly(one: Indicator, numbers: list[float | None], start: int = 0) -> Series:
    """A monthly series of plain values; None is a month nobody has entered."""
    mine = one.model_copy(update={"frequency": Frequency.MONTHLY})
    return build_series(mine, [value(month(start + i), n) for i, n in enumerate(numbers) if n is not None])
