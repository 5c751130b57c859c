"""Undo and redo: which edit is taken back, and who has changed things since when that is refused."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from toc.errors import TocError
from toc.model.apply import WHOLE, EditRefused, Overtaken
from toc.store.records import Author
from toc.store.schema import edits

_PLACES = (".place", ".order")


class Kind(StrEnum):
    """What a line of the log is."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


def find_undoable(connection: Connection, programme_id: str, author: Author) -> Row[Any] | None:
    """The author's latest edit, or redone edit, that still stands."""
    return _latest(connection, programme_id, author, edits.c.kind.in_([Kind.EDIT, Kind.REDO]))


def find_redoable(connection: Connection, programme_id: str, author: Author) -> Row[Any] | None:
    """The author's latest undo that has not been taken back, with no edit of theirs after it."""
    own_edits = select(func.coalesce(func.max(edits.c.revision), 0)).where(
        edits.c.programme_id == programme_id, edits.c.author_id == author.id, edits.c.kind == Kind.EDIT
    )
    after = edits.c.revision > own_edits.scalar_subquery()
    return _latest(connection, programme_id, author, (edits.c.kind == Kind.UNDO) & after)


def find_target(connection: Connection, programme_id: str, author: Author, kind: Kind) -> Row[Any]:
    """What an undo or a redo would take back. Raises EditRefused where there is nothing."""
    find = find_undoable if kind is Kind.UNDO else find_redoable
    target = find(connection, programme_id, author)
    if target is None:
        what = "undo: you have made no change here" if kind is Kind.UNDO else "redo"
        raise EditRefused(f"There is nothing to {what}.")
    return target


def check_places(connection: Connection, programme_id: str, target: Row[Any], author: Author) -> None:
    """Refuse to put something back where others have since arranged things, or to undo a restore over their work."""
    touched: list[str] = json.loads(target.touched)
    if WHOLE in touched:
        later = _latest_by_others(connection, programme_id, target.revision, author)
    else:
        places = [key for key in touched if key.endswith(_PLACES)]
        later = next(
            (
                row
                for key in places
                if (row := _latest_by_others(connection, programme_id, target.revision, author, key)) is not None
            ),
            None,
        )
    if later is not None:
        raise EditRefused(f"This cannot be taken back: {_who_and_when(later)} has changed it since.")


def refusal(connection: Connection, programme_id: str, target: Row[Any], author: Author, error: TocError) -> TocError:
    """The error of an undo, saying who stands in the way and since when."""
    key = error.key if isinstance(error, Overtaken) else None
    later = _latest_by_others(connection, programme_id, target.revision, author, key)
    if later is None:
        later = _latest_by_others(connection, programme_id, target.revision, author)
    if later is None:
        return error
    return EditRefused(f"This cannot be taken back: {_who_and_when(later)} has changed it since.")


def name_who(connection: Connection, programme_id: str, error: Overtaken, author: Author) -> None:
    """Put the name and the time of the other person's change into the error."""
    later = _latest_by_others(connection, programme_id, -1, author, error.key)
    if later is not None:
        error.args = (f"{error.args[0]} It was changed by {_who_and_when(later)}.",)


def mark_undone(connection: Connection, programme_id: str, revision: int, by: int) -> None:
    """Note that the edit at a revision has been taken back."""
    connection.execute(
        update(edits).where(edits.c.programme_id == programme_id, edits.c.revision == revision).values(undone_by=by)
    )


def _latest(connection: Connection, programme_id: str, author: Author, which: ColumnElement[bool]) -> Row[Any] | None:
    query = select(edits).where(
        edits.c.programme_id == programme_id,
        edits.c.author_id == author.id,
        edits.c.undone_by.is_(None),
        which,
    )
    return connection.execute(query.order_by(edits.c.revision.desc()).limit(1)).one_or_none()


def _latest_by_others(
    connection: Connection, programme_id: str, since: int, author: Author, key: str | None = None
) -> Row[Any] | None:
    """The latest standing change by somebody else after a revision; to one thing, if its key is given."""
    query = select(edits).where(
        edits.c.programme_id == programme_id,
        edits.c.revision > since,
        edits.c.author_id != author.id,
        edits.c.undone_by.is_(None),
        edits.c.kind != Kind.UNDO,
    )
    if key is not None:
        whole, part = (edits.c.touched.contains(f'"{key}{end}', autoescape=True) for end in ('"', "."))
        query = query.where(whole | part)
    return connection.execute(query.order_by(edits.c.revision.desc()).limit(1)).one_or_none()


def _who_and_when(row: Row[Any]) -> str:
    at: datetime = row.at
    return f"{row.author_name or 'somebody'} ({at.day} {at:%b %Y, %H:%M} UTC)"
