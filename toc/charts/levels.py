"""Lines over the full width of a chart, each named at its right end: baseline, target, limits."""

import html
from typing import NamedTuple

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.words import value_text
from toc.charts.theme import ChartTheme
from toc.model.indicators import Indicator


class Level(NamedTuple):
    value: float
    words: str
    dash: str
    colour: str


def build_levels(indicator: Indicator, progress: Progress, theme: ChartTheme) -> list[Level]:
    levels: list[Level] = []
    if progress.baseline is not None:
        words = f"baseline\n{value_text(indicator, progress.baseline)}"
        levels.append(Level(progress.baseline, words, "dash", theme.baseline))
    if progress.target is not None:
        target = progress.target
        words = f"target for {label_of(target.period)}\n{value_text(indicator, target.value)}"
        levels.append(Level(target.value, words, "dot", theme.target))
    return levels


def draw_level(figure: go.Figure, level: Level, *, above: bool) -> None:
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
    name_level(figure, level, yanchor="bottom" if above else "top")


def name_level(figure: go.Figure, level: Level, *, yanchor: str = "middle") -> None:
    """A level's name at the right end of its line."""
    figure.add_annotation(
        text=html.escape(level.words).replace("\n", "<br>"),
        xref="paper",
        x=1.01,
        xanchor="left",
        y=level.value,
        yanchor=yanchor,
        align="left",
        showarrow=False,
        font={"color": level.colour, "size": 13},
    )
