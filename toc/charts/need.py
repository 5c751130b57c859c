"""Need and reach: the range of need across the years, and how many families a service reached in each."""

import html
from collections.abc import Sequence

import plotly.graph_objects as go

from toc.analysis.need import Need, NeedEstimate
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.charts.theme import HOVER, LIGHT, ChartTheme, build_layout

HEIGHT = 360
_BAND = ("#d5e5f3", "#22384c")
"""On the light ground and on the dark."""


def build_need_chart(need: Need, theme: ChartTheme = LIGHT) -> go.Figure:
    """A band from the low to the high estimate, the central one as a line, and a bar for each year's families.

    The posts' capacity is a dash. Without years the estimates stand alone, a bar each.
    """
    figure = go.Figure(layout=build_layout(theme, height=HEIGHT))
    if not need.years:
        return _estimates_alone(figure, need.estimates, theme)
    labels = [year_text(year.starts) for year in need.years]
    _draw_range(figure, need.estimates, theme)
    figure.add_bar(
        x=labels,
        y=[year.families_reached for year in need.years],
        width=0.45,
        marker={"color": theme.line},
        text=["" if year.families_reached is None else number_text(year.families_reached) for year in need.years],
        textposition="auto",
        textangle=0,
        textfont={"size": 14},
        constraintext="none",
        cliponaxis=False,
        hovertext=[
            f"{label}: {number_text(year.families_reached or 0)} families reached"
            for label, year in zip(labels, need.years, strict=True)
        ],
        hovertemplate=HOVER,
    )
    _draw_capacity(figure, need, labels, theme)
    figure.update_layout(margin_t=16)
    figure.update_yaxes(title_text="families a year", rangemode="tozero", range=[0, _top(need)], nticks=6)
    figure.update_xaxes(type="category", automargin=True, range=[-0.5, len(labels) - 0.5], nticks=14)
    return figure


def _draw_range(figure: go.Figure, estimates: Sequence[NeedEstimate], theme: ChartTheme) -> None:
    if not estimates:
        return
    low, high = estimates[0].babies, estimates[-1].babies
    if len(estimates) > 1:
        band = theme.either(*_BAND)
        figure.add_shape(
            type="rect", xref="paper", x0=0, x1=1, y0=low, y1=high, fillcolor=band, line={"width": 0}, layer="below"
        )
    gap = (high - low) / max(len(estimates) - 1, 1)
    crowded = high > 0 and gap < high * 0.12
    for place, one in enumerate(estimates):
        middle = one.name == "central"
        figure.add_shape(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            y0=one.babies,
            y1=one.babies,
            line={"color": theme.target, "width": 2.5 if middle else 1.5, "dash": "solid" if middle else "dash"},
            layer="below",
        )
        figure.add_annotation(
            text=f"need, {one.name}<br>{number_text(round(one.babies))}",
            xref="paper",
            x=1.01,
            xanchor="left",
            y=one.babies,
            yanchor=("top", "middle", "bottom")[min(place, 2)] if crowded else "middle",
            align="left",
            showarrow=False,
            font={"color": theme.target, "size": 13},
        )


def _draw_capacity(figure: go.Figure, need: Need, labels: Sequence[str], theme: ChartTheme) -> None:
    if all(year.capacity is None for year in need.years):
        return
    figure.add_scatter(
        x=list(labels),
        y=[year.capacity for year in need.years],
        mode="markers",
        marker={"symbol": "line-ew-open", "size": 30, "color": theme.ink, "line": {"width": 3}},
        hovertext=[
            ""
            if year.capacity is None
            else f"{label}: {number_text(year.staff or 0)} posts can see {number_text(year.capacity)} families a year"
            for label, year in zip(labels, need.years, strict=True)
        ],
        hovertemplate=HOVER,
    )


def _estimates_alone(figure: go.Figure, estimates: Sequence[NeedEstimate], theme: ChartTheme) -> go.Figure:
    figure.add_bar(
        x=[one.name for one in estimates],
        y=[one.babies for one in estimates],
        width=0.45,
        marker={"color": theme.target},
        text=[number_text(round(one.babies)) for one in estimates],
        textposition="outside",
        cliponaxis=False,
        hovertext=[html.escape(one.working) for one in estimates],
        hovertemplate=HOVER,
    )
    figure.update_yaxes(title_text="babies in need a year", rangemode="tozero", nticks=6)
    figure.update_xaxes(type="category")
    return figure


def _top(need: Need) -> float:
    """Room for the highest of all, with its name above it."""
    numbers = [one.babies for one in need.estimates]
    numbers += [value for year in need.years for value in (year.families_reached, year.capacity) if value is not None]
    return (max(numbers, default=0) or 1) * 1.12
