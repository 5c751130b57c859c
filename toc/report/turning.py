"""Which parts of a section want a turned page: wide tables, and pictures wider than high."""

from dataclasses import dataclass

from toc.report.blocks import Block, DiagramBlock, Paragraph, Section, Subheading, Table, Tone

ONE_PAGE = "onepage"
"""The layout that never turns a page, has no contents, keeps its diagram small and the diagram's words behind it."""

WORDS_AT_THE_END = Paragraph("All that the diagram says stands in words at the end of this document.", Tone.NOTE)

_SHORT = 420
"""Characters that may stand above a picture on its own page without making it small."""


@dataclass(frozen=True)
class Spread:
    """Parts that stand on pages of one direction."""

    parts: tuple[Block, ...]
    turned: bool = False


def build_spreads(section: Section, layout: str) -> tuple[Spread, ...]:
    """The section's blocks in order; the first spread also carries the section's title and introduction.

    A few lines before a turned block go with it, so that no page is left with a title and nothing else; turned tables
    follow each other on the same pages.
    """
    if layout == ONE_PAGE:
        return (Spread(section.blocks),)
    spreads: list[Spread] = []
    waiting: list[Block] = []
    for block in section.blocks:
        if not is_turned(block):
            waiting += [block, WORDS_AT_THE_END] if isinstance(block, DiagramBlock) else [block]
            continue
        introduction = "" if spreads else section.introduction
        kept, taken = _parted(waiting, len(introduction))
        if kept or len(introduction) > _SHORT:
            spreads.append(Spread(tuple(kept)))
        last = spreads[-1] if spreads else None
        if not kept and last is not None and last.turned and isinstance(block, Table) and _ends_in_table(last):
            spreads[-1] = Spread((*last.parts, *taken, block), turned=True)
        else:
            # Above the picture: beneath it there would be room for no more than a line.
            pointer = [WORDS_AT_THE_END] if isinstance(block, DiagramBlock) else []
            spreads.append(Spread((*taken, *pointer, block), turned=True))
        waiting = []
    if waiting or not spreads:
        spreads.append(Spread(tuple(waiting)))
    return tuple(spreads)


def _ends_in_table(spread: Spread) -> bool:
    return isinstance(spread.parts[-1], Table)


def is_turned(block: Block) -> bool:
    match block:
        case DiagramBlock(picture=picture):
            return picture.width > picture.height
        case Table(wide=wide):
            return wide
    return False


def _parted(waiting: list[Block], said: int) -> tuple[list[Block], list[Block]]:
    """What stays on the upright page, and what goes over to the turned one."""
    said += sum(len(part.text) for part in waiting if isinstance(part, Paragraph))
    if said <= _SHORT and all(isinstance(part, Paragraph | Subheading) for part in waiting):
        return [], waiting
    cut = len(waiting)
    while cut and isinstance(waiting[cut - 1], Subheading):
        cut -= 1
    return waiting[:cut], waiting[cut:]
