"""What an edit brings about besides what it says: shown to its author."""

from dataclasses import dataclass
from typing import Any

from toc.model.collections import Collection


@dataclass(frozen=True)
class Replaced:
    """The edit overwrote a value its author had not seen."""

    collection: Collection
    id: str
    field: str
    value: Any
    """The value replaced, as JSON holds it."""


@dataclass(frozen=True)
class RemovedToo:
    """Something that went because what it was tied to went."""

    collection: Collection
    id: str


@dataclass(frozen=True)
class Untied:
    """Something that stays, but no longer names what went."""

    collection: Collection
    id: str
    field: str


@dataclass(frozen=True)
class RunsBackward:
    """An arrow that leads to an earlier stage since this edit."""

    link: str


Effect = Replaced | RemovedToo | Untied | RunsBackward
