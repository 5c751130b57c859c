"""What is wrong with a table, each fault by its row and column; and rules that find faults in all rows at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import polars as pl

from toc.exchange.figures.table import ROW

MOST_KEPT = 1_000
"""Faults that are kept in words; the rest are counted."""
TOLD = 3
_INDICATOR = "indicator"
Say = Callable[[Mapping[str, Any]], str]


class Fault(NamedTuple):
    """One thing wrong: `row 14, denominator: 0 cannot be divided by`."""

    row: int
    column: str
    text: str

    def __str__(self) -> str:
        return f"row {self.row:,}, {self.column}: {self.text}"


def words(text: str) -> Say:
    """The same words whatever the row."""
    return lambda _row: text


class Rule(NamedTuple):
    """What may not be: rows for which the expression is true, and what to say of one of them."""

    role: str
    broken: pl.Expr
    say: Say


class Faults:
    """Faults as they are found. At most one a row: the first."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        self._headings = headings
        self.kept: list[Fault] = []
        self.count = 0
        self.refused: Counter[str] = Counter()
        """How many by their indicator: its id, or what the table calls it where it has no such one."""

    def sift(self, frame: pl.DataFrame, rules: Iterable[Rule]) -> pl.DataFrame:
        """The rows that keep all the rules; the others are noted."""
        for rule in rules:
            broken = frame.select(rule.broken.fill_null(value=False).alias("broken"))["broken"]
            if broken.any():
                wrong = frame.filter(broken)
                frame = frame.filter(~broken)
                self.note(wrong, rule.role, rule.say)
        return frame

    def note(self, wrong: pl.DataFrame, role: str, say: Say) -> None:
        """Faults of the role's column in these rows."""
        self.count += wrong.height
        if _INDICATOR in wrong.columns:
            self.refused.update(dict(wrong[_INDICATOR].value_counts().iter_rows()))
        else:
            self.refused[""] += wrong.height
        for row in wrong.head(max(MOST_KEPT - len(self.kept), 0)).iter_rows(named=True):
            self.kept.append(Fault(row[ROW], self._column(row, role), say(row)))

    def _column(self, row: Mapping[str, Any], role: str) -> str:
        return self._headings.get(role) or row.get("heading") or role


def tell(faults: Iterable[Fault], count: int) -> str:
    """The first faults in one sentence, and how many more there are."""
    first = sorted(faults)[:TOLD]
    told = "; ".join(map(str, first))
    more = f"; and {count - len(first):,} more" if count > len(first) else ""
    return f"{told[0].upper()}{told[1:]}{more}"
