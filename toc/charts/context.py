"""What stands on an indicator's chart beside its own figures, and how the chart is drawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.series import Series, build_series
from toc.charts.events import draw_events, mark_events
from toc.charts.levels import Level
from toc.charts.theme import LIGHT, SCREEN, ChartTheme, Frame, style
from toc.charts.wording import hover_text
from toc.model.figures import Observation, Period
from toc.model.indicators import Event, Indicator
from toc.model.programme import Programme

OURS = "this programme"
_DASHES = ("dash", "dot", "dashdot", "longdash")
_SYMBOLS = ("triangle-up", "diamond", "x", "star")


class ComparisonSeries(NamedTuple):
    """Somebody else's figures, drawn as context."""

    name: str
    series: Series


class Context(NamedTuple):
    theme: ChartTheme = LIGHT
    frame: Frame = SCREEN
    events: Sequence[Event] = ()
    comparisons: Sequence[ComparisonSeries] = ()


ON_SCREEN = Context()


def build_context(
    programme: Programme,
    indicator: Indicator,
    observations: Iterable[Observation],
    *,
    theme: ChartTheme = LIGHT,
    frame: Frame = SCREEN,
) -> Context:
    """The events that bear on an indicator, and the comparison series that have figures."""
    events = [event for event in programme.events if not event.indicators or indicator.id in event.indicators]
    figures = [one for one in observations if one.comparison is not None]
    found = [
        ComparisonSeries(one.name, build_series(indicator, figures, comparison=one.id)) for one in indicator.comparisons
    ]
    return Context(theme, frame, events, [one for one in found if one.series.known])


def find_periods(series: Series, comparisons: Iterable[ComparisonSeries]) -> list[Period]:
    """The periods of the axis: the series' own and those of its context, in order."""
    every = {point.period for one in (series, *(other.series for other in comparisons)) for point in one.points}
    return sorted(every, key=lambda period: (period.start, period.end))


def draw_comparisons(figure: go.Figure, context: Context, periods: Iterable[Period]) -> list[Level]:
    """Thin lines in the background, told apart by dash and shape; their names for the right end."""
    shown = set(periods)
    names: list[Level] = []
    for place, (name, series) in enumerate(context.comparisons):
        points = [point for point in series.points if point.period in shown]
        known = [point.value for point in points if point.value is not None]
        if not known:
            continue
        dash, symbol = _DASHES[place % len(_DASHES)], _SYMBOLS[place % len(_SYMBOLS)]
        figure.add_scatter(
            x=[label_of(point.period) for point in points],
            y=[point.value for point in points],
            mode="lines+markers",
            line={"color": context.theme.baseline, "width": 1.5, "dash": dash},
            marker={"size": 6, "symbol": symbol, "color": context.theme.baseline},
            hovertext=[hover_text(series.indicator, point, name) for point in points],
            hovertemplate="%{hovertext}<extra></extra>",
            connectgaps=False,
        )
        names.append(Level(known[-1], name, dash, context.theme.baseline))
    return names


def name_ours(series: Series, context: Context) -> list[Level]:
    """The programme's own line is named only where there are others."""
    latest = series.latest
    if latest is None or latest.value is None or not context.comparisons:
        return []
    return [Level(latest.value, OURS, "solid", context.theme.line)]


def finish(figure: go.Figure, context: Context, periods: Sequence[Period]) -> go.Figure:
    """Events, type, margins and the axis of periods."""
    labels = [label_of(period) for period in periods]
    draw_events(figure, mark_events(context.events, periods), labels, context.theme, context.frame)
    right = figure.layout.margin.r
    frame = context.frame
    style(figure, context.theme, height=frame.height, type_size=frame.type_size)
    figure.update_layout(margin={"t": frame.top, "b": frame.bottom, "r": right or 24})
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        nticks=12,
        automargin=True,
        range=[-0.5, max(len(labels), 1) - 0.5],
    )
    return figure


def marker_size(size: float, points: int) -> float:
    """Smaller the more there are, so that a long series stays a line and not a band."""
    return size if points <= 60 else size * 0.75 if points <= 150 else size * 0.45
