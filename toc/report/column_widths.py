"""How wide a table's columns are: as asked, evened out where one would make its rows tall and the page empty."""

from math import ceil

from toc.report.blocks import Table

_LETTERS = {False: 100, True: 170}
"""That fit across an upright page, and across a turned one in smaller type."""
_LONGEST_WORD = 14
_PADDING = 2
"""Letters that the space beside a cell's text takes."""
_STEPS = 80
_STEP = 1.06
_FEW_LETTERS = 62
"""A table whose rows need no more than these across is not stretched over the page."""
_NARROW = 0.64


def build_widths(table: Table) -> tuple[float, ...]:
    """Each column's share of the table's width; they add up to 1."""
    shares = _normalised([max(column.width, 0.05) for column in table.columns])
    texts = [[len(cell.text) for cell in row[: len(shares)]] for row in table.rows]
    least = _least(table)
    best, height = shares, _height(shares, texts, table)
    tried = shares
    for _ in range(_STEPS):
        tallest = _find_tallest(tried, texts, table)
        if tallest is None:
            break
        grown = [share * (_STEP if place == tallest else 1.0) for place, share in enumerate(tried)]
        tried = _normalised([max(share, low) for share, low in zip(_normalised(grown), least, strict=True)])
        reached = _height(tried, texts, table)
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


def _lines(letters: int, share: float, table: Table) -> int:
    return max(1, ceil(letters / max(share * _LETTERS[table.wide] - _PADDING, 1.0)))


def _height(shares: list[float], texts: list[list[int]], table: Table) -> int:
    return sum(max(_lines(letters, share, table) for letters, share in zip(row, shares, strict=False)) for row in texts)


def _find_tallest(shares: list[float], texts: list[list[int]], table: Table) -> int | None:
    """The column that makes most lines which no other column needs."""
    extra = [0] * len(shares)
    for row in texts:
        heights = [_lines(letters, share, table) for letters, share in zip(row, shares, strict=False)]
        most = max(heights, default=0)
        others = sorted(heights)[-2] if len(heights) > 1 else most
        if most > others:
            extra[heights.index(most)] += most - others
    return extra.index(max(extra)) if any(extra) else None


def _least(table: Table) -> list[float]:
    """A column is never narrower than its longest word, up to a length."""
    longest = [
        max((len(word) for text in texts for word in text.split()), default=1)
        for texts in (
            [column.title, *(row[place].text for row in table.rows if place < len(row))]
            for place, column in enumerate(table.columns)
        )
    ]
    return [(min(word, _LONGEST_WORD) + _PADDING) / _LETTERS[table.wide] for word in longest]


def _normalised(shares: list[float]) -> list[float]:
    total = sum(shares)
    return [share / total for share in shares]
