"""A table of figures put in force in one transaction: what is new or changed, and nothing that stands already."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, bindparam, exists, func, insert, select, update

from toc.store.database import reading
from toc.store.figure_columns import build_rows
from toc.store.records import Counts
from toc.store.schema import figures

_KEY = ("indicator", "period", "category", "comparison")
_ROWS_AT_ONCE = 50_000
_MANY = 100_000
_COLUMNS = ("programme_id", *_KEY, "observation", "from_revision", "batch_id")
_EMPTY = (None, "", False)


@dataclass(frozen=True)
class Batch:
    """Where the figures go."""

    programme_id: str
    id: str
    revision: int


def put_table(
    connection: Connection,
    batch: Batch,
    table: pl.DataFrame,
    spoken: frozenset[str],
    progress: Callable[[float], None] | None = None,
) -> Counts:
    """Put the figures in force at the batch's revision. A figure stands already where every field in `spoken` does."""
    tally = dict.fromkeys(Counts._fields, 0)
    done = 0
    for part, held in _parts(connection, batch, table):
        for rows in part.iter_slices(_ROWS_AT_ONCE):
            new = build_rows(rows)
            if held:
                new = _without_standing(connection, batch, new, held, spoken, tally)
            else:
                tally["added"] += new.height
            _insert(connection, batch, new)
            done += rows.height
            if progress is not None:
                progress(done / table.height)
    return Counts(**tally)


_Held = dict[tuple[str, ...], tuple[int, str]]


def _parts(connection: Connection, batch: Batch, table: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, _Held]]:
    """The table as a whole where the programme has none of its indicators' figures, else indicator by indicator."""
    now = (figures.c.programme_id == batch.programme_id, figures.c.until_revision.is_(None))
    names = table["indicator"].unique(maintain_order=True).to_list()
    if not connection.execute(select(exists().where(*now, figures.c.indicator.in_(names)))).scalar_one():
        with _indexed_afterwards(connection, table.height):
            yield table, {}
        return
    for name in names:
        yield table.filter(pl.col("indicator") == name), _held(connection, batch.programme_id, name)


def _held(connection: Connection, programme_id: str, indicator: str) -> _Held:
    columns = (figures.c.row, figures.c.observation, *(figures.c[name] for name in _KEY))
    now = (figures.c.programme_id == programme_id, figures.c.until_revision.is_(None))
    found = connection.execute(select(*columns).where(*now, figures.c.indicator == indicator))
    return {tuple(row[2:]): (row[0], row[1]) for row in found}


def compare_table(
    engine: Engine, programme_id: str, table: pl.DataFrame, spoken: frozenset[str]
) -> dict[tuple[str, str], Counts]:
    """What `put_table` would do, by indicator and comparison (empty for the programme's own). Nothing is written."""
    tally: dict[tuple[str, str], Counter[str]] = {}
    for name in table["indicator"].unique(maintain_order=True):
        with reading(engine) as connection:
            held = _held(connection, programme_id, name)
        part = table.filter(pl.col("indicator") == name)
        if not held:
            counted = part.group_by("comparison").len().iter_rows()
            tally |= {(name, comparison): Counter(added=count) for comparison, count in counted}
            continue
        for *key, text in build_rows(part).iter_rows():
            outcome, _ = _judge(held, tuple(key), text, spoken)
            tally.setdefault((name, key[-1]), Counter())[outcome] += 1
    return {series: Counts(**counted) for series, counted in tally.items()}


def _judge(held: _Held, key: tuple[str, ...], text: str, spoken: frozenset[str]) -> tuple[str, int]:
    """What becomes of a figure, in the words of `Counts`; and the row it would replace."""
    standing = held.get(key)
    if standing is None:
        return "added", 0
    same = standing[1] == text or _says_the_same(standing[1], text, spoken)
    return "unchanged" if same else "changed", standing[0]


@contextmanager
def _indexed_afterwards(connection: Connection, coming: int) -> Iterator[None]:
    """On SQLite, where most rows are new, the indexes are built once at the end, which takes half as long.

    They are dropped and made in the transaction, so that nobody else ever sees the table without them.
    """
    worth_it = (
        connection.dialect.name == "sqlite"
        and coming >= _MANY
        and coming > int(connection.execute(select(func.count()).select_from(figures)).scalar_one())
    )
    indexes = sorted(figures.indexes, key=lambda index: str(index.name)) if worth_it else []
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


def _without_standing(
    connection: Connection, batch: Batch, new: pl.DataFrame, held: _Held, spoken: frozenset[str], tally: dict[str, int]
) -> pl.DataFrame:
    """The rows to write; those they replace are closed."""
    keep: list[bool] = []
    replaced: list[int] = []
    for *key, text in new.iter_rows():
        outcome, standing = _judge(held, tuple(key), text, spoken)
        tally[outcome] += 1
        keep.append(outcome != "unchanged")
        if outcome == "changed":
            replaced.append(standing)
    if replaced:
        closed = update(figures).where(figures.c.row == bindparam("which"))
        closed = closed.values(until_revision=batch.revision, replaced_by=batch.id)
        connection.execute(closed, [{"which": row} for row in replaced])
    return new.filter(pl.Series(keep))


def _says_the_same(standing: str, text: str, spoken: frozenset[str]) -> bool:
    """Whether a table that has columns for these fields only could have been made from the figure that stands."""
    old, new = json.loads(standing), json.loads(text)
    return old.get("state") == new.get("state") and all(
        old.get(name) == new.get(name) or (old.get(name) in _EMPTY and new.get(name) in _EMPTY) for name in spoken
    )


def _insert(connection: Connection, batch: Batch, rows: pl.DataFrame) -> None:
    if not rows.height:
        return
    columns = [rows[name].to_list() for name in (*_KEY, "observation")]
    values = zip(repeat(batch.programme_id), *columns, repeat(batch.revision), repeat(batch.id), strict=False)
    if connection.dialect.paramstyle == "qmark":
        # The driver's own call: a dictionary for each of a million rows would take as long as writing them.
        statement = insert(figures).values({name: bindparam(name) for name in _COLUMNS})
        compiled = str(statement.compile(dialect=connection.dialect, column_keys=_COLUMNS))
        connection.exec_driver_sql(compiled, list(values))
    else:
        made: list[dict[str, Any]] = [dict(zip(_COLUMNS, row, strict=True)) for row in values]
        connection.execute(insert(figures), made)
