"""Routes: every way along the arrows from one box to another, the shortest first."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from toc.model.paths import reached_from
from toc.model.theory import Link, TheoryOfChange

MOST_ROUTES = 30
"""More than a person reads."""
_MOST_STEPS = 20_000
"""Beginnings of routes that are looked at: circles could make more of them than there is time for."""

Route = tuple[Link, ...]


class Routes(NamedTuple):
    """The ways found, and whether there are others."""

    found: tuple[Route, ...]
    more: bool


def find_routes(theory: TheoryOfChange, start: str, end: str, most: int = MOST_ROUTES) -> Routes:
    """The routes between boxes on the map that pass no box twice; of one length in the map's own order."""
    onward = _onward(theory)
    left = _steps_left(onward, end)
    if start == end or start not in left:
        return Routes((), more=False)
    found: list[Route] = []
    waiting: list[tuple[int, tuple[int, ...], Route]] = [(left[start], (), ())]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return Routes(tuple(found), more=False)
        _, place, route = heappop(waiting)
        here = route[-1].target if route else start
        if here == end:
            if len(found) == most:
                return Routes(tuple(found), more=True)
            found.append(route)
            continue
        passed = {start, *(link.target for link in route)}
        for index, link in enumerate(onward[here]):
            if link.target in left and link.target not in passed:
                heappush(waiting, (len(route) + 1 + left[link.target], (*place, index), (*route, link)))
    return Routes(tuple(found), more=bool(waiting))


def find_ends(theory: TheoryOfChange, start: str) -> frozenset[str]:
    """The boxes on the map that some route from this one reaches."""
    onward = _onward(theory)
    return reached_from((link for links in onward.values() for link in links), [start]) - {start}


def _onward(theory: TheoryOfChange) -> Mapping[str, list[Link]]:
    """The arrows that leave each box, of those that are on the map."""
    placed = {element.id for element in theory.elements if element.stage is not None}
    onward: defaultdict[str, list[Link]] = defaultdict(list)
    for link in theory.links:
        if link.source in placed and link.target in placed:
            onward[link.source].append(link)
    return onward


def _steps_left(onward: Mapping[str, Iterable[Link]], end: str) -> dict[str, int]:
    """How many arrows at least lead from a box to the end; boxes from which none do are left out."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    for source, links in onward.items():
        for link in links:
            before[link.target].append(source)
    left, waiting = {end: 0}, deque([end])
    while waiting:
        here = waiting.popleft()
        for box in before[here]:
            if box not in left:
                left[box] = left[here] + 1
                waiting.append(box)
    return left
