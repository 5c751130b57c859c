"""Figures as rows, each with the revision from which and until which it holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, literal, or_, select, update

from toc.model.apply import EditRefused
from toc.model.edits import (
    Edit,
    FigureChange,
    ImportFigures,
    PutFigures,
    Restore,
    Together,
    WithdrawImport,
)
from toc.model.figures import FigureKey, Observation
from toc.store.documents import read_observations, row_key, write_observation
from toc.store.schema import batch_rows, figures

_KEY = ("indicator", "period", "category", "comparison")
_ROWS_AT_ONCE = 1_000


def parts_of(edit: Edit) -> Iterator[Edit]:
    """The edit, or those it puts together."""
    if isinstance(edit, Together):
        for part in edit.edits:
            yield from parts_of(part)
    else:
        yield edit


def load_figures(
    connection: Connection, programme_id: str, indicators: Sequence[str] | None, at_revision: int | None
) -> tuple[Observation, ...]:
    """The figures that hold now, or held at a revision, by indicator and period."""
    query = select(figures.c.observation).where(figures.c.programme_id == programme_id, _holding(at_revision))
    if indicators is not None:
        query = query.where(figures.c.indicator.in_(indicators))
    query = query.order_by(*(figures.c[name] for name in _KEY))
    return read_observations(connection.execute(query).scalars())


def load_cells(connection: Connection, programme_id: str, edit: Edit) -> dict[FigureKey, Observation]:
    """The figures in the cells that an edit names."""
    keys = {cell.key for part in parts_of(edit) if isinstance(part, PutFigures) for cell in part.cells}
    if not keys:
        return {}
    indicators = sorted({key.indicator for key in keys})
    periods = sorted({key.period.key for key in keys})
    query = select(figures.c.observation).where(
        figures.c.programme_id == programme_id,
        figures.c.until_revision.is_(None),
        figures.c.indicator.in_(indicators),
        figures.c.period.in_(periods),
    )
    found = read_observations(connection.execute(query).scalars())
    return {observation.key: observation for observation in found if observation.key in keys}


def put_cells(connection: Connection, programme_id: str, cells: Iterable[FigureChange], revision: int) -> None:
    """Let the cells hold what they are to hold from this revision on."""
    last = {cell.key: cell.observation for cell in cells}
    for key in last:
        connection.execute(
            update(figures)
            .where(
                figures.c.programme_id == programme_id,
                figures.c.until_revision.is_(None),
                figures.c.indicator == key.indicator,
                figures.c.period == key.period.key,
                figures.c.category == (key.category or ""),
                figures.c.comparison == (key.comparison or ""),
            )
            .values(until_revision=revision)
        )
    add_figures(connection, programme_id, (one for one in last.values() if one is not None), revision)


def add_figures(connection: Connection, programme_id: str, observations: Iterable[Observation], revision: int) -> None:
    """Rows that hold from this revision on."""
    _insert(
        connection,
        figures,
        (
            {
                "programme_id": programme_id,
                **row_key(one),
                "observation": write_observation(one),
                "from_revision": revision,
            }
            for one in observations
        ),
    )


def add_batch(connection: Connection, programme_id: str, batch_id: str, observations: Iterable[Observation]) -> None:
    """Rows that wait for an ImportFigures edit."""
    _insert(
        connection,
        batch_rows,
        (
            {
                "batch_id": batch_id,
                "programme_id": programme_id,
                **row_key(one),
                "observation": write_observation(one),
            }
            for one in observations
        ),
    )


def carry_out(connection: Connection, programme_id: str, edit: Edit, revision: int) -> None:
    """What an edit does to rows beyond single cells: imports, their withdrawal, a restore."""
    for part in parts_of(edit):
        match part:
            case ImportFigures():
                _import(connection, programme_id, part.batch, revision)
            case WithdrawImport():
                _withdraw(connection, programme_id, part.batch, revision)
            case Restore():
                _restore(connection, programme_id, part.figures_at, revision)


def _import(connection: Connection, programme_id: str, batch_id: str, revision: int) -> None:
    mine = and_(batch_rows.c.batch_id == batch_id, batch_rows.c.programme_id == programme_id)
    if not connection.execute(select(exists().where(mine))).scalar_one():
        raise EditRefused("These imported figures are not there any more. Import the file again.")
    replaced = exists().where(mine, *(batch_rows.c[name] == figures.c[name] for name in _KEY))
    _close(connection, programme_id, revision, replaced, by=batch_id)
    rows = select(
        batch_rows.c.programme_id,
        *(batch_rows.c[name] for name in _KEY),
        batch_rows.c.observation,
        literal(revision),
        batch_rows.c.batch_id,
    ).where(mine)
    columns = ["programme_id", *_KEY, "observation", "from_revision", "batch_id"]
    connection.execute(insert(figures).from_select(columns, rows))


def _withdraw(connection: Connection, programme_id: str, batch_id: str, revision: int) -> None:
    mine = and_(batch_rows.c.batch_id == batch_id, batch_rows.c.programme_id == programme_id)
    same_cell = and_(*(batch_rows.c[name] == figures.c[name] for name in _KEY))
    now = and_(figures.c.programme_id == programme_id, figures.c.until_revision.is_(None), same_cell)
    still_there = exists().where(now, figures.c.observation == batch_rows.c.observation)
    if connection.execute(select(exists().where(mine, ~still_there))).scalar_one():
        raise EditRefused(
            "Some of the imported figures have been changed since, so the import cannot be taken back. "
            "Correct the figures one by one."
        )
    _close(connection, programme_id, revision, exists().where(mine, same_cell))
    replaced = and_(figures.c.programme_id == programme_id, figures.c.replaced_by == batch_id)
    latest = select(func.max(figures.c.until_revision)).where(replaced).scalar_subquery()
    _copy(connection, revision, and_(replaced, figures.c.until_revision == latest))
    # They are in force again: should the import be done again, it replaces what stands then.
    connection.execute(update(figures).where(replaced).values(replaced_by=None))


def _restore(connection: Connection, programme_id: str, figures_at: int, revision: int) -> None:
    held = and_(figures.c.programme_id == programme_id, _holding(figures_at), figures.c.until_revision.is_not(None))
    _copy(connection, revision, held)
    later = and_(figures.c.from_revision > figures_at, figures.c.from_revision < revision)
    _close(connection, programme_id, revision, later)


def _holding(at_revision: int | None) -> ColumnElement[bool]:
    if at_revision is None:
        return figures.c.until_revision.is_(None)
    return and_(
        figures.c.from_revision <= at_revision,
        or_(figures.c.until_revision.is_(None), figures.c.until_revision > at_revision),
    )


def _close(
    connection: Connection, programme_id: str, revision: int, which: ColumnElement[bool], *, by: str | None = None
) -> None:
    connection.execute(
        update(figures)
        .where(figures.c.programme_id == programme_id, figures.c.until_revision.is_(None), which)
        .values(until_revision=revision, replaced_by=by)
    )


def _copy(connection: Connection, revision: int, which: ColumnElement[bool]) -> None:
    """Let rows that held once hold again."""
    names = ["programme_id", *_KEY, "observation", "batch_id"]
    rows = select(*(figures.c[name] for name in names), literal(revision)).where(which)
    connection.execute(insert(figures).from_select([*names, "from_revision"], rows))


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _ROWS_AT_ONCE:
            connection.execute(insert(table), waiting)
            waiting.clear()
    if waiting:
        connection.execute(insert(table), waiting)
