"""CanvasMap: all that the browser has to know to show a map and work on it."""

from typing import Literal

from toc.model import limits
from toc.model.base import Id, Value
from toc.model.theory import StageKind

Mode = Literal["edit", "present"]
Ask = Literal["find", "fit", "keys", "present", "edit", "focus"]


class CanvasStage(Value):
    """A column: where it stands, in the picture's points."""

    id: Id
    name: str
    kind: StageKind
    x: float
    width: float


class CanvasBox(Value):
    """A box with its place in the picture, in points from the top left."""

    id: Id
    stage: Id
    label: str
    x: float
    y: float
    width: float
    height: float
    nested: bool = False
    """It holds a theory of its own, which a double click on its mark or `o` opens."""


class CanvasLink(Value):
    """An arrow between two boxes."""

    id: Id
    source: Id
    target: Id


class TrayBox(Value):
    """A box without a stage."""

    id: Id
    label: str
    nested: bool = False


class CanvasMap(Value):
    """A theory as drawn, with what is selected on it.

    `boxes` stand in the theory's own order. `svg` keeps the picture's contract: a group `box-ID`,
    `link-ID`, `stage-ID`, `factor-ID` for each part. `ask` with a new `ask_number` makes the canvas do
    something once, for buttons that stand outside it. `reserve` is what the page needs beneath, in pixels.
    """

    programme: Id
    theory: Id
    version: int
    name: str
    svg: str
    stages: tuple[CanvasStage, ...]
    boxes: tuple[CanvasBox, ...]
    links: tuple[CanvasLink, ...]
    tray: tuple[TrayBox, ...] = ()
    selected: tuple[Id, ...] = ()
    readonly: bool = False
    mode: Mode = "edit"
    ask: Ask | None = None
    ask_number: int = 0
    hint: str = ""
    reserve: int = 16
    label_limit: int = limits.LABEL
