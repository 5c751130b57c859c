"""A document is cleaned of what no format can carry, and is left alone where there is nothing to clean."""

from dataclasses import replace

import pytest

from tests.report.documents import build_chart, build_full_document
from toc.report.blocks import Paragraph
from toc.report.clean_text import build_clean_document, clean


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("as it is", "as it is"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\x00b\x0bc\x1fd\x7fe\x9ff", "abcdef"),
        ("half \ud83d and none\ufffe\uffff", "half  and none"),
        *((text, text) for text in ("no\u00a0break", "soft\u00adhyphen", "\u200fmark", "\U0001f476")),
    ],
)
def test_only_what_nobody_can_see_is_taken_out(written: str, kept: str) -> None:
    assert clean(written) == kept


def test_a_clean_document_is_left_as_it_is() -> None:
    document = build_full_document()
    assert build_clean_document(document) is document


def test_one_unclean_text_changes_its_own_block_only() -> None:
    clean_chart, unclean_chart = build_chart(), replace(build_chart(), words="It went\x00 up.")
    document = build_full_document()
    section = replace(document.sections[0], blocks=(Paragraph("Fine"), clean_chart, unclean_chart))
    made = build_clean_document(replace(document, sections=(*document.sections, section)))
    assert made.sections[:-1] == document.sections
    first, second, third = made.sections[-1].blocks
    assert first is section.blocks[0]
    assert second is clean_chart
    assert third == replace(unclean_chart, words="It went up.")
