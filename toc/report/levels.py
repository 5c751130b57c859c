"""Levels of headings: none is skipped, whatever a section asks for."""

from toc.report.blocks import Block, Subheading


class Levels:
    """Goes through a section's parts and says at which level each heading stands."""

    def __init__(self) -> None:
        self._above = 1

    def find_level(self, part: Block) -> int:
        wanted = part.level if isinstance(part, Subheading) else 0
        level = max(2, min(wanted, self._above + 1))
        if wanted:
            self._above = level
        return level
