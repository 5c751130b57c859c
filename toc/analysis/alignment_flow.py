"""What flows from activities by outcomes to priorities and the commissioners that hold them."""

from collections import defaultdict
from enum import IntEnum
from typing import NamedTuple

from toc.analysis.alignment import AlignmentGrid, RowKind, body_of
from toc.analysis.same_priorities import is_historical
from toc.model.paths import leading_to
from toc.model.priorities import AlignmentStrength
from toc.model.programme import Programme
from toc.model.theory import StageKind

WEIGHTS = {AlignmentStrength.DIRECT: 3.0, AlignmentStrength.PARTIAL: 2.0, AlignmentStrength.INDIRECT: 1.0}
"""How wide a stream is, so that strength can be seen; a drawing's rule and no measure of effect."""
DIRECT_ARROW = 1.0
BY_OTHERS = 0.4


class Column(IntEnum):
    ACTIVITY = 0
    OUTCOME = 1
    PRIORITY = 2
    COMMISSIONER = 3


class Node(NamedTuple):
    id: str
    label: str
    column: Column
    note: str = ""
    """What else there is to know: a stage, or the bodies that state a priority."""


class Stream(NamedTuple):
    """One meeting of two neighbours."""

    source: str
    target: str
    weight: float
    sentence: str
    faint: bool = False
    """By way of other boxes, not by an arrow."""


class Chain(NamedTuple):
    """One line of the table beside the picture."""

    outcome: str
    strength: str
    priority: str
    commissioners: str


class Flow(NamedTuple):
    nodes: tuple[Node, ...]
    streams: tuple[Stream, ...]
    chains: tuple[Chain, ...]


def build_flow(
    programme: Programme, grid: AlignmentGrid, theory: str | None = None, through: str | None = None
) -> Flow:
    """The flow of all theories or of one; only what flows through one node where it is named.

    An indicator's alignment flows through the outcomes it measures. The same priority under several bodies is one
    node. Arrows back and circles do no harm, for an activity either reaches an outcome or does not.
    """
    nodes = {node.id: node for node in (*_outcomes(grid, theory), *_priorities(grid), *_commissioners(programme, grid))}
    served, chains = _to_priorities(programme, grid, nodes)
    paid = _to_commissioners(programme, grid, {stream.target for stream in served}, nodes)
    led = _from_activities(programme, theory, {stream.source for stream in served}, nodes)
    streams = [*led, *served, *paid]
    if through is not None and through in nodes:
        streams = _through(streams, through)
        kept = {stream.source for stream in streams} | {stream.target for stream in streams}
        chains = [(pair, chain) for pair, chain in chains if set(pair) <= kept]
    used = {end for stream in streams for end in (stream.source, stream.target)}
    in_order = tuple(sorted((node for node in nodes.values() if node.id in used), key=lambda node: node.column))
    return Flow(in_order, tuple(streams), tuple(chain for _, chain in chains))


def _outcomes(grid: AlignmentGrid, theory: str | None) -> list[Node]:
    return [
        Node(row.id, row.label, Column.OUTCOME, row.heading)
        for row in grid.rows
        if row.kind is RowKind.OUTCOME and theory in (None, row.theory)
    ]


def _priorities(grid: AlignmentGrid) -> list[Node]:
    """Each counted once, by the words of the first of today's that say it."""
    named: dict[str, Node] = {}
    for column in sorted(grid.columns, key=lambda column: column.superseded):
        bodies = [column.body, *(one.body for one in grid.same_elsewhere(column))]
        past = " (superseded)" if column.superseded else ""
        note = "; ".join(dict.fromkeys(bodies))
        named.setdefault(column.counts_as, Node(column.counts_as, column.text + past, Column.PRIORITY, note))
    places = {column.counts_as: place for place, column in reversed(list(enumerate(grid.columns)))}
    return sorted(named.values(), key=lambda node: places[node.id])


def _commissioners(programme: Programme, grid: AlignmentGrid) -> list[Node]:
    ones = programme.commissioners if grid.commissioner is None else (grid.commissioner,)
    return [Node(one.id, one.name, Column.COMMISSIONER) for one in ones]


