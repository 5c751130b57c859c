"""Figures over time with their 95 % intervals: how far each could be out by chance alone."""

import html
from collections.abc import Sequence

import plotly.graph_objects as go

from toc.analysis.chart_kinds import has_limits
from toc.analysis.estimates import AS_PUBLISHED
from toc.analysis.intervals import Interval
from toc.analysis.progress import Progress
from toc.analysis.series import Point, Series
from toc.analysis.words import value_text
from toc.charts.context import ON_SCREEN, Context
from toc.charts.line import build_line_chart
from toc.charts.wording import hover_text
from toc.model.indicators import Indicator


def build_proportion_chart(
    series: Series, intervals: Sequence[Interval | None], progress: Progress, context: Context = ON_SCREEN
) -> go.Figure:
    """A marker a period with the interval as a bar through it; `intervals` are those of the series' points.

    The line between the points is thin: what counts is whether the intervals lie apart.
    """
    pairs = list(zip(series.points, intervals, strict=True))
    count = len(pairs)
    bars = {
        "type": "data",
        "symmetric": False,
        "array": [_reach(*pair, up=True) for pair in pairs],
        "arrayminus": [_reach(*pair, up=False) for pair in pairs],
        "color": context.theme.line,
        "thickness": 2 if count <= 60 else 1,
        "width": 6 if count <= 30 else 2 if count <= 60 else 0,
    }
    hover = [_hover(series.indicator, *pair) for pair in pairs]
    ends = [end for one in intervals if one is not None for end in (one.lower, one.upper)]
    return build_line_chart(series, progress, context, hover=hover, line=1, marker=10, ends=ends, error_y=bars)


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
