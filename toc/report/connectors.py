"""Which of PowerPoint's connectors draws an arrow, and where: glued to its two boxes and across no other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toc.diagram.picture import Arrow, Box, Picture, Point

RIGHT, LEFT = 3, 1
"""A rounded rectangle's connection sites; 0 is its top and 2 its bottom."""

STRAIGHT = "straightConnector1"
CURVED = "curvedConnector3"
BENT_ONCE = "bentConnector3"
BENT = "bentConnector5"

_FLAT = 0.5
_CLEAR = 5.0
"""Kept between a connector and a box it passes."""
_WHOLE = 100_000
"""What PowerPoint calls 100 % of a connector's width or height."""


class Connector(NamedTuple):
    """A connector in the picture's points; its path runs from its start to its end."""

    preset: str
    start: Point
    end: Point
    sites: tuple[int, int]
    adjustments: tuple[int, ...] = ()
    middle: Point = (0.0, 0.0)
    """A point on its path, where a marker can stand."""
    passes_boxes: bool = False


def build_connectors(picture: Picture) -> dict[str, Connector]:
    """The connector of every arrow, by the link's id."""
    boxes = {box.element_id: box for box in picture.boxes}
    columns = sorted({box.x for box in picture.boxes})
    turns = _turns(picture.arrows, boxes, columns)
    return {arrow.link_id: _connector(arrow, boxes, columns, turns[arrow.link_id]) for arrow in picture.arrows}


def _connector(arrow: Arrow, boxes: Mapping[str, Box], columns: Sequence[float], turn: "_Turn") -> Connector:
    start, end = arrow.points[0], arrow.tip
    if arrow.within:
        return _loop(start, end, max(x for x, _ in arrow.points) - start[0])
    sites = (LEFT, RIGHT) if arrow.backward else (RIGHT, LEFT)
    passed = _passed(boxes[arrow.source], boxes[arrow.target], columns)
    lane = _lane(arrow, [box for box in boxes.values() if box.x in passed]) if passed else end[1]
    if abs(start[1] - end[1]) < _FLAT and abs(lane - start[1]) < _FLAT:
        return Connector(STRAIGHT, start, end, sites, (), _half_way(start, end), bool(passed))
    if not passed:
        return Connector(CURVED, start, end, sites, (_WHOLE // 2,), _half_way(start, end))
    return _bent(start, end, sites, lane, turn)


def _loop(start: Point, end: Point, depth: float) -> Connector:
    """Out on the right and in again on the right: a connector one point wide that bulges far past its end."""
    across = (start[0] + 1.0, end[1])
    middle = (start[0] + depth, (start[1] + end[1]) / 2)
    return Connector(CURVED, start, across, (RIGHT, RIGHT), (round(depth * _WHOLE),), middle)


def _bent(start: Point, end: Point, sites: tuple[int, int], lane: float, turn: "_Turn") -> Connector:
    """Straight along a lane between the boxes it passes, turning only in the gaps beside its ends."""
    middle = ((turn.first + turn.last) / 2, lane)
    if lane in (start[1], end[1]):
        at = turn.last if lane == start[1] else turn.first
        share = round((at - start[0]) / (end[0] - start[0]) * _WHOLE)
        return Connector(BENT_ONCE, start, end, sites, (share,), middle, passes_boxes=True)
    if abs(end[1] - start[1]) < 1.0:
        end = (end[0], start[1] + 1.0)
    width, height = end[0] - start[0], end[1] - start[1]
    adjustments = (
        round((turn.first - start[0]) / width * _WHOLE),
        round((lane - start[1]) / height * _WHOLE),
        round((turn.last - start[0]) / width * _WHOLE),
    )
    return Connector(BENT, start, end, sites, adjustments, middle, passes_boxes=True)


class _Turn(NamedTuple):
    """Where a bent connector leaves its first gap and turns in its last."""

    first: float = 0.0
    last: float = 0.0


def _turns(arrows: Sequence[Arrow], boxes: Mapping[str, Box], columns: Sequence[float]) -> dict[str, _Turn]:
    """Spread over each gap, so that no two run up and down on the same line, nor on the accountability line."""
    crowd: dict[float, list[tuple[str, int]]] = {}
    turns = {arrow.link_id: [0.0, 0.0] for arrow in arrows}
    rooms: dict[float, float] = {}
    for arrow in arrows:
        left, right = sorted((boxes[arrow.source], boxes[arrow.target]), key=lambda box: box.x)
        if arrow.within or not _passed(left, right, columns):
            continue
        first, last = (1, 0) if arrow.backward else (0, 1)
        edge = left.x + left.width
        before = max(x for x in columns if x < right.x)
        for gap, next_column, which in (
            (edge, min(x for x in columns if x > left.x), first),
            (before + left.width, right.x, last),
        ):
            crowd.setdefault(gap, []).append((arrow.link_id, which))
            rooms[gap] = next_column - gap
    for gap, found in crowd.items():
        for rank, (link, which) in enumerate(found, start=1):
            turns[link][which] = gap + rooms[gap] * (0.08 + 0.55 * rank / (len(found) + 1))
    return {link: _Turn(*both) for link, both in turns.items()}


def _passed(one: Box, other: Box, columns: Sequence[float]) -> frozenset[float]:
    low, high = sorted((one.x, other.x))
    return frozenset(x for x in columns if low < x < high)


def _lane(arrow: Arrow, in_the_way: Sequence[Box]) -> float:
    """The height at which the arrow passes every box between its ends, near where the picture has it."""
    start, end = arrow.points[0][1], arrow.tip[1]
    drawn = [y for _, y in arrow.points[3:-1:3]]
    edges = [edge for box in in_the_way for edge in (box.y - _CLEAR - 1, box.y + box.height + _CLEAR + 1)]
    free = [y for y in (start, end, *drawn, *edges) if all(not _touches(y, box) for box in in_the_way)]
    return min(free, key=lambda y: abs(y - start) + abs(y - end))


def _touches(height: float, box: Box) -> bool:
    return box.y - _CLEAR < height < box.y + box.height + _CLEAR


def _half_way(start: Point, end: Point) -> Point:
    return ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
