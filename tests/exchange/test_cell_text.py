"""Text that no spreadsheet takes for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.exchange.cell_text import as_text, from_text


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "=", "-", "\N{FULLWIDTH EQUALS SIGN}1"]
)
def test_what_a_spreadsheet_would_calculate_becomes_words(text: str) -> None:
    assert as_text(text) == f"'{text}"
    assert from_text(as_text(text)) == text


@pytest.mark.parametrize("text", ["", "Referrals", "-1.5", "+3", "1 - 2", "'quoted", "a=b"])
def test_other_text_and_numbers_stay_as_they_are(text: str) -> None:
    assert as_text(text) == text
    assert from_text(text) == text


@given(st.text(max_size=12))
def test_no_text_that_goes_out_starts_a_formula_and_all_come_back(text: str) -> None:
    out = as_text(text)
    assert out.lstrip(" ")[:1] not in {"=", "@", "\t", "\r"}
    assert from_text(out) == text or from_text(text) != text
