"""A breakdown as it may leave: categories by periods with totals, protected as one table."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toc.analysis.attack import Sum
from toc.analysis.disclosure import PRESETS, is_protected
from toc.analysis.published import COUNTS, PublishedFigure, build_rest, cell, counts_behind, publish
from toc.analysis.series import Point, build_series
from toc.analysis.summing import sum_categories
from toc.analysis.suppression import CellState, Rest, Table
from toc.model.base import Value
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Category, Indicator
from toc.model.priorities import SmallNumbers

TOTAL = Category(id="total", name="All")


class PublishedRow(Value):
    category: Category
    figures: tuple[PublishedFigure, ...]


class PublishedTable(Value):
    """Rows of categories with the total last; columns as the periods stand."""

    indicator: Indicator
    small_numbers: SmallNumbers
    periods: tuple[Period, ...]
    rows: tuple[PublishedRow, ...]
    stamp: str


class TablePlan(NamedTuple):
    """A breakdown before it is known what must be hidden."""

    indicator: Indicator
    preset: SmallNumbers
    periods: tuple[Period, ...]
    points: dict[str, Point]
    table: Table


def plan_table(
    indicator: Indicator, observations: Iterable[Observation], periods: tuple[Period, ...], small_numbers: SmallNumbers
) -> TablePlan:
    """The declared categories and their total in some periods, and the counts behind them.

    A total that still waits is not reported.
    """
    figures = [one for one in observations if one.indicator == indicator.id and one.comparison is None]
    preset = small_numbers if is_protected(indicator) else SmallNumbers.NONE
    points = {
        cell_name(category, place): _point(indicator, figures, category, period)
        for category in _categories(indicator)
        for place, period in enumerate(periods)
    }
    return TablePlan(indicator, preset, periods, points, _table(indicator, points, len(periods)))


def print_table(plan: TablePlan, table: Table, states: Mapping[str, CellState]) -> PublishedTable:
    """The breakdown by the states that its counts were given."""
    indicator, preset = plan.indicator, plan.preset
    rows = tuple(
        PublishedRow(
            category=category,
            figures=tuple(
                publish(indicator, name, plan.points[name], table, states, preset)
                for place in range(len(plan.periods))
                for name in [cell_name(category, place)]
            ),
        )
        for category in _categories(indicator)
    )
    stamp = PRESETS[preset].words if is_protected(indicator) else ""
    return PublishedTable(indicator=indicator, small_numbers=preset, periods=plan.periods, rows=rows, stamp=stamp)


def cell_name(category: Category, place: int) -> str:
    """The name of a category's figure in the period at a place."""
    return f"{category.id}:{place}" if category is not TOTAL else f"*:{place}"


def _categories(indicator: Indicator) -> tuple[Category, ...]:
    return (*(indicator.breakdown.categories if indicator.breakdown else ()), TOTAL)


def _point(indicator: Indicator, figures: list[Observation], category: Category, period: Period) -> Point:
    if category is TOTAL:
        return sum_categories(indicator, figures, period).point
    mine = [one for one in figures if one.category == category.id and one.period == period]
    series = build_series(indicator, mine, category=category.id)
    return series.points[0] if series.points else Point(period=period, value=None, state=_MISSING, entered=False)


_MISSING = ObservationState.NOT_YET_KNOWN


def _table(indicator: Indicator, points: Mapping[str, Point], periods: int) -> Table:
    counts: dict[str, int] = {}
    rests: list[Rest] = []
    for name, point in points.items():
        rest, named = build_rest(indicator, name, counts_behind(indicator, point))
        counts |= named
        rests += [rest] if rest else []
    sums = [
        Sum(
            cell(cell_name(TOTAL, place), which),
            tuple(cell(cell_name(one, place), which) for one in _categories(indicator)[:-1]),
        )
        for place in range(periods)
        for which in COUNTS
    ]
    whole = [one for one in sums if all(key in counts for key in one.cells)]
    counts |= {one.total: sum(counts[part] for part in one.parts) for one in whole}
    return Table(counts=counts, sums=tuple(whole), rests=tuple(rests))
