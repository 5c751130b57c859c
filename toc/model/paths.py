"""Pathways through a theory: what leads where, what runs backward, what goes in circles."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from toc.model.theory import Link, TheoryOfChange

if TYPE_CHECKING:
    from toc.model.programme import Programme


def backward_in(theory: TheoryOfChange) -> tuple[str, ...]:
    """Ids of the links whose target stands in an earlier stage than their source."""
    column = {element.id: theory.stage_index.get(element.stage or "") for element in theory.elements}
    return tuple(
        link.id
        for link in theory.links
        if (source := column[link.source]) is not None
        and (target := column[link.target]) is not None
        and target < source
    )


def backward_links(programme: "Programme") -> frozenset[str]:
    """Ids of the links of all theories that run backward."""
    return frozenset(link for theory in programme.theories for link in backward_in(theory))


def reached_from(links: Iterable[Link], starts: Iterable[str]) -> frozenset[str]:
    """Ids of the elements that a chain of these links reaches from any of the starts."""
    return _reach(((link.source, link.target) for link in links), starts)


def leading_to(links: Iterable[Link], ends: Iterable[str]) -> frozenset[str]:
    """Ids of the elements from which a chain of these links reaches any of the ends."""
    return _reach(((link.target, link.source) for link in links), ends)


def _reach(steps: Iterable[tuple[str, str]], starts: Iterable[str]) -> frozenset[str]:
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for near, far in steps:
        neighbours[near].append(far)
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        for element in neighbours[waiting.pop()]:
            if element not in seen:
                seen.add(element)
                waiting.append(element)
    return frozenset(seen)


def find_orphans(theory: TheoryOfChange) -> tuple[str, ...]:
    """Ids of the elements on the map that no link touches."""
    linked = {end for link in theory.links for end in (link.source, link.target)}
    return tuple(element.id for element in theory.elements if element.stage is not None and element.id not in linked)


def find_circles(theory: TheoryOfChange) -> tuple[tuple[str, ...], ...]:
    """Groups of elements that lead to one another, each group and its elements in the map's order."""
    place = {element.id: index for index, element in enumerate(theory.elements)}
    circles = (sorted(group, key=place.__getitem__) for group in find_groups(theory) if len(group) > 1)
    return tuple(sorted((tuple(circle) for circle in circles), key=lambda circle: place[circle[0]]))


def find_groups(theory: TheoryOfChange) -> tuple[tuple[str, ...], ...]:
    """Every element, those that lead to one another together, a group after all the groups that it leads to.

    These are the strongly connected components, in one pass over boxes and arrows (Tarjan 1972), without recursion:
    a chain of 500 boxes would be too deep for Python.
    """
    after: defaultdict[str, list[str]] = defaultdict(list)
    for link in theory.links:
        after[link.source].append(link.target)
    found: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_boxes: list[str] = []
    grouped: set[str] = set()
    groups: list[tuple[str, ...]] = []
    for start in theory.elements:
        if start.id in found:
            continue
        found[start.id] = lowest[start.id] = len(found)
        open_boxes.append(start.id)
        walk = [(start.id, iter(after[start.id]))]
        while walk:
            box, targets = walk[-1]
            target = next(targets, None)
            if target is None:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[box])
                if lowest[box] == found[box]:
                    group = [open_boxes.pop()]
                    while group[-1] != box:
                        group.append(open_boxes.pop())
                    grouped.update(group)
                    groups.append(tuple(group))
            elif target not in found:
                found[target] = lowest[target] = len(found)
                open_boxes.append(target)
                walk.append((target, iter(after[target])))
            elif target not in grouped:
                lowest[box] = min(lowest[box], found[target])
    return tuple(groups)
