"""Backups: everything a database holds in one SQLite file, whatever the database, and back."""

from pathlib import Path

from sqlalchemy import Connection, Table, insert, select, text

from toc.errors import TocError
from toc.store.database import is_sqlite, open_database, reading, writing
from toc.store.migrations import migrate
from toc.store.schema import OF_A_PROGRAMME, programmes

_ROWS_AT_ONCE = 1_000


class BackupRefused(TocError):
    """The backup cannot be written or read there."""


def back_up(url: str, file: Path) -> int:
    """Write all programmes, with history and figures, into a new file; how many there are. Safe while in use."""
    if file.exists():
        raise BackupRefused(f"There is a file named {file.name} already. Choose another name.")
    if not file.parent.is_dir():
        raise BackupRefused(f"There is no folder {file.parent}. Make it first, or choose another.")
    try:
        return _copy_all(url, _file_url(file))
    except BaseException:
        # Half a backup would be taken for a whole one.
        for part in (file, *file.parent.glob(f"{file.name}-*")):
            part.unlink(missing_ok=True)
        raise


def restore_backup(file: Path, url: str) -> int:
    """Bring all programmes of a backup into an empty database; how many there are."""
    if not file.is_file():
        raise BackupRefused(f"There is no file {file}. Check its name.")
    return _copy_all(_file_url(file), url)


def _file_url(file: Path) -> str:
    return f"sqlite:///{file.absolute().as_posix()}"


def _copy_all(source_url: str, target_url: str) -> int:
    source, target = open_database(source_url), open_database(target_url)
    try:
        migrate(source)
        migrate(target)
        with reading(source) as old, writing(target) as new:
            if not is_sqlite(source):
                old.execute(text("set transaction isolation level repeatable read"))
            if new.execute(select(programmes.c.id).limit(1)).first() is not None:
                raise BackupRefused(
                    "The database holds programmes already, and a backup never overwrites any. "
                    "Set TOC_DATABASE_URL to an empty one."
                )
            for table in OF_A_PROGRAMME:
                _copy(old, new, table)
            return _copy(old, new, programmes)
    finally:
        source.dispose()
        target.dispose()


def _copy(old: Connection, new: Connection, table: Table) -> int:
    """Row numbers are left for the new database to give, so that its own count goes on from there."""
    columns = [column for column in table.c if column.name != "row"]
    ordered = table.c.row if "row" in table.c else columns[0]
    count = 0
    rows = old.execute(select(*columns).order_by(ordered)).mappings()
    for part in rows.partitions(_ROWS_AT_ONCE):
        new.execute(insert(table), [dict(row) for row in part])
        count += len(part)
    return count
