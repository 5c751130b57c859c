"""Before and after: families' scores as slopes, mean changes with their intervals, and bars of reliable change."""

import html
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from toc.analysis.intervals import Interval
from toc.analysis.paired import Scores, Thresholds, has_deteriorated, has_improved
from toc.analysis.paired_print import OUTCOMES
from toc.analysis.words import BETTER, number_text
from toc.charts.theme import HOVER, LIGHT, ChartTheme, build_layout
from toc.charts.wrapped import wrap_label
from toc.model.indicators import Direction
from toc.model.phrases import count_of

HEIGHT = 340
_ROW, _MOST_ROWS_HEIGHT = 40, 900
_ROWS_WITH_NUMBERS = 24
_MANY = 60
"""Different pairs of scores: more are drawn fainter, so that the mean stands out."""
_PERIOD = 9
"""Letters of a period to a line: `2024/25` above `Q1`."""
_PATTERN = {"improved": "", "unchanged": ".", "deteriorated": "/"}
_BLACK, _WHITE = "#000000", "#ffffff"
_INK = {"improved": (_WHITE, _BLACK), "unchanged": (_BLACK, _WHITE), "deteriorated": (_BLACK, _BLACK)}
"""What is written on a fill, on the light ground and on the dark."""
_DASH = {"improved": "solid", "unchanged": "dot", "deteriorated": "dash"}


class PairedColours(NamedTuple):
    """Fills that stay apart in grey, each with a pattern of its own besides."""

    improved: str
    unchanged: str
    deteriorated: str


_LIGHT_FILLS = PairedColours("#1f6fb5", "#d5dade", "#f0a35e")
_DARK_FILLS = PairedColours("#5aa9ea", "#525c65", "#c46a1c")


class Bar(NamedTuple):
    """One period's pairs: counts by outcome, and what stands on each; a hidden count is None and has no length."""

    label: str
    counts: dict[str, int | None]
    texts: dict[str, str]


class MeanChange(NamedTuple):
    label: str
    change: Interval | None
    pairs: str
    """As it may be shown."""


def build_slopes(pairs: Sequence[Scores], thresholds: Thresholds, theme: ChartTheme = LIGHT) -> go.Figure:
    """A line from before to after for every pair, how each went told by colour and dash, and their mean on top."""
    fills = _fills(theme)
    counted = Counter((one.before, one.after) for one in pairs if one.before is not None and one.after is not None)
    total = sum(counted.values())
    margin = {"l": 64, "r": 16, "t": 40, "b": 40}
    figure = go.Figure(layout=build_layout(theme, height=HEIGHT, margin=margin, **_legend()))
    for name, words in OUTCOMES.items():
        mine = {pair: count for pair, count in counted.items() if _outcome(pair, thresholds) == name}
        if mine:
            figure.add_scatter(**_lines(mine, name, words, fills, theme, many=len(counted) > _MANY))
    means = [0.0, 0.0]
    if total:
        means = [sum(pair[side] * count for pair, count in counted.items()) / total for side in (0, 1)]
        figure.add_scatter(
            x=[0, 1],
            y=means,
            mode="lines+markers",
            name="Mean",
            line={"color": theme.ink, "width": 4},
            marker={"size": 11, "color": theme.ink, "symbol": "diamond"},
            hovertext=[f"Mean {when}: {number_text(mean)}, of {total:,} families" for when, mean in
                       zip(("before", "after"), means, strict=True)],
            hovertemplate=HOVER,
        )  # fmt: skip
        for side, mean in enumerate(means):
            figure.add_annotation(
                text=f"<b>mean {number_text(mean)}</b>", x=side, y=mean, yshift=20, showarrow=False,
                bgcolor=theme.ground, borderpad=1, font={"size": 14},
            )  # fmt: skip
    if thresholds.caseness is not None:
        figure.add_hline(
            y=thresholds.caseness,
            line={"color": theme.baseline, "width": 2, "dash": "dashdot"},
            annotation={"text": f"case: {number_text(thresholds.caseness)}", "font": {"size": 13}},
            annotation_position="bottom left" if means[0] >= thresholds.caseness else "top left",
        )
    figure.update_xaxes(range=[-0.35, 1.35], tickvals=[0, 1], ticktext=["<b>Before</b>", "<b>After</b>"], showgrid=True)
    figure.update_yaxes(title_text=f"Score ({BETTER[thresholds.direction]})", nticks=6)
    return figure


def build_mean_changes(rows: Sequence[MeanChange], direction: Direction, theme: ChartTheme = LIGHT) -> go.Figure:
    """The mean change of each period with its interval, about the line of no change."""
    margin = {"l": 64, "r": 16, "t": 24, "b": 48}
    figure = go.Figure(layout=build_layout(theme, height=HEIGHT, margin=margin))
    known = [(row, row.change) for row in rows if row.change is not None]
    figure.add_scatter(
        x=[wrap_label(row.label, _PERIOD, 3) for row, _ in known],
        y=[change.value for _, change in known],
        mode="markers",
        marker={"size": 11, "color": theme.line, "symbol": "diamond"},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [_over(change.upper, change.value) for _, change in known],
            "arrayminus": [_over(change.value, change.lower) for _, change in known],
            "color": theme.line,
            "thickness": 2.5,
            "width": 6 if len(rows) <= _ROWS_WITH_NUMBERS else 0,
        },
        hovertext=[_change_hover(row, change) for row, change in known],
        hovertemplate=HOVER,
    )
    figure.add_hline(y=0, line={"color": theme.baseline, "width": 2, "dash": "dash"})
    labels = [wrap_label(row.label, _PERIOD, 3) for row in rows]
    if labels:  # Room about the line of no change, where all changes go one way.
        figure.add_scatter(x=labels[:1], y=[0], mode="markers", opacity=0, hoverinfo="skip")
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=labels, range=[-0.6, len(labels) - 0.4], nticks=6,
        tickangle=0,
        automargin=True,
    )  # fmt: skip
    figure.update_yaxes(title_text=f"Mean change ({BETTER[direction]})", nticks=6)
    return figure


