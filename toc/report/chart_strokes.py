"""How a series looks in a chart we draw ourselves: told apart by form as well as by colour."""

from collections.abc import Callable, Mapping

from toc.report.blocks import Role

_LINE = "#5a6670"
_IMPROVEMENT, _CONCERN, _NEITHER = "#0077c8", "#c25400", "#361475"
_TARGET, _BASELINE, _LIMIT = "#7c2855", "#5a6670", "#5a6670"
_BARS = ("#0b4f7d", "#8fb8d6", "#c25400", "#e3b98f", "#4b6b3c", "#b3c8a5")


def _stroke(colour: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dashes}'


STROKES: Mapping[Role, str] = {
    Role.FIGURES: _stroke(_LINE, 1.8),
    Role.MEAN: _stroke(_LINE, 1.2),
    Role.LIMIT: _stroke(_LIMIT, 1.1, "5 4"),
    Role.TARGET: _stroke(_TARGET, 1.6, "9 3"),
    Role.BASELINE: _stroke(_BASELINE, 1.3, "2 3"),
    Role.INTERVAL_LOW: _stroke(_LIMIT, 0.9, "1 2.5"),
    Role.INTERVAL_HIGH: _stroke(_LIMIT, 0.9, "1 2.5"),
}
"""Marked points have none: the figures' own line runs through them."""


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{_LINE}"/>'


def _circle(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{_IMPROVEMENT}" stroke="#ffffff" stroke-width="1"/>'


def _square(x: float, y: float) -> str:
    return f'<rect x="{x - 4.6:.1f}" y="{y - 4.6:.1f}" width="9.2" height="9.2" fill="{_CONCERN}" stroke="#ffffff"/>'


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 6.2:.1f}l6.2 6.2l-6.2 6.2l-6.2 -6.2Z" fill="{_NEITHER}" stroke="#ffffff"/>'


MARKS: Mapping[Role, Callable[[float, float], str]] = {
    Role.FIGURES: _dot,
    Role.IMPROVEMENT: _circle,
    Role.CONCERN: _square,
    Role.NEITHER: _diamond,
}


def bar_colour(index: int, role: Role) -> str:
    marked = {Role.IMPROVEMENT: _IMPROVEMENT, Role.CONCERN: _CONCERN, Role.NEITHER: _NEITHER}
    return marked.get(role, _BARS[index % len(_BARS)])
