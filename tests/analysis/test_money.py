"""Pounds in words."""

import pytest

from toc.analysis.money import pounds_text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "£0"),
        (201_000, "£201,000"),
        (1234.5, "£1,234.50"),
        (0.999, "£1"),
        (-300, "\N{MINUS SIGN}£300"),
        (-0.001, "£0"),
        (1_000_000.005, "£1,000,000"),
    ],
)
def test_pounds_are_printed_with_pence_only_where_there_are_some(amount: float, text: str) -> None:
    assert pounds_text(amount) == text
