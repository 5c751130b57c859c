"""The growth of a service as a chart of its own: families and cost year by year; families reached are protected."""

from collections.abc import Callable, Sequence

from toc.analysis.disclosure import PRESETS
from toc.analysis.funding import build_year
from toc.analysis.growth import GROWTH_RULE, Growth, GrowthYear, build_growth
from toc.analysis.periods import year_text
from toc.charts.growth import build_growth_chart, growth_as_text
from toc.model.collections import unchecked
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import Cell, ChartBlock, ChartData, ChartSeries, ChartShape, Column, Table
from toc.report.number_cells import count_cell, money_cell
from toc.report.protection import protect_need

TITLE = "Growth by the roadmap"
_LEGEND = 68
"""Pixels: as wide as print it takes two lines."""


def build_growth_block(programme: Programme, small_numbers: SmallNumbers) -> ChartBlock:
    """Both panels, and the table of all that is drawn in them."""
    growth = build_growth(unchecked(programme, need=protect_need(programme.need, small_numbers)))
    secured = [build_year(programme, year.starts).secured for year in growth.years]
    counted = any(year.reached is not None for year in growth.years)
    stamp = PRESETS[small_numbers].words if counted else ""
    words = growth_as_text(growth)
    figure = build_growth_chart(growth, secured)
    figure.update_layout(margin_t=_LEGEND)
    return ChartBlock(
        title=TITLE,
        data=_data(growth),
        alternative=words,
        words=words,
        method=f"{GROWTH_RULE} {stamp}".strip(),
        figure=figure,
        table=_table(growth, secured, stamp),
    )


def _data(growth: Growth) -> ChartData:
    """Of the two panels the one of families, or of cost where no step says how many families it adds."""
    of_families = any(year.families for year in growth.years)
    parts: tuple[Callable[[GrowthYear], float], Callable[[GrowthYear], float]] = (
        (lambda year: year.families_before, lambda year: year.families_added)
        if of_families
        else (lambda year: year.cost_before, lambda year: year.cost_added)
    )
    return ChartData(
        shape=ChartShape.STACKED_BARS,
        categories=tuple(year_text(year.starts) for year in growth.years),
        series=tuple(
            ChartSeries(name, tuple(float(round(part(year))) for year in growth.years))
            for name, part in zip(("By earlier steps", "By this year's steps"), parts, strict=True)
        ),
        axis="Families a year" if of_families else "£ a year",
        category_axis="Year",
    )


def _table(growth: Growth, secured: Sequence[float], stamp: str) -> Table:
    numbers = (
        "Families by earlier steps", "Families by this year's steps", "Families in fact reached",
        "Cost by earlier steps", "Cost by this year's steps", "Money secured",
    )  # fmt: skip
    return Table(
        caption=TITLE,
        columns=(Column("Year"), *(Column(name, numeric=True) for name in numbers)),
        rows=tuple(
            (
                Cell(year_text(year.starts)),
                count_cell(year.families_before),
                count_cell(year.families_added),
                count_cell(year.reached),
                money_cell(round(year.cost_before)),
                money_cell(round(year.cost_added)),
                money_cell(money),
            )
            for year, money in zip(growth.years, secured, strict=True)
        ),
        note=stamp,
    )
