"""Alignment: what serves which priority, how strongly, and where nothing meets, on the map's side or a body's."""

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from toc.analysis.same_priorities import count_once, find_became, is_historical
from toc.model.indicators import MeasureRole
from toc.model.priorities import Alignment, AlignmentStrength, Commissioner, Framework, Priority
from toc.model.programme import Programme
from toc.model.theory import OUTCOME_KINDS, Element, Stage, TheoryOfChange

STRONGEST_FIRST = (AlignmentStrength.DIRECT, AlignmentStrength.PARTIAL, AlignmentStrength.INDIRECT)
IN_THE_TRAY = "In the tray"
INDICATORS = "Indicators"


class RowKind(StrEnum):
    OUTCOME = "outcome"
    OTHER_BOX = "other_box"
    """A box that is no outcome and serves a priority all the same."""
    INDICATOR = "indicator"


class ServingRow(NamedTuple):
    """One thing that can serve priorities."""

    id: str
    label: str
    heading: str
    """Its stage; of several theories with the theory's name in front."""
    kind: RowKind
    theory: str
    """Empty for an indicator."""
    measured_by: tuple[str, ...] = ()
    """Ids of the indicators of a box, main ones first."""


class PriorityColumn(NamedTuple):
    """One priority as a body states it."""

    id: str
    text: str
    code: str
    framework: str
    framework_name: str
    body: str
    edition: str
    counts_as: str
    """The id under which it counts: that of the first of all that are the same."""
    superseded: bool
    became: tuple[str, ...]
    """What it is now, in words with the body's name; known priorities of the programme only."""


class AlignmentGrid(NamedTuple):
    """Everything a matrix, its gaps and a flow picture are made from."""

    rows: tuple[ServingRow, ...]
    """Stage by stage in the order of the map, then the indicators."""
    columns: tuple[PriorityColumn, ...]
    """Framework by framework, bodies together, what is historical last."""
    alignments: Mapping[tuple[str, str], Alignment]
    """By item and priority; of two for the same pair the stronger."""
    by_other_name: Mapping[tuple[str, str], Alignment]
    """Pairs that meet only because the item serves the same priority as another body states it."""
    commissioner: Commissioner | None

    @property
    def served(self) -> frozenset[str]:
        """What counts as served, by the ids in `counts_as`."""
        counts = {column.id: column.counts_as for column in self.columns}
        return frozenset(counts[priority] for _, priority in (*self.alignments, *self.by_other_name))

    @property
    def counted(self) -> frozenset[str]:
        """Today's priorities, each once."""
        return frozenset(column.counts_as for column in self.columns if not column.superseded)

    @property
    def unserved(self) -> tuple[PriorityColumn, ...]:
        """Today's priorities that nothing serves, each once."""
        served = self.served
        firsts: dict[str, PriorityColumn] = {}
        for column in self.columns:
            if not column.superseded and column.counts_as not in served:
                firsts.setdefault(column.counts_as, column)
        return tuple(firsts.values())

    @property
    def unaligned(self) -> tuple[ServingRow, ...]:
        """Outcomes that serve none of today's priorities, neither themselves nor by an indicator."""
        today = {column.id for column in self.columns if not column.superseded}
        serving = {item for item, priority in (*self.alignments, *self.by_other_name) if priority in today}
        return tuple(
            row for row in self.rows if row.kind is RowKind.OUTCOME and serving.isdisjoint((row.id, *row.measured_by))
        )

    def same_elsewhere(self, column: PriorityColumn) -> tuple[PriorityColumn, ...]:
        """The same priority under other bodies."""
        return tuple(one for one in self.columns if one.counts_as == column.counts_as and one.id != column.id)


def build_alignment(programme: Programme, commissioner: Commissioner | None = None) -> AlignmentGrid:
    """The programme's alignments; with a commissioner, with the priorities of its frameworks only."""
    shown = tuple(
        framework
        for framework in programme.frameworks
        if commissioner is None or framework.id in commissioner.frameworks
    )
    counts_as = count_once(programme.frameworks)
    columns = _columns(programme, shown, counts_as)
    priorities = {column.id for column in columns}
    alike: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        alike[column.counts_as].append(column.id)
    alignments: dict[tuple[str, str], Alignment] = {}
    others: dict[tuple[str, str], Alignment] = {}
    for one in sorted(programme.alignments, key=_rank):
        if one.priority in priorities:
            alignments.setdefault((one.item, one.priority), one)
        for same in alike[counts_as[one.priority]]:
            others.setdefault((one.item, same), one)
    by_other_name = {pair: one for pair, one in others.items() if pair not in alignments}
    serving = {alignment.item for alignment in programme.alignments}
    return AlignmentGrid(_rows(programme, serving), columns, alignments, by_other_name, commissioner)


def body_of(framework: Framework) -> str:
    """Who says so: the body, else the framework's own name."""
    return framework.body or framework.name


def _rank(alignment: Alignment) -> int:
    return STRONGEST_FIRST.index(alignment.strength)


def _columns(
    programme: Programme, shown: tuple[Framework, ...], counts_as: Mapping[str, str]
) -> tuple[PriorityColumn, ...]:
    became = find_became(programme.frameworks)
    words = {
        priority.id: f"{priority.text} ({body_of(framework)})"
        for framework in programme.frameworks
        for priority in framework.priorities
    }
    by_body: dict[str, list[Framework]] = defaultdict(list)
    for framework in sorted(shown, key=is_historical):
        by_body[body_of(framework)].append(framework)

    def column(framework: Framework, priority: Priority) -> PriorityColumn:
        new = became.get(priority.id, ())
        return PriorityColumn(
            priority.id, priority.text, priority.code, framework.id, framework.name, body_of(framework),
            framework.edition, counts_as[priority.id], bool(new) or is_historical(framework),
            tuple(words[one] for one in new),
        )  # fmt: skip

    return tuple(
        column(framework, priority)
        for frameworks in by_body.values()
        for framework in frameworks
        for priority in framework.priorities
    )


def _rows(programme: Programme, serving: set[str]) -> tuple[ServingRow, ...]:
    measured: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for measure in programme.measures:
        measured[measure.element].append((measure.role is MeasureRole.SUPPORTING, measure.indicator))
    boxes = tuple(
        ServingRow(
            element.id, element.label, _heading(programme, theory, stage), kind, theory.id,
            tuple(indicator for _, indicator in sorted(measured[element.id], key=lambda pair: pair[0])),
        )
        for theory in programme.theories
        for stage in (*theory.stages, None)
        for element in theory.in_stage(None if stage is None else stage.id)
        if (kind := _kind(element, stage, serving)) is not None
    )  # fmt: skip
    indicators = tuple(ServingRow(one.id, one.name, INDICATORS, RowKind.INDICATOR, "") for one in programme.indicators)
    return boxes + indicators


def _kind(element: Element, stage: Stage | None, serving: set[str]) -> RowKind | None:
    if stage is not None and stage.kind in OUTCOME_KINDS:
        return RowKind.OUTCOME
    return RowKind.OTHER_BOX if element.id in serving else None


def _heading(programme: Programme, theory: TheoryOfChange, stage: Stage | None) -> str:
    name = IN_THE_TRAY if stage is None else stage.name
    return f"{theory.name}: {name}" if len(programme.theories) > 1 else name
