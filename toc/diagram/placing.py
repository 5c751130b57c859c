"""Place boxes up and down their columns so that most arrows run flat, never changing their order."""

from collections.abc import Iterable, Sequence

from toc.diagram.columns import Columns
from toc.diagram.measures import LANE_GAP

SWEEPS = 16
_STILL = 0.25
"""Points: sweeps that move nothing farther are the last."""
_LOOSE = 0.05
"""Weight of what may go anywhere: a box with no arrows, a lane."""


def fit(wanted: Iterable[tuple[float, float]]) -> list[float]:
    """Nearest non-decreasing places to (place, weight) pairs, by pooling adjacent violators."""
    places: list[float] = []
    weights: list[float] = []
    counts: list[int] = []
    for place, weight in wanted:
        count = 1
        while places and places[-1] > place:
            above = weights.pop()
            total = above + weight
            place = (places.pop() * above + place * weight) / total
            weight = total
            count += counts.pop()
        places.append(place)
        weights.append(weight)
        counts.append(count)
    return [place for place, count in zip(places, counts, strict=True) for _ in range(count)]


def stack(columns: Columns) -> None:
    """Every column packed from the top: where the sweeps begin."""
    columns.centres = [0.0] * len(columns.column)
    for items in columns.order:
        first = columns.heights[items[0]] / 2 if items else 0.0
        for item, offset in zip(items, columns.offsets(items), strict=True):
            columns.centres[item] = first + offset


def relax(columns: Columns, sweeps: int = SWEEPS) -> None:
    """Sweep left to right and back, each column taking the places nearest to its neighbours' middles."""
    neighbours = columns.neighbours()
    offsets = [columns.offsets(items) for items in columns.order]
    count = len(columns.order)
    for sweep in range(sweeps):
        moved = 0.0
        for index in range(count) if sweep % 2 == 0 else range(count - 1, -1, -1):
            moved = max(moved, _settle(columns, index, offsets[index], neighbours))
        if moved < _STILL:
            break
    _to_top(columns)


def _settle(columns: Columns, index: int, offsets: list[float], neighbours: list[list[int]]) -> float:
    """Place one column; returns how far the item moved that moved farthest."""
    centres, boxes = columns.centres, columns.boxes
    wanted: list[tuple[float, float]] = []
    for item, offset in zip(columns.order[index], offsets, strict=True):
        beside = neighbours[item]
        if beside:
            place = median([centres[other] for other in beside])
            wanted.append((place - offset, 1.0 if item < boxes else _LOOSE))
        else:
            wanted.append((wanted[-1][0] if wanted else centres[item] - offset, _LOOSE))
    moved = 0.0
    for item, offset, place in zip(columns.order[index], offsets, fit(wanted), strict=True):
        centre = place + offset
        moved = max(moved, abs(centre - centres[item]))
        centres[item] = centre
    return moved


def median(values: Sequence[float]) -> float:
    count = len(values)
    if count == 1:
        return values[0]
    if count == 2:
        return (values[0] + values[1]) / 2
    ranked = sorted(values)
    middle = count // 2
    return ranked[middle] if count % 2 else (ranked[middle - 1] + ranked[middle]) / 2


def _to_top(columns: Columns) -> None:
    """Shift all so that the highest item touches the top."""
    if columns.centres:
        highest = min(centre - height / 2 for centre, height in zip(columns.centres, columns.heights, strict=True))
        columns.centres = [centre - highest for centre in columns.centres]


def keep(columns: Columns, wanted: Sequence[float], weights: Sequence[float]) -> None:
    """Every item as near to a wanted place as its neighbours in the column let it; none above the top."""
    columns.centres = list(columns.centres) or [0.0] * len(columns.column)
    for items in columns.order:
        if not items:
            continue
        offsets = columns.offsets(items)
        top = -LANE_GAP if columns.is_lane(items[0]) else columns.heights[items[0]] / 2
        pairs = [(wanted[item] - offset, weights[item]) for item, offset in zip(items, offsets, strict=True)]
        for item, offset, place in zip(items, offsets, fit(pairs), strict=True):
            columns.centres[item] = max(place, top) + offset
