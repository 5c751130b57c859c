"""A picture as native shapes on one slide, in the order they are to be read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toc.diagram import measures as m
from toc.diagram.picture import (
    Align,
    Arrow,
    Box,
    FactorNote,
    Heading,
    KeyEntry,
    MarkerKind,
    Picture,
    Point,
    Text,
    Weight,
)
from toc.diagram.styles import (
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
from toc.diagram.theme import StatusColours, palette
from toc.diagram.wrapping import is_right_to_left
from toc.report import drawingml as d
from toc.report.connectors import Connector, build_connectors
from toc.report.page import is_title

CORNER = 9.0
_DOUBLE = 3.0
"""Times the width of a border that is drawn as two lines."""
_LONGEST_NAME = 60
_PENCIL = "\u270e"
"""PowerPoint finds a font that has it."""
_OUT_OF_SIGHT = d.Place(0, -60, 400, 40)

_DASHES = {Dash.SOLID: "solid", Dash.DASHED: "dash", Dash.DOTTED: "sysDot"}
_ALIGNS = {Align.LEFT: "l", Align.CENTRE: "ctr", Align.RIGHT: "r"}
_STATUS_GEOMETRY = {
    "circle": "ellipse",
    "square": "rect",
    "hexagon": "hexagon",
    "diamond": "diamond",
    "octagon": "octagon",
}


class SlideDrawer:
    """Draws at a scale and from a corner; `first` is the first number a shape may have.

    Without `with_title` the slide has a title already.
    """

    def __init__(self, picture: Picture, scale: float, corner: Point, first: int, *, with_title: bool = True) -> None:
        self.picture = picture
        self.with_title = with_title
        self.scale = scale
        self.corner = corner
        self.colours = palette(picture.theme)
        self.number = first
        self.boxes: dict[str, int] = {}
        """Number of each box's shape, for its arrows to be glued to."""
        self.connectors = build_connectors(picture)

    def shapes(self) -> Iterator[str]:
        """The XML of every shape, back to front: what passes boxes lies behind them.

        Some programs draw a bent connector their own way, across the boxes that it goes around in PowerPoint.
        """
        self.boxes = {box.element_id: self._next() for box in self.picture.boxes}
        if self.with_title:
            yield self._title()
        yield from self._arrows(behind=True)
        yield from self._in_reading_order()

    def _in_reading_order(self) -> Iterator[str]:
        picture = self.picture
        above = [note for note in picture.factors if picture.headings and note.y < picture.headings[0].y]
        for note in above:
            yield self._factor(note)
        leaving: dict[str, list[str]] = {}
        for arrow in picture.arrows:
            leaving.setdefault(arrow.source, []).append(arrow.description)
        by_stage: dict[str, list[Box]] = {}
        for box in picture.boxes:
            by_stage.setdefault(box.stage_id, []).append(box)
        for heading in picture.headings:
            yield self._heading(heading)
            for box in by_stage.get(heading.stage_id, ()):
                yield from self._box(box, leaving.get(box.element_id, []))
        for line in picture.lines:
            edge = d.Edge(self.colours.accountability, self._long(self.colours.border_width * 1.4), "dash")
            yield d.connector(
                self._next(),
                "Accountability line",
                self._at(line.start),
                self._at(line.end),
                edge,
                description=" ".join(line.text.lines),
            )
            yield self._text(line.text, self.colours.accountability, "Accountability")
        yield from self._arrows(behind=False)
        yield from self._markers()
        for note in picture.factors:
            if note not in above:
                yield self._factor(note)
        yield from self._key()

    def _title(self) -> str:
        """Every slide has one, for the outline and for screen readers; out of sight if the picture shows none."""
        for text in self.picture.texts:
            if is_title(text):
                place, words = self._place(text), self._paragraph(text, self.colours.text)
                break
        else:
            place, words = _OUT_OF_SIGHT, d.Paragraph(self.picture.name, m.TITLE_TYPE, self.colours.text)
        return d.shape(self._next(), "Title", place, text=d.text_body((words,)), is_title=True)

    def _heading(self, heading: Heading) -> str:
        stage = self.colours.stages[heading.kind]
        words = d.Paragraph(
            heading.name,
            self._long(m.HEADING_TYPE),
            stage.heading_text,
            bold=True,
            align="ctr",
            right_to_left=is_right_to_left(heading.name),
        )
        return self._rounded(
            f"Stage: {heading.name}",
            self._place(heading),
            stage.heading,
            d.Edge(stage.heading, self._long(1)),
            (words,),
        )

    def _box(self, box: Box, leaving: list[str]) -> Iterator[str]:
        stage = box_colours(box, self.colours)
        border = box_border(box, self.colours)
        width, dash = self._long(border.width), _DASHES[border.dash]
        edge = d.Edge(border.colour, width * _DOUBLE if box.nested else width, dash, double=bool(box.nested))
        paragraphs = [self._flowing(box.label, m.TYPE, stage.text)]
        if box.footer:
            small = self._flowing(" ".join(box.footer), m.SMALL_TYPE, stage.small_text)
            paragraphs.append(replace(small, space_before=self._long(m.FOOTER_GAP)))
        name = f"{box.number} {box.label}"
        said = ". ".join(part for part in (box.description, *leaving) if part)
        yield self._rounded(name, self._place(box), stage.fill, edge, paragraphs, said, self.boxes[box.element_id])
        if box.status:
            shape = STATUS_SHAPES[box.status]
            at = (box.x + box.width - m.STATUS, box.y)
            yield self._status(shape.shape, shape.letter, at, self.colours.statuses[box.status], f"Status of {name}")

    def _arrows(self, *, behind: bool) -> Iterator[str]:
        graded = shows_evidence(self.picture)
        for arrow in self.picture.arrows:
            found = self.connectors[arrow.link_id]
            if found.passes_boxes is behind:
                style = arrow_style(arrow, graded=graded, palette=self.colours)
                yield self._arrow(arrow, found, self._edge(style))

    def _arrow(self, arrow: Arrow, found: Connector, edge: d.Edge) -> str:
        out, into = found.sites
        return d.connector(
            self._next(),
            arrow.description[:_LONGEST_NAME],
            self._at(found.start),
            self._at(found.end),
            edge,
            preset=found.preset,
            adjustments=found.adjustments,
            glued_to=((self.boxes[arrow.source], out), (self.boxes[arrow.target], into)),
            description=arrow.description,
        )

    def _markers(self) -> Iterator[str]:
        standing: dict[str, float] = {}
        for marker in self.picture.markers:
            at = (marker.x, marker.y)
            if marker.about in self.connectors:
                # The picture has it on its own curve; here it stands on the connector, beside any other.
                beside = standing.get(marker.about, 0.0)
                standing[marker.about] = beside + marker.width + 2
                x, y = self.connectors[marker.about].middle
                at = (x + beside, y)
            yield self._sign(marker.kind, marker.text, at, marker.width, marker.description)

    def _sign(self, kind: MarkerKind, text: str, at: Point, width: float, description: str = "") -> str:
        colours = marker_colours(kind, self.colours)
        sign = text or _PENCIL
        words = d.Paragraph(sign, self._long(m.SMALL_TYPE), colours.text, bold=True, align="ctr")
        return d.shape(
            self._next(),
            description or f"Sign {sign}",
            self._centred(at, width, m.MARKER),
            geometry="roundRect" if colours.rounded else "rect",
            corner=self._long(4),
            fill=colours.fill,
            edge=d.Edge(colours.border, self._long(1)),
            text=d.text_body((words,)),
            description=description,
        )

    def _status(self, shape: str, letter: str, at: Point, colours: StatusColours, name: str) -> str:
        words = d.Paragraph(letter, self._long(m.SMALL_TYPE), colours.text, bold=True, align="ctr")
        return d.shape(
            self._next(),
            name[:_LONGEST_NAME],
            self._centred(at, m.STATUS, m.STATUS),
            geometry=_STATUS_GEOMETRY[shape],
            fill=colours.fill,
            edge=d.Edge(colours.outline, self._long(1)),
            text=d.text_body((words,)),
        )

    def _factor(self, note: FactorNote) -> str:
        colours = self.colours
        size = self._long(m.SMALL_TYPE)
        words = (
            d.Paragraph(note.heading, size, colours.note_text, bold=True),
            self._flowing(note.label, m.SMALL_TYPE, colours.note_text),
        )
        edge = d.Edge(colours.note_border, self._long(1), "dash")
        return self._rounded(f"{note.heading}: {note.label}", self._place(note), colours.note_fill, edge, words)

    def _key(self) -> Iterator[str]:
        others = [text for text in self.picture.texts if not is_title(text)]
        for text in others:
            if text.weight is Weight.BOLD:
                yield self._text(text, self.colours.text, "Key")
        for entry in self.picture.key:
            yield self._key_sign(entry)
            yield self._text(entry.text, self.colours.text, "Key")
        for text in others:
            if text.weight is Weight.REGULAR:
                yield self._text(text, self.colours.text, "Footer")

    def _key_sign(self, entry: KeyEntry) -> str:
        at = (entry.x, entry.y)
        if entry.marker:
            return self._sign(entry.marker, entry.sign, at, entry.width)
        if entry.status:
            shape = STATUS_SHAPES[entry.status]
            return self._status(shape.shape, shape.letter, at, self.colours.statuses[entry.status], "Key")
        start, end = (entry.x - entry.width / 2, entry.y), (entry.x + entry.width / 2, entry.y)
        edge = self._edge(key_style(entry, self.colours))
        return d.connector(self._next(), "Key", self._at(start), self._at(end), edge, preset="straightConnector1")

    def _rounded(
        self,
        name: str,
        place: d.Place,
        fill: str,
        edge: d.Edge,
        paragraphs: Sequence[d.Paragraph],
        description: str = "",
        number: int | None = None,
    ) -> str:
        return d.shape(
            number or self._next(),
            name[:_LONGEST_NAME],
            place,
            geometry="roundRect",
            corner=self._long(CORNER),
            fill=fill,
            edge=edge,
            text=d.text_body(paragraphs, self._long(m.BOX_PAD_X - 2)),
            description=description,
        )

    def _text(self, text: Text, colour: str, name: str) -> str:
        place = self._place(text)
        return d.shape(self._next(), name, place, text=d.text_body((self._paragraph(text, colour),)))

    def _paragraph(self, text: Text, colour: str) -> d.Paragraph:
        words = "\n".join(text.lines)
        turned = is_right_to_left(words)
        align = "r" if turned and text.align is Align.LEFT else _ALIGNS[text.align]
        bold = text.weight is Weight.BOLD
        return d.Paragraph(words, self._long(text.size), colour, bold=bold, align=align, right_to_left=turned)

    def _flowing(self, words: str, size: float, colour: str) -> d.Paragraph:
        turned = is_right_to_left(words)
        return d.Paragraph(words, self._long(size), colour, align="r" if turned else "l", right_to_left=turned)

    def _edge(self, style: LineStyle) -> d.Edge:
        head = "arrow" if style.open_head else "triangle"
        return d.Edge(style.colour, self._long(style.width), _DASHES[style.dash], head=head)

    def _next(self) -> int:
        self.number += 1
        return self.number - 1

    def _long(self, length: float) -> float:
        return length * self.scale

    def _at(self, point: Point) -> Point:
        return (self.corner[0] + point[0] * self.scale, self.corner[1] + point[1] * self.scale)

    def _place(self, one: "Text | Box | Heading | FactorNote") -> d.Place:
        return d.Place(*self._at((one.x, one.y)), self._long(one.width), self._long(one.height))

    def _centred(self, at: Point, width: float, height: float) -> d.Place:
        corner = self._at((at[0] - width / 2, at[1] - height / 2))
        return d.Place(*corner, self._long(width), self._long(height))
