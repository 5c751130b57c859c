"""Need and reach as a chart of its own, with the numbers behind it; families reached are protected."""

from toc.analysis.disclosure import PRESETS
from toc.analysis.need import Need
from toc.analysis.need_words import build_need_page
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.charts.need import build_need_chart
from toc.model.plans import NeedInputs
from toc.model.priorities import SmallNumbers
from toc.report.blocks import Cell, ChartBlock, ChartData, ChartSeries, ChartShape, Column, Role, Table
from toc.report.protection import protect_need

TITLE = "Need and reach"


def build_need_block(inputs: NeedInputs, small_numbers: SmallNumbers) -> ChartBlock:
    """The estimates, and year by year the families reached and what the posts can see."""
    page = build_need_page(protect_need(inputs, small_numbers))
    need, words = page.need, " ".join(page.words)
    workings = " ".join(f"{one.name.capitalize()}: {one.working}." for one in need.estimates)
    title = f"{TITLE}, {inputs.area}" if inputs.area else TITLE
    stamp = PRESETS[small_numbers].words if need.years else ""
    return ChartBlock(
        title=title,
        data=_by_year(need) if need.years else _estimates(need),
        alternative=words,
        words=words,
        method=f"{workings} {stamp}".strip(),
        figure=build_need_chart(need),
        table=_table(need, title, stamp),
    )


def _by_year(need: Need) -> ChartData:
    years = need.years
    return ChartData(
        shape=ChartShape.LINE,
        categories=tuple(year_text(year.starts) for year in years),
        series=(
            ChartSeries("Families reached", tuple(year.families_reached for year in years)),
            ChartSeries("Families the posts can see", tuple(year.capacity for year in years), Role.BASELINE),
            *(
                ChartSeries(f"Need, {one.name} estimate", (one.babies,) * len(years), Role.TARGET)
                for one in need.estimates
            ),
        ),
        axis="Families a year",
        category_axis="Year",
    )


def _estimates(need: Need) -> ChartData:
    return ChartData(
        shape=ChartShape.BARS,
        categories=tuple(one.name for one in need.estimates),
        series=(ChartSeries("Babies in need a year", tuple(one.babies for one in need.estimates)),),
        axis="Babies in need a year",
        category_axis="Estimate",
    )


def _table(need: Need, caption: str, stamp: str) -> Table:
    estimates = [Column(f"Need, {one.name} estimate", numeric=True) for one in need.estimates]
    values = [_number(one.babies) for one in need.estimates]
    if not need.years:
        return Table(caption=caption, columns=tuple(estimates), rows=(tuple(values),))
    reached = [Column("Families reached", numeric=True), Column("Families the posts can see", numeric=True)]
    return Table(
        caption=caption,
        columns=(Column("Year"), *reached, *estimates),
        rows=tuple(
            (Cell(year_text(year.starts)), _number(year.families_reached), _number(year.capacity), *values)
            for year in need.years
        ),
        note=stamp,
    )


def _number(value: float | None) -> Cell:
    return Cell("" if value is None else number_text(value), value)
