"""An indicator's figures as a line with a marker a period, beside its comparisons, its baseline and its target."""

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.series import Series
from toc.charts.context import (
    Context,
    begin,
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
from toc.charts.theme import HOVER


def build_line_chart(
    series: Series,
    progress: Progress,
    context: Context,
    *,
    hover: Sequence[str],
    line: float,
    marker: float,
    ends: Iterable[float | None] = (),
    error_y: dict[str, Any] | None = None,
) -> go.Figure:
    """Markers are hollow where provisional, the line broken where a period is missing; `ends` are kept in sight too."""
    indicator, theme = series.indicator, context.theme
    periods = find_periods(series, context.comparisons)
    figure = begin(context, periods)
    names = draw_comparisons(figure, context, periods)
    count = len(series.points)
    figure.add_scatter(
        x=[label_of(point.period) for point in series.points],
        y=[point.value for point in series.points],
        mode="lines+markers",
        line={"color": theme.line, "width": line_width(line, count)},
        marker={
            "size": marker_size(marker, count),
            "symbol": ["circle-open" if point.provisional else "circle" for point in series.points],
            "line": {"width": 2, "color": theme.line},
            "color": theme.line,
        },
        error_y=error_y,
        hovertext=list(hover),
        hovertemplate=HOVER,
        connectgaps=False,
        cliponaxis=False,
    )
    levels = build_levels(indicator, progress, theme)
    for level in levels:
        draw_level(figure, level)
    drawn = [value for trace in figure.data for value in trace.y]
    span = build_span(indicator, [*drawn, *ends, *(level.value for level in levels)])
    name_levels(figure, [*levels, *names, *name_ours(series, context)], span, context.frame)
    title_values(figure, indicator, span, context.frame)
    return finish(figure, context, periods)
