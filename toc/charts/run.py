"""The run chart: an indicator over time against its baseline and its target."""

import html
from typing import NamedTuple

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.series import Point, Series
from toc.analysis.words import value_text
from toc.charts.theme import LIGHT, ChartTheme, style
from toc.model.indicators import Indicator, IndicatorKind

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
        hovertext=[_hover(indicator, point) for point in series.points],
        hovertemplate="%{hovertext}<extra></extra>",
        connectgaps=False,
    )
    levels = _levels(indicator, progress, theme)
    for place, level in enumerate(sorted(levels, key=lambda level: level.value)):
        _draw_level(figure, level, above=place == len(levels) - 1)
    style(figure, theme, height=HEIGHT)
    figure.update_yaxes(title_text=html.escape(_axis(indicator)), rangemode="tozero", nticks=6)
    figure.update_xaxes(type="category", nticks=12, tickangle=0)
    return figure


def chart_as_text(series: Series, words: str) -> str:
    """What the chart shows, for a reader who cannot see it."""
    known = series.known
    if not known:
        return f"{series.indicator.name}: no figures yet."
    span = f"{len(known)} figures from {label_of(known[0].period)} to {label_of(known[-1].period)}"
    return f"{series.indicator.name}, {span}. {words}"


class _Level(NamedTuple):
    value: float
    words: str
    dash: str
    colour: str


def _levels(indicator: Indicator, progress: Progress, theme: ChartTheme) -> list[_Level]:
    levels: list[_Level] = []
    if progress.baseline is not None:
        words = f"baseline\n{value_text(indicator, progress.baseline)}"
        levels.append(_Level(progress.baseline, words, "dash", theme.baseline))
    if progress.target is not None:
        target = progress.target
        words = f"target for {label_of(target.period)}\n{value_text(indicator, target.value)}"
        levels.append(_Level(target.value, words, "dot", theme.target))
    return levels


def _draw_level(figure: go.Figure, level: _Level, *, above: bool) -> None:
    """A level over the full width, named at its right end; of two, the upper one's name stands higher."""
    figure.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=level.value,
        y1=level.value,
        line={"color": level.colour, "width": 2, "dash": level.dash},
    )
    figure.add_annotation(
        text=html.escape(level.words).replace("\n", "<br>"),
        xref="paper",
        x=1.01,
        xanchor="left",
        y=level.value,
        yanchor="bottom" if above else "top",
        align="left",
        showarrow=False,
        font={"color": level.colour, "size": 13},
    )


def _hover(indicator: Indicator, point: Point) -> str:
    if point.value is None:
        return f"{label_of(point.period)}: not yet known"
    of = ""
    if point.numerator is not None and point.denominator is not None:
        of = f" ({point.numerator:,.0f} of {point.denominator:,.0f})"
    provisional = ", provisional" if point.provisional else ""
    note = f"<br>{html.escape(point.note)}" if point.note else ""
    return f"{label_of(point.period)}: {html.escape(value_text(indicator, point.value))}{of}{provisional}{note}"


def _axis(indicator: Indicator) -> str:
    match indicator.kind:
        case IndicatorKind.PERCENTAGE:
            return "%"
        case IndicatorKind.MONEY:
            return "£"
        case IndicatorKind.RATE:
            return f"per {indicator.per or 1:,}"
        case _:
            return indicator.unit or indicator.kind.value
