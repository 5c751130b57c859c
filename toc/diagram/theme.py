"""Palettes: the colours and line widths of each theme."""

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from toc.diagram.colour import mix, until_readable
from toc.diagram.facts import Status
from toc.diagram.options import Mark, Theme
from toc.model.base import Value
from toc.model.theory import StageKind

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
_MARGIN = 0.1
"""Kept above the least contrast, for rounding."""

V = TypeVar("V", bound=Value)

BLACK = "#000000"
WHITE = "#ffffff"
_INK = "#212b32"

_STAGES: Mapping[StageKind, str] = {
    StageKind.PROBLEM: "#505a5f",
    StageKind.INPUT: "#2b5f75",
    StageKind.ACTIVITY: "#005eb8",
    StageKind.OUTPUT: "#00747a",
    StageKind.SHORT_TERM_OUTCOME: "#007f3b",
    StageKind.MEDIUM_TERM_OUTCOME: "#b58900",
    StageKind.LONG_TERM_OUTCOME: "#7c2855",
    StageKind.IMPACT: "#4b3a8c",
    StageKind.OTHER: "#425563",
}
_FILLS: Mapping[StageKind, str] = {
    StageKind.PROBLEM: "#f3f2f1",
    StageKind.ACTIVITY: "#e8f1f8",
    StageKind.SHORT_TERM_OUTCOME: "#e5f4ea",
    StageKind.MEDIUM_TERM_OUTCOME: "#fff5dd",
    StageKind.LONG_TERM_OUTCOME: "#f4eaf7",
}
"""Behind the text of a box; a tint of the stage's colour for the kinds not named."""

_STATUS_FILLS: Mapping[Status, str] = {
    Status.IMPROVEMENT: "#00b0f0",
    Status.CONCERN: "#e46c0a",
    Status.COMMON_CAUSE: "#a6a6a6",
    Status.NEITHER: "#361475",
    Status.MIXED: "#ffffff",
}
"""NHS England's Making Data Count; too light to stand alone, so they have an outline, a shape and a letter."""
_STATUS_OUTLINE = "#425563"


_MARKS: Mapping[Mark, str] = {
    Mark.ADDED: "#007f3b",
    Mark.REMOVED: "#505a5f",
    Mark.CHANGED: "#b58900",
    Mark.WEAKEST: "#a23b00",
}
"""Each has a sign of its own too, and what was removed a dashed line: never colour alone."""


class StageColours(Value):
    heading: str
    heading_text: str
    fill: str
    border: str
    text: str
    small_text: str


class MarkColours(Value):
    """A marked box, its arrow and the sign on them."""

    fill: str
    border: str
    text: str
    ink: str
    """Of the sign, on a ground of the border's colour."""


class StatusColours(Value):
    fill: str
    outline: str
    text: str


class Palette(Value):
    """All that a theme decides."""

    ground: str
    text: str
    muted: str
    """Small print: title's footer, key."""
    arrow: str
    unassessed: str
    """Arrows whose evidence nobody has looked at yet."""
    backward: str
    accountability: str
    note_fill: str
    note_border: str
    note_text: str
    marker_fill: str
    marker_border: str
    marker_text: str
    moderating_fill: str
    moderating_border: str
    moderating_text: str
    border_width: float
    arrow_width: float
    faded: StageColours
    """A box that is there but not a reader's own."""
    faded_arrow: str
    marks: Mapping[Mark, MarkColours]
    stages: Mapping[StageKind, StageColours]
    statuses: Mapping[Status, StatusColours]


@cache
def palette(theme: Theme) -> Palette:
    return _BUILDERS[theme]()


def _build_screen() -> Palette:
    return _light(ground=WHITE)


def _light(ground: str) -> Palette:
    return Palette(
        ground=ground,
        text=_INK,
        muted="#4c5b64",
        arrow="#5d6d78",
        unassessed="#75848e",
        backward="#a23b00",
        accountability="#425563",
        note_fill="#fafafa",
        note_border="#66757f",
        note_text=_INK,
        marker_fill=WHITE,
        marker_border="#005eb8",
        marker_text="#003d78",
        moderating_fill="#fff5dd",
        moderating_border="#806100",
        moderating_text="#5c4600",
        border_width=1.1,
        arrow_width=1.2,
        faded=_faded("#6b7780", ground),
        faded_arrow="#d0d7db",
        marks=_marks(_MARKS, ground, BLACK, tint=0.9),
        stages={kind: _light_stage(kind) for kind in StageKind},
        statuses={status: _light_status(status) for status in Status},
    )


def _light_stage(kind: StageKind) -> StageColours:
    strong = until_readable(_STAGES[kind], WHITE, TEXT_CONTRAST + _MARGIN)
    fill = _FILLS.get(kind, mix(strong, WHITE, 0.91))
    return StageColours(
        heading=strong,
        heading_text=WHITE,
        fill=fill,
        border=until_readable(strong, fill, LINE_CONTRAST + _MARGIN),
        text=BLACK,
        small_text=until_readable(strong, fill, TEXT_CONTRAST + _MARGIN),
    )


def _light_status(status: Status) -> StatusColours:
    dark = status is Status.NEITHER
    return StatusColours(fill=_STATUS_FILLS[status], outline=_STATUS_OUTLINE, text=WHITE if dark else BLACK)


def _build_print() -> Palette:
    """White boxes: tints cost toner and vanish on a photocopier."""
    screen = _light(ground=WHITE)
    return _with(
        screen,
        arrow="#3f4a51",
        unassessed="#6b7780",
        note_fill=WHITE,
        stages={
            kind: _with(
                colours,
                fill=WHITE,
                small_text=until_readable(colours.heading, WHITE, TEXT_CONTRAST + _MARGIN),
            )
            for kind, colours in screen.stages.items()
        },
    )


