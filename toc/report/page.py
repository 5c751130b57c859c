"""A picture as a page of plain shapes and text at their size on paper, in reading order, for a PDF to draw."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from toc.diagram import measures as m
from toc.diagram.picture import Align, Box, KeyEntry, MarkerKind, Picture, Point, Text, Weight
from toc.diagram.styles import (
    STATUS_SHAPES,
    Dash,
    LineStyle,
    arrow_style,
    box_border,
    box_colours,
    key_style,
    marker_colours,
    pencil,
    shows_evidence,
)
from toc.diagram.theme import StatusColours, palette
from toc.diagram.wrapping import is_right_to_left

CORNER = 9.0
_HEAD_HALF = 2.6
"""Half the width of an arrowhead."""
_INSET = 2.5
"""Between the two borders of a box that another theory explains."""


class Rectangle(Protocol):
    """Anything with a place and a size."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


@dataclass(frozen=True)
class Stroke:
    colour: str
    width: float
    dash: str = Dash.SOLID.value


@dataclass(frozen=True)
class Shape:
    """A polygon with straight or rounded corners, or a curve of cubic pieces."""

    points: tuple[Point, ...]
    fill: str | None = None
    stroke: Stroke | None = None
    corner: float = 0.0
    """A rectangle from the first point to the second when it is not 0."""
    curved: bool = False


@dataclass(frozen=True)
class Words:
    """Lines of text in a rectangle, centred in its height."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False
    align: str = Align.LEFT.value
    right_to_left: bool = False
    level: int = 0
    """Of a heading; 0 for other text."""


@dataclass
class Page:
    """What is drawn, back to front; the words are in reading order."""

    width: float
    height: float
    ground: str
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


def build_page(picture: Picture) -> Page:
    """The picture, scaled to the size it has on paper."""
    drawn = _Drawer(picture).draw()
    scale = picture.page_width / picture.width
    return Page(
        width=picture.page_width,
        height=picture.page_height,
        ground=drawn.ground,
        shapes=[_scaled_shape(shape, scale) for shape in drawn.shapes],
        words=[_scaled_words(words, scale) for words in drawn.words],
    )


def is_title(text: Text) -> bool:
    """True for the picture's title among the texts around it."""
    return text.size == m.TITLE_TYPE


