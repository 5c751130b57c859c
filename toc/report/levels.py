"""Levels of headings: none is skipped, whatever a section asks for."""

from toc.report.blocks import Subheading
from toc.report.in_words import InWords
from toc.report.turning import Part

WORDS_LEVEL = 3
"""Of the heading over a diagram in words, where one of level 2 stands above it."""


class Levels:
    """Goes through a section's parts and says at which level each heading stands."""

    def __init__(self) -> None:
        self._above = 1

    def find_level(self, part: Part) -> int:
        wanted = WORDS_LEVEL if isinstance(part, InWords) else part.level if isinstance(part, Subheading) else 0
        level = max(2, min(wanted, self._above + 1))
        if wanted:
            self._above = level
        return level
