"""Native charts over a sheet of the numbers they show, which are those that are published."""

from collections.abc import Mapping
from typing import Any

from toc.diagram.picture import Weight
from toc.report.blocks import ChartBlock, ChartData, ChartShape, Role
from toc.report.chart_strokes import bar_colour
from toc.report.look import INK, MUTED, RULE
from toc.report.workbook.looks import FONT, Looks
from toc.report.workbook.tables import NUMBER, height_of, write_text

WIDTH, HEIGHT = 960, 400
"""Pixels of a chart."""
COLUMN = 135
"""Letters of the only column, as wide as a chart."""
FIRST_NUMBERS, NUMBERS_ACROSS = 26, 14
"""Letters across the columns of the charts' numbers."""
_ROWS = 27
"""That a chart with its words takes."""
_TYPES = {
    ChartShape.LINE: {"type": "line"},
    ChartShape.BARS: {"type": "bar"},
    ChartShape.STACKED_BARS: {"type": "bar", "subtype": "stacked"},
    ChartShape.SCATTER: {"type": "scatter"},
}
_GREY = "#5a6670"


def _line(colour: str, width: float, dash: str = "solid") -> dict[str, Any]:
    return {"line": {"color": colour, "width": width, "dash_type": dash}, "marker": {"type": "none"}}


def _mark(kind: str, size: int, fill: str) -> dict[str, Any]:
    marker = {"type": kind, "size": size, "fill": {"color": fill}, "border": {"color": "#425563"}}
    return {"line": {"none": True}, "marker": marker}


_LOOKS: Mapping[Role, dict[str, Any]] = {
    Role.FIGURES: {
        "line": {"color": "#005eb8", "width": 2},
        "marker": {"type": "circle", "size": 5, "fill": {"color": "#005eb8"}, "border": {"color": "#005eb8"}},
    },
    Role.IMPROVEMENT: _mark("circle", 9, "#00b0f0"),
    Role.CONCERN: _mark("square", 8, "#e46c0a"),
    Role.NEITHER: _mark("diamond", 9, "#361475"),
    Role.MEAN: _line(_GREY, 1.25),
    Role.LIMIT: _line(_GREY, 1.25, "dash"),
    Role.TARGET: _line("#7c2855", 1.75, "round_dot"),
    Role.BASELINE: _line(_GREY, 1.5, "long_dash"),
    Role.INTERVAL_LOW: _mark("short_dash", 8, _GREY),
    Role.INTERVAL_HIGH: _mark("short_dash", 8, _GREY),
}


class ChartSheets:
    """Charts one below the other on one sheet, their numbers on another."""

    def __init__(self, book: Any, looks: Looks, sheet: Any, data: Any) -> None:
        self._book, self._looks, self._sheet, self._data = book, looks, sheet, data
        self._row = 0
        self._data_row = 0

    def add(self, block: ChartBlock) -> None:
        sheet, looks = self._sheet, self._looks
        for row, (text, look) in enumerate(((block.title, "caption"), (block.words, "text"), (block.method, "note"))):
            write_text(sheet, self._row + row, 0, text, looks, look, text_wrap=True)
            sheet.set_row(self._row + row, height_of([text], [COLUMN]))
        chart = self._build(block)
        if chart is not None:
            sheet.insert_chart(
                self._row + 3, 0, chart, {"description": block.alternative or block.title, "object_position": 1}
            )
        self._row += _ROWS

    def _build(self, block: ChartBlock) -> Any:
        data = block.data
        if not data.categories or not data.series:
            return None
        first = self._write(block)
        chart = self._book.add_chart(dict(_TYPES[data.shape]))
        last = first + len(data.categories) - 1
        name = self._data.get_name()
        for place in range(1, len(data.series) + 1):
            ranges = {
                "name": [name, first - 1, place],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, place, last, place],
            }
            chart.add_series(ranges | self._look(data, place - 1))
        self._dress(chart, data)
        return chart

    def _look(self, data: ChartData, place: int) -> dict[str, Any]:
        role = data.series[place].role
        if data.shape in (ChartShape.BARS, ChartShape.STACKED_BARS):
            return {"fill": {"color": bar_colour(place, role)}, "border": {"color": INK, "width": 0.5}, "gap": 60}
        return _LOOKS[role]

    def _write(self, block: ChartBlock) -> int:
        """The numbers; the row of the first of them."""
        data, sheet, looks = block.data, self._data, self._looks
        write_text(sheet, self._data_row, 0, block.title, looks, "caption")
        head = self._data_row + 1
        titles = [data.category_axis or "Period", *(one.name for one in data.series)]
        sheet.set_row(head, height_of(titles, [FIRST_NUMBERS, *[NUMBERS_ACROSS] * len(data.series)], Weight.BOLD))
        write_text(sheet, head, 0, data.category_axis or "Period", looks, "head")
        for place, one in enumerate(data.series, start=1):
            write_text(sheet, head, place, one.name, looks, "head", align="right")
        for row, category in enumerate(data.categories):
            number = _as_number(category) if data.shape is ChartShape.SCATTER else None
            if number is None:
                write_text(sheet, head + 1 + row, 0, category, looks, "cell")
            else:
                sheet.write_number(head + 1 + row, 0, number, looks.get("cell"))
            for place, one in enumerate(data.series, start=1):
                value = one.values[row] if row < len(one.values) else None
                if value is not None:
                    sheet.write_number(head + 1 + row, place, value, looks.get("cell", num_format=NUMBER))
        self._data_row = head + len(data.categories) + 3
        return head + 1

    def _dress(self, chart: Any, data: ChartData) -> None:
        type_ = {"name": FONT, "size": 10, "color": INK}
        small = {"name": FONT, "size": 10, "color": MUTED, "bold": False}
        bars = data.shape in (ChartShape.BARS, ChartShape.STACKED_BARS)
        values = {"name": data.axis, "name_font": small, "num_font": type_}
        values["major_gridlines"] = {"visible": True, "line": {"color": RULE, "width": 0.5}}
        names: dict[str, Any] = {"name": data.category_axis, "name_font": small, "num_font": type_}
        if bars:
            # Excel's bars go upwards; people read down.
            names["reverse"] = True
            chart.set_x_axis(values | {"label_position": "high"})
            chart.set_y_axis(names)
        else:
            chart.set_x_axis(names | {"label_position": "low"})
            chart.set_y_axis(values)
        chart.set_legend({"position": "bottom", "font": type_})
        chart.set_title({"none": True})
        chart.set_size({"width": WIDTH, "height": HEIGHT})


def _as_number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
