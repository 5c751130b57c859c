"""The shipped fonts: there, free to ship, and served to the browser."""

import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from toc import fonts

ALL = (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC, fonts.ARABIC, fonts.EMOJI)
MEGABYTE = 1_000_000


def _characters(font: Path) -> set[int]:
    with TTFont(font) as opened:
        return set(opened.getBestCmap())


@pytest.mark.parametrize("font", ALL, ids=lambda font: font.name)
def test_a_shipped_font_says_that_it_may_be_shipped(font: Path) -> None:
    with TTFont(font) as opened:
        assert "Open Font License" in opened["name"].getDebugName(13)
    assert opened["name"].getDebugName(1) in (fonts.FAMILY, *fonts.FALLBACK_FAMILIES)
    assert opened["name"].getDebugName(1) in fonts.CSS_FAMILY
    assert opened["name"].getDebugName(1) in (fonts.FONTS_DIR / "OFL.txt").read_text(encoding="utf-8")


def test_nothing_a_bid_holds_becomes_an_empty_box() -> None:
    shipped = set().union(*(_characters(font) for font in (fonts.REGULAR, fonts.ARABIC, fonts.EMOJI)))
    for text in ("ŵŷâêîôû", "Zażółć gęślą", "Ελληνικά", "Українська", "שלום", "مرحبا", "👶🏽🎉❤", "£€%–—‘’“”…≥→"):
        assert {ord(character) for character in text} <= shipped, text


def test_a_label_is_as_wide_as_in_arial() -> None:
    # Arial's advance widths, in 2048ths of the type size.
    arial = {"A": 1366, "a": 1139, "i": 455, "W": 1933, " ": 569, "5": 1139}
    with TTFont(fonts.REGULAR) as opened:
        widths, names = opened["hmtx"], opened.getBestCmap()
        assert opened["head"].unitsPerEm == 2048
        assert {character: widths[names[ord(character)]][0] for character in arial} == arial


def test_the_fonts_stay_small_enough_to_download() -> None:
    assert sum(font.stat().st_size for font in ALL) < 3 * MEGABYTE


def test_every_shipped_font_is_named_in_the_theme() -> None:
    config = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["server"]["enableStaticServing"]
    named = {face["url"]: face["family"] for face in config["theme"]["fontFaces"]}
    assert set(named) == {f"app/static/fonts/{font.name}" for font in ALL}
    assert set(named.values()) == {fonts.FAMILY, *fonts.FALLBACK_FAMILIES}
