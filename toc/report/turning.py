"""Which parts of a section want a turned page: wide tables, and pictures wider than high."""

from dataclasses import dataclass

from toc.report.blocks import Block, DiagramBlock, Paragraph, Section, Subheading, Table
from toc.report.in_words import InWords, build_in_words

ONE_PAGE = "onepage"
"""The layout that never turns a page, has no contents, keeps its diagram small and the diagram's words behind it."""

_SHORT = 420
"""Characters that may stand above a picture on its own page without making it small."""

Part = Block | InWords


@dataclass(frozen=True)
class Spread:
    """Parts that stand on pages of one direction."""

    parts: tuple[Part, ...]
    turned: bool = False


def build_spreads(section: Section, layout: str) -> tuple[Spread, ...]:
    """The section's blocks in order; the first spread also carries the section's title and introduction.

    A few lines before a turned block go with it, so that no page is left with a title and nothing else.
    """
    if layout == ONE_PAGE:
        return (Spread(section.blocks),)
    spreads: list[Spread] = []
    waiting: list[Part] = []
    for block in section.blocks:
        if not is_turned(block):
            waiting += [block, build_in_words(block)] if isinstance(block, DiagramBlock) else [block]
            continue
        introduction = "" if spreads else section.introduction
        kept, taken = _parted(waiting, len(introduction))
        if kept or len(introduction) > _SHORT:
            spreads.append(Spread(tuple(kept)))
        spreads.append(Spread((*taken, block), turned=True))
        waiting = [build_in_words(block)] if isinstance(block, DiagramBlock) else []
    if waiting or not spreads:
        spreads.append(Spread(tuple(waiting)))
    return tuple(spreads)


def is_turned(block: Block) -> bool:
    match block:
        case DiagramBlock(picture=picture):
            return picture.width > picture.height
        case Table(wide=wide):
            return wide
    return False


def _parted(waiting: list[Part], said: int) -> tuple[list[Part], list[Part]]:
    """What stays on the upright page, and what goes over to the turned one."""
    said += sum(len(part.text) for part in waiting if isinstance(part, Paragraph))
    if said <= _SHORT and all(isinstance(part, Paragraph | Subheading) for part in waiting):
        return [], waiting
    cut = len(waiting)
    while cut and isinstance(waiting[cut - 1], Subheading):
        cut -= 1
    return waiting[:cut], waiting[cut:]
