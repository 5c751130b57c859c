"""The picture of a difference: a theory as it was and as it is on one map, what differs marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from toc.diagram.options import Mark, ViewOptions
from toc.model.base import Entity
from toc.model.changes import Difference, How
from toc.model.collections import Collection, checked, unchecked
from toc.model.programme import Programme
from toc.model.theory import Element, Link, TheoryOfChange

UNCHANGED = "as it was"

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class DifferencePicture:
    """What to draw, and how."""

    theory: TheoryOfChange
    """Both in one: what was removed keeps its place."""
    options: ViewOptions


def build_difference_picture(
    before: Programme, after: Programme, difference: Difference, theory_id: str, options: ViewOptions | None = None
) -> DifferencePicture:
    """One theory of two revisions, in at least one of which it is.

    Boxes and arrows alone: what stands on them would say of which of the two revisions it is only in part.
    """
    was, now = before.theory(theory_id), after.theory(theory_id)
    newest = now or was
    assert newest is not None, "A theory of neither revision."
    nothing = unchecked(newest, stages=(), elements=(), links=(), accountability_stage=None)
    was, now = was or nothing, now or nothing
    both = _both(was, now)
    marks = _marks(was, now, both, difference)
    drawn = {one.id for one in (*both.elements, *both.links)}
    return DifferencePicture(
        both,
        checked(
            options or ViewOptions(),
            show_indicators=False,
            show_status=False,
            show_evidence=False,
            show_assumptions=False,
            show_factors=False,
            show_priorities=False,
            show_owner=False,
            hidden_stages=frozenset(),
            marks=frozenset(marks.items()),
            faded=frozenset(drawn - marks.keys()),
            faded_words=UNCHANGED,
        ),
    )


def _both(was: TheoryOfChange, now: TheoryOfChange) -> TheoryOfChange:
    boxes: list[Element] = []
    old = {element.id: element for element in was.elements}
    for element in _merged(was.elements, now.elements):
        if element.stage is None and element.id in old:
            # Put into the tray: gone from the map, and shown where it stood.
            boxes.append(unchecked(element, stage=old[element.id].stage))
        else:
            boxes.append(element)
    # Unchecked: both together may be more than one theory may hold. An arrow turned round is drawn as it is now.
    return unchecked(
        now,
        stages=_merged(was.stages, now.stages),
        elements=tuple(boxes),
        links=_merged(was.links, now.links),
        assumptions=(),
        factors=(),
    )


def _merged(was: Sequence[E], now: Sequence[E]) -> tuple[E, ...]:
    """What is, with what was removed put in after what it stood behind."""
    merged = list(now)
    places = {one.id for one in now}
    before: str | None = None
    for one in was:
        if one.id not in places:
            behind = next((index for index, other in enumerate(merged) if other.id == before), -1)
            merged.insert(behind + 1, one)
        before = one.id
    return tuple(merged)


def _marks(was: TheoryOfChange, now: TheoryOfChange, both: TheoryOfChange, difference: Difference) -> dict[str, Mark]:
    """By what can be seen on the map: a box that came out of the tray is new there."""
    old, new = _on_the_map(was), _on_the_map(now)
    changed = {
        one.id
        for one in difference.changes
        if one.how is How.CHANGED and one.collection in (Collection.STAGES, Collection.ELEMENTS, Collection.LINKS)
    }
    marks: dict[str, Mark] = {}
    for one in (*both.stages, *both.elements, *both.links):
        if one.id in new and one.id not in old:
            marks[one.id] = Mark.ADDED
        elif one.id in old and one.id not in new:
            marks[one.id] = Mark.REMOVED
        elif one.id in new and one.id in changed:
            marks[one.id] = Mark.CHANGED
    return marks


def _on_the_map(theory: TheoryOfChange) -> frozenset[str]:
    placed = {element.id for element in theory.elements if element.stage is not None}
    links: Iterable[Link] = (link for link in theory.links if link.source in placed and link.target in placed)
    return frozenset(placed | {stage.id for stage in theory.stages} | {link.id for link in links})
