"""A chart as PowerPoint's own, to be edited there, over the numbers that are published."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import floor, log10
from typing import Any, NamedTuple

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Pt

from toc.diagram.picture import Weight
from toc.diagram.wrapping import is_right_to_left, wrap
from toc.report import drawingml as d
from toc.report.blocks import ChartBlock, ChartData, ChartShape, Role
from toc.report.chart_strokes import bar_colour
from toc.report.look import INK, MUTED, RULE
from toc.report.slides.deck import BODY, FOOT, LEFT, ROOM, SMALL, TOP, Deck
from toc.report.slides.flow import TextBlock, put_above

_TYPES = {
    ChartShape.LINE: XL_CHART_TYPE.LINE_MARKERS,
    ChartShape.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartShape.STACKED_BARS: XL_CHART_TYPE.BAR_STACKED,
    ChartShape.SCATTER: XL_CHART_TYPE.XY_SCATTER,
}
# These have no types.
_CATEGORY_DATA: Any = CategoryChartData
_XY_DATA: Any = XyChartData
_RGB: Any = RGBColor
_BARS = (ChartShape.BARS, ChartShape.STACKED_BARS)
_FORMULA = ("=", "+", "-", "@", "\t", "\uff1d", "\uff0b")
_GREY = "#5a6670"
_MOST_WORDS = 3
"""Lines beneath a chart; the rest is in the notes."""
_MOST_TICKS = 6
"""Along a bar: their numbers stand beside each other."""
_GAP, _TITLE = 24.0, 36.0
"""Between two charts, and for the title of each."""


class _Look(NamedTuple):
    line: str | None
    width: float = 0.0
    dash: MSO_LINE = MSO_LINE.SOLID
    marker: XL_MARKER_STYLE = XL_MARKER_STYLE.NONE
    size: int = 2
    fill: str = _GREY


_LOOKS: Mapping[Role, _Look] = {
    Role.FIGURES: _Look("#005eb8", 2, marker=XL_MARKER_STYLE.CIRCLE, size=6, fill="#005eb8"),
    Role.IMPROVEMENT: _Look(None, marker=XL_MARKER_STYLE.CIRCLE, size=10, fill="#00b0f0"),
    Role.CONCERN: _Look(None, marker=XL_MARKER_STYLE.SQUARE, size=9, fill="#e46c0a"),
    Role.NEITHER: _Look(None, marker=XL_MARKER_STYLE.DIAMOND, size=10, fill="#361475"),
    Role.MEAN: _Look(_GREY, 1.25),
    Role.LIMIT: _Look(_GREY, 1.25, MSO_LINE.DASH),
    Role.TARGET: _Look("#7c2855", 1.75, MSO_LINE.ROUND_DOT),
    Role.BASELINE: _Look(_GREY, 1.5, MSO_LINE.LONG_DASH),
    Role.INTERVAL_LOW: _Look(None, marker=XL_MARKER_STYLE.DASH, size=8),
    Role.INTERVAL_HIGH: _Look(None, marker=XL_MARKER_STYLE.DASH, size=8),
}


class _Frame(NamedTuple):
    """The part of a slide that a chart has."""

    left: float = LEFT
    width: float = ROOM
    words: float = BODY
    """The type of what is said beneath it."""


_HALVES = (_Frame(LEFT, (ROOM - _GAP) / 2, 14.0), _Frame(LEFT + (ROOM + _GAP) / 2, (ROOM - _GAP) / 2, 14.0))


def add_chart(deck: Deck, block: ChartBlock, section: str, before: Sequence[TextBlock] = (), after: str = "") -> None:
    """One slide: the chart, its words, its method; what a reader cannot see is told in the notes."""
    slide = deck.add(block.title, section, "\n\n".join(part for part in (_said(block), after) if part))
    top = TOP + put_above(deck, slide, before)
    _draw_with_words(deck, slide, block, top, _Frame())


def add_charts(
    deck: Deck, title: str, blocks: Sequence[ChartBlock], section: str, before: Sequence[TextBlock] = (),
    after: str = "",
) -> None:  # fmt: skip
    """Two beside each other, each beneath its title."""
    said = [f"{block.title}\n\n{_said(block)}" for block in blocks]
    slide = deck.add(title, section, "\n\n".join([*said, *([after] if after else [])]))
    top = TOP + put_above(deck, slide, before)
    for block, frame in zip(blocks, _HALVES, strict=False):
        name = _cut(block.title, 14.0, 2, frame.width, Weight.BOLD)
        words = d.Paragraph(name, 14.0, INK, bold=True, right_to_left=is_right_to_left(name))
        place = d.Place(frame.left, top, frame.width, _TITLE)
        deck.put(slide, d.shape(deck.number(slide), "Caption", place, text=d.text_body((words,), anchor="t")))
        _draw_with_words(deck, slide, block, top + _TITLE, frame)


def _said(block: ChartBlock) -> str:
    return "\n\n".join(text for text in (block.words, block.alternative, block.method) if text.strip())


def _draw_with_words(deck: Deck, slide: Slide, block: ChartBlock, top: float, frame: _Frame) -> None:
    words = _cut(block.words, frame.words, _MOST_WORDS, frame.width)
    method = _cut(block.method, SMALL, 2, frame.width)
    below = [
        d.Paragraph(text, size, colour, space_before=3, right_to_left=is_right_to_left(text))
        for text, size, colour in ((words, frame.words, INK), (method, SMALL, MUTED))
        if text
    ]
    foot = sum(len(wrap(one.text, frame.width, one.size)) * one.size * 1.22 + 4 for one in below)
    if frame.width < ROOM:
        # Side by side, the charts are of one height, whatever is said beneath each.
        foot = _MOST_WORDS * frame.words * 1.22 + 2 * SMALL * 1.22 + 8
    if block.data.categories and block.data.series:
        _draw(slide, block, d.Place(frame.left, top, frame.width, FOOT - top - foot - 6))
    if below:
        place = d.Place(frame.left, FOOT - foot, frame.width, foot)
        deck.put(slide, d.shape(deck.number(slide), "Words", place, text=d.text_body(below, anchor="t")))


def _draw(slide: Any, block: ChartBlock, place: d.Place) -> None:
    data = block.data
    if place.width < ROOM:
        # Beside another, a chart has its measure's name above it, and no room to say it twice.
        series = tuple(replace(one, name="Figures") if one.name == block.title else one for one in data.series)
        axis = data.axis.removeprefix(block.title).strip().removeprefix("(").removesuffix(")")
        data = replace(data, series=series, axis=axis, category_axis="")
    numbers = _scatter(data) if data.shape is ChartShape.SCATTER else _lines(data)
    corner = Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height)
    frame = slide.shapes.add_chart(_TYPES[data.shape], *corner, numbers)
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", block.alternative or block.title)
    chart: Chart = frame.chart
    chart.font.size, chart.font.name = Pt(SMALL), d.FONT
    chart.font.color.rgb = _rgb(INK)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for number, series in enumerate(chart.plots[0].series):
        role = data.series[number].role
        if data.shape in _BARS:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(bar_colour(number, role))
            series.format.line.color.rgb = _rgb(INK)
        else:
            _dress(series, _LOOKS[role])
    _dress_axes(chart, data)


def _lines(data: ChartData) -> Any:
    chart = _CATEGORY_DATA(number_format="#,##0.##")
    chart.categories = [_safe(name) for name in data.categories]
    for one in data.series:
        chart.add_series(_safe(one.name), one.values)
    return chart


def _scatter(data: ChartData) -> Any:
    chart = _XY_DATA(number_format="#,##0.##")
    for one in data.series:
        series = chart.add_series(_safe(one.name))
        for name, value in zip(data.categories, one.values, strict=False):
            if value is not None:
                series.add_data_point(float(name.replace(",", "")), value)
    return chart


def _safe(text: str) -> str:
    """A name that the workbook behind the chart does not take for a formula."""
    return f" {text}" if text.startswith(_FORMULA) else text


def _dress(series: Any, look: _Look) -> None:
    if look.line is None:
        series.format.line.fill.background()
    else:
        series.format.line.color.rgb = _rgb(look.line)
        series.format.line.width = Pt(look.width)
        series.format.line.dash_style = look.dash
    series.smooth = False
    series.marker.style = look.marker
    if look.marker is not XL_MARKER_STYLE.NONE:
        series.marker.size = look.size
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _rgb(look.fill)
        series.marker.format.line.color.rgb = _rgb("#425563")


def _dress_axes(chart: Chart, data: ChartData) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if data.shape in _BARS:
        # PowerPoint's bars go upwards; people read down. The values then stand at the high end, which is the foot.
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if data.shape in _BARS and (most := _longest_bar(data)) > 0:
        values.major_unit = _step(most / _MOST_TICKS)
    values.major_gridlines.format.line.color.rgb = _rgb(RULE)
    if _largest(data) >= 1000:
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
    for axis, title in ((names, data.category_axis), (values, data.axis)):
        axis.has_title = bool(title.strip())
        if title.strip():
            axis.axis_title.text_frame.text = " ".join(title.split())[:120]
            font = axis.axis_title.text_frame.paragraphs[0].font
            font.size, font.bold = Pt(SMALL), False


def _largest(data: ChartData) -> float:
    if data.shape in _BARS:
        return _longest_bar(data)
    return max((abs(value) for one in data.series for value in one.values if value is not None), default=0.0)


def _longest_bar(data: ChartData) -> float:
    together = max if data.shape is ChartShape.BARS else sum
    return max(
        (together(value or 0.0 for value in row) for row in zip(*(one.values for one in data.series), strict=False)),
        default=0.0,
    )


def _step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20, ..."""
    size = 10.0 ** floor(log10(least))
    return next(size * one for one in (1, 2, 5, 10) if size * one >= least)


def _cut(text: str, size: float, most: int, room: float, weight: Weight = Weight.REGULAR) -> str:
    line = " ".join(text.split())
    lines = wrap(line, room, size, weight)
    return line if len(lines) <= most else f"{' '.join(lines[:most])}…"


def _rgb(colour: str) -> Any:
    return _RGB.from_string(colour.removeprefix("#").upper())
