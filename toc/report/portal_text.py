"""A section as plain text for the boxes of a funder's portal, counted against a limit."""

from collections.abc import Iterator
from dataclasses import dataclass

from toc.report.blocks import (
    Block,
    Bullets,
    ChartBlock,
    DiagramBlock,
    Document,
    Paragraph,
    Section,
    Subheading,
    Table,
    Tone,
)

BULLET = "- "


@dataclass(frozen=True)
class PortalText:
    """What is copied into one box."""

    key: str
    title: str
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def characters(self) -> int:
        """With spaces and line ends, as portals count them."""
        return len(self.text)

    def count_words(self, word_limit: int | None = None, character_limit: int | None = None) -> str:
        """`212 of 200 words, 12 too many; 1,204 characters`."""
        return (
            f"{_against(self.words, 'words', word_limit)}; {_against(self.characters, 'characters', character_limit)}"
        )

    def fits(self, word_limit: int | None = None, character_limit: int | None = None) -> bool:
        return (word_limit is None or self.words <= word_limit) and (
            character_limit is None or self.characters <= character_limit
        )


def build_portal_texts(document: Document) -> tuple[PortalText, ...]:
    """A text a section."""
    return tuple(build_portal_text(section) for section in document.sections)


def build_portal_text(section: Section) -> PortalText:
    """The section without its title, which the portal asks for, and without small print."""
    parts = [section.introduction.strip(), *(_plain(block) for block in section.blocks)]
    return PortalText(section.key, section.title, "\n\n".join(part for part in parts if part))


def _plain(block: Block) -> str:
    match block:
        case Paragraph(tone=Tone.NOTE):
            return ""
        case Paragraph() | Subheading():
            return block.text
        case Bullets():
            return "\n".join(_bullets(block))
        case Table():
            return "\n".join(_rows(block))
        case DiagramBlock():
            return block.outline.strip()
        case ChartBlock():
            return f"{block.title}: {block.words}" if block.words else block.title


def _bullets(bullets: Bullets) -> Iterator[str]:
    number = 0
    for item in bullets.items:
        number += item.depth == 0
        sign = f"{number}. " if bullets.numbered and item.depth == 0 else BULLET
        yield f"{'  ' * item.depth}{sign}{' '.join(part for part in (item.strong, item.text) if part)}"


def _rows(table: Table) -> Iterator[str]:
    """A line a row: its name, then each column by its title. A portal has no tables."""
    for row in table.rows:
        name, *others = row
        titles = [column.title for column in table.columns[1:]]
        told = [f"{title}: {cell.text}" for title, cell in zip(titles, others, strict=True) if cell.text]
        yield f"{BULLET}{name.text}{'. ' if told else ''}{'; '.join(told)}"


def _against(count: int, what: str, limit: int | None) -> str:
    if limit is None:
        return f"{count:,} {what}"
    over = count - limit
    return f"{count:,} of {limit:,} {what}{f', {over:,} too many' if over > 0 else ''}"
