"""Figures that cannot both stand: the same one twice, and periods that overlap."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from toc.analysis.periods import label_of
from toc.exchange.figures.faults import Faults, Rule
from toc.exchange.figures.mapping import Role
from toc.exchange.figures.names import END, START
from toc.exchange.figures.table import ROW
from toc.model.figures import Period
from toc.model.indicators import Indicator

SERIES = (Role.INDICATOR.value, Role.CATEGORY.value, Role.COMPARISON.value)
KEYS = (*SERIES, START, END)
_PLACE = "place"
_HELD = 0
"""In place of a row: the programme has the figure already."""


def check_clashes(
    frame: pl.DataFrame, held: pl.DataFrame | None, indicators: Iterable[Indicator], faults: Faults
) -> pl.DataFrame:
    """The rows that clash neither with an earlier one nor with a figure that is held (columns as KEYS)."""
    frame = frame.with_row_index(_PLACE)  # in a wide table one row has several figures
    spans = frame.select(*KEYS, ROW, _PLACE)
    again = False
    if held is not None and held.height:
        # A row that is there already says it anew, and what is there stands.
        standing = held.select(*KEYS, *(pl.lit(_HELD, spans.schema[name]).alias(name) for name in (ROW, _PLACE)))
        spans = pl.concat([standing, spans.join(held, on=KEYS, how="anti")])
        again = bool(frame.select(pl.struct(*KEYS).is_duplicated().any()).item())
    touching = _find_touching(spans)
    if touching.height or again:
        frame = faults.sift(frame, [Rule(Role.PERIOD, ~pl.struct(*KEYS).is_first_distinct(), _said_twice)])
        # Rolling figures overlap by what they are, and published ones may.
        rolling = [one.id for one in indicators if one.cumulative or one.published_elsewhere]
        spans = spans.join(touching, on=SERIES, how="semi").unique(KEYS, keep="first", maintain_order=True)
        clashes = _find_clashes(spans.filter(~pl.col(Role.INDICATOR).is_in(rolling), pl.col(Role.COMPARISON) == ""))
        overlaps = Rule(Role.PERIOD, pl.col(_PLACE).is_in(list(clashes)), lambda row: clashes[row[_PLACE]])
        frame = faults.sift(frame, [overlaps])
    return frame.drop(_PLACE)


def _find_touching(spans: pl.DataFrame) -> pl.DataFrame:
    """The series in which any two figures share a day, the same figure twice among them."""
    ordered = spans.sort(*SERIES, START, END)
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in SERIES)
    return ordered.filter(same & (pl.col(START) <= pl.col(END).shift(1))).select(SERIES).unique()


def _find_clashes(spans: pl.DataFrame) -> dict[int, str]:
    """What is wrong with each figure, by its place, that overlaps an earlier one, taking them as they come."""
    standing: dict[tuple[str, ...], list[tuple[str, str, int]]] = {}
    clashes: dict[int, str] = {}
    for *series, start, end, row, place in spans.sort(ROW, _PLACE).iter_rows():
        taken = standing.setdefault(tuple(series), [])
        at = bisect_left(taken, (start, end, row))
        near = [one for one in taken[max(at - 1, 0) : at + 1] if one[0] <= end and start <= one[1]]
        if near and row != _HELD:
            where = "which the programme has" if near[0][2] == _HELD else f"which stands in row {near[0][2]:,}"
            clashes[place] = f"{_label(start, end)} overlaps with {_label(*near[0][:2])}, {where}"
        else:
            taken.insert(at, (start, end, row))
    return clashes


def _said_twice(row: Mapping[str, Any]) -> str:
    return f"the figure of {_label(row[START], row[END])} stands in the table already"


def _label(start: str, end: str) -> str:
    return label_of(Period(start=date.fromisoformat(start), end=date.fromisoformat(end)))
