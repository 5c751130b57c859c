"""Lines over the full width of a chart, and names at the right end of lines that never lie on one another."""

import html
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.words import number_text, value_text
from toc.charts.scale import Span
from toc.charts.theme import ChartTheme, Frame
from toc.model.indicators import Indicator

_LETTERS_A_LINE = 18
_LINES = 3
_LETTER, _LINE = 0.55, 1.3
"""The width of a letter and the height of a line, of the size of the type."""


class Level(NamedTuple):
    value: float
    words: str
    dash: str
    colour: str


def build_levels(indicator: Indicator, progress: Progress, theme: ChartTheme) -> list[Level]:
    levels: list[Level] = []
    if progress.baseline is not None:
        words = f"baseline\n{short_value(indicator, progress.baseline)}"
        levels.append(Level(progress.baseline, words, "dash", theme.baseline))
    if progress.target is not None:
        target = progress.target
        words = f"target for {label_of(target.period)}\n{short_value(indicator, target.value)}"
        levels.append(Level(target.value, words, "dot", theme.target))
    return levels


def short_value(indicator: Indicator, value: float) -> str:
    """The value with its unit, or without one that would not fit on a line; the axis names it."""
    said = value_text(indicator, value)
    return said if len(said) <= _LETTERS_A_LINE else number_text(value)


def draw_level(figure: go.Figure, level: Level) -> None:
    """A line over the full width."""
    figure.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=level.value,
        y1=level.value,
        line={"color": level.colour, "width": 2, "dash": level.dash},
    )


def name_levels(figure: go.Figure, levels: Sequence[Level], span: Span, frame: Frame) -> None:
    """Each level's name beside the right end of its line, moved up or down where two would lie on one another."""
    size = frame.type_size - 2
    ordered = sorted(levels, key=lambda level: level.value)
    names = [_wrapped(level.words) for level in ordered]
    heights = [len(lines) * size * _LINE for lines in names]
    scale = frame.plot_height / (span.high - span.low)
    wanted = [(level.value - span.low) * scale for level in ordered]
    placed = _apart(wanted, heights, frame.plot_height)
    for level, lines, at, want in zip(ordered, names, placed, wanted, strict=True):
        figure.add_annotation(
            text="<br>".join(map(html.escape, lines)),
            xref="paper",
            x=1.01,
            xanchor="left",
            y=level.value,
            yshift=round(at - want),
            yanchor="middle",
            align="left",
            showarrow=False,
            font={"color": level.colour, "size": size},
        )
    widest = max((len(line) for lines in names for line in lines), default=0)
    figure.update_layout(margin_r=24 + round(widest * size * _LETTER))


def _wrapped(words: str) -> list[str]:
    lines = [part for line in words.split("\n") for part in textwrap.wrap(line, _LETTERS_A_LINE, break_long_words=True)]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: _LETTERS_A_LINE - 1]}…"]
    return lines or [""]


def _apart(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Middles as near as may be to the wanted ones, in the same order, none within another, the last ones in sight."""
    placed: list[float] = []
    for want, height, before in zip(wanted, heights, [0.0, *heights], strict=False):
        least = placed[-1] + (before + height) / 2 if placed else 0.0
        placed.append(max(want, least))
    ceiling = room + max(heights, default=0.0) / 2
    for place in reversed(range(len(placed))):
        ceiling -= heights[place] / 2
        placed[place] = min(placed[place], ceiling)
        ceiling = placed[place] - heights[place] / 2
    return placed
