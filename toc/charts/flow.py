"""The flow picture: a Sankey of activities, outcomes, priorities and commissioners, with labels to read."""

import html
import textwrap
from collections import defaultdict
from typing import Final

import plotly.graph_objects as go

from toc.analysis.alignment_flow import Column, Flow, Node, Stream
from toc.charts.theme import FONT, LIGHT, ChartTheme, build_layout_without_axes

HEADINGS: Final = {
    Column.ACTIVITY: "Activities",
    Column.OUTCOME: "Outcomes",
    Column.PRIORITY: "Priorities",
    Column.COMMISSIONER: "Commissioners",
}
_COMMISSIONER: Final = ("#00703c", "#6fcf97")
"""On the light ground and on the dark."""
_TYPE: Final = 13
_ROW = 50
"""Pixels for a node of the fullest column: two lines of its label and air."""
_LEAST, _MOST = 440, 2_400
_TOP, _FOOT = 40, 16
_LINE, _SHORT_LINE = 34, 26
"""Characters of a label's line."""
_LINES = 2
_LAST_GAP = 1.65
_BEFORE, _AFTER = "nothing before", "nothing after"
_THIN, _UNSEEN = 1e-6, "rgba(0,0,0,0)"
_PAD = 24
"""Pixels between nodes, so that two lines of small neighbours keep apart."""


def build_flow_chart(flow: Flow, theme: ChartTheme = LIGHT) -> go.Figure:
    """The figure, as high as its fullest column needs. Of nothing that flows it is empty."""
    flow = _held(flow)
    columns: dict[Column, list[Node]] = defaultdict(list)
    for node in flow.nodes:
        columns[node.column].append(node)
    place = {node.id: index for index, node in enumerate(flow.nodes)}
    fullest = max(map(len, columns.values()), default=1)
    height = min(max(_LEAST, fullest * _ROW + _TOP + _FOOT), _MOST)
    colours = _colours(theme)
    downs = _downs(columns, _heights(flow), height - _TOP - _FOOT) if columns else {}
    used = sorted(columns)
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [_label(node) for node in flow.nodes],
                "color": [_UNSEEN if node.id in (_BEFORE, _AFTER) else colours[node.column] for node in flow.nodes],
                "x": [_across(used.index(node.column), len(used)) for node in flow.nodes],
                "y": [downs[node.id] for node in flow.nodes],
                "pad": _PAD,
                "thickness": 12,
                "line": {"width": 0},
                "customdata": [_node_sentence(node) for node in flow.nodes],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            link={
                "source": [place[stream.source] for stream in flow.streams],
                "target": [place[stream.target] for stream in flow.streams],
                "value": [stream.weight for stream in flow.streams],
                "color": [
                    _UNSEEN
                    if stream.weight == _THIN
                    else _tint(colours[flow.nodes[place[stream.source]].column], 0.18 if stream.faint else 0.38)
                    for stream in flow.streams
                ],
                "customdata": [_wrapped(stream.sentence) for stream in flow.streams],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            textfont={"family": FONT, "size": _TYPE, "color": theme.ink},
        ),
        layout=build_layout_without_axes(theme, height=height, type_size=_TYPE),
    )
    figure.update_layout(margin={"l": 8, "r": 8, "t": _TOP, "b": _FOOT}, hoverlabel_align="left")
    for index, column in enumerate(used):
        last = index == len(used) - 1 and index > 0
        figure.add_annotation(
            text=f"<b>{HEADINGS[column]}</b>", x=_across(index, len(used)), y=1, yshift=26, showarrow=False,
            xref="paper", yref="paper", xanchor="right" if last else "left",
        )  # fmt: skip
    return figure


def _held(flow: Flow) -> Flow:
    """With a stream too thin to be seen into and out of every node that has none, so that all stay in their columns.

    Plotly scales the streams by columns of its own, in which what nothing leads to comes first and what leads nowhere
    last. A priority that no commissioner holds would make them too wide for our columns, and be pushed out below.
    """
    used = sorted({node.column for node in flow.nodes})
    fed, feeding = {stream.target for stream in flow.streams}, {stream.source for stream in flow.streams}
    unfed = [node.id for node in flow.nodes if node.column != used[0] and node.id not in fed]
    ending = [node.id for node in flow.nodes if node.column != used[-1] and node.id not in feeding]
    nodes = list(flow.nodes)
    nodes += [Node(_BEFORE, "", used[0])] if unfed else []
    nodes += [Node(_AFTER, "", used[-1])] if ending else []
    threads = [*((_BEFORE, node) for node in unfed), *((node, _AFTER) for node in ending)]
    streams = (*flow.streams, *(Stream(source, target, _THIN, "") for source, target in threads))
    return Flow(tuple(sorted(nodes, key=lambda node: node.column)), streams, flow.chains)


def _colours(theme: ChartTheme) -> dict[Column, str]:
    return {
        Column.ACTIVITY: theme.baseline,
        Column.OUTCOME: theme.line,
        Column.PRIORITY: theme.target,
        Column.COMMISSIONER: theme.either(*_COMMISSIONER),
    }


def _across(index: int, columns: int) -> float:
    """Where a column stands. The last one's labels stand to its left, so the gap before it is the widest.

    Plotly takes 0 and 1 for no place at all.
    """
    gaps = max(columns - 1, 1)
    widths = [1.0] * (gaps - 1) + [_LAST_GAP]
    return min(max(sum(widths[:index]) / sum(widths), 0.001), 0.999)


def _heights(flow: Flow) -> dict[str, float]:
    into: dict[str, float] = defaultdict(float)
    out: dict[str, float] = defaultdict(float)
    for stream in flow.streams:
        out[stream.source] += stream.weight
        into[stream.target] += stream.weight
    return {node.id: max(into[node.id], out[node.id]) for node in flow.nodes}


def _downs(columns: dict[Column, list[Node]], heights: dict[str, float], room: float) -> dict[str, float]:
    """The middle of each node as a share of the height: in the order they came, spread over the whole of their column.

    The streams' scale is the one Plotly finds by itself: the widest at which every column keeps its gaps.
    """
    scale = min(
        (room - _PAD * (len(nodes) - 1)) / max(sum(heights[node.id] for node in nodes), 1) for nodes in columns.values()
    )
    middles: dict[str, float] = {}
    for nodes in columns.values():
        sizes = [heights[node.id] * scale for node in nodes]
        air = room - sum(sizes)
        gap = max(air / len(nodes), _PAD)
        here = (air - gap * (len(nodes) - 1)) / 2
        for node, size in zip(nodes, sizes, strict=True):
            middles[node.id] = min(max((here + size / 2) / room, 0.001), 0.999)
            here += gap + size
    return middles


def _label(node: Node) -> str:
    # A commissioner's stands to the left of its node, where the priorities' end.
    line = _SHORT_LINE if node.column is Column.COMMISSIONER else _LINE
    lines = textwrap.wrap(" ".join(node.label.split()), line) or [""]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], textwrap.shorten(" ".join(lines[_LINES - 1 :]), line, placeholder=" …")]
    return "<br>".join(html.escape(line) for line in lines)


def _node_sentence(node: Node) -> str:
    return _wrapped(f"{node.label}. {node.note}" if node.note else node.label)


def _wrapped(text: str) -> str:
    return "<br>".join(html.escape(line) for line in textwrap.wrap(text, 70))


def _tint(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
