"""The run chart: an indicator over time against its baseline and its target."""

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.series import Series
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


def build_run_chart(series: Series, progress: Progress, context: Context = ON_SCREEN) -> go.Figure:
    """A line with a marker a period, hollow where provisional, broken where a period is missing."""
    indicator, theme = series.indicator, context.theme
    figure = go.Figure()
    periods = find_periods(series, context.comparisons)
    names = draw_comparisons(figure, context, periods)
    figure.add_scatter(
        x=[label_of(point.period) for point in series.points],
        y=[point.value for point in series.points],
        mode="lines+markers",
        line={"color": theme.line, "width": line_width(2.5, len(series.points))},
        marker={
            "size": marker_size(9, len(series.points)),
            "symbol": ["circle-open" if point.provisional else "circle" for point in series.points],
            "line": {"width": 2, "color": theme.line},
            "color": theme.line,
        },
        hovertext=[hover_text(indicator, point) for point in series.points],
        hovertemplate="%{hovertext}<extra></extra>",
        connectgaps=False,
        cliponaxis=False,
    )
    levels = build_levels(indicator, progress, theme)
    for level in levels:
        draw_level(figure, level)
    drawn = [value for trace in figure.data for value in trace.y]
    span = build_span(indicator, [*drawn, *(level.value for level in levels)])
    name_levels(figure, [*levels, *names, *name_ours(series, context)], span, context.frame)
    title_values(figure, indicator, span, context.frame)
    return finish(figure, context, periods)


def chart_as_text(series: Series, words: str) -> str:
    """What the chart shows, for a reader who cannot see it."""
    known = series.known
    if not known:
        return f"{series.indicator.name}: {words or 'no figures yet.'}"
    figures = "1 figure" if len(known) == 1 else f"{len(known)} figures"
    span = f"{figures} from {label_of(known[0].period)} to {label_of(known[-1].period)}"
    return f"{series.indicator.name}, {span}. {words}"
