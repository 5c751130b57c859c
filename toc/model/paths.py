"""Pathways through a theory: what leads where, what runs backward, what goes in circles."""

from collections import defaultdict
from typing import TYPE_CHECKING

from toc.model.theory import TheoryOfChange

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


def downstream(theory: TheoryOfChange, start: str) -> frozenset[str]:
    """Ids of the elements that a chain of links from `start` reaches."""
    return _reach(theory, start, forward=True)


def upstream(theory: TheoryOfChange, start: str) -> frozenset[str]:
    """Ids of the elements from which a chain of links reaches `start`."""
    return _reach(theory, start, forward=False)


def _reach(theory: TheoryOfChange, start: str, *, forward: bool) -> frozenset[str]:
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for link in theory.links:
        near, far = (link.source, link.target) if forward else (link.target, link.source)
        neighbours[near].append(far)
    seen: set[str] = set()
    waiting = [start]
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


def find_cycles(theory: TheoryOfChange) -> tuple[str, ...]:
    """Ids of the elements that a chain of links leads back to."""
    return tuple(element.id for element in theory.elements if element.id in downstream(theory, element.id))
