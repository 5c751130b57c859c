"""A funnel as a chart of its own: each category by its size, the limits beside it, and their table."""

from collections.abc import Sequence

from toc.analysis.chart_words import unit_text
from toc.analysis.funnel import Funnel
from toc.analysis.periods import label_of
from toc.charts.funnel import build_funnel_chart, funnel_as_text
from toc.model.figures import Period
from toc.model.indicators import Indicator
from toc.report.blocks import Cell, ChartBlock, ChartData, ChartSeries, ChartShape, Column, Role, Table

HEADS = ("Figure", "Of how many", "95 % interval", "Note")


def build_funnel_block(
    indicator: Indicator,
    period: Period,
    funnel: Funnel | None,
    rows: Sequence[Sequence[str]],
    *,
    words: str,
    stamp: str,
) -> ChartBlock:
    """The funnel of one period, protected already; `words` say why there is none where it is None.

    `rows` are the categories with their total: a name, then a text for each of HEADS.
    """
    title = f"{indicator.name}, {label_of(period)}"
    split = "Category" if indicator.breakdown is None else indicator.breakdown.name
    left_out = f" Without a figure: {', '.join(funnel.left_out)}." if funnel is not None and funnel.left_out else ""
    method = "" if funnel is None else f"Unit: {unit_text(indicator)}. Method: {funnel.method}.{left_out}"
    return ChartBlock(
        title=title,
        data=_data(indicator, funnel),
        alternative=words if funnel is None else funnel_as_text(funnel, indicator),
        words=words,
        method=f"{method} {stamp}".strip(),
        figure=None if funnel is None else build_funnel_chart(funnel, indicator),
        table=Table(
            caption=title,
            columns=(Column(split, 1.6), *(Column(head) for head in HEADS)),
            rows=tuple(tuple(map(Cell, row)) for row in rows),
            note=stamp,
        ),
    )


def _data(indicator: Indicator, funnel: Funnel | None) -> ChartData:
    teams = [] if funnel is None else sorted(funnel.teams, key=lambda team: team.denominator)
    limits = [team.limits for team in teams]
    pooled = () if funnel is None else (funnel.pooled,) * len(teams)
    return ChartData(
        shape=ChartShape.SCATTER,
        categories=tuple(f"{team.denominator:g}" for team in teams),
        series=(
            ChartSeries(indicator.name, tuple(team.value for team in teams)),
            ChartSeries("All together", pooled, Role.MEAN),
            ChartSeries("Lower limit, 95 %", tuple(one.lower_95 for one in limits), Role.LIMIT),
            ChartSeries("Upper limit, 95 %", tuple(one.upper_95 for one in limits), Role.LIMIT),
            ChartSeries("Lower limit, 99.8 %", tuple(one.lower_998 for one in limits), Role.LIMIT),
            ChartSeries("Upper limit, 99.8 %", tuple(one.upper_998 for one in limits), Role.LIMIT),
        ),
        axis=f"{indicator.name} ({unit_text(indicator)})",
        category_axis="Of how many",
    )
