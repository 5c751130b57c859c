"""What the priorities page shows and does: the matrix as it was asked for, and what a cell was set to."""

from enum import StrEnum
from typing import NamedTuple

from toc.analysis.alignment import AlignmentGrid, PriorityColumn, RowKind, ServingRow
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit, Remove
from toc.model.priorities import Alignment, AlignmentStrength
from toc.model.programme import Programme

MOST_CELLS = 12_000
"""More would make a browser slow; a stage or a body narrows it down."""
MOST_COLUMNS = 200


class Only(StrEnum):
    """Which part of the matrix is wanted."""

    EVERYTHING = "everything"
    UNALIGNED = "unaligned"
    UNSERVED = "unserved"


class Order(StrEnum):
    MAP = "map"
    FEWEST = "fewest"
    MOST = "most"


class Items(StrEnum):
    """What stands in the rows."""

    BOXES = "boxes"
    INDICATORS = "indicators"
    BOTH = "both"


class Asked(NamedTuple):
    """How a person wants to see the matrix."""

    items: Items = Items.BOXES
    heading: str | None = None
    body: str | None = None
    only: Only = Only.EVERYTHING
    order: Order = Order.MAP


class Matrix(NamedTuple):
    """The rows and columns to draw, and what of them could not be drawn at once."""

    rows: tuple[ServingRow, ...]
    columns: tuple[PriorityColumn, ...]
    left_out: str = ""


def build_matrix(grid: AlignmentGrid, asked: Asked) -> Matrix:
    """The matrix filtered and sorted; at most MOST_CELLS of it."""
    unaligned = {row.id for row in grid.unaligned}
    unserved = {column.counts_as for column in grid.unserved}
    kinds = {
        Items.BOXES: (RowKind.OUTCOME, RowKind.OTHER_BOX),
        Items.INDICATORS: (RowKind.INDICATOR,),
        Items.BOTH: tuple(RowKind),
    }[asked.items]
    rows = [
        row
        for row in grid.rows
        if row.kind in kinds
        and asked.heading in (None, row.heading)
        and (asked.only is not Only.UNALIGNED or row.id in unaligned)
    ]
    columns = [
        column
        for column in grid.columns
        if asked.body in (None, column.body)
        and (asked.only is not Only.UNSERVED or (column.counts_as in unserved and not column.superseded))
    ]
    if asked.order is not Order.MAP:
        rows, columns = _sorted(grid, asked.order, rows, columns)
    return _bounded(rows, columns)


def _sorted(
    grid: AlignmentGrid, order: Order, rows: list[ServingRow], columns: list[PriorityColumn]
) -> tuple[list[ServingRow], list[PriorityColumn]]:
    """By how many meetings each has; columns within their body, which keeps its place."""
    wanted_rows, wanted_columns = {row.id for row in rows}, {column.id for column in columns}
    pairs = [
        (item, priority) for item, priority in grid.alignments if item in wanted_rows and priority in wanted_columns
    ]
    sign = -1 if order is Order.MOST else 1
    bodies = list(dict.fromkeys(column.body for column in columns))
    by_row, by_column = dict.fromkeys(wanted_rows, 0), dict.fromkeys(wanted_columns, 0)
    for item, priority in pairs:
        by_row[item] += sign
        by_column[priority] += sign
    return (
        sorted(rows, key=lambda row: by_row[row.id]),
        sorted(columns, key=lambda column: (bodies.index(column.body), by_column[column.id])),
    )


def _bounded(rows: list[ServingRow], columns: list[PriorityColumn]) -> Matrix:
    kept_columns = columns[:MOST_COLUMNS]
    kept_rows = rows[: MOST_CELLS // max(len(kept_columns), 1)]
    if len(kept_rows) == len(rows) and len(kept_columns) == len(columns):
        return Matrix(tuple(rows), tuple(columns))
    sentence = (
        f"Shown: the first {len(kept_rows):,} of {len(rows):,} rows and {len(kept_columns):,} of {len(columns):,} "
        "priorities. Pick a stage or a body to see the others."
    )
    return Matrix(tuple(kept_rows), tuple(kept_columns), sentence)


class CellChange(NamedTuple):
    """What a person set a cell to, and what they saw there; no strength is an empty cell."""

    item: str
    priority: str
    strength: AlignmentStrength | None
    reason: str = ""
    seen_strength: AlignmentStrength | None = None
    seen_reason: str = ""


def cell_edit(programme: Programme, change: CellChange) -> Edit | None:
    """The edit that sets the cell; None where it is so already."""
    there = [one for one in programme.alignments if (one.item, one.priority) == (change.item, change.priority)]
    if change.strength is None:
        return Remove(collection=Collection.ALIGNMENTS, id=there[0].id) if there else None
    if not there:
        made = Alignment(
            id=new_id(), item=change.item, priority=change.priority, strength=change.strength, reason=change.reason
        )
        return Add(collection=Collection.ALIGNMENTS, item=as_json(made))
    mine = min(there, key=lambda one: list(AlignmentStrength).index(one.strength))
    seen = {"strength": change.seen_strength or mine.strength, "reason": change.seen_reason}
    new = {"strength": change.strength, "reason": change.reason}
    fields = {name: value for name, value in new.items() if value != seen[name] and value != getattr(mine, name)}
    if not fields:
        return None
    base = {name: seen[name] for name in fields}
    return Change(collection=Collection.ALIGNMENTS, id=mine.id, fields=dict(fields.items()), base=dict(base.items()))
