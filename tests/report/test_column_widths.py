"""Columns are as wide as asked until one would leave its rows tall and the rest of the page empty."""

import pytest

from toc.report.blocks import Cell, Column, Table
from toc.report.column_widths import build_widths, find_table_share


def _table(widths: tuple[float, ...], *rows: tuple[str, ...], wide: bool = False) -> Table:
    columns = tuple(Column(f"C{n}", width) for n, width in enumerate(widths))
    return Table("Caption", columns, tuple(tuple(Cell(text) for text in row) for row in rows), wide=wide)


def test_short_texts_leave_the_widths_as_asked() -> None:
    assert build_widths(_table((3, 1), ("a few words", "12"))) == pytest.approx((0.75, 0.25))


def test_a_column_of_long_texts_is_given_room_by_the_others() -> None:
    long = "words and words " * 30
    first, second, third = build_widths(_table((2, 1, 1), ("a name", long, "12"), ("another", long, "13")))
    assert second > 0.6
    assert first + second + third == pytest.approx(1)


def test_no_column_becomes_narrower_than_its_longest_word() -> None:
    long = "words and words " * 60
    widths = build_widths(_table((1, 1), ("Denominators", long)))
    assert widths[0] >= len("Denominators") / 100


def test_a_narrow_column_of_one_word_is_widened_though_every_text_fits_in_a_line() -> None:
    widths = build_widths(_table((0.2, 3, 2), ("September", "words", "words"), ("1", "a " * 30, "b " * 20)))
    assert widths[0] * 100 >= len("September") * 1.12 + 2


def test_many_columns_share_the_room_so_that_no_word_of_any_is_broken() -> None:
    heads = ("Period", "Closed", "scores", "interval)", "improved", "unchanged", "deteriorated", "Cases", "Recovered")
    words = tuple(f"{head} {head}" for head in heads)
    widths = build_widths(_table((1.4, 0.8, 0.9, 2, 1.1, 1.1, 1.1, 0.9, 1), words, words))
    assert all(width * 100 >= len(head) * 1.12 + 2 for width, head in zip(widths, heads, strict=True))


@pytest.mark.parametrize("rows", [(), (("a",),), (("", "", "", ""),), (("W" * 5000, "W" * 5000, "x"),)])
def test_every_table_has_widths_that_add_up(rows: tuple[tuple[str, ...], ...]) -> None:
    widths = build_widths(_table((1, 0, 2), *rows))
    assert len(widths) == 3
    assert min(widths) > 0
    assert sum(widths) == pytest.approx(1)


@pytest.mark.parametrize(
    ("table", "share"),
    [
        (_table((1,), ("x",)), 1.0),
        (_table((1, 1), ("x", "12")), 0.64),
        (_table((1, 1, 1), ("2023/24 Q1", "35", "provisional")), 0.64),
        (_table((1, 1, 1), ("x" * 40, "y" * 20, "12")), 1.0),
        (_table((1, 1), ("x", "12"), wide=True), 1.0),
    ],
)
def test_a_table_of_short_texts_is_not_stretched_over_the_page(table: Table, share: float) -> None:
    assert find_table_share(table) == share
