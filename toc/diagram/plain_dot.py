"""A theory as DOT without places: a file of its own for any Graphviz, one rank a stage, labels and evidence."""

import shlex
from collections.abc import Iterable

import graphviz

from toc.diagram import measures as m
from toc.diagram.dot import FONT, escape_line, line_attributes
from toc.diagram.options import Theme, ViewOptions
from toc.diagram.shown import Shown, build_shown
from toc.diagram.styles import line_style
from toc.diagram.theme import palette
from toc.diagram.wrapping import wrap
from toc.model.theory import EvidenceGrade, TheoryOfChange


def build_plain_dot(theory: TheoryOfChange, options: ViewOptions | None = None) -> str:
    """DOT that `dot` lays out by itself, from left to right."""
    options = options or ViewOptions(theme=Theme.PRINT)
    shown = build_shown(theory, options)
    graph = graphviz.Digraph(
        theory.id,
        graph_attr={"rankdir": "LR", "bgcolor": palette(options.theme).ground, "charset": "utf-8", "ranksep": "0.8"},
        node_attr={
            "shape": "box",
            "style": "rounded,filled",
            "fontname": FONT,
            "fontsize": f"{m.TYPE:g}",
            "width": f"{m.BOX_WIDTH / 72:.3f}",
        },
        edge_attr={"arrowsize": "0.7"},
    )
    graph.body.extend(_stages(shown, options))
    graph.body.extend(_arrows(shown, options))
    return str(graph.source)


def _stages(shown: Shown, options: ViewOptions) -> Iterable[str]:
    """A rank for each stage; the headings come last, which `dot` draws on top when it goes from left to right."""
    for index, stage in enumerate(shown.stages):
        colours = palette(options.theme).stages[stage.kind]
        yield "{rank=same\n"
        for element in shown.elements:
            if shown.columns[element.id] == index:
                look = palette(options.theme).faded if element.id in options.faded else colours
                yield (
                    f'"{element.id}" [{_label(element.label, m.TYPE)} fillcolor="{look.fill}" '
                    f'color="{look.border}" fontcolor="{look.text}"]\n'
                )
        yield "}\n"
    for index, stage in enumerate(shown.stages):
        colours = palette(options.theme).stages[stage.kind]
        beside = next((one for one, column in shown.columns.items() if column == index), None)
        yield (
            f'{{rank=same{"" if beside is None else f" {chr(34)}{beside}{chr(34)}"}\n"stage {stage.id}" '
            f"[{_label(stage.name, m.HEADING_TYPE, '')} "
            f'fillcolor="{colours.heading}" color="{colours.heading}" fontcolor="{colours.heading_text}" '
            f"fontsize={m.HEADING_TYPE:g}]}}\n"
        )
        if index:
            yield f'"stage {shown.stages[index - 1].id}" -> "stage {stage.id}" [style=invis]\n'


def _arrows(shown: Shown, options: ViewOptions) -> Iterable[str]:
    graded = options.show_evidence and any(link.evidence is not EvidenceGrade.NOT_ASSESSED for link in shown.links)
    colours = palette(options.theme)
    for link in shown.links:
        start, end = shown.columns[link.source], shown.columns[link.target]
        evidence = link.evidence if graded else EvidenceGrade.NOT_ASSESSED
        style = line_attributes(
            line_style(evidence, backward=end < start, graded=graded, palette=colours, faded=link.id in options.faded)
        )
        # Written forwards and drawn backwards: a link from a later stage must not turn the ranks round.
        ends, back = ((link.target, link.source), " dir=back") if end < start else ((link.source, link.target), "")
        yield f'"{ends[0]}" -> "{ends[1]}" [{style}{back}]\n'


def _label(text: str, size: float, line_end: str = "\\l") -> str:
    lines = [escape_line(line) for line in wrap(text, m.TEXT_WIDTH, size)]
    return f'label="{(line_end or chr(92) + "n").join(lines)}{line_end}"'


def build_ordering_dot(theory: TheoryOfChange) -> str:
    """The least that `dot` needs to find an order: small nodes in ranks, and the arrows between ranks."""
    shown = build_shown(theory, ViewOptions())
    graph = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "splines": "false"},
        node_attr={"shape": "box", "label": "", "width": "0.1", "height": "0.1"},
        edge_attr={"dir": "none"},
    )
    for index, _ in enumerate(shown.stages):
        members = " ".join(f'"{element}"' for element, column in shown.columns.items() if column == index)
        graph.body.append(f'{{rank=same "rank {index}" {members}}}\n')
        if index:
            graph.body.append(f'"rank {index - 1}" -> "rank {index}" [style=invis]\n')
    for link in shown.links:
        ends = sorted((link.source, link.target), key=shown.columns.__getitem__)
        if shown.columns[ends[0]] != shown.columns[ends[1]]:
            graph.body.append(f'"{ends[0]}" -> "{ends[1]}"\n')
    return str(graph.source)


def read_order(plain: str) -> tuple[str, ...]:
    """Names of the nodes from the top, out of the engine's `plain` format."""
    rows = [shlex.split(line) for line in plain.splitlines() if line.startswith("node ")]
    return tuple(row[1] for row in sorted(rows, key=lambda row: -float(row[3])))
