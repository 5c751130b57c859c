"""The funnel plot: teams by size about their pooled value, within what chance alone explains."""

import html
from collections.abc import Sequence

import plotly.graph_objects as go

from toc.analysis.funnel import Funnel, FunnelTeam, Place
from toc.analysis.words import value_text
from toc.charts.theme import HOVER, LIGHT, ChartTheme, build_layout
from toc.charts.wording import axis_title
from toc.charts.wrapped import wrap_label
from toc.model.indicators import Direction, Indicator

HEIGHT = 400
_NAMED = 12
"""With more teams only those outside are named, and never more than so many: the others by hover and in the table."""
_MANY = 100
_LETTER, _LINE = 0.021, 0.075
"""About how much of the plot's width and height a letter and a line of text take."""
_LINE_PIXELS = 17
_TOP, _BOTTOM = 24, 56
_CASES = {
    Place.INSIDE: "within what chance alone explains",
    Place.HIGH_95: "higher than chance explains 95 times in 100",
    Place.HIGH_998: "higher than chance explains 998 times in 1,000",
    Place.LOW_95: "lower than chance explains 95 times in 100",
    Place.LOW_998: "lower than chance explains 998 times in 1,000",
}
_LABEL = 20
_ROOM, _SINGLE_SPAN = 0.12, 0.25
"""How much wider and narrower the limits are drawn where all teams are of one size."""


def build_funnel_chart(funnel: Funnel, indicator: Indicator, theme: ChartTheme = LIGHT) -> go.Figure:
    """Limits at 95 % dashed and at 99.8 % solid; circles inside, diamonds outside."""
    figure = go.Figure(layout=build_layout(theme, height=HEIGHT))
    for name, dash in (("95", "dash"), ("998", "solid")):
        for side in ("lower", "upper"):
            figure.add_scatter(
                x=[one.denominator for one in funnel.curve],
                y=[getattr(one, f"{side}_{name}") for one in funnel.curve],
                mode="lines" if len(funnel.curve) > 1 else "markers",
                line={"color": theme.baseline, "dash": dash, "width": 1.5},
                marker={"symbol": "line-ew", "size": 28, "line": {"color": theme.baseline, "width": 2}},
                hoverinfo="skip",
            )
    across, up = _span([team.denominator for team in funnel.teams]), _heights(funnel)
    named = _find_named(funnel, across, up)
    for outside in (False, True):
        mine = [team for team in funnel.teams if is_outside(team) == outside]
        if mine:
            figure.add_scatter(**_dots(mine, funnel, indicator, theme, named, outside=outside))
    figure.add_hline(y=funnel.pooled, line={"color": theme.target, "width": 2})
    figure.update_layout(margin_t=_TOP)
    _name_lines(figure, funnel, indicator, theme, up)
    figure.update_xaxes(title_text="Out of how many", range=across, tickformat=",d", nticks=6)
    figure.update_yaxes(title_text=html.escape(axis_title(indicator)), range=up, nticks=6)
    return figure


def funnel_as_text(funnel: Funnel, indicator: Indicator) -> str:
    """What the chart shows, for a reader who cannot see it."""
    return (
        f"Funnel plot of {indicator.name}: {len(funnel.teams)} by size about {value_text(indicator, funnel.pooled)} "
        f"of all, with {funnel.method}. {funnel.words}"
    )


def is_outside(team: FunnelTeam) -> bool:
    return team.place is not None and team.place is not Place.INSIDE


def place_text(team: FunnelTeam, direction: Direction) -> str:
    """Where a team stands, in words; better or worse only where a direction is better."""
    if team.place is None:
        return "too few teams to say"
    words = _CASES[team.place]
    if team.place is Place.INSIDE or direction is Direction.NEITHER:
        return words
    high = team.place in (Place.HIGH_95, Place.HIGH_998)
    return f"{words}: {'better' if high == (direction is Direction.INCREASE) else 'worse'}"


def _dots(
    teams: list[FunnelTeam],
    funnel: Funnel,
    indicator: Indicator,
    theme: ChartTheme,
    named: frozenset[str],
    *,
    outside: bool,
) -> dict[str, object]:
    return {
        "x": [team.denominator for team in teams],
        "y": [team.value for team in teams],
        "mode": "markers+text",
        "marker": {
            "size": 13 if outside else 10,
            "symbol": "diamond" if outside else "circle",
            "color": theme.target if outside else theme.line,
            "line": {"color": theme.ground, "width": 1},
            "opacity": 1 if outside or len(funnel.teams) <= _MANY else 0.6,
        },
        "text": [wrap_label(team.name, _LABEL) if team.name in named else "" for team in teams],
        "textposition": "top center",
        "textfont": {"size": 13, "color": theme.ink},
        "cliponaxis": False,
        "hovertext": [
            f"{html.escape(team.name)}: {html.escape(value_text(indicator, team.value))} of "
            f"{team.denominator:,.0f}, {place_text(team, funnel.direction)}"
            for team in teams
        ],
        "hovertemplate": HOVER,
    }


def _find_named(funnel: Funnel, across: Sequence[float], up: Sequence[float]) -> frozenset[str]:
    """Whose names fit without covering one another: those furthest outside first."""
    outside = [team for team in funnel.teams if is_outside(team)]
    outside.sort(key=lambda team: -abs(team.value - funnel.pooled))
    inside = [] if len(funnel.teams) > _NAMED else [team for team in funnel.teams if not is_outside(team)]
    taken: list[tuple[float, float, float]] = []
    named: list[str] = []
    for team in (*outside, *inside):
        x = (team.denominator - across[0]) / (across[1] - across[0])
        y = (team.value - up[0]) / (up[1] - up[0])
        half = min(len(team.name), _LABEL) * _LETTER / 2
        tall = _LINE * (2 if len(team.name) > _LABEL else 1)
        if all(abs(x - other) > half + wide or abs(y - height) > tall for other, height, wide in taken):
            taken.append((x, y, half))
            named.append(team.name)
    return frozenset(named[:_NAMED])


def _span(values: Sequence[float]) -> list[float]:
    least, most = min(values), max(values)
    room = (most - least) * _ROOM or most * _SINGLE_SPAN or 1.0
    return [least - room, most + room]


def _heights(funnel: Funnel) -> list[float]:
    """From the lowest to the highest of all that is drawn."""
    limits = [value for one in funnel.curve for value in (one.lower_998, one.upper_998)]
    return _span([*limits, *(team.value for team in funnel.teams)])


def _name_lines(
    figure: go.Figure, funnel: Funnel, indicator: Indicator, theme: ChartTheme, up: Sequence[float]
) -> None:
    """The names of the lines at their right ends, moved apart where they would stand on each other."""
    last = funnel.curve[-1]
    lines = [
        (funnel.pooled, f"all: {value_text(indicator, funnel.pooled)}", theme.target),
        (last.upper_95, "95 % limit", theme.baseline),
        (last.upper_998, "99.8 % limit", theme.baseline),
    ]
    pixels, below = (HEIGHT - _TOP - _BOTTOM) / (up[1] - up[0]), float("-inf")
    for value, words, colour in lines:
        stands = max((value - up[0]) * pixels, below + _LINE_PIXELS)
        below = stands
        figure.add_annotation(
            text=html.escape(words), xref="paper", x=1.01, xanchor="left", y=value, showarrow=False,
            yshift=stands - (value - up[0]) * pixels, font={"color": colour, "size": 13},
        )  # fmt: skip
