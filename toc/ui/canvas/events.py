"""CanvasEvent: what a person did on the map, read from a browser that may send anything."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from toc.model import limits
from toc.model.base import Id, Label, LongText, Value
from toc.model.edits import Place

MOST_EVENTS = 500
"""A browser sends at most 200 at once; more are not read."""
PASTED_LINES = 200

Ids = Annotated[tuple[Id, ...], Field(max_length=limits.ELEMENTS)]
SomeIds = Annotated[tuple[Id, ...], Field(min_length=1, max_length=limits.ELEMENTS)]


class Select(Value):
    """Chose boxes, or one arrow, heading or factor; nothing is the theory itself."""

    type: Literal["select"] = "select"
    ids: Ids


class Rename(Value):
    """Typed another label. `base` is the one that stood there."""

    type: Literal["rename"] = "rename"
    id: Id
    label: Label
    base: str = Field(max_length=limits.TEXT)


class Add(Value):
    """Typed a new box: into a stage after another box (`""` is the top, None the foot), or into the tray."""

    type: Literal["add"] = "add"
    id: Id
    label: Label
    stage: Id | None
    after: Place | None = None


class AddBefore(Value):
    """Typed a new box that has to come before another: it gets the arrow `link` to it."""

    type: Literal["add_before"] = "add_before"
    id: Id
    label: Label
    before: Id
    link: Id
    stage: Id | None


class PastedLine(Value):
    """A line of a pasted list. One too long for a label comes whole in `rest`, for the description."""

    id: Id
    label: Label
    rest: LongText = ""


class Paste(Value):
    """Pasted a list: a box a line."""

    type: Literal["paste"] = "paste"
    items: Annotated[tuple[PastedLine, ...], Field(min_length=1, max_length=PASTED_LINES)]
    stage: Id | None
    after: Place | None = None


class Move(Value):
    """Moved boxes, in this order, to a place in a stage, or to the tray."""

    type: Literal["move"] = "move"
    ids: SomeIds
    stage: Id | None
    after: Place | None = None


class DrawLink(Value):
    """Drew an arrow."""

    type: Literal["link"] = "link"
    id: Id
    source: Id
    target: Id


class Remove(Value):
    """Removed boxes, arrows or factors."""

    type: Literal["remove"] = "remove"
    ids: SomeIds


class Duplicate(Value):
    """Copied boxes; `new_ids` are the copies', in the same order."""

    type: Literal["duplicate"] = "duplicate"
    ids: SomeIds
    new_ids: SomeIds


class Undo(Value):
    type: Literal["undo"] = "undo"


class Redo(Value):
    type: Literal["redo"] = "redo"


class Open(Value):
    """Went into the theory inside a box."""

    type: Literal["open"] = "open"
    id: Id


class Panel(Value):
    """Asked for the side panel: open, or the other way from now."""

    type: Literal["panel"] = "panel"
    open: bool | None = None


class Present(Value):
    """Left the presentation that the page had asked for."""

    type: Literal["present"] = "present"
    on: bool


CanvasEvent = (
    Select
    | Rename
    | Add
    | AddBefore
    | Paste
    | Move
    | DrawLink
    | Remove
    | Duplicate
    | Undo
    | Redo
    | Open
    | Panel
    | Present
)
_EVENT: TypeAdapter[CanvasEvent] = TypeAdapter(Annotated[CanvasEvent, Field(discriminator="type")])


class Received(Value):
    """An event as it came: the page load it is from, its number there; None when it made no sense."""

    client: Id
    seq: int = Field(ge=1, le=2**53)
    event: CanvasEvent | None


class Message(Value):
    """What came at once: from which page load, its number there, and the events in their order."""

    client: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,64}$")
    number: int = Field(default=0, ge=0)
    events: tuple[Received, ...] = ()


def read_message(raw: object) -> Message:
    """A message from the browser. What is not an event is left out.

    An event that has its number but makes no sense stays, as None, so that the browser can be told that
    it was dealt with and does not send it for ever.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("events"), list):
        return Message()
    found = (_read_event(item) for item in raw["events"][:MOST_EVENTS])
    events = tuple(received for received in found if received is not None)
    try:
        head = Message.model_validate({"client": raw.get("client"), "number": raw.get("message")}, strict=True)
    except ValidationError:
        head = Message()
    return Message(client=head.client, number=head.number, events=events)


def _read_event(item: object) -> Received | None:
    if not isinstance(item, dict):
        return None
    body = {key: value for key, value in item.items() if key not in ("client", "seq")}
    try:
        event = _EVENT.validate_python(body)
    except (ValidationError, RecursionError):
        event = None
    if isinstance(event, Duplicate) and len(event.ids) != len(event.new_ids):
        event = None
    try:
        return Received.model_validate(
            {"client": item.get("client"), "seq": item.get("seq"), "event": event}, strict=True
        )
    except ValidationError:
        return None
