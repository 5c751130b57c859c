"""Picture to DOT: every node and every curve with its place, for Graphviz to draw as it stands (nop2)."""

from collections.abc import Iterable, Mapping

import graphviz

from toc.diagram import measures as m
from toc.diagram.lettering import is_in_font
from toc.diagram.picture import Align, Box, KeyEntry, MarkerKind, Picture, Point, Text, Weight
from toc.diagram.styles import (
    COMPARED,
    PENCIL_HEIGHT,
    PENCIL_WIDTH,
    STATUS_SHAPES,
    Dash,
    LineStyle,
    arrow_style,
    box_border,
    box_colours,
    key_style,
    marker_colours,
    shows_evidence,
)
from toc.diagram.theme import palette
from toc.diagram.wrapping import is_right_to_left
from toc.diagram.written import build_written
from toc.model.collections import unchecked

FONT = "Arial"
_BOLD_FONT = "Arial Bold"
_SPECK = (0.36, 0.72)
"""Half the smallest width and height that the engine gives a node."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "\n": " "})
_BREAKS: Mapping[Align, str] = {Align.LEFT: "\\l", Align.CENTRE: "\\n", Align.RIGHT: "\\r"}


def build_dot(picture: Picture, *, with_text: bool = True, dpi: float = 72.0, transparent: bool = False) -> str:
    """DOT with all places in points; `nop2` keeps them, `dot` would lay out anew.

    Without text it holds the shapes alone: a picture whose text is put in afterwards is drawn faster.
    """
    writer = _Writer(picture)
    writer.write_shapes()
    if with_text:
        writer.write_texts()
    return writer.source(dpi, transparent)


class _Writer:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.palette = palette(picture.theme)
        self.lines: list[str] = []

    def source(self, dpi: float, transparent: bool) -> str:
        graph = graphviz.Digraph(
            self.picture.theory_id,
            graph_attr={
                "pad": "0",
                "margin": "0",
                "bgcolor": "transparent" if transparent else self.palette.ground,
                "dpi": f"{dpi:g}",
                "outputorder": "edgesfirst",
                "charset": "utf-8",
            },
            node_attr={
                "shape": "box",
                "style": "rounded,filled",
                "fixedsize": "true",
                "penwidth": f"{self.palette.border_width:g}",
                "label": "",
            },
            edge_attr={"arrowsize": "0.7", "color": self.palette.arrow},
        )
        graph.body.extend(self.lines)
        return str(graph.source)

    def write_shapes(self) -> None:
        self._corners()
        self._headings()
        self._boxes()
        self._notes()
        for index, marker in enumerate(self.picture.markers):
            self._sign(f"marker-{index}", marker.kind, (marker.x, marker.y), marker.width)
        self._arrows()
        self._accountability()
        self._key()

    def write_texts(self) -> None:
        """Text in nodes of its own, so that it stands where it was measured and not where the engine would put it."""
        self.lines.append(f'node [shape=none style="" margin=0 fontname="{FONT}"]\n')
        for name, blocks in build_written(self.picture).items():
            for index, (text, colour) in enumerate(blocks):
                self._text(f"{name} {index}", text, colour)

    def _node(self, name: str, at: Point, width: float, height: float, rest: str) -> None:
        """A node about its centre."""
        x, y = at
        self.lines.append(
            f'"{name}" [pos="{x:.2f},{self.picture.height - y:.2f}" width={width / 72:.4f} '
            f"height={height / 72:.4f}{rest}]\n"
        )

    def _corners(self) -> None:
        """Two invisible nodes that hold the drawing to the picture's own size."""
        x, y = _SPECK
        far = (self.picture.width - x, self.picture.height - y)
        self._node("corner 0", _SPECK, 0, 0, " shape=none style=invis")
        self._node("corner 1", far, 0, 0, " shape=none style=invis")

    def _headings(self) -> None:
        for heading in self.picture.headings:
            colour = self.palette.stages[heading.kind].heading
            name = f"stage-{heading.stage_id}"
            at = (heading.x + heading.width / 2, heading.y + heading.height / 2)
            self._node(name, at, heading.width, heading.height, f' id="{name}" fillcolor="{colour}" color="{colour}"')

    def _boxes(self) -> None:
        drawn = None
        for box in self.picture.boxes:
            colours = box_colours(box, self.palette)
            if colours != drawn:
                drawn = colours
                self.lines.append(f'node [fillcolor="{colours.fill}" color="{colours.border}"]\n')
            self._box(box)

    def _box(self, box: Box) -> None:
        # The engine draws a second outline outside the first: the first is set in, so that arrows meet the second.
        ring, rings = (m.RING, " peripheries=2") if box.nested else (0.0, "")
        at = (box.x + box.width / 2, box.y + box.height / 2)
        self._node(
            f"box-{box.element_id}",
            at,
            box.width - 2 * ring,
            box.height - 2 * ring,
            f' id="box-{box.element_id}"{rings}{self._outline(box)}',
        )
        if box.status:
            shape = STATUS_SHAPES[box.status].shape
            colours = self.palette.statuses[box.status]
            name = f"status-{box.element_id}"
            self._node(
                name,
                (box.x + box.width - m.STATUS, box.y),
                m.STATUS,
                m.STATUS,
                f' id="{name}" shape={shape} style=filled fillcolor="{colours.fill}" color="{colours.outline}"',
            )

    def _outline(self, box: Box) -> str:
        """How the border of a marked box differs from that of the others."""
        if box.mark not in COMPARED:
            return ""
        border = box_border(box, self.palette)
        dash = f' style="rounded,filled,{border.dash.value}"' if border.dash is not Dash.SOLID else ""
        return f" penwidth={border.width:g}{dash}"

    def _notes(self) -> None:
        look = f'style="rounded,filled,dashed" fillcolor="{self.palette.note_fill}" color="{self.palette.note_border}"'
        for note in self.picture.factors:
            name = f"factor-{note.factor_id}"
            at = (note.x + note.width / 2, note.y + note.height / 2)
            self._node(name, at, note.width, note.height, f' id="{name}" {look}')

    def _sign(self, name: str, kind: MarkerKind, at: Point, width: float) -> None:
        colours = marker_colours(kind, self.palette)
        style = "rounded,filled" if colours.rounded else "filled"
        look = f'style="{style}" fillcolor="{colours.fill}" color="{colours.border}"'
        self._node(name, at, width, m.MARKER, f' id="{name}" {look}')
        if kind is MarkerKind.CHANGED:
            pencil = f"{name}-pencil"
            look = f'shape=invhouse style=filled penwidth=0 fillcolor="{colours.text}" color="{colours.text}"'
            self._node(pencil, at, PENCIL_WIDTH, PENCIL_HEIGHT, f' id="{pencil}" {look}')

    def _arrows(self) -> None:
        graded = shows_evidence(self.picture)
        looks: dict[object, str] = {}
        # What is grey is drawn first: the others pass over it.
        for arrow in sorted(self.picture.arrows, key=lambda arrow: not arrow.faded):
            look = (arrow.evidence, arrow.backward, arrow.faded, arrow.mark)
            if look not in looks:
                looks[look] = line_attributes(arrow_style(arrow, graded=graded, palette=self.palette))
            ends = f'"box-{arrow.source}" -> "box-{arrow.target}"'
            self._curve(ends, f"link-{arrow.link_id}", arrow.points, arrow.tip, looks[look])

    def _curve(self, ends: str, name: str, points: Iterable[Point], tip: Point | None, look: str) -> None:
        height = self.picture.height
        places = " ".join([f"{x:.2f},{height - y:.2f}" for x, y in points])
        head = "dir=none " if tip is None else ""
        start = "" if tip is None else f"e,{tip[0]:.2f},{height - tip[1]:.2f} "
        self.lines.append(f'{ends} [id="{name}" pos="{start}{places}" {head}{look}]\n')

    def _accountability(self) -> None:
        width = self.palette.border_width * 1.4
        look = f'style=dashed color="{self.palette.accountability}" penwidth={width:g}'
        for line in self.picture.lines:
            points = (line.start, line.start, line.end, line.end)
            self._curve('"corner 0" -> "corner 1"', "accountability", points, None, look)

    def _key(self) -> None:
        for index, entry in enumerate(self.picture.key):
            name = f"key-{index}"
            if entry.marker:
                self._sign(name, entry.marker, (entry.x, entry.y), entry.width)
            elif entry.status:
                colours = self.palette.statuses[entry.status]
                look = f'style=filled fillcolor="{colours.fill}" color="{colours.outline}"'
                shape = STATUS_SHAPES[entry.status].shape
                self._node(name, (entry.x, entry.y), entry.width, entry.width, f' id="{name}" shape={shape} {look}')
            else:
                self._line_sample(name, entry)

    def _line_sample(self, name: str, entry: KeyEntry) -> None:
        left, right = entry.x - entry.width / 2, entry.x + entry.width / 2
        start, end = (left, entry.y), (right - m.ARROW_HEAD, entry.y)
        look = line_attributes(key_style(entry, self.palette))
        self._curve('"corner 0" -> "corner 1"', name, (start, start, end, end), (right, entry.y), look)

    def _text(self, name: str, text: Text, colour: str) -> None:
        """One node, or one for each line where letters of other fonts would set the lines apart."""
        if not all(map(is_in_font, text.lines)) and len(text.lines) > 1:
            step = text.height / len(text.lines)
            for index, line in enumerate(text.lines):
                one = unchecked(text, y=text.y + index * step, height=step, lines=(line,))
                self._text(f"{name} {index}", one, colour)
            return
        label = "".join([escape_line(line) + _break_after(line, text.align) for line in text.lines])
        bold = f' fontname="{_BOLD_FONT}"' if text.weight is Weight.BOLD else ""
        at = (text.x + text.width / 2, text.y + text.height / 2)
        self._node(
            name, at, text.width, text.height, f' label="{label}" fontcolor="{colour}" fontsize={text.size:g}{bold}'
        )


def line_attributes(style: LineStyle) -> str:
    """A line as the engine's attributes."""
    head = " arrowhead=onormal" if style.open_head else ""
    return f'style={style.dash.value} color="{style.colour}" penwidth={style.width:g}{head}'


def escape_line(line: str) -> str:
    """Text for a quoted label: no backslash, quote or entity in it means anything to the engine."""
    return line.translate(_ESCAPES)


def _break_after(line: str, align: Align) -> str:
    return _BREAKS[Align.RIGHT if align is Align.LEFT and is_right_to_left(line) else align]
