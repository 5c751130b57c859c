"""A chart that stands on its own: its title above it, and beneath it what it says, by which method."""

import html
from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from toc.charts.theme import LIGHT, PRINT, build_layout

_TITLE, _WORDS, _SMALL_PRINT = 17.0, 13.0, 11.0
_LETTER, _LEADING = 0.56, 1.35
"""The width of a letter and the height of a line, of the size of the type."""
_EDGE = 14
_BELOW_LABELS, _BELOW_LONG_LABELS = 64, 80
"""Pixels for an axis with its name, and for one whose labels take two lines."""
_TITLE_LINES, _MOST_LINES = 3, 12


class Framed(NamedTuple):
    figure: go.Figure
    height: int
    """With its words."""


def build_empty_figure() -> go.Figure:
    """A frame for words alone, where nothing of a chart may be shown."""
    figure = go.Figure(layout=build_layout(LIGHT, height=PRINT.height // 2))
    return figure.update_xaxes(visible=False).update_yaxes(visible=False)


def build_for_print(figure: go.Figure) -> go.Figure:
    """A copy of a chart of the page, as wide as print; its margins are set, for words are placed by them."""
    printed = go.Figure(figure)
    margin = printed.layout.margin
    printed.update_layout(width=PRINT.width, font_size=PRINT.type_size)
    below = _BELOW_LONG_LABELS if printed.layout.xaxis.automargin else _BELOW_LABELS
    printed.update_xaxes(automargin=False)
    printed.update_layout(margin_b=max(margin.b, below))
    if printed.layout.yaxis.automargin:
        names = [line for trace in printed.data for name in trace.y or () for line in str(name).split("<br>")]
        longest = max(map(len, names), default=0)
        printed.update_yaxes(automargin=False)
        printed.update_layout(margin_l=max(margin.l, round(longest * PRINT.type_size * _LETTER) + 2 * _EDGE))
    return printed


def build_framed(figure: go.Figure, title: str, words: str, small_print: str) -> Framed:
    """A copy of a chart of known width and height, taller by what is written around it."""
    framed = go.Figure(figure)
    width = framed.layout.width - 2 * _EDGE
    head = _lines(title, width, _TITLE, _TITLE_LINES)
    said = _lines(words, width, _WORDS, _MOST_LINES)
    small = _lines(small_print, width, _SMALL_PRINT, _MOST_LINES)
    above = round(_height(head, _TITLE)) + _EDGE
    words_height = _height(said, _WORDS) + 4
    below = round(words_height + _height(small, _SMALL_PRINT)) + _EDGE
    left, top, bottom = (framed.layout.margin[side] for side in ("l", "t", "b"))
    height = framed.layout.height + above + below
    framed.update_layout(height=height, margin={"t": top + above, "b": bottom + below})
    _write(framed, head, _TITLE, x=_EDGE - left, y=top + above - _EDGE, at_top=True)
    _write(framed, said, _WORDS, x=_EDGE - left, y=-bottom, at_top=False)
    _write(framed, small, _SMALL_PRINT, x=_EDGE - left, y=-bottom - words_height, at_top=False)
    return Framed(framed, height)


def _write(figure: go.Figure, lines: Sequence[str], size: float, *, x: float, y: float, at_top: bool) -> None:
    """Lines from a place so many pixels from the plot's upper or lower left corner downwards."""
    figure.add_annotation(
        text="<br>".join(map(html.escape, lines)),
        xref="paper",
        yref="paper",
        x=0,
        y=1 if at_top else 0,
        xshift=x,
        yshift=y,
        xanchor="left",
        yanchor="top",
        align="left",
        showarrow=False,
        borderpad=0,
        font={"size": size},
    )


def _lines(text: str, width: float, size: float, most: int) -> list[str]:
    lines = wrap(" ".join(text.split()), max(10, int(width / (size * _LETTER))))
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _height(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * _LEADING