class _Drawer:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.colours = palette(picture.theme)
        self.page = Page(picture.width, picture.height, self.colours.ground)
        self.titled = any(is_title(text) for text in picture.texts)

    def draw(self) -> Page:
        picture = self.picture
        self._arrows()
        titles = [text for text in picture.texts if is_title(text)]
        for text in titles:
            self._text(text, self.colours.text, level=1)
        boxes: dict[str, list[Box]] = {}
        for box in picture.boxes:
            boxes.setdefault(box.stage_id, []).append(box)
        for heading in picture.headings:
            stage = self.colours.stages[heading.kind]
            self._rectangle(heading, stage.heading, Stroke(stage.heading, 1))
            self._lines(
                heading,
                heading.lines,
                m.HEADING_TYPE,
                stage.heading_text,
                bold=True,
                align=Align.CENTRE,
                level=2 if self.titled else 1,
            )
            for box in boxes.get(heading.stage_id, ()):
                self._box(box)
        self._factors()
        self._accountability()
        for marker in picture.markers:
            self._sign(marker.kind, marker.text, (marker.x, marker.y), marker.width)
        for text in picture.texts:
            if text not in titles and text.weight is Weight.BOLD:
                self._text(text, self.colours.text)
        for entry in picture.key:
            self._key_entry(entry)
        for text in picture.texts:
            if text not in titles and text.weight is Weight.REGULAR:
                self._text(text, self.colours.text)
        return self.page

    def _arrows(self) -> None:
        graded = shows_evidence(self.picture)
        for arrow in sorted(self.picture.arrows, key=lambda arrow: not arrow.faded):
            self._line(arrow.points, arrow.tip, arrow_style(arrow, graded=graded, palette=self.colours))

    def _line(self, points: Sequence[Point], tip: Point, style: LineStyle) -> None:
        stroke = Stroke(style.colour, style.width, style.dash.value)
        self.page.shapes.append(Shape(tuple(points), stroke=stroke, curved=True))
        fill = self.colours.ground if style.open_head else style.colour
        outline = Stroke(style.colour, min(style.width, 1.2))
        self.page.shapes.append(Shape(_head(points[-1], tip), fill=fill, stroke=outline))

    def _box(self, box: Box) -> None:
        stage = box_colours(box, self.colours)
        border = box_border(box, self.colours)
        stroke = Stroke(border.colour, border.width, border.dash.value)
        self._rectangle(box, stage.fill, stroke)
        if box.nested:
            corners = (
                (box.x + _INSET, box.y + _INSET),
                (box.x + box.width - _INSET, box.y + box.height - _INSET),
            )
            self.page.shapes.append(Shape(corners, stroke=stroke, corner=CORNER - _INSET))
        text = Text(
            x=box.x + m.BOX_PAD_X,
            y=box.y,
            width=box.width - 2 * m.BOX_PAD_X,
            height=box.height - box.footer_height,
            lines=box.lines,
            size=m.TYPE,
        )
        self._text(text, stage.text)
        if box.footer:
            y = box.y + box.height - m.BOX_PAD_Y - box.footer_height + m.FOOTER_GAP
            footer = {"y": y, "height": box.footer_height - m.FOOTER_GAP, "lines": box.footer, "size": m.SMALL_TYPE}
            self._text(text.model_copy(update=footer), stage.small_text)
        if box.status:
            shape = STATUS_SHAPES[box.status]
            at = (box.x + box.width - m.STATUS, box.y)
            self._status(shape.shape, shape.letter, at, self.colours.statuses[box.status])

    def _status(self, shape: str, letter: str, at: Point, colours: StatusColours) -> None:
        x, y = at
        half = m.STATUS / 2
        stroke = Stroke(colours.outline, 1)
        if shape == "circle":
            corners = ((x - half, y - half), (x + half, y + half))
            self.page.shapes.append(Shape(corners, fill=colours.fill, stroke=stroke, corner=half))
        else:
            self.page.shapes.append(Shape(tuple(_polygon(shape, at, half)), fill=colours.fill, stroke=stroke))
        self._centred(letter, at, m.STATUS, m.STATUS, colours.text)

    def _factors(self) -> None:
        colours = self.colours
        line = m.SMALL_TYPE * 1.2
        for note in self.picture.factors:
            self._rectangle(note, colours.note_fill, Stroke(colours.note_border, 1, Dash.DASHED.value))
            heading = Text(
                x=note.x + m.NOTE_PAD,
                y=note.y + m.NOTE_PAD,
                width=note.width - 2 * m.NOTE_PAD,
                height=line,
                lines=(note.heading,),
                size=m.SMALL_TYPE,
                weight=Weight.BOLD,
            )
            self._text(heading, colours.note_text)
            body = {
                "y": heading.y + line,
                "height": note.height - 2 * m.NOTE_PAD - line,
                "lines": note.lines,
                "weight": Weight.REGULAR,
            }
            self._text(heading.model_copy(update=body), colours.note_text)

    def _accountability(self) -> None:
        for line in self.picture.lines:
            (x, top), (_, bottom) = line.start, line.end
            points = ((x, top), (x, top), (x, bottom), (x, bottom))
            stroke = Stroke(self.colours.accountability, self.colours.border_width * 1.4, Dash.DASHED.value)
            self.page.shapes.append(Shape(points, stroke=stroke, curved=True))
            self._text(line.text, self.colours.accountability)

    def _sign(self, kind: MarkerKind, text: str, at: Point, width: float) -> None:
        colours = marker_colours(kind, self.colours)
        x, y = at
        corners = ((x - width / 2, y - m.MARKER / 2), (x + width / 2, y + m.MARKER / 2))
        stroke = Stroke(colours.border, 1)
        corner = 4.0 if colours.rounded else 0.01
        self.page.shapes.append(Shape(corners, fill=colours.fill, stroke=stroke, corner=corner))
        if kind is MarkerKind.CHANGED:
            self.page.shapes.append(Shape(pencil(x, y), fill=colours.text))
        if text:
            self._centred(text, at, width, m.MARKER, colours.text)

    def _key_entry(self, entry: KeyEntry) -> None:
        at = (entry.x, entry.y)
        if entry.marker:
            self._sign(entry.marker, entry.sign, at, entry.width)
        elif entry.status:
            shape = STATUS_SHAPES[entry.status]
            self._status(shape.shape, shape.letter, at, self.colours.statuses[entry.status])
        else:
            left, right = entry.x - entry.width / 2, entry.x + entry.width / 2
            end = right - m.ARROW_HEAD
            points = ((left, entry.y), (left, entry.y), (end, entry.y), (end, entry.y))
            self._line(points, (right, entry.y), key_style(entry, self.colours))
        self._text(entry.text, self.colours.text)

    def _rectangle(self, place: Rectangle, fill: str, stroke: Stroke) -> None:
        corners = ((place.x, place.y), (place.x + place.width, place.y + place.height))
        self.page.shapes.append(Shape(corners, fill=fill, stroke=stroke, corner=CORNER))

    def _centred(self, text: str, at: Point, width: float, height: float, colour: str) -> None:
        place = Text(x=at[0] - width, y=at[1] - height / 2, width=width * 2, height=height, lines=(text,), size=0)
        self._lines(place, (text,), m.SMALL_TYPE, colour, bold=True, align=Align.CENTRE)

    def _text(self, text: Text, colour: str, level: int = 0) -> None:
        bold = text.weight is Weight.BOLD
        self._lines(text, text.lines, text.size, colour, bold=bold, align=text.align, level=level)

    def _lines(
        self,
        place: Rectangle,
        lines: tuple[str, ...],
        size: float,
        colour: str,
        *,
        bold: bool = False,
        align: Align = Align.LEFT,
        level: int = 0,
    ) -> None:
        turned = next((is_right_to_left(line) for line in lines if line.strip()), False)
        if turned and align is Align.LEFT:
            align = Align.RIGHT
        self.page.words.append(
            Words(
                place.x,
                place.y,
                place.width,
                place.height,
                lines,
                size,
                colour,
                bold=bold,
                align=align.value,
                right_to_left=turned,
                level=level,
            )
        )


