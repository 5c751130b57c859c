"""The pictures of a document's charts: drawn in full where there is a browser, by ourselves where there is none."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
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
_DRAWING = Lock()
"""Held over a few charts at a time: who waits for the same ones finds them drawn."""
_AHEAD = ThreadPoolExecutor(1, thread_name_prefix="charts-ahead")


@dataclass(frozen=True)
class ChartPictures:
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    """By the chart's place among the document's charts."""
    note: str = ""
    """What the document says of them, where they are not drawn in full."""


def find_charts(document: Document) -> list[ChartBlock]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, ChartBlock)]


def has_picture(chart: ChartBlock) -> bool:
    """Whether there is something to draw."""
    return chart.figure is not None or any(value is not None for one in chart.data.series for value in one.values)


def are_drawn(document: Document) -> bool:
    """Whether all of its charts that are drawn in full are there already."""
    figures = [chart for chart in find_charts(document) if chart.figure is not None]
    keys = {place: chart.fingerprint for place, chart in enumerate(figures)}
    return len(_find_kept(keys)) == len(keys)


class ChartsAhead:
    """Draws the charts of one document while it is still being written, so that its formats find them drawn."""

    def __init__(self) -> None:
        self._fails = False

    def __call__(self, chart: ChartBlock) -> None:
        """Begin as soon as the charts before it are drawn."""
        if chart.figure is not None:
            _AHEAD.submit(self._draw, chart)

    def _draw(self, chart: ChartBlock) -> None:
        # A browser that has failed once would keep whoever needs it waiting for every chart.
        if not self._fails:
            try:
                list(_draw_in_full([chart], quiet))
            except _DrawnSimply:
                self._fails = True


class _DrawnSimply(Exception):
    """No chart is drawn in full. Its words are what the document says of that."""


def render_chart_pictures(document: Document, kind: Kind, progress: Progress = quiet) -> ChartPictures:
    """Every chart that has something to draw, in the document's order."""
    charts = find_charts(document)
    pictures: dict[int, bytes] = {}
    note = ""
    try:
        for drawn in _draw_in_full(charts, progress):
            pictures |= _as_kind(drawn, kind)
    except _DrawnSimply as why:
        pictures, note = {}, str(why)
    simply = {
        place: build_chart_svg(
            chart.data, title=chart.title, description=chart.alternative, ids=f"chart-{place + 1}"
        ).encode()
        for place, chart in enumerate(charts)
        if place not in pictures and has_picture(chart)
    }
    return ChartPictures(dict(sorted((pictures | _as_kind(simply, kind)).items())), note)


def _as_kind(drawn: dict[int, bytes], kind: Kind) -> dict[int, bytes]:
    if kind == "svg":
        return drawn
    return {place: render_svg_png(svg.decode(), PNG_SCALE) for place, svg in drawn.items()}


def _draw_in_full(charts: list[ChartBlock], progress: Progress) -> Iterator[dict[int, bytes]]:
    """The SVGs of those that have a figure, by their places, some at a time as they are drawn. Raises _DrawnSimply."""
    figures = {place: chart.figure for place, chart in enumerate(charts) if chart.figure is not None}
    if not figures:
        return
    # Loaded late: a document without such charts is made without it.
    from toc.charts import pictures

    if pictures.find_browser() is None:
        raise _DrawnSimply(NO_BROWSER)
    keys = {place: charts[place].fingerprint for place in figures}
    found = _find_kept(keys)
    if found:
        yield found
    wanted = [place for place in figures if place not in found]
    for start in range(0, len(wanted), _AT_ONCE):
        some = {place: keys[place] for place in wanted[start : start + _AT_ONCE]}
        progress(f"Drawing chart {start + 1} of {len(wanted)}")
        with _DRAWING:
            drawn = _find_kept(some)
            missing = [place for place in some if place not in drawn]
            try:
                made = pictures.render_pictures([figures[one] for one in missing], "svg", CHART_WIDTH, CHART_HEIGHT)
            except TocError:
                raise _DrawnSimply(NOT_DRAWN) from None
            drawn |= dict(zip(missing, made, strict=True))
            _keep({keys[place]: svg for place, svg in drawn.items()})
        yield drawn


def _find_kept(keys: Mapping[int, str]) -> dict[int, bytes]:
    with _KEEPING:
        found = {place: key for place, key in keys.items() if key in _KEPT}
        for key in found.values():
            _KEPT.move_to_end(key)
        return {place: _KEPT[key] for place, key in found.items()}


def _keep(drawn: Mapping[str, bytes]) -> None:
    """The latest used last; the first go where there are too many."""
    with _KEEPING:
        for key, picture in drawn.items():
            _KEPT[key] = picture
            _KEPT.move_to_end(key)
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