def _to_priorities(
    programme: Programme, grid: AlignmentGrid, nodes: dict[str, Node]
) -> tuple[list[Stream], list[tuple[tuple[str, str], Chain]]]:
    counts = {column.id: column.counts_as for column in grid.columns}
    strongest: dict[tuple[str, str], tuple[AlignmentStrength, str]] = {}
    carriers: defaultdict[str, list[str]] = defaultdict(list)
    for row in grid.rows:
        for indicator in row.measured_by:
            carriers[indicator].append(row.id)
    for (item, priority), one in {**grid.by_other_name, **grid.alignments}.items():
        for outcome in (item, *carriers[item]):
            if outcome in nodes:
                pair = (outcome, counts[priority])
                rival = strongest.get(pair)
                if rival is None or WEIGHTS[one.strength] > WEIGHTS[rival[0]]:
                    strongest[pair] = (one.strength, one.reason)
    holders = _holders(programme, grid)
    order = {node: place for place, node in enumerate(nodes)}
    streams, chains = [], []
    for (outcome, priority), (strength, reason) in sorted(
        strongest.items(), key=lambda pair: (order[pair[0][0]], order[pair[0][1]])
    ):
        near, far = nodes[outcome].label, nodes[priority].label
        why = f" {reason}" if reason else ""
        streams.append(Stream(outcome, priority, WEIGHTS[strength], f"'{near}' serves '{far}': {strength.value}.{why}"))
        names = ", ".join(nodes[one].label for one in holders[priority] if one in nodes)
        chains.append(((outcome, priority), Chain(near, strength.value.capitalize(), far, names)))
    return streams, chains


def _holders(programme: Programme, grid: AlignmentGrid) -> defaultdict[str, list[str]]:
    """The commissioners whose frameworks state a priority today, by the id it counts as."""
    past = {framework.id for framework in programme.frameworks if is_historical(framework)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in programme.commissioners:
        for column in grid.columns:
            holds = column.framework in one.frameworks and column.framework not in past
            if holds and one.id not in found[column.counts_as]:
                found[column.counts_as].append(one.id)
    return found


def _to_commissioners(
    programme: Programme, grid: AlignmentGrid, served: set[str], nodes: dict[str, Node]
) -> list[Stream]:
    names = {framework.id: body_of(framework) for framework in programme.frameworks}
    streams = []
    for priority, holders in _holders(programme, grid).items():
        for holder in holders if priority in served else ():
            if holder not in nodes:
                continue
            one = next(one for one in programme.commissioners if one.id == holder)
            by = [
                names[column.framework]
                for column in grid.columns
                if column.counts_as == priority and column.framework in one.frameworks
            ]
            sentence = f"'{nodes[priority].label}' is a priority of {one.name}, by {', '.join(dict.fromkeys(by))}."
            streams.append(Stream(priority, holder, 1.0, sentence))
    return streams


def _from_activities(
    programme: Programme, theory: str | None, wanted: set[str], nodes: dict[str, Node]
) -> list[Stream]:
    """An activity flows into each outcome it leads to: by an arrow, or faintly by way of other boxes."""
    streams = []
    for one in programme.theories:
        if theory not in (None, one.id):
            continue
        kinds = {stage.id: stage for stage in one.stages}
        activities = {
            element.id: element
            for element in one.elements
            if element.stage is not None and kinds[element.stage].kind is StageKind.ACTIVITY
        }
        arrows = {(link.source, link.target) for link in one.links}
        for element in activities.values():
            nodes[element.id] = Node(element.id, element.label, Column.ACTIVITY)
        for outcome in (element.id for element in one.elements if element.id in wanted):
            sources = leading_to(one.links, [outcome])
            for activity in (activity for activity in activities if activity in sources):
                near, far = nodes[activity].label, nodes[outcome].label
                if (activity, outcome) in arrows:
                    streams.append(Stream(activity, outcome, DIRECT_ARROW, f"'{near}' leads to '{far}'."))
                else:
                    sentence = f"'{near}' leads to '{far}' by way of other boxes."
                    streams.append(Stream(activity, outcome, BY_OTHERS, sentence, faint=True))
    return streams


def _through(streams: list[Stream], node: str) -> list[Stream]:
    """What leads to the node and what follows from it, column by column."""
    before, after = {node}, {node}
    for stream in reversed(streams):
        if stream.target in before:
            before.add(stream.source)
    for stream in streams:
        if stream.source in after:
            after.add(stream.target)
    return [stream for stream in streams if stream.target in before or stream.source in after]