def _build_black_and_white() -> Palette:
    stage = StageColours(heading=BLACK, heading_text=WHITE, fill=WHITE, border=BLACK, text=BLACK, small_text=BLACK)
    return _one_colour(
        ink=BLACK,
        ground=WHITE,
        grey="#6e6e6e",
        stage=stage,
        border_width=1.0,
        arrow_width=1.1,
        statuses={
            Status.IMPROVEMENT: StatusColours(fill=WHITE, outline=BLACK, text=BLACK),
            Status.CONCERN: StatusColours(fill=BLACK, outline=BLACK, text=WHITE),
            Status.COMMON_CAUSE: StatusColours(fill="#c8c8c8", outline=BLACK, text=BLACK),
            Status.NEITHER: StatusColours(fill=WHITE, outline=BLACK, text=BLACK),
            Status.MIXED: StatusColours(fill=WHITE, outline=BLACK, text=BLACK),
        },
    )


def _build_high_contrast() -> Palette:
    stage = StageColours(
        heading="#ffff00", heading_text=BLACK, fill=BLACK, border=WHITE, text=WHITE, small_text="#ffff00"
    )
    palette = _one_colour(
        ink=WHITE,
        ground=BLACK,
        grey="#c8c8c8",
        stage=stage,
        border_width=2.0,
        arrow_width=1.8,
        statuses={status: _status_on_dark(status) for status in Status},
    )
    return _with(palette, backward="#ffb000", marker_border="#ffff00", marker_text="#ffff00")


def _one_colour(
    *,
    ink: str,
    ground: str,
    grey: str,
    stage: StageColours,
    border_width: float,
    arrow_width: float,
    statuses: Mapping[Status, StatusColours],
) -> Palette:
    return Palette(
        ground=ground,
        text=ink,
        muted=ink,
        arrow=ink,
        unassessed=grey,
        backward=ink,
        accountability=ink,
        note_fill=ground,
        note_border=ink,
        note_text=ink,
        marker_fill=ground,
        marker_border=ink,
        marker_text=ink,
        moderating_fill=ground,
        moderating_border=ink,
        moderating_text=ink,
        faded=_faded(grey, ground),
        faded_arrow=mix(grey, ground, 0.6),
        marks=_marks(dict.fromkeys(Mark, ink), ground, ink, tint=1.0),
        border_width=border_width,
        arrow_width=arrow_width,
        stages=dict.fromkeys(StageKind, stage),
        statuses=statuses,
    )


def _build_dark() -> Palette:
    ground = "#14191d"
    return Palette(
        ground=ground,
        text="#f0f4f5",
        muted="#b4c0c8",
        arrow="#a3b1bb",
        unassessed="#7d8b95",
        backward="#ff9d5c",
        accountability="#c3ced5",
        note_fill="#1b2227",
        note_border="#8494a0",
        note_text="#f0f4f5",
        marker_fill=ground,
        marker_border="#6cb6ff",
        marker_text="#a8d4ff",
        moderating_fill="#2b2412",
        moderating_border="#d9a900",
        moderating_text="#ffd866",
        border_width=1.1,
        arrow_width=1.2,
        faded=_faded("#8494a0", ground),
        faded_arrow="#333d45",
        marks=_marks(_MARKS, ground, "#f5f8f9", tint=0.8),
        stages={kind: _dark_stage(kind, ground) for kind in StageKind},
        statuses={status: _status_on_dark(status) for status in Status},
    )


def _dark_stage(kind: StageKind, ground: str) -> StageColours:
    strong = until_readable(_STAGES[kind], WHITE, TEXT_CONTRAST + _MARGIN)
    fill = mix(ground, _STAGES[kind], 0.22)
    return StageColours(
        heading=strong,
        heading_text=WHITE,
        fill=fill,
        border=until_readable(_STAGES[kind], fill, LINE_CONTRAST + 0.5, towards=WHITE),
        text="#f5f8f9",
        small_text=until_readable(_STAGES[kind], fill, TEXT_CONTRAST + 0.5, towards=WHITE),
    )


def _faded(grey: str, ground: str) -> StageColours:
    """No tint, and a border that only hints at the box; the text can still be read."""
    text = until_readable(grey, ground, TEXT_CONTRAST + _MARGIN, towards=WHITE if ground != WHITE else BLACK)
    border = mix(grey, ground, 0.55)
    return StageColours(heading=grey, heading_text=ground, fill=ground, border=border, text=text, small_text=text)


def _marks(colours: Mapping[Mark, str], ground: str, text: str, *, tint: float) -> Mapping[Mark, MarkColours]:
    """What was removed has no tint: it is not there any more."""
    towards = WHITE if ground != WHITE else BLACK
    found = {}
    for mark, colour in colours.items():
        fill = ground if mark is Mark.REMOVED else mix(colour, ground, tint)
        border = until_readable(colour, fill, TEXT_CONTRAST + _MARGIN, towards=towards)
        found[mark] = MarkColours(fill=fill, border=border, text=text, ink=ground)
    return found


def _status_on_dark(status: Status) -> StatusColours:
    dark = status is Status.NEITHER
    return StatusColours(fill=_STATUS_FILLS[status], outline=WHITE, text=WHITE if dark else BLACK)


def _with(value: V, **changes: object) -> V:
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return type(value).model_validate(fields | changes)


_BUILDERS = {
    Theme.SCREEN: _build_screen,
    Theme.PRINT: _build_print,
    Theme.BLACK_AND_WHITE: _build_black_and_white,
    Theme.HIGH_CONTRAST: _build_high_contrast,
    Theme.DARK: _build_dark,
}
