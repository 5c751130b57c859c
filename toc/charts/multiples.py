"""One indicator as a small chart among many: all of them on the same axis of time, as SVG."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from toc.analysis.periods import label_of
from toc.analysis.published_chart import PublishedChart
from toc.analysis.series import Point
from toc.analysis.spc_result import ChartedPoint, PointType
from toc.analysis.words import number_text
from toc.charts.scale import Span, build_span, clip
from toc.charts.theme import FONT, LIGHT, ChartTheme
from toc.charts.xmr import CONCERN, IMPROVEMENT, NEITHER
from toc.model.figures import Period
from toc.model.indicators import Indicator, IndicatorKind

WIDTH, HEIGHT = 300, 124
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 8.0, 8.0, 20.0
_TYPE = 11
_ALL = 100.0
_MOST_STEPS = 20
_SIGNALS = {
    PointType.IMPROVEMENT: IMPROVEMENT,
    PointType.CONCERN: CONCERN,
    PointType.NEUTRAL_HIGH: NEITHER,
    PointType.NEUTRAL_LOW: NEITHER,
}


class TimeSpan(NamedTuple):
    """The days that every chart of a page has from its left to its right end."""

    start: date
    end: date

    def share(self, day: float) -> float:
        """How far along an ordinal day is, from 0 to 1."""
        return (day - self.start.toordinal()) / max(1, self.end.toordinal() - self.start.toordinal())


def find_time_span(charts: Iterable[PublishedChart]) -> TimeSpan | None:
    """From the first period with a figure to the last; None where no chart has any."""
    periods = [point.period for chart in charts for point in chart.series.known]
    if not periods:
        return None
    return TimeSpan(min(period.start for period in periods), max(period.end for period in periods))


def build_small_chart(chart: PublishedChart, time: TimeSpan, theme: ChartTheme = LIGHT) -> str:
    """The line with its gaps, its signals by shape, mean or baseline, and target; nothing without figures."""
    return "".join(_Drawer(chart, time, theme).parts()) if chart.series.known else ""


class _Drawer:
    def __init__(self, chart: PublishedChart, time: TimeSpan, theme: ChartTheme) -> None:
        self.chart, self.time, self.theme = chart, time, theme
        self.indicator = chart.series.indicator
        self.points = chart.series.points
        self.charted: Sequence[ChartedPoint] = () if chart.result is None else chart.result.points
        target = chart.progress.target
        self.levels = [
            (chart.progress.baseline if chart.result is None else None, theme.baseline, "5 3"),
            (None if target is None else target.value, theme.target, "1.5 2.5"),
        ]
        limits = [
            clip(self.indicator, limit)
            for point in self.charted
            for limit in (point.lower, point.upper)
            if limit is not None
        ]
        drawn = [point.value for point in self.points] + [value for value, _, _ in self.levels]
        self.span = _rounded(self.indicator, [*drawn, *limits])

    def parts(self) -> Iterator[str]:
        theme = self.theme
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" font-family="{FONT}" font-size="{_TYPE}" fill="{theme.ink}">'
        )
        yield from self._axes()
        yield from self._limits()
        for value, colour, dash in self.levels:
            if value is not None:
                yield self._across(value, colour, dash)
        for run in self._runs():
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in run)
            yield f'<path d="M{path}" fill="none" stroke="{theme.line}" stroke-width="1.75" stroke-linejoin="round"/>'
        yield from self._marks()
        yield "</svg>"

    def _axes(self) -> Iterator[str]:
        for value, y in ((self.span.high, _TOP + _TYPE * 0.8), (self.span.low, HEIGHT - _BOTTOM)):
            yield f'<text x="{_LEFT - 5}" y="{y:.1f}" text-anchor="end">{escape(number_text(value))}</text>'
        corner = f"M{_LEFT} {_TOP}V{HEIGHT - _BOTTOM}H{WIDTH - _RIGHT}"
        yield f'<path d="{corner}" fill="none" stroke="{self.theme.baseline}"/>'
        first, last = (f"{day:%b %Y}" for day in (self.time.start, self.time.end))
        yield f'<text x="{_LEFT}" y="{HEIGHT - 5}">{first}</text>'
        if first != last:
            yield f'<text x="{WIDTH - _RIGHT}" y="{HEIGHT - 5}" text-anchor="end">{last}</text>'
        middle = (_LEFT + WIDTH - _RIGHT) / 2
        yield f'<text x="{middle}" y="{HEIGHT - 5}" text-anchor="middle">n = {len(self.chart.series.known):,}</text>'

    def _limits(self) -> Iterator[str]:
        """Each segment's usual range as a band with its mean."""
        start = 0
        for end in range(1, len(self.charted) + 1):
            here = self.charted[start]
            if end < len(self.charted) and self.charted[end][2:5] == here[2:5]:
                continue
            left, right = self._edge(self.points[start].period.start), self._edge(self.points[end - 1].period.end)
            start = end
            if here.lower is None or here.upper is None or here.mean is None:
                continue
            top, bottom = (self._y(clip(self.indicator, limit)) for limit in (here.upper, here.lower))
            yield (
                f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
                f'fill="{self.theme.grid}" opacity="0.6"/>'
                f'<path d="M{left:.1f} {self._y(here.mean):.1f}H{right:.1f}" stroke="{self.theme.baseline}"/>'
            )

    def _runs(self) -> Iterator[list[tuple[float, float]]]:
        run: list[tuple[float, float]] = []
        for point in (*self.points, None):
            if point is not None and point.value is not None:
                run.append(self._place(point, point.value))
                continue
            if len(run) > 1:
                yield run
            run = []

    def _marks(self) -> Iterator[str]:
        """Signals by the shapes of the large chart, then the latest figure, hollow while provisional."""
        for point, charted in zip(self.points, self.charted, strict=False):
            if point.value is not None and charted.type in _SIGNALS:
                yield _mark(charted.type, *self._place(point, point.value), outline=self.theme.ink)
        latest = self.chart.series.known[-1]
        assert latest.value is not None
        signal = next((one.type for one in self.charted if one.date == latest.period.start), PointType.COMMON_CAUSE)
        x, y = self._place(latest, latest.value)
        if signal not in _SIGNALS or latest.provisional:
            fill = self.theme.ground if latest.provisional else self.theme.line
            look = f'fill="{fill}" stroke="{self.theme.line}" stroke-width="1.5"'
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" {look}/>'

    def _across(self, value: float, colour: str, dash: str) -> str:
        y = self._y(value)
        line = f"M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"
        return f'<path d="{line}" stroke="{colour}" stroke-width="1.5" stroke-dasharray="{dash}"/>'

    def _place(self, point: Point, value: float) -> tuple[float, float]:
        return self._x(_middle(point.period)), self._y(value)

    def _edge(self, day: date) -> float:
        return self._x(day.toordinal())

    def _x(self, day: float) -> float:
        return _LEFT + min(1.0, max(0.0, self.time.share(day))) * (WIDTH - _RIGHT - _LEFT)

    def _y(self, value: float) -> float:
        share = (value - self.span.low) / (self.span.high - self.span.low)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _BOTTOM - _TOP)


