"""Snapshots: names of revisions, so that they are found again."""

from sqlalchemy import Connection, delete, insert, select

from toc.store.records import Author, Snapshot
from toc.store.schema import snapshots


def save(connection: Connection, programme_id: str, snapshot: Snapshot) -> None:
    """A revision has one name: a new one takes the place of the old."""
    remove(connection, programme_id, snapshot.revision)
    connection.execute(
        insert(snapshots).values(
            programme_id=programme_id,
            revision=snapshot.revision,
            name=snapshot.name,
            at=snapshot.at,
            author_id=snapshot.author.id,
            author_name=snapshot.author.name,
        )
    )


def remove(connection: Connection, programme_id: str, revision: int) -> None:
    this = (snapshots.c.programme_id == programme_id, snapshots.c.revision == revision)
    connection.execute(delete(snapshots).where(*this))


def find(connection: Connection, programme_id: str) -> tuple[Snapshot, ...]:
    """Newest first."""
    query = select(snapshots).where(snapshots.c.programme_id == programme_id)
    rows = connection.execute(query.order_by(snapshots.c.revision.desc())).all()
    return tuple(
        Snapshot(row.revision, row.name, row.at, Author(id=row.author_id, name=row.author_name)) for row in rows
    )