def build_reliable_bars(rows: Sequence[Bar], theme: ChartTheme = LIGHT) -> go.Figure:
    """A bar a period, first on top: how many reliably improved, did not change reliably, deteriorated."""
    fills, few = _fills(theme), len(rows) <= _ROWS_WITH_NUMBERS
    height = 110 + min(_MOST_ROWS_HEIGHT, _ROW * max(len(rows), 1) + (20 if len(rows) == 1 else 0))
    margin = {"l": 24, "r": 16, "t": 40, "b": 48}
    figure = go.Figure(
        layout=build_layout(theme, height=height, barmode="stack", bargap=0.3, margin=margin, **_legend())
    )
    labels = [wrap_label(row.label) for row in rows]
    for name, words in OUTCOMES.items():
        figure.add_bar(
            y=labels,
            x=[row.counts.get(name) or 0 for row in rows],
            name=words,
            orientation="h",
            width=0.5 if len(rows) == 1 else None,
            marker={
                "color": getattr(fills, name),
                "line": {"color": theme.ink, "width": 1 if few else 0},
                "pattern": {
                    "shape": _PATTERN[name],
                    "fillmode": "replace",
                    "bgcolor": getattr(fills, name),
                    "fgcolor": theme.ink,
                    "solidity": 0.08,
                    "size": 7,
                },
            },
            text=[row.texts.get(name, "") if few and row.counts.get(name) else "" for row in rows],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": _on(name, theme), "size": 14},
            hovertext=[f"{html.escape(row.label)}: {words.lower()} {row.texts.get(name, '')}" for row in rows],
            hovertemplate=HOVER,
        )
    figure.update_yaxes(
        type="category", autorange="reversed", automargin=True, showgrid=False, nticks=min(len(rows), 30) or 1
    )
    figure.update_xaxes(
        title_text="Families with both scores", showgrid=True, gridcolor=theme.grid, rangemode="tozero", nticks=6,
        tickformat=",d",
    )  # fmt: skip
    return figure


def _lines(
    pairs: dict[tuple[float, float], int], name: str, words: str, fills: PairedColours, theme: ChartTheme, *, many: bool
) -> dict[str, object]:
    """One trace of separate lines: a gap after each, and what it says on both its ends."""
    ordered = sorted(pairs.items())
    hover = [
        f"{count_of(count, 'family', 'families')}: from {before:g} to {after:g}, {words.lower()}"
        for (before, after), count in ordered
    ]
    return {
        "x": [x for _ in ordered for x in (0, 1, None)],
        "y": [y for (before, after), _ in ordered for y in (before, after, None)],
        "mode": "lines+markers",
        "name": words,
        "opacity": 0.35 if many else 0.85,
        "line": {"color": _stroke(name, fills, theme), "width": 2, "dash": _DASH[name]},
        "marker": {"size": 5 if many else 7},
        "hovertext": [text for one in hover for text in (one, one, "")],
        "hovertemplate": HOVER,
        "connectgaps": False,
    }  # fmt: skip


def _outcome(pair: tuple[float, float], thresholds: Thresholds) -> str:
    scores = Scores(*pair)
    if has_improved(scores, thresholds):
        return "improved"
    return "deteriorated" if has_deteriorated(scores, thresholds) else "unchanged"


def _change_hover(row: MeanChange, change: Interval) -> str:
    limits = ""
    if change.lower is not None and change.upper is not None:
        limits = f", 95 % interval {number_text(change.lower)} to {number_text(change.upper)}"
    return f"{html.escape(row.label)}: mean change {number_text(change.value)}{limits}, of {row.pairs} families"


def _over(higher: float | None, lower: float | None) -> float:
    return 0.0 if higher is None or lower is None else higher - lower


def _fills(theme: ChartTheme) -> PairedColours:
    return theme.either(_LIGHT_FILLS, _DARK_FILLS)


def _stroke(name: str, fills: PairedColours, theme: ChartTheme) -> str:
    """A line needs more of a contrast than a fill."""
    if name == "unchanged":
        return theme.baseline
    fill = str(getattr(fills, name))
    return theme.either("#b8500f", fill) if name == "deteriorated" else fill


def _on(name: str, theme: ChartTheme) -> str:
    """The ink that reads on a fill."""
    return theme.either(*_INK[name])


def _legend() -> dict[str, Any]:
    return {
        "showlegend": True,
        "legend": {
            "orientation": "h", "yanchor": "bottom", "y": 1.0, "xanchor": "left", "x": 0, "font": {"size": 13},
            "traceorder": "normal", "itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0,0,0,0)",
        },
    }  # fmt: skip
