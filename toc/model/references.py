"""Which field names which entity, what keeps a programme whole, and what goes when something is removed."""

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from toc.errors import TocError
from toc.model.base import Entity
from toc.model.collections import KINDS, Collection, items_of, nested_in, walk
from toc.model.theory import TheoryOfChange

if TYPE_CHECKING:
    from toc.model.programme import Programme


class BrokenProgramme(TocError):
    """The programme would not hold together."""


class OnRemoval(Enum):
    """What happens to the holder of a name when the named thing is removed."""

    GOES_TOO = 1
    LOSES_THE_NAME = 2
    GOES_WITH_THE_LAST = 3
    """Loses the name, and goes too when no other name is left."""


class Reference(NamedTuple):
    """A field by which entities of one collection name entities of others."""

    holder: Collection
    field: str
    targets: tuple[Collection, ...]
    on_removal: OnRemoval = OnRemoval.LOSES_THE_NAME

    def names_in(self, item: Entity) -> tuple[str, ...]:
        """The ids this field of the item names."""
        value: Any = item
        for part in self.field.split("."):
            value = getattr(value, part)
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else tuple(value)


_C = Collection
_TOO = OnRemoval.GOES_TOO

REFERENCES: tuple[Reference, ...] = (
    Reference(_C.THEORIES, "inside", (_C.ELEMENTS,)),
    Reference(_C.THEORIES, "accountability_stage", (_C.STAGES,)),
    Reference(_C.ELEMENTS, "stage", (_C.STAGES,)),
    Reference(_C.ELEMENTS, "citations", (_C.SOURCES,)),
    Reference(_C.LINKS, "source", (_C.ELEMENTS,), _TOO),
    Reference(_C.LINKS, "target", (_C.ELEMENTS,), _TOO),
    Reference(_C.LINKS, "citations", (_C.SOURCES,)),
    Reference(_C.ASSUMPTIONS, "about", (_C.ELEMENTS, _C.LINKS), _TOO),
    Reference(_C.ASSUMPTIONS, "indicator", (_C.INDICATORS,)),
    Reference(_C.FACTORS, "about", (_C.ELEMENTS, _C.LINKS)),
    Reference(_C.INDICATORS, "instruments", (_C.INSTRUMENTS,)),
    Reference(_C.MEASURES, "indicator", (_C.INDICATORS,), _TOO),
    Reference(_C.MEASURES, "element", (_C.ELEMENTS,), _TOO),
    Reference(_C.TARGETS, "indicator", (_C.INDICATORS,), _TOO),
    Reference(_C.TARGETS, "commissioner", (_C.COMMISSIONERS,)),
    Reference(_C.TARGETS, "replaces", (_C.TARGETS,)),
    Reference(_C.EVENTS, "indicators", (_C.INDICATORS,), OnRemoval.GOES_WITH_THE_LAST),
    Reference(_C.COMMENTARY, "indicator", (_C.INDICATORS,), _TOO),
    Reference(_C.PAIRED_RESULTS, "instrument", (_C.INSTRUMENTS,), _TOO),
    Reference(_C.PAIRED_RESULTS, "indicator", (_C.INDICATORS,)),
    Reference(_C.PRIORITIES, "parent", (_C.PRIORITIES,)),
    Reference(_C.PRIORITIES, "same_as", (_C.PRIORITIES,)),
    Reference(_C.PRIORITIES, "supersedes", (_C.PRIORITIES,)),
    Reference(_C.ALIGNMENTS, "item", (_C.ELEMENTS, _C.INDICATORS), _TOO),
    Reference(_C.ALIGNMENTS, "priority", (_C.PRIORITIES,), _TOO),
    Reference(_C.COMMISSIONERS, "frameworks", (_C.FRAMEWORKS,)),
    Reference(_C.FUNDING, "commissioner", (_C.COMMISSIONERS,), _TOO),
    Reference(_C.FUNDING, "element", (_C.ELEMENTS,)),
    Reference(_C.DOCUMENTS, "commissioner", (_C.COMMISSIONERS,)),
    Reference(_C.SUBMISSIONS, "commissioner", (_C.COMMISSIONERS,)),
    Reference(
        _C.DISMISSED_FINDINGS,
        "about",
        (_C.THEORIES, _C.STAGES, _C.ELEMENTS, _C.LINKS, _C.ASSUMPTIONS, _C.FACTORS, _C.INDICATORS),
        _TOO,
    ),
    *(
        Reference(holder, "provenance.source", (_C.SOURCES,))
        for holder, kind in KINDS.items()
        if "provenance" in kind.model.model_fields
    ),
)

_SAME_THEORY = frozenset({_C.STAGES, _C.ELEMENTS, _C.LINKS})
_IN_THEORY = frozenset({_C.ELEMENTS, _C.LINKS, _C.ASSUMPTIONS, _C.FACTORS})


