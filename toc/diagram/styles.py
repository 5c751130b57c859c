"""How arrows and status marks are drawn: line by evidence, shape and letter by status; never colour alone."""

from collections.abc import Mapping
from enum import StrEnum

from toc.diagram.facts import Status
from toc.diagram.picture import Box, KeyEntry, Picture
from toc.diagram.theme import Palette, StageColours
from toc.model.base import Value
from toc.model.theory import EvidenceGrade


class Dash(StrEnum):
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class LineStyle(Value):
    colour: str
    width: float
    dash: Dash = Dash.SOLID
    open_head: bool = False
    """An outlined arrowhead: the arrow runs backward."""


class StatusShape(Value):
    shape: str
    """As Graphviz calls it."""
    letter: str


STATUS_SHAPES: Mapping[Status, StatusShape] = {
    Status.IMPROVEMENT: StatusShape(shape="circle", letter="I"),
    Status.CONCERN: StatusShape(shape="square", letter="W"),
    Status.COMMON_CAUSE: StatusShape(shape="hexagon", letter="\u2013"),
    Status.NEITHER: StatusShape(shape="diamond", letter="N"),
    Status.MIXED: StatusShape(shape="octagon", letter="M"),
}

_WIDTHS: Mapping[EvidenceGrade, float] = {
    EvidenceGrade.STRONG: 2.4,
    EvidenceGrade.MODERATE: 1.15,
    EvidenceGrade.EMERGING: 1.15,
    EvidenceGrade.NONE: 1.4,
    EvidenceGrade.NOT_ASSESSED: 0.8,
}
"""Of the theme's arrow width."""

_DASHES: Mapping[EvidenceGrade, Dash] = {
    EvidenceGrade.EMERGING: Dash.DASHED,
    EvidenceGrade.NONE: Dash.DOTTED,
}


def shows_evidence(picture: Picture) -> bool:
    """True if any arrow has been assessed: only then does a plain arrow mean "not assessed"."""
    return any(arrow.evidence is not EvidenceGrade.NOT_ASSESSED for arrow in picture.arrows)


def box_colours(box: Box, palette: Palette) -> StageColours:
    """The colours of a box: its stage's, or grey."""
    return palette.faded if box.faded else palette.stages[box.kind]


def line_style(
    evidence: EvidenceGrade, *, backward: bool, graded: bool, palette: Palette, faded: bool = False
) -> LineStyle:
    """The line of an arrow; `graded` says whether evidence is shown on this picture at all."""
    assessed = evidence is not EvidenceGrade.NOT_ASSESSED
    if faded:
        colour = palette.faded_arrow
    elif backward:
        colour = palette.backward
    elif graded and not assessed:
        colour = palette.unassessed
    else:
        colour = palette.arrow
    width = palette.arrow_width * (_WIDTHS[evidence] if graded else 1.0)
    dash = _DASHES.get(evidence, Dash.SOLID)
    if backward and not assessed:
        dash = Dash.DASHED
    return LineStyle(colour=colour, width=round(width, 2), dash=dash, open_head=backward)


def key_style(entry: KeyEntry, palette: Palette) -> LineStyle:
    """The line of a sample in the key."""
    return line_style(
        entry.evidence or EvidenceGrade.NOT_ASSESSED,
        backward=entry.backward,
        graded=entry.evidence is not None,
        palette=palette,
    )
