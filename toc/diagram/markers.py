"""Numbered and lettered markers: where on an arrow or a box an assumption or a moderating factor stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from toc.diagram.lettering import width_of
from toc.diagram.measures import MARKER, SMALL_TYPE
from toc.diagram.options import Mark
from toc.diagram.picture import Arrow, Box, Heading, Marker, MarkerKind, Point
from toc.diagram.styles import SIGNS
from toc.model.theory import Assumption, Factor

_PLACES = (0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9)
"""Along a stretch of the curve, tried in this order until a marker stands free of the others."""
_PLACES_OF_TWO = (0.27, 0.73, *_PLACES)
"""For an arrow that has a marker of either kind."""


class Signs:
    """The sign of each assumption (1, 2, ...) and each moderating factor (a, b, ...) that is shown."""

    def __init__(self, assumptions: Sequence[Assumption], factors: Sequence[Factor]) -> None:
        self.assumptions = {one.id: str(place) for place, one in enumerate(assumptions, start=1)}
        self.factors = {one.id: _letters(place) for place, one in enumerate(factors)}


def _letters(place: int) -> str:
    sign = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        sign = chr(ord("a") + rest) + sign
    return sign


def build_markers(
    assumptions: Sequence[Assumption],
    factors: Sequence[Factor],
    signs: Signs,
    arrows: Mapping[str, Arrow],
    boxes: Mapping[str, Box],
) -> tuple[Marker, ...]:
    markers: list[Marker] = []
    groups = list(_groups(assumptions, factors, signs))
    times = Counter(about for _, about, _, _ in groups)
    for kind, about, items, text in groups:
        width = max(MARKER, width_of(text, SMALL_TYPE) + 7)
        if about in arrows:
            x, y = _free_place(arrows[about], width, markers, _PLACES if times[about] == 1 else _PLACES_OF_TWO)
        else:
            x, y = _on_box(boxes[about], kind, width)
        what = "Assumptions" if kind is MarkerKind.ASSUMPTION else "Moderating factors"
        markers.append(
            Marker(
                kind=kind,
                about=about,
                items=items,
                text=text,
                x=x,
                y=y,
                width=round(width, 2),
                height=MARKER,
                description=f"{what if len(items) > 1 else what[:-1]} {text}",
            )
        )
    return tuple(markers)


MARK_WORDS: Mapping[Mark, str] = {
    Mark.ADDED: "added",
    Mark.REMOVED: "removed, in the place it had",
    Mark.CHANGED: "changed",
    Mark.WEAKEST: "the weakest link of a route",
}


def build_marks(
    marks: Mapping[str, Mark],
    arrows: Mapping[str, Arrow],
    boxes: Mapping[str, Box],
    headings: Mapping[str, Heading],
    others: Sequence[Marker],
) -> tuple[Marker, ...]:
    """A sign for each mark: in the middle of an arrow, on the corner of a box or a heading."""
    markers = list(others)
    for about, mark in marks.items():
        if about in arrows:
            x, y = _free_place(arrows[about], MARKER, markers, _PLACES)
            if not _is_free(x, y, MARKER, markers):
                y = round(y - MARKER - 1, 2)
        elif (place := boxes.get(about) or headings.get(about)) is not None:
            x, y = round(place.x + place.width - MARKER, 2), round(place.y, 2)
        else:
            continue
        kind = MarkerKind(mark.value)
        markers.append(
            Marker(
                kind=kind,
                about=about,
                items=(),
                text=SIGNS[kind],
                x=x,
                y=y,
                width=MARKER,
                height=MARKER,
                description=f"{MARK_WORDS[mark][0].upper()}{MARK_WORDS[mark][1:]}",
            )
        )
    return tuple(markers[len(others) :])


def _groups(
    assumptions: Sequence[Assumption], factors: Sequence[Factor], signs: Signs
) -> Iterable[tuple[MarkerKind, str, tuple[str, ...], str]]:
    """One marker for all assumptions about one thing, and one for all its moderating factors."""
    about: dict[tuple[MarkerKind, str], list[tuple[str, str]]] = {}
    for one in assumptions:
        about.setdefault((MarkerKind.ASSUMPTION, one.about), []).append((one.id, signs.assumptions[one.id]))
    for factor in factors:
        if factor.about is not None:
            about.setdefault((MarkerKind.MODERATING, factor.about), []).append((factor.id, signs.factors[factor.id]))
    for (kind, thing), found in about.items():
        yield kind, thing, tuple(one for one, _ in found), _joined([sign for _, sign in found])


def _joined(signs: list[str]) -> str:
    return ", ".join(signs) if len(signs) <= 3 else f"{signs[0]}, {signs[1]} \u2026 {signs[-1]}"


def _on_box(box: Box, kind: MarkerKind, width: float) -> Point:
    """Astride the box's upper edge: assumptions on the left, moderating factors on the lower edge."""
    edge = box.y if kind is MarkerKind.ASSUMPTION else box.y + box.height
    return (round(box.x + 12 + width / 2, 2), round(edge, 2))


def _free_place(arrow: Arrow, width: float, taken: Sequence[Marker], places: Sequence[float]) -> Point:
    points = arrow.points
    stretches = [points[start : start + 4] for start in range(0, len(points) - 1, 3)]
    bends = [one for one in stretches if one[0][1] != one[3][1]] or stretches
    candidates = [_along(stretch, share) for share in places for stretch in bends]
    for x, y in candidates:
        if _is_free(x, y, width, taken):
            return (x, y)
    return candidates[0]


def _is_free(x: float, y: float, width: float, taken: Sequence[Marker]) -> bool:
    return all(abs(x - other.x) > (width + other.width) / 2 or abs(y - other.y) > MARKER for other in taken)


def _along(curve: Sequence[Point], share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))
    return (round(x, 2), round(y, 2))
