"""Every change to a programme as data: it can be applied, undone, stored and sent."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter

from toc.model import limits
from toc.model.base import Id, ShortText, Value
from toc.model.collections import Collection
from toc.model.figures import FigureKey, Observation
from toc.model.programme import Programme

IMPORT = "import"
"""The gesture of figures that come with what they need to be there."""
AT_START = ""
"""As `after`: before everything else. `None` is the end."""

Place = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")]


class Add(Value):
    """Put a new entity after another; at the end if that one is gone."""

    op: Literal["add"] = "add"
    collection: Collection
    item: dict[str, JsonValue]
    parent: Id | None = None
    """The theory or framework that is to hold it."""
    after: Place | None = None


class Change(Value):
    """Set fields of an entity to new values.

    `base` holds the values its author saw. Where they differ from today's the author is told what was
    replaced; a long text whose base has changed is refused. A `strict` change is refused on any difference.
    """

    op: Literal["change"] = "change"
    collection: Collection
    id: Id
    fields: dict[str, JsonValue]
    base: dict[str, JsonValue] = {}
    strict: bool = False


class Remove(Value):
    """Take an entity out with everything that means nothing without it.

    With `expect`, refused unless the entity is still just that and nothing is tied to it.
    """

    op: Literal["remove"] = "remove"
    collection: Collection
    id: Id
    expect: dict[str, JsonValue] | None = None


class Move(Value):
    """Put an entity after another of its collection; at the end if that one is gone."""

    op: Literal["move"] = "move"
    collection: Collection
    id: Id
    after: Place | None = None


class Arrange(Value):
    """Put the entities of a collection in this order; those not named keep their neighbours before them."""

    op: Literal["arrange"] = "arrange"
    collection: Collection
    parent: Id | None = None
    order: tuple[Id, ...] = Field(max_length=limits.ENTRIES)
    expect: tuple[Id, ...] | None = None
    """Refused unless the order is still this."""


class FigureChange(Value):
    """One cell of the figures: the observation it is to hold, or none."""

    key: FigureKey
    observation: Observation | None
    base: Observation | None = None
    """What the author saw there; with `strict`, what has to be there still."""


class PutFigures(Value):
    """Enter, correct or clear figures."""

    op: Literal["put_figures"] = "put_figures"
    cells: tuple[FigureChange, ...] = Field(max_length=limits.FIGURES_INLINE)
    strict: bool = False


class ImportFigures(Value):
    """Put an import batch, which the store holds, in force."""

    op: Literal["import_figures"] = "import_figures"
    batch: Id


class WithdrawImport(Value):
    """Take an import batch back: what it replaced is in force again."""

    op: Literal["withdraw_import"] = "withdraw_import"
    batch: Id


class Restore(Value):
    """Replace the whole by the programme, and its figures, as they were at a revision."""

    op: Literal["restore"] = "restore"
    programme: Programme
    figures_at: int = Field(ge=0)
    expect: str | None = None
    """Refused unless the programme still has this digest: taking a restore back drops nobody's later work."""


class Together(Value):
    """Several changes that are one gesture: all of them, or none."""

    op: Literal["together"] = "together"
    gesture: ShortText = ""
    """What the person did (`paste`, `untangle`), for the history's words."""
    edits: tuple["Edit", ...] = Field(max_length=limits.EDITS_TOGETHER)


Edit = Annotated[
    Add | Change | Remove | Move | Arrange | PutFigures | ImportFigures | WithdrawImport | Restore | Together,
    Field(discriminator="op"),
]
Together.model_rebuild()

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
"""Reads and writes any edit as JSON."""
