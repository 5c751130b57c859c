"""How wide text is in the shipped font: advance widths, in thousandths of the type size and in points."""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from toc import fonts
from toc.diagram.picture import Weight

_WIDEST = 1.4
"""Em. What an unknown glyph or an emoji may need on a screen that has its own, wider one."""
_EMOJI = range(0x1F000, 0x20000)


class _Advances(dict[str, float]):
    """Advance width in em by character, looked up in the font and its fallbacks on first need."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        super().__init__()
        self._files = files

    def __missing__(self, character: str) -> float:
        width = self._measure(character)
        self[character] = width
        return width

    def _measure(self, character: str) -> float:
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            return 0.0
        if ord(character) in _EMOJI:
            return _WIDEST
        for file in self._files:
            if (width := _widths(file).get(ord(character))) is not None:
                return width
        return _WIDEST


@cache
def _widths(file: Path) -> dict[int, float]:
    """Advance width in em by code point."""
    with TTFont(file, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


_ADVANCES = {
    Weight.REGULAR: _Advances((fonts.REGULAR, fonts.ARABIC, fonts.EMOJI)),
    Weight.BOLD: _Advances((fonts.BOLD, fonts.ARABIC, fonts.EMOJI)),
}


def width_of(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Width of one line in points."""
    return sum(map(_ADVANCES[weight].__getitem__, text)) * size


def is_in_font(text: str) -> bool:
    """True if the shipped font itself has every letter, so that its lines are as tall as any other."""
    return text.isascii() or all(ord(character) in _widths(fonts.REGULAR) for character in text)
