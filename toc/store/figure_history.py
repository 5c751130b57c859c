"""How figures came to be what they are: every version of each, with who brought it and who took it away."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, select

from toc.model.figures import FigureKey, Observation
from toc.store.database import reading
from toc.store.documents import read_observations
from toc.store.records import Author
from toc.store.repository import Store
from toc.store.schema import edits, figures


class Deed(NamedTuple):
    """Who did something, when."""

    revision: int
    at: datetime | None
    """None for what came with the programme: its making is no edit."""
    author: Author | None


class FigureVersion(NamedTuple):
    """What a figure was, from one deed to the next."""

    observation: Observation
    entered: Deed
    imported: bool
    gone: Deed | None
    """None while it holds."""


class SinceThen(NamedTuple):
    """What became of figures after a revision."""

    held: tuple[Observation, ...]
    """As they stood then, those that do not hold any more."""
    begun: frozenset[FigureKey]
    """Cells whose present figure came later."""


def load_versions(store: Store, programme_id: str, indicator_id: str) -> tuple[FigureVersion, ...]:
    """Every version of the indicator's own figures, by period and within it the first one first."""
    query = (
        select(figures)
        .where(figures.c.programme_id == programme_id, figures.c.indicator == indicator_id, figures.c.comparison == "")
        .order_by(figures.c.period, figures.c.category, figures.c.from_revision, figures.c.row)
    )
    with reading(store.engine) as connection:
        rows = connection.execute(query).all()
        deeds = _load_deeds(connection, programme_id, rows)
    observations = read_observations(row.observation for row in rows)
    return tuple(
        FigureVersion(
            observation,
            deeds.get(row.from_revision, Deed(row.from_revision, None, None)),
            row.batch_id is not None,
            None if row.until_revision is None else deeds[row.until_revision],
        )
        for row, observation in zip(rows, observations, strict=True)
    )


def load_since(store: Store, programme_id: str, revision: int) -> SinceThen:
    """The programme's own figures that were replaced, cleared or begun after a revision."""
    own = and_(figures.c.programme_id == programme_id, figures.c.comparison == "")
    held = select(figures.c.observation).where(
        own, figures.c.from_revision <= revision, figures.c.until_revision > revision
    )
    begun = select(figures.c.observation).where(
        own, figures.c.from_revision > revision, figures.c.until_revision.is_(None)
    )
    with reading(store.engine) as connection:
        then = read_observations(connection.execute(held).scalars())
        now = read_observations(connection.execute(begun).scalars())
    return SinceThen(then, frozenset(one.key for one in now))


def _load_deeds(connection: Connection, programme_id: str, rows: Iterable[Row[Any]]) -> dict[int, Deed]:
    """Who made the revisions that these rows begin and end with."""
    wanted = {number for row in rows for number in (row.from_revision, row.until_revision) if number is not None}
    first = min(wanted, default=0)
    last = max(wanted, default=0)
    query = select(edits.c.revision, edits.c.at, edits.c.author_id, edits.c.author_name).where(
        edits.c.programme_id == programme_id, edits.c.revision.between(first, last)
    )
    return {
        row.revision: Deed(row.revision, row.at, Author(id=row.author_id, name=row.author_name))
        for row in connection.execute(query)
        if row.revision in wanted
    }
