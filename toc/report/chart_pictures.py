"""The pictures of a document's charts: drawn in full where there is a browser, by ourselves where there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Literal

from toc.errors import TocError
from toc.report.blocks import ChartBlock, Document
from toc.report.chart_svg import build_chart_svg
from toc.report.look import CHART_HEIGHT, CHART_WIDTH
from toc.report.progress import Progress, quiet
from toc.report.svg_png import render_svg_png

NO_BROWSER = (
    "The charts are drawn simply, because the computer that made this document has no browser to draw them in full."
)
NOT_DRAWN = "The charts are drawn simply, because the browser that draws them in full did not answer."

PNG_SCALE = 3.0
"""Pixels of the PNG for one of the chart's: 300 to the inch at 165 mm."""

Kind = Literal["svg", "png"]


@dataclass(frozen=True)
class ChartPictures:
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    """By the chart's place among the document's charts."""
    note: str = ""
    """What the document says of them, where they are not drawn in full."""


def find_charts(document: Document) -> list[ChartBlock]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, ChartBlock)]


def render_chart_pictures(document: Document, kind: Kind, progress: Progress = quiet) -> ChartPictures:
    """Every chart that has something to draw, in the document's order."""
    charts = find_charts(document)
    full = {place: chart for place, chart in enumerate(charts) if chart.figure is not None}
    made: dict[int, bytes] = {}
    note = ""
    if full:
        progress(f"Drawing {len(full)} {'chart' if len(full) == 1 else 'charts'}")
        made, note = _drawn_in_full(full, kind)
    for place, chart in enumerate(charts):
        if place not in made and any(value is not None for one in chart.data.series for value in one.values):
            svg = build_chart_svg(
                chart.data, title=chart.title, description=chart.alternative, ids=f"chart-{place + 1}"
            )
            made[place] = svg.encode() if kind == "svg" else render_svg_png(svg, PNG_SCALE)
    return ChartPictures(made, note)


def _drawn_in_full(charts: Mapping[int, ChartBlock], kind: Kind) -> tuple[dict[int, bytes], str]:
    try:
        pictures = import_module("toc.charts.pictures")
    except ModuleNotFoundError:
        return {}, NO_BROWSER
    if pictures.find_browser() is None:
        return {}, NO_BROWSER
    scale = PNG_SCALE if kind == "png" else 1.0
    figures = [chart.figure for chart in charts.values()]
    try:
        drawn = pictures.render_pictures(figures, kind, CHART_WIDTH, CHART_HEIGHT, scale)
    except TocError:
        return {}, NOT_DRAWN
    return dict(zip(charts, drawn, strict=True)), ""
