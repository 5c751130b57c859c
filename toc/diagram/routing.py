"""Route arrows as smooth curves: out of one side, along the lanes, into the other, across no box."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toc.diagram.columns import Columns
from toc.diagram.measures import ARROW_HEAD, BOX_WIDTH, PORT_EDGE, PORT_STEP
from toc.diagram.picture import Point

_NEARLY_FLAT = 14.0
"""A lone end moves this far along its box's side if that makes its arrow flat."""
_LOOP_FIRST = 13.0
_LOOP_STEP = 5.0
_BEND = 0.5523
"""Of a quarter circle's radius, where its cubic's control points stand."""


@dataclass(frozen=True)
class Course:
    """An arrow to be routed: its chain from left to right, and which way it runs."""

    chain: tuple[int, ...]
    backward: bool = False
    within: bool = False


@dataclass(frozen=True)
class Route:
    points: tuple[Point, ...]
    tip: Point


def route(columns: Columns, courses: Sequence[Course], lefts: Sequence[float], gaps: Sequence[float]) -> list[Route]:
    """The curve of each course; `lefts` and `gaps` are each column's left edge and the room on its right."""
    ends = _spread_ends(columns, courses)
    depths = _loop_depths(columns, courses, gaps)
    routes = []
    for index, course in enumerate(courses):
        start, end = ends[index]
        if course.within:
            edge = lefts[columns.column[course.chain[0]]] + BOX_WIDTH
            routes.append(_loop(edge, start, end, depths[index]))
            continue
        waypoints: list[Point] = []
        for item in course.chain:
            left = lefts[columns.column[item]]
            height = columns.centres[item]
            if item == course.chain[0]:
                waypoints.append((left + BOX_WIDTH, start))
            elif item == course.chain[-1]:
                waypoints.append((left, end))
            else:
                waypoints += [(left, height), (left + BOX_WIDTH, height)]
        routes.append(_through(waypoints[::-1] if course.backward else waypoints))
    return routes


def _spread_ends(columns: Columns, courses: Sequence[Course]) -> list[tuple[float, float]]:
    """Heights of both ends of each course, spread along each box's side in the order of their other ends."""
    centres = columns.centres
    sides: dict[tuple[int, bool], list[tuple[int, float, int, int]]] = {}
    for index, course in enumerate(courses):
        first, last = course.chain[0], course.chain[-1]
        if course.within:
            down = centres[last] > centres[first]
            span = abs(centres[last] - centres[first])
            sides.setdefault((first, True), []).append((1 if down else -1, -span if down else span, index, 0))
            sides.setdefault((last, True), []).append((-1 if down else 1, span if down else -span, index, 1))
        else:
            sides.setdefault((first, True), []).append((0, centres[course.chain[1]], index, 0))
            sides.setdefault((last, False), []).append((0, centres[course.chain[-2]], index, 1))
    ends = [[0.0, 0.0] for _ in courses]
    alone: list[tuple[int, int, int]] = []
    for (box, _), found in sides.items():
        room = columns.heights[box] - 2 * PORT_EDGE
        step = min(PORT_STEP, room / (len(found) - 1)) if len(found) > 1 else 0.0
        place = centres[box] - step * (len(found) - 1) / 2
        for _, _, index, which in sorted(found):
            ends[index][which] = place
            place += step
        if len(found) == 1 and not courses[found[0][2]].within:
            alone.append((box, found[0][2], found[0][3]))
    for box, index, which in alone:
        chain = courses[index].chain
        beside = chain[1] if which == 0 else chain[-2]
        other = centres[beside] if columns.is_lane(beside) else ends[index][1 - which]
        reach = min(_NEARLY_FLAT, columns.heights[box] / 2 - PORT_EDGE)
        if abs(other - centres[box]) <= reach:
            ends[index][which] = other
    return [(start, end) for start, end in ends]


def _loop_depths(columns: Columns, courses: Sequence[Course], gaps: Sequence[float]) -> list[float]:
    """How far each arrow within a column stands out: the longer, the farther, so that they nest."""
    depths = [0.0] * len(courses)
    loops: dict[int, list[tuple[float, int]]] = {}
    for index, course in enumerate(courses):
        if course.within:
            span = abs(columns.centres[course.chain[0]] - columns.centres[course.chain[-1]])
            loops.setdefault(columns.column[course.chain[0]], []).append((span, index))
    for column, found in loops.items():
        room = gaps[column] * 0.55 - _LOOP_FIRST
        step = min(_LOOP_STEP, room / len(found))
        for rank, (_, index) in enumerate(sorted(found)):
            depths[index] = _LOOP_FIRST + rank * step
    return depths


def _loop(edge: float, start: float, end: float, depth: float) -> Route:
    """Out on the right, along the column and back in."""
    sign = 1.0 if end > start else -1.0
    radius = min(depth - ARROW_HEAD / 2, abs(end - start) / 2)
    out = edge + depth
    bend = radius * (1 - _BEND)
    points = (
        (edge, start),
        (edge + (depth - radius) * 0.5, start),
        (out - radius, start),
        (out - radius, start),
        (out - bend, start),
        (out, start + sign * bend),
        (out, start + sign * radius),
        (out, start + sign * radius),
        (out, end - sign * radius),
        (out, end - sign * radius),
        (out, end - sign * bend),
        (out - bend, end),
        (max(out - radius, edge + ARROW_HEAD), end),
        (max(out - radius, edge + ARROW_HEAD), end),
        (edge + ARROW_HEAD, end),
        (edge + ARROW_HEAD, end),
    )
    return Route(_rounded(points), (_round(edge), _round(end)))


def _through(waypoints: list[Point]) -> Route:
    """A curve through the gaps, straight along the lanes."""
    tip = waypoints[-1]
    back = ARROW_HEAD if waypoints[-2][0] < tip[0] else -ARROW_HEAD
    waypoints = [*waypoints[:-1], (tip[0] - back, tip[1])]
    points: list[Point] = [waypoints[0]]
    for (x, y), (to_x, to_y) in pairwise(waypoints):
        reach = (to_x - x) * 0.5
        points += [(x + reach, y), (to_x - reach, to_y), (to_x, to_y)]
    return Route(_rounded(points), (_round(tip[0]), _round(tip[1])))


def _rounded(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple([(round(x, 2), round(y, 2)) for x, y in points])


def _round(value: float) -> float:
    return round(value, 2)
