"""The tables, as the newest version has them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

VERSION = 1
"""Of the tables; a database says its own in `about`."""


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC, on databases that know no time zones too."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


_ID = 64
metadata = MetaData()

about = Table("about", metadata, Column("version", Integer, nullable=False))

programmes = Table(
    "programmes",
    metadata,
    Column("id", String(_ID), primary_key=True),
    Column("name", Text, nullable=False),
    Column("levels", Text, nullable=False),
    Column("theories", Integer, nullable=False),
    Column("fictional", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("deleted_at", UtcTime),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("programme_id", String(_ID), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("format", Integer, nullable=False),
    Column("document", Text, nullable=False),
)

edits = Table(
    "edits",
    metadata,
    Column("programme_id", String(_ID), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("undoes", Integer),
    Column("undone_by", Integer),
    Column("format", Integer, nullable=False),
    Column("edit", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Column("touched", Text, nullable=False),
    Index("edits_of_author", "programme_id", "author_id", "kind", "revision"),
)

figures = Table(
    "figures",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("programme_id", String(_ID), nullable=False),
    Column("indicator", String(_ID), nullable=False),
    Column("period", String(21), nullable=False),
    Column("category", String(_ID), nullable=False),
    Column("comparison", String(_ID), nullable=False),
    Column("observation", Text, nullable=False),
    Column("from_revision", Integer, nullable=False),
    Column("until_revision", Integer),
    Column("batch_id", String(_ID)),
    Column("replaced_by", String(_ID)),
    Index("figures_now", "programme_id", "until_revision", "indicator", "period", "category", "comparison"),
    Index("figures_of_batch", "batch_id"),
    Index("figures_replaced_by", "replaced_by"),
)
"""A figure holds from its first revision up to, and without, its last; until now where there is none.
`batch_id` is the import it came with, `replaced_by` the import that took its place."""

batch_rows = Table(
    "batch_rows",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("batch_id", String(_ID), nullable=False),
    Column("programme_id", String(_ID), nullable=False),
    Column("indicator", String(_ID), nullable=False),
    Column("period", String(21), nullable=False),
    Column("category", String(_ID), nullable=False),
    Column("comparison", String(_ID), nullable=False),
    Column("observation", Text, nullable=False),
    Index("batch_rows_of_batch", "batch_id", "indicator", "period", "category", "comparison"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("programme_id", String(_ID), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("author_name", Text, nullable=False),
)

OF_A_PROGRAMME = (checkpoints, edits, figures, batch_rows, snapshots)
