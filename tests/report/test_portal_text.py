"""A section as the boxes of a portal take it, and its counts."""

import pytest

from tests.report.documents import build_full_document
from tests.report.reported import report
from toc.report.blocks import Bullets, Cell, Column, Item, Paragraph, Section, Subheading, Table, Tone
from toc.report.portal_text import PortalText, build_portal_text, build_portal_texts

SECTION = Section(
    "need",
    "Need",
    (
        Paragraph("Many babies."),
        Paragraph("How we counted.", Tone.NOTE),
        Subheading("Why"),
        Bullets((Item("of strain", strong="Because"), Item("and worry", depth=1))),
        Bullets((Item("first"), Item("deep", depth=1), Item("second")), numbered=True),
        Table(
            "A table",
            (Column("Year"), Column("Babies"), Column("Note")),
            ((Cell("2025"), Cell("150"), Cell("")), (Cell("2026"), Cell(""), Cell(""))),
        ),
    ),
    introduction="Hello.",
)


def test_a_section_becomes_plain_text_without_small_print_or_empty_cells() -> None:
    assert build_portal_text(SECTION).text == (
        "Hello.\n\nMany babies.\n\nWhy\n\n- Because of strain\n  - and worry\n\n"
        "1. first\n  - deep\n2. second\n\n- 2025. Babies: 150\n- 2026"
    )


def test_every_block_of_a_document_has_its_words() -> None:
    texts = {one.key: one for one in build_portal_texts(build_full_document())}
    assert "Families seen each month: More families are seen than before" in texts["results"].text
    assert "Stage 1 of" in texts["diagram"].text
    assert all(one.text for one in build_portal_texts(report()))


@pytest.mark.parametrize(
    ("text", "limits", "told", "fits"),
    [
        ("two words", {}, "2 words; 9 characters", True),
        ("two words", {"word_limit": 2}, "2 of 2 words; 9 characters", True),
        ("two words", {"word_limit": 1}, "2 of 1 words, 1 too many; 9 characters", False),
        ("two words", {"character_limit": 9}, "2 words; 9 of 9 characters", True),
        ("two words", {"character_limit": 8}, "2 words; 9 of 8 characters, 1 too many", False),
        ("", {"word_limit": 1}, "0 of 1 words; 0 characters", True),
        ("w " * 1500, {"word_limit": 250}, "1,500 of 250 words, 1,250 too many; 3,000 characters", False),
    ],
)
def test_words_and_characters_are_counted_against_a_limit(
    text: str, limits: dict[str, int], told: str, fits: bool
) -> None:
    portal = PortalText("need", "Need", text)
    assert portal.count_words(**limits) == told
    assert portal.fits(**limits) is fits
