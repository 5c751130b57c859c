"""Figures over time with their 95 % intervals: how far each could be out by chance alone."""

import html
from collections.abc import Sequence

import plotly.graph_objects as go

from toc.analysis.chart_kinds import has_limits
from toc.analysis.estimates import AS_PUBLISHED
from toc.analysis.intervals import Interval
from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.series import Point, Series
from toc.analysis.words import value_text
from toc.charts.context import (
    ON_SCREEN,
    Context,
    draw_comparisons,
    find_periods,
    finish,
    line_width,
    marker_size,
    name_ours,
    title_values,
)
from toc.charts.levels import build_levels, draw_level, name_levels
from toc.charts.scale import build_span
from toc.charts.wording import hover_text
from toc.model.indicators import Indicator


def build_proportion_chart(
    series: Series, intervals: Sequence[Interval | None], progress: Progress, context: Context = ON_SCREEN
) -> go.Figure:
    """A marker a period with the interval as a bar through it; `intervals` are those of the series' points.

    The line between the points is thin: what counts is whether the intervals lie apart.
    """
    indicator, theme = series.indicator, context.theme
    figure = go.Figure()
    periods = find_periods(series, context.comparisons)
    names = draw_comparisons(figure, context, periods)
    above = [_reach(point, interval, up=True) for point, interval in zip(series.points, intervals, strict=True)]
    below = [_reach(point, interval, up=False) for point, interval in zip(series.points, intervals, strict=True)]
    count = len(series.points)
    figure.add_scatter(
        x=[label_of(point.period) for point in series.points],
        y=[point.value for point in series.points],
        mode="lines+markers",
        line={"color": theme.line, "width": line_width(1, count)},
        marker={
            "size": marker_size(10, count),
            "symbol": ["circle-open" if point.provisional else "circle" for point in series.points],
            "line": {"width": 2, "color": theme.line},
            "color": theme.line,
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": above,
            "arrayminus": below,
            "color": theme.line,
            "thickness": 2 if count <= 60 else 1,
            "width": 6 if count <= 30 else 2 if count <= 60 else 0,
        },
        hovertext=[_hover(indicator, *both) for both in zip(series.points, intervals, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        connectgaps=False,
        cliponaxis=False,
    )
    levels = build_levels(indicator, progress, theme)
    for level in levels:
        draw_level(figure, level)
    drawn = [value for trace in figure.data for value in trace.y]
    ends = [end for one in intervals if one is not None for end in (one.lower, one.upper)]
    span = build_span(indicator, [*drawn, *ends, *(level.value for level in levels)])
    name_levels(figure, [*levels, *names, *name_ours(series, context)], span, context.frame)
    title_values(figure, indicator, span, context.frame)
    return finish(figure, context, periods)


def _reach(point: Point, interval: Interval | None, *, up: bool) -> float:
    """From the point to the end of its interval."""
    if point.value is None or interval is None or interval.lower is None or interval.upper is None:
        return 0.0
    return max(0.0, interval.upper - point.value if up else point.value - interval.lower)


def _hover(indicator: Indicator, point: Point, interval: Interval | None) -> str:
    said = hover_text(indicator, point)
    if interval is None or not has_limits(interval) or interval.lower is None or interval.upper is None:
        return said
    method = "as published" if interval.method == AS_PUBLISHED else interval.method
    low, high = value_text(indicator, interval.lower), value_text(indicator, interval.upper)
    return f"{said}<br>95 % interval {html.escape(f'{low} to {high}')} ({method})"
