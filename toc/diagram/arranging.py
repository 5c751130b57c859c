"""Arrange what is shown: columns, lanes and the height of every box, kept from the previous picture on an edit."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toc.diagram.columns import Columns
from toc.diagram.lanes import add_lanes
from toc.diagram.measures import BOX_GAP
from toc.diagram.placing import keep, median, relax, stack
from toc.diagram.routing import Course
from toc.diagram.shown import Shown
from toc.model.base import Value

_NEW = 0.002
"""Weight of a box that had no place before: it goes where it is put, and moves others as little as it can."""
_LANE = 0.02
_SETTLING = 4
"""Sweeps once the lanes are in."""


class Places(Value):
    """Where things stood on a picture, for the next one to keep."""

    centres: Mapping[str, float]
    """Height of each box's centre below the headings, by element id."""
    gaps: Mapping[str, float] = {}
    """Room on the right of each stage's column."""


class Arrangement(NamedTuple):
    columns: Columns
    courses: list[Course]


def arrange(shown: Shown, heights: Sequence[float], previous: Places | None = None) -> Arrangement:
    """Heights of boxes and lanes; anew, or as near to the previous places as can be."""
    columns, ends = _build_columns(shown, heights)
    known = previous.centres if previous else {}
    kept = sum(element.id in known for element in shown.elements)
    if kept * 2 > len(shown.elements):
        _keep_places(columns, shown, known)
    else:
        stack(columns)
        relax(columns)
        wanted = add_lanes(columns)
        if len(wanted) > columns.boxes:
            columns.centres = wanted
            relax(columns, _SETTLING)
    courses = [Course(tuple(chain), backward, within) for chain, backward, within in ends]
    return Arrangement(columns, courses)


def _build_columns(shown: Shown, heights: Sequence[float]) -> tuple[Columns, list[tuple[list[int], bool, bool]]]:
    """The columns, and for each link its chain, whether it runs backward, whether it stays within its column."""
    index = {element.id: place for place, element in enumerate(shown.elements)}
    column = [shown.columns[element.id] for element in shown.elements]
    order: list[list[int]] = [[] for _ in shown.stages]
    for place, one in enumerate(column):
        order[one].append(place)
    chains: list[list[int]] = []
    courses: list[tuple[list[int], bool, bool]] = []
    for link in shown.links:
        source, target = index[link.source], index[link.target]
        if column[source] == column[target]:
            courses.append(([source, target], False, True))
            continue
        backward = column[target] < column[source]
        chain = [target, source] if backward else [source, target]
        chains.append(chain)
        courses.append((chain, backward, False))
    columns = Columns(column, list(heights), order, chains, boxes=len(column))
    return columns, courses


def _keep_places(columns: Columns, shown: Shown, known: Mapping[str, float]) -> None:
    stack(columns)
    neighbours = columns.neighbours()
    wanted = list(columns.centres)
    weights = [_NEW] * columns.boxes
    for place, element in enumerate(shown.elements):
        if element.id in known:
            wanted[place] = known[element.id]
            weights[place] = 1.0
    for items in columns.order:
        above = -1
        for place in items:
            if weights[place] == _NEW:
                wanted[place] = _first_place(columns, place, above, wanted, weights, neighbours[place])
            above = place
    keep(columns, wanted, weights)
    wanted = add_lanes(columns)
    weights = [1.0] * columns.boxes + [_LANE] * (len(wanted) - columns.boxes)
    keep(columns, wanted, weights)


def _first_place(
    columns: Columns,
    place: int,
    above: int,
    wanted: Sequence[float],
    weights: Sequence[float],
    neighbours: Sequence[int],
) -> float:
    """Level with what it is joined to, or else just below the box above it."""
    joined = [wanted[other] for other in neighbours if weights[other] == 1.0]
    if joined:
        return median(joined)
    if above < 0:
        return columns.heights[place] / 2
    return wanted[above] + (columns.heights[above] + columns.heights[place]) / 2 + BOX_GAP
