"""The XmR chart: an indicator over time within its process limits, its signals told by shape and colour."""

import html
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.series import Point, Series
from toc.analysis.spc_result import ChartedPoint, PointType, SpcResult
from toc.analysis.spc_rules import Rule
from toc.analysis.spc_words import rule_text
from toc.charts.levels import Level, draw_level, name_level
from toc.charts.run import HEIGHT
from toc.charts.theme import LIGHT, ChartTheme, style
from toc.charts.wording import axis_title, hover_text
from toc.model.indicators import Event, Indicator, IndicatorKind

IMPROVEMENT, CONCERN, COMMON_CAUSE, NEITHER = "#00b0f0", "#e46c0a", "#a6a6a6", "#361475"
"""The fills of "Making Data Count"; a dark outline and a shape of its own stand beside each."""
OUTLINE = "#425563"

_MARKS: dict[PointType, tuple[str, str, int]] = {
    PointType.COMMON_CAUSE: (COMMON_CAUSE, "circle", 9),
    PointType.IMPROVEMENT: (IMPROVEMENT, "circle", 12),
    PointType.CONCERN: (CONCERN, "square", 11),
    PointType.NEUTRAL_HIGH: (NEITHER, "diamond", 12),
    PointType.NEUTRAL_LOW: (NEITHER, "diamond", 12),
}


def build_xmr_chart(
    series: Series, result: SpcResult, theme: ChartTheme = LIGHT, events: Iterable[Event] = ()
) -> go.Figure:
    """The series as `result` has charted it. Both have the same points; events outside their span are left out."""
    indicator = series.indicator
    points = series.points[: len(result.points)]
    labels = [label_of(point.period) for point in points]
    figure = go.Figure()
    for at in _segments(result):
        _draw_limits(figure, result, at, theme, indicator)
        figure.add_scatter(**_trace(indicator, points[at.start : at.stop], labels, result, at, theme))
    if result.settings.target is not None:
        draw_level(figure, Level(result.settings.target, "target", "dot", theme.target), above=True)
    for level in _limits(result, theme, indicator):
        name_level(figure, level)
    for row, event in enumerate(sorted(events, key=lambda event: event.on)):
        _draw_event(figure, points, labels, event, theme, raised=row % 2 == 1)
    style(figure, theme, height=HEIGHT)
    figure.update_yaxes(title_text=html.escape(axis_title(indicator)), nticks=6, range=_range(indicator, result))
    figure.update_xaxes(type="category", nticks=12, automargin=True, range=[-0.5, len(points) - 0.5])
    return figure