def check_programme(programme: "Programme") -> None:
    """Raise BrokenProgramme unless ids are unique, names lead somewhere and maps make sense."""
    places: dict[str, tuple[Collection, str | None]] = {programme.id: (_C.PROGRAMME, None)}
    for collection, parent, item in walk(programme):
        if item.id in places:
            raise used_twice(item.id, places[item.id][0], collection)
        places[item.id] = (collection, parent)
    for reference in REFERENCES:
        for item in items_of(programme, reference.holder):
            for name in reference.names_in(item):
                _check_name(reference, item, name, places)
    for theory in programme.theories:
        _check_theory(theory, places)
    _check_nesting(programme)


def used_twice(item_id: str, first: Collection, second: Collection) -> BrokenProgramme:
    return BrokenProgramme(
        f"The id '{item_id}' is used twice, by a {_noun(first)} and by a {_noun(second)}. Give one of them another id."
    )


def leads_nowhere(reference: Reference, item: Entity, name: str) -> BrokenProgramme:
    return BrokenProgramme(
        f"The {_noun(reference.holder)} '{item.id}' names the {_wanted(reference)} '{name}', which is not there. "
        "Add it first, or pick another."
    )


def _wanted(reference: Reference) -> str:
    return " or ".join(_noun(target) for target in reference.targets)


def _noun(collection: Collection) -> str:
    return "programme" if collection is _C.PROGRAMME else KINDS[collection].noun


def _check_name(
    reference: Reference, item: Entity, name: str, places: dict[str, tuple[Collection, str | None]]
) -> None:
    collection, parent = places.get(name, (None, None))
    if collection not in reference.targets:
        raise leads_nowhere(reference, item, name)
    within_one_map = reference.holder in _IN_THEORY and collection in _SAME_THEORY
    if within_one_map and parent != places[item.id][1]:
        raise BrokenProgramme(
            f"The {_noun(reference.holder)} '{item.id}' names the {_wanted(reference)} '{name}' of another map. "
            "Pick one of the same map."
        )


def _check_theory(theory: TheoryOfChange, places: dict[str, tuple[Collection, str | None]]) -> None:
    if theory.accountability_stage is not None and places[theory.accountability_stage][1] != theory.id:
        raise BrokenProgramme("The accountability line stands after a stage of another map. Pick one of this map.")
    pairs: set[tuple[str, str]] = set()
    for link in theory.links:
        if link.source == link.target:
            raise BrokenProgramme("An arrow cannot lead from a box to itself. Pick another box.")
        if (link.source, link.target) in pairs:
            raise BrokenProgramme("These two boxes are linked already. Select the arrow to change it.")
        pairs.add((link.source, link.target))


def _check_nesting(programme: "Programme") -> None:
    home = {element.id: theory.id for theory in programme.theories for element in theory.elements}
    outer = {theory.id: home[theory.inside] for theory in programme.theories if theory.inside is not None}
    for start in outer:
        seen, here = {start}, outer.get(start)
        while here is not None:
            if here in seen:
                raise BrokenProgramme("A theory cannot sit inside itself. Pick a box of another theory.")
            seen.add(here)
            here = outer.get(here)


class Removal(NamedTuple):
    """What removing something takes with it."""

    cleared: tuple[tuple[Collection, str, str, tuple[str, ...]], ...]
    """Holder, its id, the field, and the ids it still names."""
    removed: tuple[tuple[Collection, str], ...]
    """What goes too, each before the things it names; the thing itself comes last."""


def plan_removal(programme: "Programme", collection: Collection, item: Entity) -> Removal:
    """Everything that has to change so that the item can go and nothing names it any more."""
    order: list[tuple[Collection, str]] = [(collection, item.id)]
    gone = _names_of(collection, item)
    inside = gone - {item.id}
    grew = True
    while grew:
        grew = False
        for reference, holder, left in _touched(programme, gone):
            goes = reference.on_removal is OnRemoval.GOES_TOO or (
                reference.on_removal is OnRemoval.GOES_WITH_THE_LAST and not left
            )
            if goes and holder.id not in gone:
                order.append((reference.holder, holder.id))
                gone |= _names_of(reference.holder, holder)
                grew = True
    doomed = {item_id for _, item_id in order} | inside
    cleared = tuple(
        (reference.holder, holder.id, reference.field, left)
        for reference, holder, left in _touched(programme, gone)
        if holder.id not in doomed and holder.id not in gone
    )
    return Removal(cleared, tuple(reversed(order)))


def _names_of(collection: Collection, item: Entity) -> set[str]:
    return {one.id for _, one in with_nested(collection, item)}


def with_nested(collection: Collection, item: Entity) -> Iterator[tuple[Collection, Entity]]:
    """The item and whatever stands inside it."""
    yield collection, item
    for inner in nested_in(collection):
        for child in getattr(item, inner):
            yield inner, child


def _touched(programme: "Programme", gone: set[str]) -> Iterator[tuple[Reference, Entity, tuple[str, ...]]]:
    for reference in REFERENCES:
        for holder in items_of(programme, reference.holder):
            names = reference.names_in(holder)
            left = tuple(name for name in names if name not in gone)
            if len(left) < len(names):
                yield reference, holder, left
