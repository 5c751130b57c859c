"""Bringing a database to the newest version of the tables, at start, with a backup of an SQLite file first."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text, update

from toc.store.database import StoreUnavailable, is_sqlite, reading, writing
from toc.store.schema import VERSION, about, metadata

Migration = Callable[[Connection], None]

MIGRATIONS: tuple[Migration, ...] = ()
"""The first turns tables of version 1 into version 2, and so on."""

_LOCK = 7_203_411
"""Names this product's migrations among PostgreSQL's advisory locks."""


def migrate(engine: Engine, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Make the tables, or bring older ones up to date. Raises StoreUnavailable for a newer database."""
    newest = 1 + len(migrations)
    with reading(engine) as connection:
        found = _version_of(connection)
    if found == newest:
        return
    if found > newest:
        raise StoreUnavailable(
            f"The database was written by a newer version of this app (its tables are version {found}, "
            f"this app knows up to {newest}). Update the app, then start it again."
        )
    with writing(engine) as connection:
        if not is_sqlite(engine):
            # However long the one that came first takes.
            connection.execute(text("set local lock_timeout = 0"))
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        _bring_up(connection, migrations, newest)


def _bring_up(connection: Connection, migrations: tuple[Migration, ...], newest: int) -> None:
    found = _version_of(connection)
    if 0 < found < newest and is_sqlite(connection.engine):
        # Nobody else writes meanwhile, so the copy is of the version it is named by.
        _back_up(Path(connection.engine.url.database or ""), found)
    if found == 0:
        metadata.create_all(connection)
        connection.execute(about.insert().values(version=VERSION))
        found = VERSION
    for step in migrations[found - 1 :]:
        step(connection)
    connection.execute(update(about).values(version=newest))


def _version_of(connection: Connection) -> int:
    """0 for a database without our tables."""
    if not inspect(connection).has_table(about.name):
        return 0
    return int(connection.execute(select(about.c.version)).scalar_one())


def _back_up(file: Path, version: int) -> Path:
    """A copy beside the file, consistent even while others read."""
    copy = file.with_name(f"{file.name}.version-{version}.backup")
    begun = copy.with_name(f"{copy.name}.part")
    begun.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(begun)) as target:
        source.backup(target)
    begun.replace(copy)
    return copy
