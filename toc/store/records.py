"""What the store hands out."""

import json
from datetime import datetime
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator
from sqlalchemy import Row

from toc.model.base import Value, clean_text
from toc.model.edits import Edit
from toc.model.effects import Effect
from toc.model.programme import Programme


class Author(Value):
    """Who made an edit: a stable id, and the name they go by (none yet typed: empty)."""

    id: str
    name: Annotated[str, BeforeValidator(clean_text)] = ""


class Saved(NamedTuple):
    """A programme as the store has it."""

    programme: Programme
    revision: int
    at: datetime
    """When it was last changed, UTC."""
    author: Author
    """Who changed it last."""
    effects: tuple[Effect, ...] = ()
    """What the edit just made brought about beyond itself."""


class Summary(NamedTuple):
    """A programme in a list, told without reading it."""

    id: str
    name: str
    levels: tuple[str, ...]
    theories: int
    fictional: bool
    revision: int
    changed_at: datetime
    changed_by: Author
    deleted_at: datetime | None


def read_summary(row: Row[Any]) -> Summary:
    """The summary in a row of the programmes."""
    return Summary(
        row.id,
        row.name,
        tuple(json.loads(row.levels)),
        row.theories,
        row.fictional,
        row.revision,
        row.changed_at,
        Author(id=row.author_id, name=row.author_name),
        row.deleted_at,
    )


class Counts(NamedTuple):
    """What became of the figures of a table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class Imported(NamedTuple):
    """What an import of figures came to."""

    saved: Saved | None
    """None where every figure stood already."""
    counts: Counts


class Entry(NamedTuple):
    """One line of a programme's history."""

    revision: int
    at: datetime
    author: Author
    edit: Edit
    undoes: int | None
    """The revision this one takes back, or does again."""
    undone: bool
    """Taken back since."""


class Snapshot(NamedTuple):
    """A named revision."""

    revision: int
    name: str
    at: datetime
    author: Author