def _trace(
    indicator: Indicator, points: Sequence[Point], labels: list[str], result: SpcResult, at: range, theme: ChartTheme
) -> dict[str, Any]:
    """The points of one segment; no line leads over a rebase."""
    charted = result.points[at.start : at.stop]
    marks = [_MARKS[point.type] for point in charted]
    return {
        "x": labels[at.start : at.stop],
        "y": [point.value for point in charted],
        "mode": "lines+markers",
        "line": {"color": theme.baseline, "width": 1.5},
        "marker": {
            "size": [size for _, _, size in marks],
            "symbol": [
                symbol + ("-open" if point.provisional else "")
                for (_, symbol, _), point in zip(marks, points, strict=True)
            ],
            "color": [fill for fill, _, _ in marks],
            "line": {"width": 1.5, "color": OUTLINE if theme is LIGHT else theme.ink},
        },
        "hovertext": [_hover(indicator, point, one, result) for point, one in zip(points, charted, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "connectgaps": False,
    }


def _segments(result: SpcResult) -> Iterable[range]:
    """The places of each segment's points."""
    starts = {segment.start for segment in result.segments}
    cuts = [place for place, point in enumerate(result.points) if point.date in starts]
    return [range(*ends) for ends in pairwise([*cuts, len(result.points)])]


def _draw_limits(figure: go.Figure, result: SpcResult, at: range, theme: ChartTheme, indicator: Indicator) -> None:
    """Mean and limits of one segment, half a step beyond its points; a rebase is where they jump."""
    first = result.points[at.start]
    provisional = any(
        segment.provisional for segment in result.segments if segment.start <= first.date and segment.mean == first.mean
    )
    for value, dash in ((first.mean, "solid"), (first.lower, "dash"), (first.upper, "dash")):
        if value is None:
            continue
        clipped = _clipped(indicator, value)
        figure.add_shape(
            type="line",
            xref="x",
            x0=at.start - 0.5,
            x1=at.stop - 0.5,
            y0=clipped,
            y1=clipped,
            line={"color": theme.baseline, "width": 1.5, "dash": "dot" if provisional else dash},
            layer="below",
        )
    if at.start:
        figure.add_shape(
            type="line",
            yref="paper",
            x0=at.start - 0.5,
            x1=at.start - 0.5,
            y0=0,
            y1=1,
            line={"color": theme.grid, "width": 2},
            layer="below",
        )


def _limits(result: SpcResult, theme: ChartTheme, indicator: Indicator) -> Iterable[Level]:
    """The last segment's mean and limits, named at the right end."""
    last = result.points[-1]
    for value, words in ((last.upper, "upper limit"), (last.mean, "mean"), (last.lower, "lower limit")):
        if value is not None:
            yield Level(_clipped(indicator, value), words, "dash", theme.baseline)


def _draw_event(
    figure: go.Figure, points: Sequence[Point], labels: list[str], event: Event, theme: ChartTheme, *, raised: bool
) -> None:
    """A dated line with its name on top; every second name stands higher, so that neighbours can be read."""
    at = next((place for place, point in enumerate(points) if point.period.start <= event.on <= point.period.end), None)
    if at is None:
        return
    figure.add_shape(
        type="line",
        yref="paper",
        x0=at,
        x1=at,
        y0=0,
        y1=1,
        line={"color": theme.target, "width": 1, "dash": "dot"},
        layer="below",
    )
    figure.add_annotation(
        text=html.escape(event.label),
        x=labels[at],
        yref="paper",
        y=1.06 if raised else 1.0,
        yanchor="bottom",
        xanchor="center",
        showarrow=False,
        font={"color": theme.target, "size": 12},
    )


def _hover(indicator: Indicator, point: Point, charted: ChartedPoint, result: SpcResult) -> str:
    said = hover_text(indicator, point)
    if charted.rule is Rule.NONE:
        return said
    settings = result.settings
    return f"{said}<br>{html.escape(rule_text(charted.rule, settings.shift_length, settings.trend_length))}"


def _clipped(indicator: Indicator, value: float) -> float:
    """A limit of a percentage is worked out unclipped and drawn within 0 to 100; of a count, above 0."""
    if indicator.kind is IndicatorKind.PERCENTAGE:
        return min(100.0, max(0.0, value))
    return max(0.0, value) if indicator.kind in _NEVER_NEGATIVE else value


_NEVER_NEGATIVE = frozenset({IndicatorKind.COUNT, IndicatorKind.RATE})


def _range(indicator: Indicator, result: SpcResult) -> list[float]:
    """Room for every figure, limit and target, with a tenth to spare."""
    numbers = [
        number for point in result.points for number in (point.value, point.lower, point.upper) if number is not None
    ]
    if result.settings.target is not None:
        numbers.append(result.settings.target)
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    spare = (high - low or abs(high) or 1.0) * 0.1
    bottom = low - spare
    if low >= 0 or indicator.kind in _NEVER_NEGATIVE or indicator.kind is IndicatorKind.PERCENTAGE:
        bottom = max(0.0, bottom)
    top = high + spare
    return [bottom, min(top, 105.0) if indicator.kind is IndicatorKind.PERCENTAGE else top]
