"""What stands on an indicator's chart beside its own figures, and how the chart is drawn."""

import math
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.series import Series, build_series
from toc.charts.events import draw_events, mark_events
from toc.charts.levels import Level
from toc.charts.scale import Span
from toc.charts.theme import HOVER, LIGHT, SCREEN, ChartTheme, Frame, build_layout
from toc.charts.wording import axis_title, hover_text
from toc.charts.wrapped import wrap_label
from toc.model.figures import Observation, Period
from toc.model.indicators import Event, Indicator
from toc.model.programme import Programme

OURS = "this programme"
_DASHES = ("dash", "dot", "dashdot", "longdash")
_SIGNS = ("▲", "◆", "✕", "★")
_MANY, _CROWDED = 60, 150
_LETTERS_A_TICK = 12
_LETTER = 0.55
"""The width of a letter, of the size of the type."""
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
            marker={"size": marker_size(6, len(points)), "symbol": symbol, "color": context.theme.baseline},
            hovertext=[hover_text(series.indicator, point, name) for point in points],
            hovertemplate=HOVER,
            connectgaps=False,
            cliponaxis=False,
        )
        names.append(Level(known[-1], f"{_SIGNS[place % len(_SIGNS)]} {name}", dash, context.theme.baseline))
    return names


def name_ours(series: Series, context: Context) -> list[Level]:
    """The programme's own line is named only where there are others."""
    latest = series.latest
    if latest is None or latest.value is None or not context.comparisons:
        return []
    return [Level(latest.value, OURS, "solid", context.theme.line)]


def begin(context: Context, periods: Sequence[Period]) -> go.Figure:
    """A figure as large as the frame with the axis of periods, and nothing in it yet."""
    frame, labels = context.frame, [label_of(period) for period in periods]
    axis = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": labels,
        "nticks": 12,
        "automargin": True,
        "range": [-0.5, max(len(labels), 1) - 0.5],
    }
    if frame.width is not None:
        axis |= {"automargin": False, "tickangle": 0, "tickmode": "array"}
    layout = build_layout(context.theme, height=frame.height, type_size=frame.type_size, xaxis=axis)
    layout["margin"] |= {"t": frame.top, "b": frame.bottom}
    return go.Figure(layout=layout | ({} if frame.width is None else {"width": frame.width}))


def finish(figure: go.Figure, context: Context, periods: Sequence[Period]) -> go.Figure:
    """Events, and the periods' names in the room that what is named at the right end leaves."""
    labels = [label_of(period) for period in periods]
    draw_events(figure, mark_events(context.events, periods), labels, context.theme, context.frame)
    if context.frame.width is not None:
        figure.update_xaxes(_ticks(labels, context.frame, figure))
    return figure


def _ticks(labels: Sequence[str], frame: Frame, figure: go.Figure) -> dict[str, Sequence[str]]:
    """Of the labels as many as there is room for side by side, each in up to two lines."""
    broken = [wrap(label, _LETTERS_A_TICK)[:2] for label in labels]
    widest = max((len(line) for lines in broken for line in lines), default=0) * frame.type_size * _LETTER
    room = ((frame.width or 0) - figure.layout.margin.l - figure.layout.margin.r) / max(len(labels), 1)
    every = max(1, math.ceil((widest + frame.type_size) / room))
    # The latest period is what is looked for first, so the labels are counted from it.
    shown = [place for place in range(len(labels)) if (len(labels) - 1 - place) % every == 0]
    return {
        "tickvals": [labels[place] for place in shown],
        "ticktext": ["<br>".join(broken[place]) for place in shown],
    }


def title_values(figure: go.Figure, indicator: Indicator, span: Span, frame: Frame) -> None:
    """The axis of values: its span and, beside it, the unit in at most two lines as long as the plot is high."""
    words = wrap_label(axis_title(indicator), line=int(frame.plot_height / (frame.type_size * _LETTER)))
    figure.update_yaxes(title_text=words, nticks=6, range=list(span))


def is_crowded(points: int) -> bool:
    """So many that marks of full size would make a band of a line."""
    return points > _CROWDED


def marker_size(size: float, points: int) -> float:
    """Smaller the more there are."""
    return size * 0.45 if is_crowded(points) else size if points <= _MANY else size * 0.75


def line_width(width: float, points: int) -> float:
    return width / 2 if is_crowded(points) else width
