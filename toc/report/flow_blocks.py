"""The flow picture as a chart of its own: its streams drawn wide enough to read their names, and told one by one."""

from toc.analysis.alignment_flow import Column as Place
from toc.analysis.alignment_flow import Flow
from toc.charts.flow import HEADINGS, build_flow_chart
from toc.model.phrases import count_of, listed
from toc.report.blocks import Cell, ChartBlock, ChartData, ChartShape, Column, Table

TITLE = "What flows from activities to priorities"
_WIDTH = 1_100
"""Pixels: four columns of names stand side by side."""
_ONE = {Place.ACTIVITY: "activity", Place.OUTCOME: "outcome", Place.PRIORITY: "priority"}
_MANY = {Place.ACTIVITY: "activities", Place.PRIORITY: "priorities"}
_METHOD = (
    "Widths say what is claimed, direct, partial or indirect as three to two to one, and measure no effect. "
    "A faint stream leads to the outcome by way of other boxes."
)


def build_flow_block(flow: Flow) -> ChartBlock:
    """The picture has no axes, so a workbook holds its streams as a table only."""
    nodes = {node.id: node for node in flow.nodes}
    counts = [
        count_of(count, _ONE.get(column, "commissioner"), _MANY.get(column, ""))
        for column in Place
        if (count := sum(node.column is column for node in flow.nodes))
    ]
    figure = build_flow_chart(flow)
    figure.update_layout(width=_WIDTH)
    words = f"{count_of(len(flow.streams), 'stream')} between {listed(counts)}." if counts else "Nothing flows yet."
    return ChartBlock(
        title=TITLE,
        data=ChartData(ChartShape.BARS, (), ()),
        alternative=words,
        words=words,
        method=_METHOD,
        figure=figure,
        table=Table(
            caption=TITLE,
            columns=(Column("From"), Column("To"), Column("Between"), Column("How", 2.0)),
            rows=tuple(
                (Cell(source.label), Cell(target.label), Cell(_between(source.column, target.column)), Cell(said))
                for source, target, said in (
                    (nodes[stream.source], nodes[stream.target], stream.sentence) for stream in flow.streams
                )
            ),
        ),
    )


def _between(source: Place, target: Place) -> str:
    return f"{HEADINGS[source]} to {HEADINGS[target].lower()}"
