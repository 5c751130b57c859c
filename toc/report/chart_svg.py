"""A chart drawn by ourselves as a small SVG, for a machine without a browser to draw it in full."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from toc.diagram.lettering import width_of
from toc.diagram.wrapping import wrap
from toc.fonts import CSS_FAMILY
from toc.report.blocks import ChartData, ChartSeries, ChartShape, Role
from toc.report.chart_scale import build_scale
from toc.report.chart_strokes import MARKS, STROKES, bar_colour
from toc.report.look import CHART_HEIGHT, CHART_WIDTH, INK, MUTED, RULE

_TYPE = 12.0
_LINE = _TYPE * 1.2
_RIGHT = 16.0
_BAR_SHAPES = (ChartShape.BARS, ChartShape.STACKED_BARS)
_POINT_ROLES = (Role.FIGURES, Role.IMPROVEMENT, Role.CONCERN, Role.NEITHER)
_MOST_POINTS_MARKED = 70
"""A longer line is drawn without a dot for each point."""


def build_chart_svg(data: ChartData, *, title: str, description: str, ids: str = "chart") -> str:
    """The whole chart; what cannot be drawn, such as a chart of no points, is an empty frame."""
    return "".join(_Drawer(data, title, description, ids).parts())


class _Drawer:
    def __init__(self, data: ChartData, title: str, description: str, ids: str) -> None:
        self.data, self.title, self.description, self.ids = data, title, description, ids
        self.scale = build_scale(data, bars=data.shape in _BAR_SHAPES)
        self.legend = list(self._legend_rows())
        ticks = [width_of(label, _TYPE) for _, label in self.scale.ticks]
        self.left = max(ticks, default=0.0) + 14
        axis = wrap(data.axis, CHART_WIDTH - 20, _TYPE)[:2] if data.axis.strip() else ()
        self.axis_lines = axis
        self.top = 8 + _LINE * (len(self.legend) + len(axis)) + (8 if self.legend else 4)
        self.labels = self._category_labels()
        most = max((len(lines) for _, lines in self.labels), default=1)
        self.bottom = CHART_HEIGHT - 12 - _LINE * (most + (1 if data.category_axis.strip() else 0))

    def parts(self) -> Iterable[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{CHART_WIDTH}" height="{CHART_HEIGHT}" '
            f'viewBox="0 0 {CHART_WIDTH} {CHART_HEIGHT}" role="img" aria-labelledby="{self.ids}-title {self.ids}-desc" '
            f'font-family={quoteattr(CSS_FAMILY)} font-size="{_TYPE:g}" fill="{INK}">'
            f'<title id="{self.ids}-title">{escape(self.title)}</title>'
            f'<desc id="{self.ids}-desc">{escape(self.description)}</desc>'
            f'<rect width="{CHART_WIDTH}" height="{CHART_HEIGHT}" fill="#ffffff"/>'
        )
        yield from self._frame()
        if self.data.shape in _BAR_SHAPES:
            yield from self._bars()
        for one in self.data.series:
            if self.data.shape not in _BAR_SHAPES or one.role not in _POINT_ROLES:
                yield from self._series(one)
        yield "</svg>"

    # Around the figures

    def _frame(self) -> Iterable[str]:
        for row, entries in enumerate(self.legend):
            for left, one in entries:
                yield self._key(left, 8 + _LINE * (row + 0.5), one)
        for index, line in enumerate(self.axis_lines):
            y = 8 + _LINE * (len(self.legend) + index + 0.8) + (4 if self.legend else 0)
            yield _text(0, y, line, colour=MUTED)
        for value, label in self.scale.ticks:
            y = self._y(value)
            yield f'<path d="M{self.left:.1f} {y:.1f}H{CHART_WIDTH - _RIGHT:.1f}" stroke="{RULE}" stroke-width="0.8"/>'
            yield _text(self.left - 7, y + _TYPE * 0.35, label, anchor="end")
        for x, lines in self.labels:
            for index, line in enumerate(lines):
                yield _text(x, self.bottom + 6 + _LINE * (index + 0.8), line, anchor="middle")
        if self.data.category_axis.strip():
            middle = (self.left + CHART_WIDTH - _RIGHT) / 2
            said = _fitted(self.data.category_axis, CHART_WIDTH - self.left - _RIGHT)
            yield _text(middle, CHART_HEIGHT - 5, said, anchor="middle", colour=MUTED)

    def _legend_rows(self) -> Iterable[list[tuple[float, ChartSeries]]]:
        row: list[tuple[float, ChartSeries]] = []
        left = 0.0
        names: set[tuple[str, Role]] = set()
        for one in self.data.series:
            # The two sides of an interval, or two limits of one name, are one line of the key.
            if (one.name, one.role) in names or all(value is None for value in one.values):
                continue
            names.add((one.name, one.role))
            width = 26 + width_of(_fitted(one.name, 240), _TYPE) + 18
            if row and left + width > CHART_WIDTH:
                yield row
                row, left = [], 0.0
            row.append((left, one))
            left += width
        if row and (len(names) > 1 or self.data.shape is not ChartShape.LINE):
            yield row

    def _key(self, left: float, y: float, one: ChartSeries) -> str:
        name = _text(left + 26, y + _TYPE * 0.35, _fitted(one.name, 240))
        if self.data.shape in _BAR_SHAPES and one.role in _POINT_ROLES:
            colour = bar_colour(self._bar_index(one), one.role)
            return f'<rect x="{left + 4:.1f}" y="{y - 6:.1f}" width="14" height="12" fill="{colour}"/>{name}'
        drawn = ""
        if stroke := self._stroke(one):
            drawn = f'<path d="M{left:.1f} {y:.1f}h20" {stroke}/>'
        if one.role in MARKS:
            drawn += MARKS[one.role](left + 10, y)
        return drawn + name

    def _category_labels(self) -> list[tuple[float, tuple[str, ...]]]:
        """Where a category's name stands, and its lines; of many categories, as many as there is room for."""
        names = self.data.categories
        if not names:
            return []
        if self.data.shape is ChartShape.SCATTER:
            return [(self._x_at(value), (label,)) for value, label in self.scale.category_ticks]
        room = (CHART_WIDTH - _RIGHT - self.left) / len(names)
        widest = min(max(width_of(name, _TYPE) for name in names), 96.0)
        every = max(1, -int(-(widest + 8) // room)) if room < widest + 8 else 1
        if self.data.shape in _BAR_SHAPES and len(names) <= 12:
            every = 1
        width = room * every - 6
        return [
            (self._x(index), tuple(_fitted(line, width) for line in wrap(names[index], width, _TYPE)[:3]))
            for index in range(0, len(names), every)
        ]

    # The figures

    def _series(self, one: ChartSeries) -> Iterable[str]:
        points: list[tuple[float, float] | None] = [
            (self._x(index), self._y(value)) if value is not None else None for index, value in enumerate(one.values)
        ]
        if self.data.shape is ChartShape.SCATTER:
            # A limit is a line from left to right, in whichever order the categories come.
            points = [*sorted(point for point in points if point)]
        if stroke := self._stroke(one):
            for run in _runs(points):
                yield f'<path d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y in run)}" {stroke}/>'
        mark = MARKS.get(one.role)
        if mark and (one.role is not Role.FIGURES or len(points) <= _MOST_POINTS_MARKED):
            yield from (mark(*point) for point in points if point)

    def _bars(self) -> Iterable[str]:
        shown = [one for one in self.data.series if one.role in _POINT_ROLES]
        if not shown or not self.data.categories:
            return
        stacked = self.data.shape is ChartShape.STACKED_BARS
        band = (CHART_WIDTH - _RIGHT - self.left) / len(self.data.categories) * 0.72
        width = min(band if stacked else band / len(shown), 64.0)
        for index in range(len(self.data.categories)):
            above, below = 0.0, 0.0
            for place, one in enumerate(shown):
                value = one.values[index]
                if value is None:
                    continue
                if stacked:
                    start = above if value >= 0 else below
                    above, below = (above + value, below) if value >= 0 else (above, below + value)
                    left = self._x(index) - width / 2
                else:
                    start = 0.0
                    left = self._x(index) + (place - len(shown) / 2) * width
                ends = sorted((self._y(start), self._y(start + value)))
                yield (
                    f'<rect x="{left:.1f}" y="{ends[0]:.1f}" width="{width - 1:.1f}" '
                    f'height="{max(ends[1] - ends[0], 0.5):.1f}" fill="{bar_colour(place, one.role)}" '
                    'stroke="#ffffff" stroke-width="1"/>'
                )

    def _stroke(self, one: ChartSeries) -> str:
        if self.data.shape is ChartShape.SCATTER and one.role in _POINT_ROLES:
            return ""
        return STROKES.get(one.role, "")

    def _bar_index(self, one: ChartSeries) -> int:
        return [other for other in self.data.series if other.role in _POINT_ROLES].index(one)

    def _x(self, index: int) -> float:
        if self.data.shape is ChartShape.SCATTER:
            return self._x_at(self.scale.places[index])
        return self.left + (index + 0.5) * (CHART_WIDTH - _RIGHT - self.left) / max(1, len(self.data.categories))

    def _x_at(self, value: float) -> float:
        return self.left + 12 + self.scale.share_across(value) * (CHART_WIDTH - _RIGHT - self.left - 24)

    def _y(self, value: float) -> float:
        return self.bottom - self.scale.share(value) * (self.bottom - self.top - 6)


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterable[list[tuple[float, float]]]:
    """Stretches without a gap that have a line to draw."""
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []


def _fitted(text: str, width: float) -> str:
    """The text on one line, cut with an ellipsis where it is too wide."""
    line = " ".join(text.split())
    if width_of(line, _TYPE) <= width:
        return line
    while line and width_of(f"{line}…", _TYPE) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'
