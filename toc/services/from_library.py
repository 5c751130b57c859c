"""From the library into a programme: what it has not got yet, and the edit that takes a thing in with all it names."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from toc.errors import TocError
from toc.exchange.library import Library, load_library
from toc.model.apply import as_json
from toc.model.base import Entity, Source, new_id
from toc.model.collections import Collection, collection_of, find, items_of
from toc.model.edits import Add, Change, Edit, Together
from toc.model.indicators import Indicator, Instrument, Measure, MeasureRole
from toc.model.priorities import Alignment, Framework, Priority
from toc.model.programme import Programme
from toc.services.describe import FROM_LIBRARY

E = TypeVar("E", bound=Entity)
_Cites = Indicator | Instrument | Framework | Priority


class NotInLibrary(TocError):
    """The library has no such thing."""


class AlreadyHere(TocError):
    """There is nothing left to take in."""


class LibraryPriority(NamedTuple):
    """A priority the programme has not got, and the framework that would bring it."""

    priority: Priority
    framework: Framework


def library_indicators(programme: Programme) -> tuple[Indicator, ...]:
    """The library's indicators that the programme has not got yet, by name."""
    missing = _missing(programme, load_library().indicators)
    return tuple(sorted(missing, key=lambda indicator: indicator.name.casefold()))


def library_priorities(programme: Programme) -> tuple[LibraryPriority, ...]:
    """The library's priorities that the programme has not got yet, framework by framework."""
    return tuple(
        LibraryPriority(priority, framework)
        for framework in load_library().frameworks
        for priority in _missing(programme, framework.priorities)
    )


def indicator_edit(programme: Programme, indicator_id: str, element: str | None = None) -> Edit:
    """Take an indicator in with the instruments and sources it names, and tie it to a box where one is given.

    Raises NotInLibrary, or AlreadyHere when there is nothing to do.
    """
    library = load_library()
    indicator = _find(library.indicators, indicator_id, "indicator")
    instruments = [one for one in library.instruments if one.id in indicator.instruments]
    ties = [] if element is None else _ties(programme, indicator_id, element)
    return _edit(programme, library, [*instruments, indicator], ties)


def framework_edit(programme: Programme, framework_id: str) -> Edit:
    """Take a priorities framework in with its priorities and the sources it cites.

    Of a framework that is here already, the priorities that are not. Raises NotInLibrary, or AlreadyHere when there
    is nothing to do.
    """
    library = load_library()
    return _framework_edit(programme, library, _find(library.frameworks, framework_id, "priorities framework"))


def priority_edit(programme: Programme, priority_id: str, item: str) -> Edit:
    """State that a box or an indicator serves a priority of the library; its framework comes in with it.

    Raises NotInLibrary.
    """
    library = load_library()
    framework = next((one for one in library.frameworks if _has(one, priority_id)), None)
    if framework is None:
        raise NotInLibrary("The library has no such priority. Pick another.")
    aligned = Alignment(id=new_id(), item=item, priority=priority_id)
    return _framework_edit(programme, library, framework, [_add(aligned)])


def _framework_edit(programme: Programme, library: Library, framework: Framework, also: Iterable[Edit] = ()) -> Edit:
    missing = _missing(programme, framework.priorities)
    arriving = {priority.id for priority in missing}
    here = {priority.id for priority in items_of(programme, Collection.PRIORITIES)} | arriving
    priorities = [_naming_only(priority, here) for priority in missing]
    joined = _joined(programme, library, arriving)
    if find(programme, Collection.FRAMEWORKS, framework.id) is None:
        whole = framework.model_copy(update={"priorities": tuple(priorities)})
        return _edit(programme, library, [whole], [*joined, *also], citing=priorities)
    added: list[Edit] = [_add(priority, framework.id) for priority in priorities]
    return _edit(programme, library, [], [*added, *joined, *also], citing=priorities)


def _naming_only(priority: Priority, here: set[str]) -> Priority:
    """The priority, naming others only where they are in the programme."""
    return priority.model_copy(
        update={
            "same_as": tuple(one for one in priority.same_as if one in here),
            "supersedes": priority.supersedes if priority.supersedes in here else None,
            "parent": priority.parent if priority.parent in here else None,
        }
    )


def _joined(programme: Programme, library: Library, arriving: set[str]) -> list[Edit]:
    """Priorities that could not name an arriving one while it was not here, naming it."""
    shipped = {priority.id: priority for framework in library.frameworks for priority in framework.priorities}
    edits: list[Edit] = []
    for mine in items_of(programme, Collection.PRIORITIES):
        assert isinstance(mine, Priority)
        original = shipped.get(mine.id)
        if original is None:
            continue
        before: dict[str, list[str] | str | None] = {}
        fields: dict[str, list[str] | str | None] = {}
        if any(one in arriving for one in original.same_as):
            named = [one for one in original.same_as if one in arriving or one in mine.same_as]
            before["same_as"] = list(mine.same_as)
            fields["same_as"] = named + [one for one in mine.same_as if one not in named]
        if mine.supersedes is None and original.supersedes in arriving:
            before["supersedes"], fields["supersedes"] = None, original.supersedes
        if fields:
            edits.append(
                Change.model_validate(
                    {"collection": Collection.PRIORITIES, "id": mine.id, "fields": fields, "base": before}
                )
            )
    return edits


def _edit(
    programme: Programme,
    library: Library,
    items: Iterable[Indicator | Instrument | Framework],
    also: Iterable[Edit],
    citing: Iterable[Priority] = (),
) -> Edit:
    """One gesture: what is named comes before what names it, so that Undo can take it out again."""
    arriving = _missing(programme, items)
    citers: list[_Cites] = [*arriving, *citing]
    cited = {citer.provenance.source for citer in citers}
    sources: list[Source] = _missing(programme, (one for one in library.sources if one.id in cited))
    edits = (*(_add(one) for one in sources), *(_add(one) for one in arriving), *also)
    if not edits:
        raise AlreadyHere("The programme has this already. Pick another.")
    return Together(gesture=FROM_LIBRARY, edits=edits)


def _ties(programme: Programme, indicator_id: str, element: str) -> list[Edit]:
    there = [measure for measure in programme.measures if measure.element == element]
    if any(measure.indicator == indicator_id for measure in there):
        return []
    role = MeasureRole.SUPPORTING if there else MeasureRole.MAIN
    return [_add(Measure(id=new_id(), indicator=indicator_id, element=element, role=role))]


def _add(item: Entity, parent: str | None = None) -> Edit:
    return Add(collection=collection_of(item), item=as_json(item), parent=parent)


def _missing(programme: Programme, items: Iterable[E]) -> list[E]:
    return [item for item in items if find(programme, collection_of(item), item.id) is None]


def _has(framework: Framework, priority_id: str) -> bool:
    return any(priority.id == priority_id for priority in framework.priorities)


def _find(items: Iterable[E], item_id: str, noun: str) -> E:
    found = next((item for item in items if item.id == item_id), None)
    if found is None:
        raise NotInLibrary(f"The library has no such {noun}. Pick another.")
    return found
