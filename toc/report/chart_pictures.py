"""The pictures of a document's charts: drawn in full where there is a browser, by ourselves where there is none."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
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

_AT_ONCE = 4
"""Charts from one sign of life to the next."""
PNG_SCALE = 3.0
"""Pixels of the PNG for one of the chart's: 300 to the inch at 165 mm."""

Kind = Literal["svg", "png"]

_MOST_KEPT = 400
_KEPT: OrderedDict[str, bytes] = OrderedDict()
"""The last charts drawn: a document is made in several formats, and previewed before."""
_KEEPING = Lock()


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
    drawn, note = _drawn_in_full(charts, progress)
    for place, chart in enumerate(charts):
        if place not in drawn and any(value is not None for one in chart.data.series for value in one.values):
            svg = build_chart_svg(
                chart.data, title=chart.title, description=chart.alternative, ids=f"chart-{place + 1}"
            )
            drawn[place] = svg.encode()
    if kind == "png":
        drawn = {place: render_svg_png(svg.decode(), PNG_SCALE) for place, svg in drawn.items()}
    return ChartPictures(drawn, note)


def _drawn_in_full(charts: list[ChartBlock], progress: Progress) -> tuple[dict[int, bytes], str]:
    """As SVG, by the place of each chart that has a figure; and what is to be said where that cannot be."""
    figures = {place: chart.figure for place, chart in enumerate(charts) if chart.figure is not None}
    if not figures:
        return {}, ""
    # Loaded late: a document without such charts is made without it.
    from toc.charts import pictures

    if pictures.find_browser() is None:
        return {}, NO_BROWSER
    keys = {place: sha256(figure.to_json().encode()).hexdigest() for place, figure in figures.items()}
    with _KEEPING:
        found = {place: _KEPT[key] for place, key in keys.items() if key in _KEPT}
    wanted = [place for place in figures if place not in found]
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        progress(f"Drawing chart {start + 1} of {len(wanted)}")
        try:
            made = pictures.render_pictures([figures[place] for place in some], "svg", CHART_WIDTH, CHART_HEIGHT)
        except TocError:
            return {}, NOT_DRAWN
        found |= dict(zip(some, made, strict=True))
    with _KEEPING:
        for place, key in keys.items():
            _KEPT[key] = found[place]
            _KEPT.move_to_end(key)
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
    return dict(sorted(found.items())), ""
