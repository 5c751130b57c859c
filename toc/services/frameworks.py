"""Priorities frameworks: the library searched, one made by hand or from a file, and the full list of an extract."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toc.analysis.same_priorities import is_historical
from toc.errors import TocError
from toc.exchange.framework_csv import PriorityRow
from toc.exchange.library import load_library
from toc.model import limits
from toc.model.apply import as_json, together
from toc.model.base import ProvenanceStatus, Source, new_id
from toc.model.collections import Collection, find
from toc.model.edits import Add, Change, Edit
from toc.model.phrases import count_of
from toc.model.priorities import Framework, Priority, PriorityLevel
from toc.model.programme import Programme

_STATUS = {
    ProvenanceStatus.NAMED_SOURCE: "taken from its source",
    ProvenanceStatus.FOUND: "stated in its source, in other words",
    ProvenanceStatus.UNSOURCED: "no source named",
}
GESTURE = "framework"


class NothingNew(TocError):
    """There is nothing to add."""


class LibraryFramework(NamedTuple):
    """A framework of the library, and how much of it the programme has."""

    framework: Framework
    source: Source | None
    missing: int
    """How many of its priorities the programme has not got."""
    here: bool


def search_library(programme: Programme, text: str = "", nation: str | None = None) -> tuple[LibraryFramework, ...]:
    """The library's frameworks that hold every word of the text, in name, nation, edition or priorities.

    What can be added comes first, and of that what holds today.
    """
    library = load_library()
    sources = {source.id: source for source in library.sources}
    words = text.casefold().split()
    found = (
        LibraryFramework(
            one,
            sources.get(one.provenance.source or ""),
            sum(find(programme, Collection.PRIORITIES, priority.id) is None for priority in one.priorities),
            find(programme, Collection.FRAMEWORKS, one.id) is not None,
        )
        for one in library.frameworks
        if nation in (None, nation_of(one)) and all(word in _searched(one) for word in words)
    )
    return tuple(sorted(found, key=lambda one: (one.here and not one.missing, is_historical(one.framework))))


def nations() -> tuple[str, ...]:
    """The nations the library has frameworks of."""
    return tuple(sorted({nation_of(one) for one in load_library().frameworks}))


def nation_of(framework: Framework) -> str:
    """The nation without what stands behind it in brackets."""
    return framework.nation.split(" (")[0]


def facts_of(framework: Framework) -> str:
    """Nation, edition, size and standing of a framework on one line."""
    number = len(framework.priorities)
    return " · ".join(
        part
        for part in (
            framework.body,
            framework.nation,
            framework.edition,
            "superseded" if is_historical(framework) else "",
            count_of(number, "priority", "priorities"),
            _STATUS[framework.provenance.status],
        )
        if part
    )


def _searched(framework: Framework) -> str:
    parts = [framework.name, framework.body, framework.nation, framework.edition]
    return " ".join([*parts, *(f"{one.code} {one.text}" for one in framework.priorities)]).casefold()


def own_framework_edit(name: str, priorities: Sequence[PriorityRow], *, body: str = "", edition: str = "") -> Edit:
    """A framework of one's own with these priorities, none or many."""
    made = Framework(id=new_id(), name=name, body=body, edition=edition, priorities=_priorities(priorities))
    return Add(collection=Collection.FRAMEWORKS, item=as_json(made))


def typed_rows(text: str) -> tuple[PriorityRow, ...]:
    """Priorities typed one a line."""
    lines = [" ".join(line.split())[: limits.TEXT] for line in text.splitlines()]
    return tuple(
        PriorityRow(number, line, "", PriorityLevel.OUTCOME, None) for number, line in enumerate(lines, 1) if line
    )


def full_list_edit(framework: Framework, rows: Sequence[PriorityRow]) -> Edit:
    """Add what a framework has not got of a full list; it is an extract no more. What is there keeps its alignments.

    A priority is known again by its code, else by its text. Raises NothingNew.
    """
    known = _known(framework.priorities)
    ids: dict[int, str] = {}
    edits: list[Edit] = []
    for row in _parents_first(rows):
        there = known.get(row.code.casefold()) if row.code else None
        there = there or known.get(row.text.casefold())
        ids[row.number] = there or new_id()
        if there is None:
            edits.append(
                Add(
                    collection=Collection.PRIORITIES, parent=framework.id, item=as_json(_priority(row, ids)),
                )
            )  # fmt: skip
    if len(framework.priorities) + len(edits) > limits.PRIORITIES:
        raise NothingNew(
            f"With this list the framework would have more than {limits.PRIORITIES:,} priorities. Split the file."
        )
    if framework.extract:
        fields = {"note": "", "extract": False}
        base = {"note": framework.note, "extract": framework.extract}
        edits.append(
            Change.model_validate(
                {"collection": Collection.FRAMEWORKS, "id": framework.id, "fields": fields, "base": base}
            )
        )
    if not edits:
        raise NothingNew("The framework has all of this list already. Pick another file.")
    return together(edits, GESTURE)


def _priorities(rows: Sequence[PriorityRow]) -> tuple[Priority, ...]:
    ids = {row.number: new_id() for row in rows}
    return tuple(_priority(row, ids) for row in rows)


def _priority(row: PriorityRow, ids: dict[int, str]) -> Priority:
    parent = None if row.under is None else ids[row.under]
    return Priority(id=ids[row.number], text=row.text, code=row.code, level=row.level, parent=parent)


def _known(priorities: Iterable[Priority]) -> dict[str, str]:
    priorities = tuple(priorities)
    return {one.text.casefold(): one.id for one in priorities} | {
        one.code.casefold(): one.id for one in priorities if one.code
    }


def _parents_first(rows: Sequence[PriorityRow]) -> list[PriorityRow]:
    """The rows so that what one belongs under comes before it; the reader has seen to it that there is no circle."""
    by_number = {row.number: row for row in rows}
    ordered: dict[int, PriorityRow] = {}
    for row in rows:
        chain = []
        here: PriorityRow | None = row
        while here is not None and here.number not in ordered:
            chain.append(here)
            here = by_number[here.under] if here.under is not None else None
        ordered |= {one.number: one for one in reversed(chain)}
    return list(ordered.values())
