"""A monthly series from bare values, for the tests of charts."""

from collections.abc import Sequence
from datetime import date

from toc.analysis.periods import months_from
from toc.analysis.series import Series, build_series
from toc.model.figures import Observation, Period
from toc.model.indicators import Direction, Frequency, Indicator, IndicatorKind

INDICATOR = Indicator(
    id="i",
    name="Families seen",
    kind=IndicatorKind.COUNT,
    direction=Direction.INCREASE,
    frequency=Frequency.MONTHLY,
    unit="",
)


def month(place: int) -> Period:
    """The months from January 2024."""
    return months_from(date(2024 + place // 12, place % 12 + 1, 1), 1)


def series_of(values: Sequence[float | None], indicator: Indicator = INDICATOR) -> Series:
    observations = [
        Observation(indicator="i", period=month(place), value=value)
        for place, value in enumerate(values)
        if value is not None
    ]
    return build_series(indicator, observations)
