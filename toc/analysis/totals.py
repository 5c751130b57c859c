"""The total of an indicator over its breakdown, period by period."""

from collections.abc import Iterable

from toc.analysis.series import Series, build_series
from toc.analysis.summing import Summed, sum_categories
from toc.model.figures import Observation, Period
from toc.model.indicators import Indicator


def build_totals(indicator: Indicator, observations: Iterable[Observation]) -> tuple[Summed, ...]:
    """Every period that a declared category has a figure of, added up over all categories, in order."""
    figures = [one for one in observations if one.indicator == indicator.id and one.comparison is None]
    declared = {category.id for category in indicator.breakdown.categories} if indicator.breakdown else set()
    periods = {one.period.key: one.period for one in figures if one.category in declared}
    ordered = sorted(periods.values(), key=lambda period: period.start)
    return tuple(sum_categories(indicator, figures, period) for period in ordered)


def build_total_series(indicator: Indicator, observations: Iterable[Observation]) -> Series:
    """The totals as they were entered; where none was, the sum of the categories once all have reported."""
    return build_series(indicator, build_total_observations(indicator, observations))


def build_total_observations(indicator: Indicator, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The figures of the total series, as if all had been entered."""
    figures = list(observations)
    entered = [
        one for one in figures if one.indicator == indicator.id and one.category is None and one.comparison is None
    ]
    summed = [
        total.as_observation(indicator.id)
        for total in build_totals(indicator, figures)
        if not any(_overlap(total.point.period, one.period) for one in entered)
    ]
    return (*entered, *summed)


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end
