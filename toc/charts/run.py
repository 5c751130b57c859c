"""The run chart: an indicator over time against its baseline and its target."""

import html

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.series import Series
from toc.charts.levels import build_levels, draw_level
from toc.charts.theme import LIGHT, ChartTheme, style
from toc.charts.wording import axis_title, hover_text

HEIGHT = 380


def build_run_chart(series: Series, progress: Progress, theme: ChartTheme = LIGHT) -> go.Figure:
    """A line with a marker a period, hollow where provisional, broken where a period is missing."""
    indicator = series.indicator
    figure = go.Figure()
    periods = [label_of(point.period) for point in series.points]
    figure.add_scatter(
        x=periods,
        y=[point.value for point in series.points],
        mode="lines+markers",
        line={"color": theme.line, "width": 2.5},
        marker={
            "size": 9,
            "symbol": ["circle-open" if point.provisional else "circle" for point in series.points],
            "line": {"width": 2, "color": theme.line},
            "color": theme.line,
        },
        hovertext=[hover_text(indicator, point) for point in series.points],
        hovertemplate="%{hovertext}<extra></extra>",
        connectgaps=False,
    )
    levels = build_levels(indicator, progress, theme)
    for place, level in enumerate(sorted(levels, key=lambda level: level.value)):
        draw_level(figure, level, above=place == len(levels) - 1)
    style(figure, theme, height=HEIGHT)
    figure.update_yaxes(title_text=html.escape(axis_title(indicator)), rangemode="tozero", nticks=6)
    figure.update_xaxes(type="category", nticks=12, automargin=True)
    return figure


def chart_as_text(series: Series, words: str) -> str:
    """What the chart shows, for a reader who cannot see it."""
    known = series.known
    if not known:
        return f"{series.indicator.name}: no figures yet."
    span = f"{len(known)} figures from {label_of(known[0].period)} to {label_of(known[-1].period)}"
    return f"{series.indicator.name}, {span}. {words}"
