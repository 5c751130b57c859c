"""The fonts Typst sets documents in: the shipped ones, and for letters these lack the machine's own."""

import re
from functools import cache

import typst

from toc.fonts import FONTS_DIR


@cache
def shipped_fonts() -> typst.Fonts:
    """The same on every machine, so that the page is too."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_DIR])


@cache
def all_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[FONTS_DIR])


def build_settable_svg(svg: str) -> str:
    """An SVG without the joiners and skin tones of emoji, for which Typst finds no glyph within a picture."""
    return re.sub("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]", "", svg)
