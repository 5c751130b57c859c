"""Everything written on a picture: blocks of text with their colour, by the part they belong to."""

from collections.abc import Iterable
from typing import NamedTuple

from toc.diagram import measures as m
from toc.diagram.picture import Align, Box, FactorNote, Heading, Picture, Text, Weight
from toc.diagram.styles import STATUS_SHAPES, box_colours, marker_colours
from toc.diagram.theme import Palette, palette
from toc.diagram.wrapping import LINE_SPACING


class Written(NamedTuple):
    text: Text
    colour: str


def build_written(picture: Picture) -> dict[str, list[Written]]:
    """The text of each part, by the name of its shape in the drawing."""
    written: dict[str, list[Written]] = {}
    for name, text, colour in _all(picture, palette(picture.theme)):
        written.setdefault(name, []).append(Written(text, colour))
    return written


def _all(picture: Picture, colours: Palette) -> Iterable[tuple[str, Text, str]]:
    for heading in picture.headings:
        yield f"stage-{heading.stage_id}", _heading(heading), colours.stages[heading.kind].heading_text
    for box in picture.boxes:
        yield from _box(box, colours)
    for note in picture.factors:
        for text in _note(note):
            yield f"factor-{note.factor_id}", text, colours.note_text
    for index, marker in enumerate(picture.markers):
        ink = marker_colours(marker.kind, colours).text
        yield f"marker-{index}", _sign(marker.text, marker.x, marker.y, marker.width), ink
    for line in picture.lines:
        yield "accountability", line.text, colours.accountability
    for index, text in enumerate(picture.texts):
        yield f"text-{index}", text, colours.text
    for index, entry in enumerate(picture.key):
        if entry.marker:
            sign = _sign(entry.sign, entry.x, entry.y, entry.width)
            yield f"key-{index}", sign, marker_colours(entry.marker, colours).text
        elif entry.status:
            letter = _sign(STATUS_SHAPES[entry.status].letter, entry.x, entry.y, entry.width)
            yield f"key-{index}", letter, colours.statuses[entry.status].text
        yield f"key-{index}", entry.text, colours.text


def _heading(heading: Heading) -> Text:
    return Text(
        x=heading.x + m.BOX_PAD_X,
        y=heading.y + m.HEADING_PAD,
        width=heading.width - 2 * m.BOX_PAD_X,
        height=heading.height - 2 * m.HEADING_PAD,
        lines=heading.lines,
        size=m.HEADING_TYPE,
        weight=Weight.BOLD,
        align=Align.CENTRE,
    )


def _box(box: Box, colours: Palette) -> Iterable[tuple[str, Text, str]]:
    name = f"box-{box.element_id}"
    ring = m.RING if box.nested else 0.0
    x, width = box.x + m.BOX_PAD_X, box.width - 2 * m.BOX_PAD_X
    top = box.y + m.BOX_PAD_Y + ring
    height = box.height - 2 * (m.BOX_PAD_Y + ring) - box.footer_height
    stage = box_colours(box, colours)
    yield name, Text(x=x, y=top, width=width, height=height, lines=box.lines, size=m.TYPE), stage.text
    if box.footer:
        small = Text(
            x=x,
            y=top + height + m.FOOTER_GAP,
            width=width,
            height=box.footer_height - m.FOOTER_GAP,
            lines=box.footer,
            size=m.SMALL_TYPE,
        )
        yield name, small, stage.small_text
    if box.status:
        letter = STATUS_SHAPES[box.status].letter
        yield name, _sign(letter, box.x + box.width - m.STATUS, box.y, m.STATUS), colours.statuses[box.status].text


def _note(note: FactorNote) -> tuple[Text, Text]:
    x, width = note.x + m.NOTE_PAD, note.width - 2 * m.NOTE_PAD
    line = m.SMALL_TYPE * LINE_SPACING
    top = note.y + m.NOTE_PAD
    height = note.height - 2 * m.NOTE_PAD - line
    return (
        Text(x=x, y=top, width=width, height=line, lines=(note.heading,), size=m.SMALL_TYPE, weight=Weight.BOLD),
        Text(x=x, y=top + line, width=width, height=height, lines=note.lines, size=m.SMALL_TYPE),
    )


def _sign(text: str, x: float, y: float, width: float) -> Text:
    """A sign about its centre."""
    return Text(
        x=x - width / 2,
        y=y - m.MARKER / 2,
        width=width,
        height=m.MARKER,
        lines=(text,),
        size=m.SMALL_TYPE,
        weight=Weight.BOLD,
        align=Align.CENTRE,
    )
