"""A diagram's outline as a list: a stage, its boxes, and what each leads to."""

from dataclasses import dataclass

from toc.report.blocks import DiagramBlock, Document, Item

TITLE, TITLE_OF_SEVERAL = "The diagram in words", "The diagrams in words"


@dataclass(frozen=True)
class InWords:
    """What stands in a document for those who cannot see its diagram, in small type."""

    items: tuple[Item, ...]
    title: str = TITLE


def build_in_words(block: DiagramBlock) -> InWords:
    """The outline's lines, by how far each is indented; a line alone at the margin heads those that follow it."""
    lines = [line for line in block.outline.splitlines() if line.strip()]
    items: list[Item] = []
    open_indents: list[int] = []
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        depth = len(open_indents)
        open_indents.append(indent)
        following = lines[index + 1] if index + 1 < len(lines) else ""
        words = line.strip()
        is_head = indent == 0 and following.startswith(" ")
        items.append(Item("", depth, strong=words) if is_head else Item(words, depth))
    return InWords(tuple(items))


def build_annex(document: Document) -> tuple[str, tuple[InWords, ...]]:
    """What stands at the end of a document in pages: its title, and every diagram in words beneath its own name."""
    diagrams = [one for section in document.sections for one in section.blocks if isinstance(one, DiagramBlock)]
    if len(diagrams) == 1:
        return TITLE, (InWords(build_in_words(diagrams[0]).items, title=""),)
    return TITLE_OF_SEVERAL, tuple(_named(one) for one in diagrams)


def _named(block: DiagramBlock) -> InWords:
    """Beneath the diagram's name, which is then not said again."""
    items = build_in_words(block).items
    if not items or (items[0].strong or items[0].text) != block.title:
        return InWords(items, block.title)
    return InWords(tuple(Item(one.text, max(one.depth - 1, 0), one.strong) for one in items[1:]), block.title)
