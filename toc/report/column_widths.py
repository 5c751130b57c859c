"""How wide a table's columns are: as asked, evened out where one would make its rows tall and the page empty."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil

from toc.report.blocks import Table

_LETTERS = {False: 100, True: 170}
"""That fit across an upright page, and across a turned one in smaller type."""
_LONGEST_WORD = 14
_PADDING = 2
"""Letters that the space beside a cell's text takes."""
_WORD = (1.12, 2.0)
"""The letters that each of a word's letters takes, in bold and not to be broken, and the space beside it."""
_TIGHT_WORD = (1.0, 1.5)
"""The same where there is not that much room for every column's longest word."""
_STEPS = 80
_STEP = 1.06
_FEW_LETTERS = 62
"""A table whose rows need no more than these across is not stretched over the page."""
_NARROW = 0.64
_MOST_KEPT = 500
"""Tables: a document's formats and its preview ask for the same widths."""


def build_widths(table: Table) -> tuple[float, ...]:
    """Each column's share of the table's width; they add up to 1."""
    shares = _normalised([max(column.width, 0.05) for column in table.columns])
    # Rows of equal lengths need equal room, and most of a table's are like others of it.
    rows = Counter(tuple(len(cell.text) for cell in row[: len(shares)]) for row in table.rows)
    return _evened(tuple(shares), tuple(rows.items()), tuple(_least(table)), _LETTERS[table.wide])


@lru_cache(_MOST_KEPT)
def _evened(
    shares: tuple[float, ...], rows: tuple[tuple[tuple[int, ...], int], ...], least: tuple[float, ...], letters: int
) -> tuple[float, ...]:
    """The shares under which the rows, each with how often there is one like it, are lowest together."""
    tried = best = _at_least(shares, least)
    height, tallest = _measured(tried, rows, letters)
    for _ in range(_STEPS):
        if tallest is None:
            break
        grown = [share * (_STEP if place == tallest else 1.0) for place, share in enumerate(tried)]
        tried = _at_least(_normalised(grown), least)
        reached, tallest = _measured(tried, rows, letters)
        if reached < height:
            best, height = tried, reached
    return tuple(best)


def find_table_share(table: Table) -> float:
    """How much of the page's width the table takes."""
    if table.wide or len(table.columns) < 2:
        return 1.0
    across = sum(
        max([len(column.title), *(len(row[place].text) for row in table.rows if place < len(row))]) + _PADDING
        for place, column in enumerate(table.columns)
    )
    return _NARROW if across <= _FEW_LETTERS or len(table.columns) == 2 else 1.0


def _measured(
    shares: Sequence[float], rows: Iterable[tuple[tuple[int, ...], int]], letters: int
) -> tuple[int, int | None]:
    """The lines that all rows take, and the column that makes most lines which no other column needs."""
    fits = [max(share * letters - _PADDING, 1.0) for share in shares]
    extra = [0] * len(shares)
    height = 0
    for row, times in rows:
        most = others = 1
        tallest = 0
        for place, (length, room) in enumerate(zip(row, fits, strict=False)):
            lines = ceil(length / room)
            if lines > most:
                others, most, tallest = most, lines, place
            elif lines > others:
                others = lines
        height += most * times
        if len(row) > 1:
            extra[tallest] += (most - others) * times
    return height, extra.index(max(extra)) if any(extra) else None


def _least(table: Table) -> list[float]:
    """A column is never narrower than its longest word, up to a length."""
    longest = [
        max((len(word) for text in texts for word in text.split()), default=1)
        for texts in (
            [column.title, *(row[place].text for row in table.rows if place < len(row))]
            for place, column in enumerate(table.columns)
        )
    ]
    across = _LETTERS[table.wide] * find_table_share(table)
    for letter, padding in (_WORD, _TIGHT_WORD):
        least = [(min(word, _LONGEST_WORD) * letter + padding) / across for word in longest]
        if sum(least) < 1:
            break
    return least


def _at_least(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The shares with none under its least, where there is room for all: the others give it."""
    if sum(least) >= 1:
        return _normalised([max(pair) for pair in zip(shares, least, strict=True)])
    low = {place for place, (share, floor) in enumerate(zip(shares, least, strict=True)) if share <= floor}
    while True:
        room = 1 - sum(least[place] for place in low)
        rest = sum(share for place, share in enumerate(shares) if place not in low)
        raised = [least[place] if place in low else share / rest * room for place, share in enumerate(shares)]
        under = {place for place, floor in enumerate(least) if place not in low and raised[place] < floor}
        if not under:
            return raised
        low |= under


def _normalised(shares: list[float]) -> list[float]:
    total = sum(shares)
    return [share / total for share in shares]
