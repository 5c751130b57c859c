"""Dated events on a chart: a line each; one is named on it, of several each has a letter, told in a key below."""

import html
import textwrap
from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import NamedTuple

import plotly.graph_objects as go

from toc.analysis.periods import day_text
from toc.charts.theme import ChartTheme, Frame
from toc.model.figures import Period
from toc.model.indicators import Event

_LONGEST = 40


class MarkedEvent(NamedTuple):
    event: Event
    place: int
    """Of the period it is in."""
    letter: str


def mark_events(events: Iterable[Event], periods: Sequence[Period]) -> tuple[MarkedEvent, ...]:
    """The events within the periods, in order, with their letters."""
    found = [
        (event, place)
        for event in sorted(events, key=lambda event: event.on)
        for place, period in enumerate(periods)
        if period.start <= event.on <= period.end
    ]
    return tuple(MarkedEvent(event, place, _letter(number)) for number, (event, place) in enumerate(found))


def draw_events(
    figure: go.Figure, marked: Sequence[MarkedEvent], labels: Sequence[str], theme: ChartTheme, frame: Frame
) -> None:
    """Letters do not run into one another on a phone, as names do; events of one period share their place."""
    together: dict[int, list[MarkedEvent]] = {}
    for one in marked:
        together.setdefault(one.place, []).append(one)
    for place, here in together.items():
        figure.add_shape(
            type="line",
            yref="paper",
            x0=place,
            x1=place,
            y0=0,
            y1=1,
            line={"color": theme.target, "width": 1, "dash": "dot"},
            layer="below",
        )
        words = ", ".join(one.letter for one in here)
        if len(marked) == 1:
            words = textwrap.shorten(here[0].event.label, _LONGEST, placeholder="…")
        share = (place + 0.5) / len(labels)
        figure.add_annotation(
            text=html.escape(words) if len(marked) == 1 else f"<b>{words}</b>",
            hovertext="<br>".join(html.escape(_told(one)) for one in here),
            x=labels[place],
            yref="paper",
            y=1.0,
            yanchor="bottom",
            # A name at either end of the chart leans inwards, or it would be cut off.
            xanchor="center" if len(marked) > 1 or 1 / 3 < share < 2 / 3 else "left" if share < 1 / 2 else "right",
            showarrow=False,
            font={"color": theme.target, "size": frame.type_size - 2},
        )


def describe_events(marked: Sequence[MarkedEvent]) -> str:
    """The key to the letters, in one line; of a single event its day and name."""
    if not marked:
        return ""
    if len(marked) == 1:
        return f"Event: {_told(marked[0])}."
    return f"Events: {'; '.join(f'{one.letter}: {_told(one)}' for one in marked)}."


def _told(one: MarkedEvent) -> str:
    return f"{day_text(one.event.on)}, {one.event.label.strip().rstrip('.')}"


def _letter(number: int) -> str:
    """A to Z, then AA, AB and on."""
    more, last = divmod(number, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[last]