def _head(base: Point, tip: Point) -> tuple[Point, ...]:
    length = math.dist(base, tip) or 1.0
    along = ((tip[0] - base[0]) / length, (tip[1] - base[1]) / length)
    aside = (-along[1] * _HEAD_HALF, along[0] * _HEAD_HALF)
    return (tip, (base[0] + aside[0], base[1] + aside[1]), (base[0] - aside[0], base[1] - aside[1]))


def _polygon(shape: str, at: Point, half: float) -> Iterable[Point]:
    turns = {
        "square": (4, 45.0, math.sqrt(2)),
        "hexagon": (6, 0.0, 1.1),
        "diamond": (4, 0.0, 1.25),
        "octagon": (8, 22.5, 1.08),
    }
    count, first, stretch = turns[shape]
    for corner in range(count):
        angle = math.radians(first + corner * 360 / count)
        yield (at[0] + half * stretch * math.cos(angle), at[1] + half * stretch * math.sin(angle))


def _scaled_shape(shape: Shape, scale: float) -> Shape:
    return replace(
        shape,
        points=tuple((round(x * scale, 3), round(y * scale, 3)) for x, y in shape.points),
        stroke=shape.stroke and replace(shape.stroke, width=shape.stroke.width * scale),
        corner=shape.corner * scale,
    )


def _scaled_words(words: Words, scale: float) -> Words:
    return replace(
        words,
        x=words.x * scale,
        y=words.y * scale,
        width=words.width * scale,
        height=words.height * scale,
        size=words.size * scale,
    )
