"""How arrows and status marks are drawn: line by evidence, shape and letter by status; never colour alone."""

from collections.abc import Mapping
from enum import StrEnum

from toc.diagram.facts import Status
from toc.diagram.options import Mark
from toc.diagram.picture import Arrow, Box, KeyEntry, MarkerKind, Picture
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


COMPARED = frozenset({Mark.ADDED, Mark.REMOVED, Mark.CHANGED})
"""Marks that colour what they stand on."""
SIGNS: Mapping[MarkerKind, str] = {
    MarkerKind.ADDED: "+",
    MarkerKind.REMOVED: "\u2013",
    MarkerKind.CHANGED: "",
    MarkerKind.WEAKEST: "!",
}
"""What stands in the sign of a mark; in that of a change a pencil is drawn."""
_MARKED_BORDER = 2.2
_MARKED_ARROW = 1.7
"""Times the theme's own width."""


class MarkerColours(Value):
    fill: str
    border: str
    text: str
    rounded: bool


def marker_colours(kind: MarkerKind, palette: Palette) -> MarkerColours:
    """A marker by what it is: an assumption and a mark have round corners, a moderating factor has not."""
    if kind is MarkerKind.ASSUMPTION:
        return MarkerColours(
            fill=palette.marker_fill, border=palette.marker_border, text=palette.marker_text, rounded=True
        )
    if kind is MarkerKind.MODERATING:
        return MarkerColours(
            fill=palette.moderating_fill, border=palette.moderating_border, text=palette.moderating_text, rounded=False
        )
    colours = palette.marks[Mark(kind.value)]
    # The edge sets it off a heading of the same colour.
    return MarkerColours(fill=colours.border, border=colours.ink, text=colours.ink, rounded=True)


def pencil(x: float, y: float) -> tuple[tuple[float, float], ...]:
    """The corners of the pencil about this point: it stands on its tip."""
    half, top, shoulder = PENCIL_WIDTH / 2, y - PENCIL_HEIGHT / 2, y + PENCIL_HEIGHT * 0.18
    return (
        (x - half, top), (x + half, top), (x + half, shoulder), (x, y + PENCIL_HEIGHT / 2), (x - half, shoulder),
    )  # fmt: skip


PENCIL_WIDTH, PENCIL_HEIGHT = 4.4, 9.4


def box_colours(box: Box, palette: Palette) -> StageColours:
    """The colours of a box: its mark's, its stage's, or grey."""
    if box.mark in COMPARED:
        colours = palette.marks[box.mark]
        return StageColours(
            heading=colours.border,
            heading_text=colours.ink,
            fill=colours.fill,
            border=colours.border,
            text=colours.text,
            small_text=colours.text,
        )
    return palette.faded if box.faded else palette.stages[box.kind]


def box_border(box: Box, palette: Palette) -> LineStyle:
    """The outline of a box: thick where it is new or changed, dashed where it is gone."""
    width = palette.border_width * (_MARKED_BORDER if box.mark in COMPARED else 1.0)
    return LineStyle(colour=box_colours(box, palette).border, width=round(width, 2), dash=_marked_dash(box.mark))


def arrow_style(arrow: Arrow, *, graded: bool, palette: Palette) -> LineStyle:
    """The line of an arrow: its mark's, grey, or that of its evidence."""
    style = line_style(arrow.evidence, backward=arrow.backward, graded=graded, palette=palette, faded=arrow.faded)
    if arrow.mark not in COMPARED:
        return style
    return LineStyle(
        colour=palette.marks[arrow.mark].border,
        width=round(palette.arrow_width * _MARKED_ARROW, 2),
        dash=_marked_dash(arrow.mark),
        open_head=arrow.backward,
    )


def _marked_dash(mark: Mark | None) -> Dash:
    return Dash.DASHED if mark is Mark.REMOVED else Dash.SOLID


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
