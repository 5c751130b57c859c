"""Figures as rows, each with the revision from which and until which it holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Subquery,
    and_,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

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

if TYPE_CHECKING:
    import polars as pl

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
    connection: Connection,
    programme_id: str,
    indicators: Sequence[str] | None,
    at_revision: int | None,
    *,
    totals: bool = False,
) -> tuple[Observation, ...]:
    """The figures that hold now, or held at a revision, by indicator and period.

    With `totals` those alone that are of no category and no comparison series: of a large import they are few.
    """
    query = select(figures.c.observation).where(figures.c.programme_id == programme_id, _holding(at_revision))
    if indicators is not None:
        query = query.where(figures.c.indicator.in_(indicators))
    if totals:
        query = query.where(figures.c.category == "", figures.c.comparison == "")
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


def load_keys(connection: Connection, programme_id: str, indicators: Sequence[str]) -> "pl.DataFrame":
    """Which figures these indicators have now."""
    import polars as pl

    query = select(*(figures.c[name] for name in _KEY)).where(
        figures.c.programme_id == programme_id,
        figures.c.until_revision.is_(None),
        figures.c.indicator.in_(indicators),
    )
    rows = [tuple(row) for row in connection.execute(query)]
    keys = pl.DataFrame(rows, dict.fromkeys(_KEY, pl.String), orient="row")
    days = pl.col("period").str
    return keys.with_columns(days.slice(0, 10).alias("start"), days.slice(11).alias("end")).drop("period")


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
    put_already = and_(_of_batch(figures, programme_id, batch_id), figures.c.from_revision == revision)
    if connection.execute(select(exists().where(put_already))).scalar_one():
        return
    brought = _brought(connection, programme_id, batch_id)
    if not connection.execute(select(exists().select_from(brought))).scalar_one():
        raise EditRefused("These imported figures are not there any more. Import the file again.")
    _close(connection, programme_id, revision, _in_cells_of(brought, programme_id), by=batch_id)
    rows = select(
        literal(programme_id),
        *(brought.c[name] for name in _KEY),
        brought.c.observation,
        literal(revision),
        literal(batch_id),
    )
    columns = ["programme_id", *_KEY, "observation", "from_revision", "batch_id"]
    connection.execute(insert(figures).from_select(columns, rows))


def _withdraw(connection: Connection, programme_id: str, batch_id: str, revision: int) -> None:
    brought = _brought(connection, programme_id, batch_id)
    same_cell = and_(*(brought.c[name] == figures.c[name] for name in _KEY))
    now = and_(figures.c.programme_id == programme_id, figures.c.until_revision.is_(None), same_cell)
    still_there = exists().where(now, figures.c.observation == brought.c.observation).correlate(brought)
    if connection.execute(select(exists().select_from(brought).where(~still_there))).scalar_one():
        raise EditRefused(
            "Some of the imported figures have been changed since, so the import cannot be taken back. "
            "Correct the figures one by one."
        )
    _close(connection, programme_id, revision, _in_cells_of(brought, programme_id))
    replaced = and_(figures.c.programme_id == programme_id, figures.c.replaced_by == batch_id)
    latest = select(func.max(figures.c.until_revision)).where(replaced).scalar_subquery()
    _copy(connection, revision, and_(replaced, figures.c.until_revision == latest))
    # They are in force again: should the import be done again, it replaces what stands then.
    connection.execute(update(figures).where(replaced).values(replaced_by=None))


def _brought(connection: Connection, programme_id: str, batch_id: str) -> Subquery:
    """The figures an import brought: those that waited for it, or were put in force as they were read."""
    columns = (*_KEY, "observation")
    waited = _of_batch(batch_rows, programme_id, batch_id)
    if connection.execute(select(exists().where(waited))).scalar_one():
        return select(*(batch_rows.c[name] for name in columns)).where(waited).subquery("brought")
    first = select(func.min(figures.c.from_revision)).where(_of_batch(figures, programme_id, batch_id))
    put = figures.alias("put")
    at_first = put.c.from_revision == connection.execute(first).scalar_one()
    return (
        select(*(put.c[name] for name in columns))
        .where(_of_batch(put, programme_id, batch_id), at_first)
        .subquery("brought")
    )


def _of_batch(table: FromClause, programme_id: str, batch_id: str) -> ColumnElement[bool]:
    return and_(table.c.batch_id == batch_id, table.c.programme_id == programme_id)


def _in_cells_of(brought: Subquery, programme_id: str) -> ColumnElement[bool]:
    """The figures in force in these cells, found from the cells and not by going through all figures."""
    now = figures.alias("now")
    same_cell = and_(*(now.c[name] == brought.c[name] for name in _KEY))
    in_force = and_(now.c.programme_id == programme_id, now.c.until_revision.is_(None))
    return figures.c.row.in_(select(now.c.row).select_from(brought.join(now, same_cell)).where(in_force))


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
