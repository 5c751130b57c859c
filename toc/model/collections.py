"""Where each kind of entity stands in a programme: one table to find, list and replace them by."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from toc.model.base import Entity, Source, Value
from toc.model.figures import PairedResult
from toc.model.indicators import Commentary, Event, Indicator, Instrument, Measure, Target
from toc.model.plans import DismissedFinding, DocumentChoice, RoadmapStep, Submission
from toc.model.priorities import Alignment, Commissioner, Framework, Funding, Priority
from toc.model.theory import Assumption, Element, Factor, Link, Stage, TheoryOfChange

if TYPE_CHECKING:
    from toc.model.programme import Programme

V = TypeVar("V", bound=Value)


class Collection(StrEnum):
    """The kinds of entity an edit can add, change, move and remove."""

    PROGRAMME = "programme"
    THEORIES = "theories"
    STAGES = "stages"
    ELEMENTS = "elements"
    LINKS = "links"
    ASSUMPTIONS = "assumptions"
    FACTORS = "factors"
    SOURCES = "sources"
    INDICATORS = "indicators"
    INSTRUMENTS = "instruments"
    MEASURES = "measures"
    TARGETS = "targets"
    EVENTS = "events"
    COMMENTARY = "commentary"
    PAIRED_RESULTS = "paired_results"
    FRAMEWORKS = "frameworks"
    PRIORITIES = "priorities"
    ALIGNMENTS = "alignments"
    COMMISSIONERS = "commissioners"
    FUNDING = "funding"
    ROADMAP = "roadmap"
    DISMISSED_FINDINGS = "dismissed_findings"
    DOCUMENTS = "documents"
    SUBMISSIONS = "submissions"


class Kind(NamedTuple):
    """What an entity is: its model, its word on screen, and the collection its holders stand in."""

    model: type[Entity]
    noun: str
    holder: Collection | None = None


KINDS: Mapping[Collection, Kind] = {
    Collection.THEORIES: Kind(TheoryOfChange, "theory"),
    Collection.STAGES: Kind(Stage, "stage", Collection.THEORIES),
    Collection.ELEMENTS: Kind(Element, "box", Collection.THEORIES),
    Collection.LINKS: Kind(Link, "arrow", Collection.THEORIES),
    Collection.ASSUMPTIONS: Kind(Assumption, "assumption", Collection.THEORIES),
    Collection.FACTORS: Kind(Factor, "factor", Collection.THEORIES),
    Collection.SOURCES: Kind(Source, "source"),
    Collection.INDICATORS: Kind(Indicator, "indicator"),
    Collection.INSTRUMENTS: Kind(Instrument, "instrument"),
    Collection.MEASURES: Kind(Measure, "measure"),
    Collection.TARGETS: Kind(Target, "target"),
    Collection.EVENTS: Kind(Event, "event"),
    Collection.COMMENTARY: Kind(Commentary, "commentary"),
    Collection.PAIRED_RESULTS: Kind(PairedResult, "before-and-after result"),
    Collection.FRAMEWORKS: Kind(Framework, "priorities framework"),
    Collection.PRIORITIES: Kind(Priority, "priority", Collection.FRAMEWORKS),
    Collection.ALIGNMENTS: Kind(Alignment, "alignment"),
    Collection.COMMISSIONERS: Kind(Commissioner, "commissioner"),
    Collection.FUNDING: Kind(Funding, "funding"),
    Collection.ROADMAP: Kind(RoadmapStep, "roadmap step"),
    Collection.DISMISSED_FINDINGS: Kind(DismissedFinding, "dismissed finding"),
    Collection.DOCUMENTS: Kind(DocumentChoice, "document"),
    Collection.SUBMISSIONS: Kind(Submission, "report sent"),
}
"""Every collection but the programme itself."""

_COLLECTION_OF = {kind.model: collection for collection, kind in KINDS.items()}
_NESTED = {
    holder: tuple(collection for collection, kind in KINDS.items() if kind.holder is holder)
    for holder in (Collection.THEORIES, Collection.FRAMEWORKS)
}


class Found(NamedTuple):
    """An entity and where it stands."""

    item: Entity
    parent: str | None
    """Id of the theory or framework that holds it, if one does."""
    position: int


def collection_of(item: Entity) -> Collection:
    return _COLLECTION_OF[type(item)]


def nested_in(collection: Collection) -> tuple[Collection, ...]:
    """The collections that stand inside the entities of this one."""
    return _NESTED.get(collection, ())


def items_of(programme: "Programme", collection: Collection, parent: str | None = None) -> tuple[Entity, ...]:
    """The entities of a collection in order; of one theory or framework when `parent` names it."""
    holder = KINDS[collection].holder
    if holder is None:
        return tuple(getattr(programme, collection))
    return tuple(
        item
        for one in getattr(programme, holder)
        if parent is None or one.id == parent
        for item in getattr(one, collection)
    )


def walk(programme: "Programme") -> Iterator[tuple[Collection, str | None, Entity]]:
    """Every entity of the programme with its collection and the id of what holds it."""
    for collection, kind in KINDS.items():
        if kind.holder is None:
            for item in getattr(programme, collection):
                yield collection, None, item
        else:
            for one in getattr(programme, kind.holder):
                for item in getattr(one, collection):
                    yield collection, one.id, item


def find(programme: "Programme", collection: Collection, item_id: str) -> Found | None:
    """An entity by its id, with where it stands; None if it is not there."""
    holder = KINDS[collection].holder
    for one in (programme,) if holder is None else getattr(programme, holder):
        for index, item in enumerate(getattr(one, collection)):
            if item.id == item_id:
                return Found(item, None if holder is None else one.id, index)
    return None


def unchecked(value: V, /, **changes: Any) -> V:
    """The value with other fields, not validated: for steps whose end result is validated whole."""
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return cast(V, type(value).model_construct(**(fields | changes)))


def checked(value: V, /, **changes: Any) -> V:
    """The value with other fields, validated."""
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return type(value)(**(fields | changes))


def with_items(
    programme: "Programme", collection: Collection, parent: str | None, items: tuple[Entity, ...]
) -> "Programme":
    """The programme with a collection replaced, not validated."""
    holder = KINDS[collection].holder
    if holder is None:
        return unchecked(programme, **{collection: items})
    ones = tuple(
        unchecked(one, **{collection: items}) if one.id == parent else one for one in getattr(programme, holder)
    )
    return unchecked(programme, **{holder: ones})
