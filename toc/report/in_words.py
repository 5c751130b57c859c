"""A diagram's outline as a list: a stage, its boxes, and what each leads to."""

from dataclasses import dataclass

from toc.report.blocks import DiagramBlock, Item

TITLE = "The diagram in words"


@dataclass(frozen=True)
class InWords:
    """What stands beneath a diagram for those who cannot see it, in small type."""

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
