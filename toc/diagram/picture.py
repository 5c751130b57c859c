"""Picture: the neutral form of a drawn theory, from which every format is made.

Lengths are points (1/72 inch) at natural size, from the top left, y downwards.
"""

from enum import StrEnum

from toc.diagram.facts import Status
from toc.diagram.options import Mark, Theme
from toc.model.base import Value
from toc.model.theory import EvidenceGrade, FactorKind, StageKind

Point = tuple[float, float]


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Weight(StrEnum):
    REGULAR = "regular"
    BOLD = "bold"


class Text(Value):
    """Wrapped lines within a rectangle; centred in its height."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    weight: Weight = Weight.REGULAR
    align: Align = Align.LEFT


class Heading(Value):
    """The band at the top of a stage's column."""

    stage_id: str
    kind: StageKind
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    name: str
    backward: int = 0
    """How many arrows come back to this stage from later ones."""


class Box(Value):
    """An element on the map."""

    element_id: str
    stage_id: str
    kind: StageKind
    number: str
    """Its column and its place in it: 2.3."""
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    label: str
    footer: tuple[str, ...] = ()
    """Small print inside the box, below the label: number, counts, owner, nested theory."""
    footer_height: float = 0.0
    status: Status | None = None
    nested: tuple[str, ...] = ()
    """Ids of the theories that explain this box in detail."""
    description: str = ""
    """What it shows besides its label, in words, for those who cannot see it."""
    faded: bool = False
    mark: Mark | None = None


class Arrow(Value):
    """A link on the map."""

    link_id: str
    source: str
    target: str
    points: tuple[Point, ...]
    """A cubic Bezier curve: start, control, control, point, control, control, point, ... The last point is
    where the arrowhead begins; `tip` is where it ends."""
    tip: Point
    evidence: EvidenceGrade
    """As it is drawn: not assessed where evidence is not shown."""
    backward: bool = False
    """It runs to an earlier stage."""
    within: bool = False
    """It stays in its column and goes around."""
    description: str = ""
    faded: bool = False
    mark: Mark | None = None


class Line(Value):
    """The accountability line, after the last stage the programme answers for."""

    stage_id: str
    start: Point
    end: Point
    text: Text


class FactorNote(Value):
    """A factor written above or below the columns."""

    factor_id: str
    kind: FactorKind
    x: float
    y: float
    width: float
    height: float
    heading: str
    lines: tuple[str, ...]
    label: str


class MarkerKind(StrEnum):
    ASSUMPTION = "assumption"
    MODERATING = "moderating"
    ADDED = Mark.ADDED.value
    REMOVED = Mark.REMOVED.value
    CHANGED = Mark.CHANGED.value
    WEAKEST = Mark.WEAKEST.value


class Marker(Value):
    """A number or letter on an arrow or box that leads to the key."""

    kind: MarkerKind
    about: str
    """Id of the link or element it stands on."""
    items: tuple[str, ...]
    """Ids of the assumptions or factors it stands for."""
    text: str
    x: float
    y: float
    """Its centre."""
    width: float
    height: float
    description: str = ""


class KeyEntry(Value):
    """One line of the key: a sign and what it means."""

    sign: str
    """What stands in the marker; empty for a line style or a status."""
    x: float
    y: float
    """The sign's centre."""
    width: float
    text: Text
    marker: MarkerKind | None = None
    evidence: EvidenceGrade | None = None
    status: Status | None = None
    backward: bool = False


class Picture(Value):
    """A theory, placed and routed."""

    theory_id: str
    name: str
    description: str
    """The whole in one or two sentences, for those who cannot see it."""
    theme: Theme
    width: float
    height: float
    page_width: float
    page_height: float
    """The size on paper: the natural size scaled to fit; the same as the natural size on screen."""
    top: float
    """Where the columns begin, below the headings."""
    headings: tuple[Heading, ...] = ()
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    lines: tuple[Line, ...] = ()
    factors: tuple[FactorNote, ...] = ()
    markers: tuple[Marker, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    texts: tuple[Text, ...] = ()
    """Title and footer."""