def describe_span(time: TimeSpan) -> str:
    """The axis all charts share, in words."""
    return f"All charts run from {time.start:%B %Y} to {time.end:%B %Y}."


def latest_label(chart: PublishedChart) -> str:
    """The period of the latest figure."""
    latest = chart.series.latest
    return "" if latest is None else label_of(latest.period)


def _rounded(indicator: Indicator, numbers: Iterable[float | None]) -> Span:
    """Ends that read well: multiples of a tenth, a quarter or a half of the power of ten that spans the numbers."""
    known = [number for number in numbers if number is not None]
    low, high = build_span(indicator, known)
    if indicator.kind is IndicatorKind.PERCENTAGE and max(known) <= _ALL:
        high = min(high, _ALL)
    step = 10.0 ** math.floor(math.log10(high - low))
    step *= next(part for part in (0.1, 0.25, 0.5, 1.0) if (high - low) / (step * part) <= _MOST_STEPS)
    return Span(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step)


def _middle(period: Period) -> float:
    return (period.start.toordinal() + period.end.toordinal()) / 2


def _mark(kind: PointType, x: float, y: float, *, outline: str) -> str:
    look = f'fill="{_SIGNALS[kind]}" stroke="{outline}" stroke-width="0.6"'
    match kind:
        case PointType.IMPROVEMENT:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" {look}/>'
        case PointType.CONCERN:
            return f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6" {look}/>'
        case _:
            return f'<path d="M{x:.1f} {y - 4:.1f}l4 4l-4 4l-4 -4Z" {look}/>'
