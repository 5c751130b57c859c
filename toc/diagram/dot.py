"""Picture to DOT: every node and every curve with its place, for Graphviz to draw as it stands (nop2)."""

from collections.abc import Iterable
from functools import lru_cache

import graphviz

from toc.diagram import measures as m
from toc.diagram.picture import (
    Align,
    Arrow,
    Box,
    FactorNote,
    KeyEntry,
    Marker,
    MarkerKind,
    Picture,
    Point,
    Text,
    Weight,
)
from toc.diagram.styles import STATUS_SHAPES, LineStyle, key_style, line_style, shows_evidence
from toc.diagram.theme import Palette, palette
from toc.diagram.wrapping import is_right_to_left

FONT = "Arial"
BOLD_FONT = "Arial Bold"
_SPECK = 0.36
"""Half the smallest width the engine gives a node."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "\n": " "})
_BREAKS = {Align.LEFT: "\\l", Align.CENTRE: "\\n", Align.RIGHT: "\\r"}


def build_dot(picture: Picture, *, dpi: float = 72.0, transparent: bool = False) -> str:
    """DOT with all places in points; `nop2` keeps them, `dot` would lay out anew."""
    return _Writer(picture).write(dpi, transparent)


class _Writer:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.height = picture.height
        self.palette: Palette = palette(picture.theme)
        self.lines: list[str] = []

    def write(self, dpi: float, transparent: bool) -> str:
        picture = self.picture
        graph = graphviz.Digraph(
            picture.theory_id,
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
                "fontname": FONT,
                "fontsize": f"{m.TYPE:g}",
                "margin": f"{m.BOX_PAD_X / 72:.4f},0",
                "penwidth": f"{self.palette.border_width:g}",
                "label": "",
            },
            edge_attr={"arrowsize": "0.7", "color": self.palette.arrow},
        )
        self._corners()
        self._headings()
        self._boxes()
        self._notes()
        self._small_texts()
        self._markers()
        self._arrows()
        self._accountability()
        self._key()
        graph.body.extend(self.lines)
        return str(graph.source)

    def _node(self, name: str, x: float, y: float, width: float, height: float, rest: str) -> None:
        """A node about its centre."""
        self.lines.append(
            f'{name} [pos="{x:.2f},{self.height - y:.2f}" width={width / 72:.5f} height={height / 72:.5f} {rest}]\n'
        )

    def _corners(self) -> None:
        """Two invisible nodes that hold the drawing to the picture's own size."""
        width, height = self.picture.width - _SPECK, self.height - _SPECK
        for name, x, y in (('"a a"', _SPECK, _SPECK), ('"b b"', width, height)):
            self._node(name, x, y, 0, 0, "shape=none style=invis")

    def _headings(self) -> None:
        for index, heading in enumerate(self.picture.headings):
            colours = self.palette.stages[heading.kind]
            self._node(
                f'"h {index}"',
                heading.x + heading.width / 2,
                heading.y + heading.height / 2,
                heading.width,
                heading.height,
                f'id="stage-{heading.stage_id}" label={_label(heading.lines, Align.CENTRE)} '
                f'fillcolor="{colours.heading}" color="{colours.heading}" fontcolor="{colours.heading_text}" '
                f'fontname="{BOLD_FONT}" fontsize={m.HEADING_TYPE:g}',
            )

    def _boxes(self) -> None:
        kind = None
        for box in self.picture.boxes:
            colours = self.palette.stages[box.kind]
            if box.kind is not kind:
                kind = box.kind
                self.lines.append(
                    f'node [fillcolor="{colours.fill}" color="{colours.border}" fontcolor="{colours.text}"]\n'
                )
            self._box(box)

    def _box(self, box: Box) -> None:
        middle = box.x + box.width / 2
        blanks = round(box.footer_height / (m.TYPE * 1.2)) if box.footer else 0
        self._node(
            f'"{box.element_id}"',
            middle,
            box.y + box.height / 2,
            box.width,
            box.height,
            f'id="box-{box.element_id}" label={_label(box.lines + ("",) * blanks)}'
            + (" peripheries=2" if box.nested else ""),
        )
        if box.footer:
            self._text(
                f'"{box.element_id}~"',
                Text(
                    x=box.x + m.BOX_PAD_X,
                    y=box.y + box.height - m.BOX_PAD_Y - box.footer_height + m.FOOTER_GAP,
                    width=box.width - 2 * m.BOX_PAD_X,
                    height=box.footer_height - m.FOOTER_GAP,
                    lines=box.footer,
                    size=m.SMALL_TYPE,
                ),
                self.palette.stages[box.kind].small_text,
                f"footer-{box.element_id}",
            )
        if box.status:
            shape = STATUS_SHAPES[box.status]
            colours = self.palette.statuses[box.status]
            self._node(
                f'"{box.element_id}!"',
                box.x + box.width - m.STATUS,
                box.y,
                m.STATUS,
                m.STATUS,
                f'id="status-{box.element_id}" shape={shape.shape} style=filled label="{shape.letter}" margin=0 '
                f'fillcolor="{colours.fill}" color="{colours.outline}" fontcolor="{colours.text}" '
                f'fontname="{BOLD_FONT}" fontsize={m.SMALL_TYPE:g}',
            )

    def _notes(self) -> None:
        for note in self.picture.factors:
            self._note(note)

    def _note(self, note: FactorNote) -> None:
        colours = self.palette
        self._node(
            f'"note {note.factor_id}"',
            note.x + note.width / 2,
            note.y + note.height / 2,
            note.width,
            note.height,
            f'id="factor-{note.factor_id}" style="rounded,filled,dashed" fillcolor="{colours.note_fill}" '
            f'color="{colours.note_border}"',
        )
        line = m.SMALL_TYPE * 1.2
        heading = Text(
            x=note.x + m.NOTE_PAD,
            y=note.y + m.NOTE_PAD,
            width=note.width - 2 * m.NOTE_PAD,
            height=line,
            lines=(note.heading,),
            size=m.SMALL_TYPE,
            weight=Weight.BOLD,
        )
        body = heading.model_copy(
            update={
                "y": note.y + m.NOTE_PAD + line,
                "height": note.height - 2 * m.NOTE_PAD - line,
                "lines": note.lines,
                "weight": Weight.REGULAR,
            }
        )
        self._text(f'"~ {note.factor_id}"', heading, colours.note_text, f"note-heading-{note.factor_id}")
        self._text(f'"! {note.factor_id}"', body, colours.note_text, f"note-text-{note.factor_id}")

    def _text(self, name: str, text: Text, colour: str, id: str) -> None:
        font = f' fontname="{BOLD_FONT}"' if text.weight is Weight.BOLD else ""
        self._node(
            name,
            text.x + text.width / 2,
            text.y + text.height / 2,
            text.width,
            text.height,
            f'id="{id}" shape=none style="" margin=0 label={_label(text.lines, text.align)} fontcolor="{colour}" '
            f"fontsize={text.size:g}{font}",
        )

    def _small_texts(self) -> None:
        for index, text in enumerate(self.picture.texts):
            self._text(f'"t {index}"', text, self.palette.text, f"text-{index}")

    def _markers(self) -> None:
        for index, marker in enumerate(self.picture.markers):
            self._marker(f'"m {index}"', f"marker-{index}", marker)

    def _marker(self, name: str, id: str, marker: Marker) -> None:
        self._sign(name, id, marker.kind, marker.text, (marker.x, marker.y), marker.width)

    def _sign(self, name: str, id: str, kind: MarkerKind, text: str, at: Point, width: float) -> None:
        colours = self.palette
        if kind is MarkerKind.ASSUMPTION:
            fill, border, ink = colours.marker_fill, colours.marker_border, colours.marker_text
            shape = 'style="rounded,filled"'
        else:
            fill, border, ink = colours.moderating_fill, colours.moderating_border, colours.moderating_text
            shape = 'style="filled"'
        self._node(
            name,
            *at,
            width,
            m.MARKER,
            f'id="{id}" {shape} margin=0 label="{text}" fillcolor="{fill}" color="{border}" fontcolor="{ink}" '
            f'fontname="{BOLD_FONT}" fontsize={m.SMALL_TYPE:g}',
        )

    def _arrows(self) -> None:
        graded = shows_evidence(self.picture)
        styles: dict[tuple[str, bool], str] = {}
        for arrow in self.picture.arrows:
            look = (arrow.evidence, arrow.backward)
            if look not in styles:
                style = line_style(arrow.evidence, backward=arrow.backward, graded=graded, palette=self.palette)
                styles[look] = line_attributes(style)
            self._arrow(arrow, styles[look])

    def _arrow(self, arrow: Arrow, style: str) -> None:
        self.lines.append(
            f'"{arrow.source}" -> "{arrow.target}" [id="link-{arrow.link_id}" '
            f'pos="e,{self._points((arrow.tip,))} {self._points(arrow.points)}" {style}]\n'
        )

    def _points(self, points: Iterable[Point]) -> str:
        height = self.height
        return " ".join([f"{x:.2f},{height - y:.2f}" for x, y in points])

    def _accountability(self) -> None:
        for line in self.picture.lines:
            (x, top), (_, bottom) = line.start, line.end
            third = (bottom - top) / 3
            points = ((x, top), (x, top + third), (x, bottom - third), (x, bottom))
            self.lines.append(
                f'"a a" -> "b b" [id="accountability" pos="{self._points(points)}" dir=none style=dashed '
                f'color="{self.palette.accountability}" penwidth={self.palette.border_width * 1.4:g}]\n'
            )
            self._text('"line text"', line.text, self.palette.accountability, "accountability-text")

    def _key(self) -> None:
        for index, entry in enumerate(self.picture.key):
            if entry.marker:
                self._sign(f'"k {index}"', f"key-{index}", entry.marker, entry.sign, (entry.x, entry.y), entry.width)
            elif entry.status:
                self._status_sample(index, entry)
            else:
                self._line_sample(index, entry)
            self._text(f'"kt {index}"', entry.text, self.palette.text, f"key-text-{index}")

    def _status_sample(self, index: int, entry: KeyEntry) -> None:
        assert entry.status is not None
        shape = STATUS_SHAPES[entry.status]
        colours = self.palette.statuses[entry.status]
        self._node(
            f'"k {index}"',
            entry.x,
            entry.y,
            entry.width,
            entry.width,
            f'id="key-{index}" shape={shape.shape} style=filled label="{shape.letter}" margin=0 '
            f'fillcolor="{colours.fill}" color="{colours.outline}" fontcolor="{colours.text}" '
            f'fontname="{BOLD_FONT}" fontsize={m.SMALL_TYPE:g}',
        )

    def _line_sample(self, index: int, entry: KeyEntry) -> None:
        left, right = entry.x - entry.width / 2, entry.x + entry.width / 2
        end = right - m.ARROW_HEAD
        points = ((left, entry.y), (left + 8, entry.y), (end - 8, entry.y), (end, entry.y))
        self.lines.append(
            f'"a a" -> "b b" [id="key-{index}" pos="e,{self._points(((right, entry.y),))} {self._points(points)}" '
            f"{line_attributes(key_style(entry, self.palette))}]\n"
        )


def line_attributes(style: LineStyle) -> str:
    """A line as the engine's attributes."""
    head = " arrowhead=onormal" if style.open_head else ""
    return f'style={style.dash.value} color="{style.colour}" penwidth={style.width:g}{head}'


def _label(lines: tuple[str, ...], align: Align = Align.LEFT) -> str:
    return '"' + "".join([_escaped_line(line, align) for line in lines]) + '"'


@lru_cache(maxsize=16384)
def _escaped_line(line: str, align: Align) -> str:
    ends = _BREAKS[align]
    if align is Align.LEFT and is_right_to_left(line):
        ends = _BREAKS[Align.RIGHT]
    return escape_line(line) + ends


def escape_line(line: str) -> str:
    """Text for a quoted label: no backslash, quote or entity in it means anything to the engine."""
    return line.translate(_ESCAPES)
