"""The beginning of a long document, to be looked at while the rest of it is still being set."""

from dataclasses import replace

from toc.report.blocks import Block, Bullets, ChartBlock, DiagramBlock, Document, Paragraph, Section, Subheading, Table
from toc.report.turning import ONE_PAGE

_LETTERS_A_PAGE = 4500
_ROWS_A_PAGE = 40
"""More than a page ever holds, as all here: what is cut off too late only takes longer, too early leaves pages out."""
_CHARTS_A_PAGE = 3
_DIAGRAMS_A_PAGE = 2


def build_beginning(document: Document, pages: int) -> Document:
    """What fills the first pages for certain; the same document where there is no more than that."""
    if document.layout == ONE_PAGE:
        return document
    room = float(pages)
    sections: list[Section] = []
    for section in document.sections:
        blocks: list[Block] = []
        room -= len(section.introduction) / _LETTERS_A_PAGE
        for block in section.blocks:
            if room <= 0:
                break
            blocks.append(block)
            room -= _find_size(block)
        sections.append(replace(section, blocks=tuple(blocks)))
        if room <= 0:
            break
    count = sum(len(section.blocks) for section in sections)
    whole = len(sections) == len(document.sections) and count == sum(len(one.blocks) for one in document.sections)
    return document if whole else replace(document, sections=tuple(sections))


def find_later_titles(document: Document, beginning: Document) -> tuple[str, ...]:
    """Of the sections that the beginning does not reach."""
    return tuple(section.title for section in document.sections[len(beginning.sections) :])


def _find_size(block: Block) -> float:
    """In pages."""
    match block:
        case Paragraph() | Subheading():
            return len(block.text) / _LETTERS_A_PAGE
        case Bullets():
            return sum(len(item.text) + len(item.strong) for item in block.items) / _LETTERS_A_PAGE
        case Table():
            letters = sum(len(cell.text) for row in block.rows for cell in row)
            return max(len(block.rows) / _ROWS_A_PAGE, letters / (2 * _LETTERS_A_PAGE))
        case DiagramBlock():
            return 1 / _DIAGRAMS_A_PAGE
        case ChartBlock():
            return 1 / _CHARTS_A_PAGE
