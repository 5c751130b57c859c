"""Text over as few slides as it takes: nothing overflows, and a heading is never the last on a slide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide

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
_STRIP = 130.0
"""What may stand above a table or a chart, so that no slide is left with a sentence."""
_GAP = 10.0
_HEADING, _TIGHT = 18.0, 14.0
_TIGHTER = {LEAD: 18.0, _HEADING: BODY, BODY: _TIGHT}
"""The type of a text that would need another slide in the usual one."""
_MOST_SLIDES = 2
"""Text that needs more is told theory by theory, then by first sentences; all of it is in the notes."""
_MOST_PARTS = 3
_SENTENCE = re.compile(r"(?<=\w\w[.!?])\s+(?=[^a-z\s])")
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


def add_text(deck: Deck, title: str, blocks: Sequence[TextBlock], section: str = "", most: int = _MOST_SLIDES) -> None:
    """The blocks under one title, with what they say in full as notes."""
    units = _all_units(blocks)
    if len(_fewest(units)) > most:
        parts = _parts(blocks)
        if len(parts) > 1:
            for heading, part in parts:
                add_text(deck, f"{title}: {heading}" if heading else title, part, section)
            return
    for page in _cut_to_most(_choose(units, most), most):
        slide = deck.add(title, section, "\n\n".join(unit.said for unit in page))
        shown = [unit.paragraph for unit in page if unit.paragraph.text or unit.paragraph.lead]
        body = d.text_body(shown, anchor="t")
        deck.put(slide, d.shape(deck.number(slide), "Text", d.Place(LEFT, TOP, ROOM, HEIGHT), text=body))


def put_above(deck: Deck, slide: Slide, blocks: Sequence[TextBlock]) -> float:
    """A few lines at the top of a slide that shows something else; how much room they take."""
    if not blocks:
        return 0.0
    body = d.text_body([unit.paragraph for unit in _all_units(blocks)], anchor="t")
    height = height_of(blocks)
    deck.put(slide, d.shape(deck.number(slide), "Text", d.Place(LEFT, TOP, ROOM, height - _GAP), text=body))
    return height


def height_of(blocks: Sequence[TextBlock]) -> float:
    """With the space beneath them."""
    return sum(unit.height for unit in _all_units(blocks)) + _GAP if blocks else 0.0


def is_strip(blocks: Sequence[TextBlock]) -> bool:
    """So little that it stands above what it leads to."""
    return height_of(blocks) <= _STRIP


def is_aside(blocks: Sequence[TextBlock]) -> bool:
    """So little that a slide of its own would be lost on it: it goes into the notes of the picture it leads to."""
    units = _all_units(blocks)
    short = sum(unit.height for unit in units) <= _ASIDE
    quiet = all(
        isinstance(block, Subheading) or (isinstance(block, Paragraph) and block.tone is not Tone.LEAD)
        for block in blocks
    )
    return bool(units) and short and quiet


def said_by(blocks: Sequence[TextBlock]) -> str:
    return "\n\n".join(unit.said for unit in _all_units(blocks))


def _parts(blocks: Sequence[TextBlock]) -> list[tuple[str, list[TextBlock]]]:
    """The text under each heading of the highest level; whole, where that would be a great many."""
    parts: list[tuple[str, list[TextBlock]]] = []
    for block in blocks:
        if isinstance(block, Subheading) and block.level < 3:
            parts.append((block.text, []))
        else:
            if not parts:
                parts.append(("", []))
            parts[-1][1].append(block)
    filled = [part for part in parts if part[1]]
    tall = all(height_of(part) > HEIGHT / 2 for _, part in filled)
    return filled if tall and len(filled) <= _MOST_PARTS else []


def _fewest(units: Sequence[_Unit]) -> list[list[_Unit]]:
    """In the usual type, or in a tighter one where that saves a slide."""
    usual = list(_pages(units))
    tight = list(_pages([_tightened(unit) for unit in units])) if len(usual) > 1 else usual
    return tight if len(tight) < len(usual) else usual


def _choose(units: Sequence[_Unit], most: int) -> list[list[_Unit]]:
    """All that is said, else first sentences, else the words in bold: as much as leaves no slide nearly empty."""
    whole = _fewest(units)
    if len(whole) == 1:
        return whole
    tight = [_tightened(unit) for unit in units]
    sentences = list(_pages([_shortened(unit) for unit in tight]))
    names = list(_pages([_named(unit) for unit in tight]))
    if len(sentences) == 1:
        return sentences
    if len(whole) <= most:
        is_thin = sum(unit.height for unit in whole[-1]) < HEIGHT / 2
        return names if is_thin and len(names) == 1 else whole
    return sentences if len(sentences) <= most else names


def _tightened(unit: _Unit) -> _Unit:
    one = unit.paragraph
    size = _TIGHTER.get(one.size, one.size)
    return replace(unit, paragraph=replace(one, size=size, space_before=min(one.space_before, 8)))


def _cut_to_most(pages: list[list[_Unit]], most: int) -> list[list[_Unit]]:
    """The first slides, the last of which says how much more there is, and keeps it in its notes."""
    if len(pages) <= most:
        return pages
    kept = [list(page) for page in pages[:most]]
    rest = [unit for page in pages[most:] for unit in page]
    last = kept[-1]
    pointer = replace(_unit("…", SMALL, MUTED, before=5), said="")
    while len(last) > 1 and sum(one.height for one in last) + pointer.height > HEIGHT:
        rest.insert(0, last.pop())
    while len(last) > 1 and last[-1].heads:
        rest.insert(0, last.pop())
    more = sum(not unit.heads for unit in rest)
    text = f"And {more} more, in the notes of this slide and in the full document."
    hidden = [replace(unit, paragraph=d.Paragraph("", SMALL, MUTED)) for unit in rest]
    kept[-1] = [*last, replace(pointer, paragraph=replace(pointer.paragraph, text=text)), *hidden]
    return kept


def _pages(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    page: list[_Unit] = []
    left = HEIGHT
    for unit in [part for one in units for part in _cut(one)]:
        if unit.height > left and page:
            held: list[_Unit] = []
            while len(page) > 1 and page[-1].heads:
                held.insert(0, page.pop())
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


def _named(unit: _Unit) -> _Unit:
    """An item by its name alone, where it has one."""
    if unit.paragraph.lead:
        return replace(unit, paragraph=replace(unit.paragraph, text=""))
    return _shortened(unit)


def _all_units(blocks: Sequence[TextBlock]) -> list[_Unit]:
    return [unit for block in blocks for unit in _units(block)]


def _units(block: TextBlock) -> Iterator[_Unit]:
    match block:
        case Subheading(text, level):
            yield _unit(text, _HEADING if level < 3 else BODY, ACCENT, bold=True, before=12, heads=True)
        case Paragraph(text, tone):
            size, colour = _SIZES[tone]
            for part in build_paragraphs(text):
                yield _unit(part, size, colour, before=7, may_shorten=tone is Tone.BODY)
        case Bullets(items, numbered):
            for place, item in enumerate(items, start=1):
                bullet = f"{place}." if numbered and len(items) < 10 else "•"
                lead = f"{item.strong} " if item.strong and item.text else item.strong
                unit = _unit(
                    item.text, BODY if item.depth == 0 else _TIGHT, INK, before=5, may_shorten=bool(item.strong)
                )
                dressed = replace(unit.paragraph, lead=lead, bullet=bullet, indent=_STEP * min(item.depth, 4))
                yield replace(unit, paragraph=dressed, said=f"{bullet} {lead}{item.text}")


def _unit(
    text: str, size: float, colour: str, *, bold: bool = False, before: float = 0, heads: bool = False,
    may_shorten: bool = False,
) -> _Unit:  # fmt: skip
    paragraph = d.Paragraph(text, size, colour, bold=bold, space_before=before, right_to_left=is_right_to_left(text))
    return _Unit(paragraph, text, heads, may_shorten)
