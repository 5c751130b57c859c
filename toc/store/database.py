"""Opening a database: SQLite or PostgreSQL, safe settings, and its faults as sentences with the next step."""

import math
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from toc.errors import TocError

BUSY_SECONDS: float = 5
"""How long to wait for a database that others hold, or a server that does not answer, before saying so."""
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs"}
_WRITING = {"writing": True}

_FAULTS = (
    (
        r"disk is full|No space left",
        "The disk is full, so this was not saved. Free some space, then try again.",
    ),
    (
        r"readonly|read-only|Permission denied",
        "The database may not be written to, so this was not saved. "
        "Allow writing to its file and folder, then try again.",
    ),
    (
        r"database is locked|lock timeout|deadlock",
        "Another program holds the database, so this was not saved. Close that program, then try again.",
    ),
    (
        r"unable to open database file",
        "The database file cannot be opened. Check that its folder exists and may be written to.",
    ),
    (
        r"disk I/O error|could not (read|write|fsync)",
        "The disk of the database cannot be read or written. Check the disk, or the network it is reached by, "
        "then try again.",
    ),
    (
        r"not a database|malformed|disk image",
        "The database file is damaged, or is no database. Restore a backup with `python -m toc restore`.",
    ),
    (
        r"password authentication|role .* does not exist|no password supplied",
        "The database server does not accept this user and password. Check TOC_DATABASE_URL.",
    ),
    (r"database .* does not exist", "There is no such database on the server. Create it, or check TOC_DATABASE_URL."),
    (
        r"connection|could not translate host|resolve host|server closed|terminating",
        "The database server does not answer. Check that it runs and that TOC_DATABASE_URL is right, then try again.",
    ),
)


class StoreUnavailable(TocError):
    """The database cannot be used just now; nothing was changed."""


@contextmanager
def faults_as_sentences() -> Iterator[None]:
    """Turn what the database says into StoreUnavailable; anything else is a bug and goes on."""
    try:
        yield
    except NoConnectionFree as error:
        raise StoreUnavailable("Too many people are saving at this moment. Wait a little, then try again.") from error
    except (DBAPIError, sqlite3.Error, OSError) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for pattern, sentence in _FAULTS:
            if re.search(pattern, said, re.IGNORECASE):
                raise StoreUnavailable(sentence) from error
        raise


def open_database(url: str) -> Engine:
    """An engine with this product's settings. Raises StoreUnavailable for a URL that leads nowhere."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _open_sqlite(parsed)
        if parsed.get_backend_name() == "postgresql":
            return _open_postgresql(parsed)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreUnavailable(_WRONG_URL) from error
    raise StoreUnavailable(_WRONG_URL)


_WRONG_URL = (
    "TOC_DATABASE_URL is not a database address. "
    "Write it as sqlite:////folder/toc.sqlite3 or postgresql://user:password@host/database."
)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that is the only one to write while it lasts, on SQLite."""
    with faults_as_sentences(), engine.connect().execution_options(**_WRITING) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees the database as it is at its start."""
    with faults_as_sentences(), engine.connect() as connection, connection.begin():
        yield connection


def _open_sqlite(url: URL) -> Engine:
    path = Path(url.database or "")
    journal = "DELETE" if _on_network(path) else "WAL"
    engine = create_engine(
        url, pool_size=8, max_overflow=32, pool_timeout=BUSY_SECONDS, connect_args={"timeout": BUSY_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (f"journal_mode={journal}", "synchronous=FULL", f"busy_timeout={_busy_ms()}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _open_postgresql(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=8,
        max_overflow=32,
        pool_timeout=BUSY_SECONDS,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": math.ceil(BUSY_SECONDS)},
    )

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        connection.execute(f"set lock_timeout = {_busy_ms()}")
        connection.commit()

    return engine


def _busy_ms() -> int:
    return int(BUSY_SECONDS * 1000)


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _on_network(path: Path) -> bool:
    """Whether a file lies on a network folder, where a write-ahead log is not safe; known on Linux only."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return str(path).startswith(("\\\\", "//"))
    folder = path.absolute().parent
    lines = (line.split() for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines())
    over = [(mount, kind) for _, mount, kind, *_ in lines if folder.is_relative_to(mount)]
    return bool(over) and max(over, key=lambda pair: len(pair[0]))[1] in _NETWORK
