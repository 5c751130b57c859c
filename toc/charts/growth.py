"""Growth in a picture: families a year above, cost below, what each year's steps add on top of what stood before."""

import html
from collections.abc import Callable, Sequence
from textwrap import shorten

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from toc.analysis.growth import Growth, GrowthYear
from toc.analysis.money import whole_pounds
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.charts.theme import HOVER, LIGHT, ChartTheme, build_layout

HEIGHT = 420
_BEFORE = ("#a9bccb", "#465a6b")
"""What stood before, on the light ground and on the dark."""
_LONGEST_STEP = 60
_SHORTENED_FROM = 10_000
_CLEAR = 0.05
"""Of the height: between a mark and the number above it."""
_ROOM = 1.25
"""Above the highest bar, for the number on it."""


def build_growth_chart(growth: Growth, secured: Sequence[float | None] = (), theme: ChartTheme = LIGHT) -> go.Figure:
    """Two panels over the same years; `secured` is the money secured for each, drawn as a line over the cost."""
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.12)
    labels = [year_text(year.starts) for year in growth.years]
    before, added = theme.either(*_BEFORE), theme.line
    _draw_panel(
        figure, 1, growth, labels, (before, added),
        (lambda year: year.families_before, lambda year: year.families_added), whole_text,
    )  # fmt: skip
    _draw_panel(
        figure, 2, growth, labels, (before, added),
        (lambda year: year.cost_before, lambda year: year.cost_added), whole_pounds,
    )  # fmt: skip
    reached = [year.reached for year in growth.years]
    if any(one is not None for one in reached):
        _draw_marks(figure, 1, labels, reached, "families in fact reached", theme.target, whole_text)
    if any(secured):
        shown = [amount or None for amount in secured]
        _draw_marks(figure, 2, labels, shown, "money secured", theme.target, whole_pounds)
    _draw_numbers(figure, 1, labels, [year.families for year in growth.years], reached, whole_text)
    _draw_numbers(figure, 2, labels, [year.cost for year in growth.years], secured, short_pounds)
    layout = build_layout(
        theme,
        height=HEIGHT,
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 72, "r": 16, "t": 40, "b": 40},
        bargap=0.35,
    )
    figure.update_layout(layout)
    tops = (max((year.families for year in growth.years), default=0), max((y.cost for y in growth.years), default=0))
    highest = (
        max([tops[0], *(one for one in reached if one is not None)]),
        max([tops[1], *(one for one in secured if one)]),
    )
    for row, (title, top) in enumerate(zip(("families a year", "cost a year"), highest, strict=True), start=1):
        figure.update_yaxes(
            row=row, title_text=title, range=[0, top * _ROOM or 1], nticks=4, gridcolor=theme.grid, zeroline=False
        )
        figure.update_xaxes(row=row, type="category", automargin=True, showgrid=False, linecolor=theme.baseline)
    figure.update_yaxes(row=2, tickprefix="£", tickformat=",~s")
    return figure


def _draw_panel(
    figure: go.Figure,
    row: int,
    growth: Growth,
    labels: list[str],
    colours: tuple[str, str],
    parts: tuple[Callable[[GrowthYear], float], Callable[[GrowthYear], float]],
    words: Callable[[float], str],
) -> None:
    for place, name in enumerate(("by earlier steps", "by this year's steps")):
        values = [parts[place](year) for year in growth.years]
        figure.add_bar(
            row=row,
            col=1,
            x=labels,
            y=values,
            name=name,
            legendgroup=name,
            showlegend=row == 1,
            marker={"color": colours[place]},
            hovertext=[
                f"{label}: {words(value)} {name}{_steps_text(year) if place == 1 else ''}"
                for label, value, year in zip(labels, values, growth.years, strict=True)
            ],
            hovertemplate=HOVER,
        )


def _draw_numbers(
    figure: go.Figure,
    row: int,
    labels: list[str],
    values: list[float],
    marks: Sequence[float | None],
    words: Callable[[float], str],
) -> None:
    """Each year's sum, above its bar and clear of the mark on it."""
    on_it = [*(mark or 0.0 for mark in marks), *[0.0] * (len(values) - len(marks))]
    clear = max([*values, *on_it], default=0.0) * _CLEAR
    heights = [max(value, mark + clear if mark else 0.0) for value, mark in zip(values, on_it, strict=True)]
    figure.add_scatter(
        row=row,
        col=1,
        x=labels,
        y=heights,
        mode="text",
        text=[words(value) if value else "" for value in values],
        textposition="top center",
        textfont={"size": 13},
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )


def whole_text(value: float) -> str:
    """Families are whole."""
    return number_text(round(value))


def short_pounds(amount: float) -> str:
    """Above a bar there is room for thousands only: `£222k`."""
    return f"{whole_pounds(amount / 1000)}k" if amount >= _SHORTENED_FROM else whole_pounds(amount)


def _steps_text(year: GrowthYear) -> str:
    return "".join(f"<br>{html.escape(shorten(step.label, _LONGEST_STEP, placeholder='…'))}" for step in year.steps)


def _draw_marks(
    figure: go.Figure,
    row: int,
    labels: list[str],
    values: Sequence[float | None],
    name: str,
    colour: str,
    words: Callable[[float], str],
) -> None:
    figure.add_scatter(
        row=row,
        col=1,
        x=labels,
        y=list(values),
        name=name,
        mode="markers",
        marker={"symbol": "line-ew-open" if row == 2 else "diamond", "size": 26 if row == 2 else 10, "color": colour,
                "line": {"width": 3 if row == 2 else 1, "color": colour}},
        hovertext=["" if value is None else f"{label}: {words(value)} {name}"
                   for label, value in zip(labels, values, strict=True)],
        hovertemplate=HOVER,
    )  # fmt: skip


def growth_as_text(growth: Growth) -> str:
    """What the picture shows, for a reader who cannot see it."""
    if not growth.years:
        return "No steps of growth yet."
    return (
        "; ".join(
            f"{year_text(year.starts)}: {whole_text(year.families)} families a year for {whole_pounds(year.cost)}"
            for year in growth.years
        )
        + "."
    )
