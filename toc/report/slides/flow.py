"""Text over as many slides as it takes: nothing overflows, and a heading is never the last on a slide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toc.diagram.picture import Weight
from toc.diagram.wrapping import is_right_to_left, wrap
from toc.report import drawingml as d
from toc.report.blocks import Bullets, Paragraph, Subheading, Tone
from toc.report.clean_text import build_paragraphs
from toc.report.look import ACCENT, INK, MUTED
from toc.report.slides.deck import BODY, FOOT, LEAD, LEFT, ROOM, SMALL, TOP, Deck

TextBlock = Paragraph | Subheading | Bullets

HEIGHT = FOOT - TOP
_LINE = 1.22
"""Height of a line against its type."""
_STEP = 18.0
"""How far each depth of a list stands in, and the room of its bullet."""
_ASIDE = 55.0
_MOST_SLIDES = 3
"""Text that needs more is shown by its first sentences; all of it is in the notes."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
_SIZES = {Tone.BODY: (BODY, INK), Tone.LEAD: (LEAD, INK), Tone.NOTE: (SMALL, MUTED)}


@dataclass(frozen=True)
class _Unit:
    """A paragraph on a slide, with all it says for the notes."""

    paragraph: d.Paragraph
    said: str
    heads: bool = False
    may_shorten: bool = False

    @property
    def room(self) -> float:
        return ROOM - self.paragraph.indent - (_STEP if self.paragraph.bullet else 0)

    @property
    def lines(self) -> tuple[str, ...]:
        one = self.paragraph
        return wrap(one.lead + one.text, self.room, one.size, Weight.BOLD if one.bold or one.lead else Weight.REGULAR)

    @property
    def height(self) -> float:
        return max(len(self.lines), 1) * self.paragraph.size * _LINE + self.paragraph.space_before


def add_text(deck: Deck, title: str, blocks: Sequence[TextBlock], section: str = "") -> None:
    """The blocks under one title, with what they say in full as notes."""
    units = [unit for block in blocks for unit in _units(block)]
    pages = list(_pages(units))
    if len(pages) > _MOST_SLIDES:
        pages = list(_pages([_shortened(unit) for unit in units]))
    for page in pages:
        slide = deck.add(title, section, "\n\n".join(unit.said for unit in page))
        body = d.text_body([unit.paragraph for unit in page], anchor="t")
        deck.put(slide, d.shape(deck.number(slide), "Text", d.Place(LEFT, TOP, ROOM, HEIGHT), text=body))


def is_aside(blocks: Sequence[TextBlock]) -> bool:
    """So little that a slide of its own would be lost on it: it goes into the notes of the picture it leads to."""
    units = [unit for block in blocks for unit in _units(block)]
    short = sum(unit.height for unit in units) <= _ASIDE
    quiet = all(
        isinstance(block, Subheading) or (isinstance(block, Paragraph) and block.tone is not Tone.LEAD)
        for block in blocks
    )
    return bool(units) and short and quiet


def said_by(blocks: Sequence[TextBlock]) -> str:
    return "\n\n".join(unit.said for block in blocks for unit in _units(block))


def _pages(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    page: list[_Unit] = []
    left = HEIGHT
    for unit in [part for one in units for part in _cut(one)]:
        if unit.height > left and page:
            held = [page.pop()] if page[-1].heads and len(page) > 1 else []
            yield page
            page, left = held, HEIGHT - sum(one.height for one in held)
        page.append(unit)
        left -= unit.height
    if page:
        yield page


def _cut(unit: _Unit) -> Iterator[_Unit]:
    """A paragraph longer than a slide as several."""
    most = int((HEIGHT - unit.paragraph.space_before) / (unit.paragraph.size * _LINE)) - 2
    lines = unit.lines
    if len(lines) <= most:
        yield unit
        return
    for start in range(0, len(lines), most):
        text = " ".join(lines[start : start + most])
        yield replace(unit, paragraph=replace(unit.paragraph, lead="", text=text), said=text, may_shorten=False)


def _shortened(unit: _Unit) -> _Unit:
    if not unit.may_shorten:
        return unit
    first = _SENTENCE.split(unit.paragraph.text, maxsplit=1)[0]
    return replace(unit, paragraph=replace(unit.paragraph, text=first))


def _units(block: TextBlock) -> Iterator[_Unit]:
    match block:
        case Subheading(text, level):
            yield _unit(text, 18.0 if level < 3 else BODY, ACCENT, bold=True, before=12, heads=True)
        case Paragraph(text, tone):
            size, colour = _SIZES[tone]
            for part in build_paragraphs(text):
                yield _unit(part, size, colour, before=7, may_shorten=tone is Tone.BODY)
        case Bullets(items, numbered):
            for place, item in enumerate(items, start=1):
                bullet = f"{place}." if numbered and len(items) < 10 else "•"
                lead = f"{item.strong} " if item.strong and item.text else item.strong
                unit = _unit(item.text, BODY if item.depth == 0 else 14.0, INK, before=5)
                dressed = replace(unit.paragraph, lead=lead, bullet=bullet, indent=_STEP * min(item.depth, 4))
                yield replace(unit, paragraph=dressed, said=f"{bullet} {lead}{item.text}")


def _unit(
    text: str, size: float, colour: str, *, bold: bool = False, before: float = 0, heads: bool = False,
    may_shorten: bool = False,
) -> _Unit:  # fmt: skip
    paragraph = d.Paragraph(text, size, colour, bold=bold, space_before=before, right_to_left=is_right_to_left(text))
    return _Unit(paragraph, text, heads, may_shorten)
