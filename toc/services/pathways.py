"""Pathways: every route from one box to another as words and as a picture, its weakest link named.

found = build_pathways(programme, theory, start, end)
found.routes[0].weakest.words        "Training leads to Skills grow: evidence not assessed"
draw_pathways(programme, theory, found, view, only=True).svg
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from toc.diagram import engine
from toc.diagram.engine import Drawing
from toc.diagram.facts import build_facts
from toc.diagram.key import EVIDENCE_WORDS
from toc.diagram.options import Mark, ViewOptions
from toc.model.collections import checked, unchecked
from toc.model.programme import Programme
from toc.model.routes import find_ends, find_routes
from toc.model.theory import (
    OUTCOME_KINDS,
    Assumption,
    AssumptionStatus,
    Element,
    EvidenceGrade,
    Link,
    LinkKind,
    StageKind,
    TheoryOfChange,
)
from toc.report.formats import DiagramExport
from toc.report.material import beyond_the_line
from toc.report.words import as_clause, as_sentence, cite

NOT_ON_A_ROUTE = "on none of these routes"
_WEAKEST_FIRST = (
    EvidenceGrade.NONE,
    EvidenceGrade.NOT_ASSESSED,
    EvidenceGrade.EMERGING,
    EvidenceGrade.MODERATE,
    EvidenceGrade.STRONG,
)
"""What was looked for and not found is weaker than what nobody has looked for."""
_SHAKIEST_FIRST = (
    AssumptionStatus.DOES_NOT_HOLD,
    AssumptionStatus.IN_DOUBT,
    AssumptionStatus.UNTESTED,
    AssumptionStatus.HOLDS,
)
STATUS_WORDS = {
    AssumptionStatus.UNTESTED: "not tested yet",
    AssumptionStatus.HOLDS: "holds",
    AssumptionStatus.IN_DOUBT: "in doubt",
    AssumptionStatus.DOES_NOT_HOLD: "does not hold",
}


@dataclass(frozen=True)
class Step:
    """One arrow of a route."""

    link: Link
    claim: str
    """`Training leads to Skills grow`."""
    reason: str
    mechanism: str
    evidence: str
    cited: str
    assumptions: tuple[str, ...]
    """Of the arrow and of the box it leads to, each with how it stands."""
    weakness: tuple[int, int]
    """The smaller, the weaker."""

    @property
    def words(self) -> str:
        """The claim with what it rests on."""
        return f"{self.claim}: {self.evidence}{f' ({self.cited})' if self.cited else ''}"

    @property
    def details(self) -> tuple[str, ...]:
        """Why, how, and what must hold, a sentence each."""
        said = [self.reason] if self.reason else []
        if self.mechanism:
            said.append(f"How it comes about: {self.mechanism}")
        if self.assumptions:
            said.append(f"Assumes: {'; '.join(self.assumptions)}.")
        return tuple(said)


@dataclass(frozen=True)
class PathwayRoute:
    """One way from the start to the end."""

    boxes: tuple[str, ...]
    """Labels, from the first to the last."""
    steps: tuple[Step, ...]

    @property
    def weakest(self) -> Step:
        """The step of the poorest evidence; of such the one with the shakiest assumption, then the first."""
        return min(self.steps, key=lambda step: step.weakness)

    @property
    def as_weak(self) -> int:
        """How many other steps are no better."""
        return sum(step.weakness == self.weakest.weakness for step in self.steps) - 1


@dataclass(frozen=True)
class Pathways:
    """All routes between two boxes, or as many as a person reads."""

    start: Element
    end: Element
    routes: tuple[PathwayRoute, ...]
    more: bool

    @cached_property
    def ids(self) -> frozenset[str]:
        """Boxes and arrows on some route."""
        return frozenset(
            one
            for route in self.routes
            for step in route.steps
            for one in (step.link.id, step.link.source, step.link.target)
        )

    @property
    def summary(self) -> str:
        """How many routes there are, and where the best of them is weakest."""
        ends = f"from “{as_clause(self.start.label)}” to “{as_clause(self.end.label)}”"
        if not self.routes:
            return f"No arrows lead {ends}."
        if len(self.routes) == 1 and not self.more:
            return f"One route leads {ends}."
        if self.more:
            return f"More than {len(self.routes)} routes lead {ends}; these are the {len(self.routes)} shortest."
        return f"{len(self.routes)} routes lead {ends}."

    def theory(self, theory: TheoryOfChange, *, only: bool) -> TheoryOfChange:
        """The theory, or of it only what is on the routes."""
        if not only:
            return theory
        elements = tuple(element for element in theory.elements if element.id in self.ids)
        stages = {element.stage for element in elements}
        return unchecked(
            theory,
            stages=tuple(stage for stage in theory.stages if stage.id in stages),
            elements=elements,
            links=tuple(link for link in theory.links if link.id in self.ids),
            assumptions=tuple(one for one in theory.assumptions if one.about in self.ids),
            factors=tuple(one for one in theory.factors if one.about in self.ids),
            accountability_stage=theory.accountability_stage if theory.accountability_stage in stages else None,
        )

    def options(self, theory: TheoryOfChange, view: ViewOptions, *, with_words: bool = False) -> ViewOptions:
        """How to draw it: the rest in grey, the weakest links marked; in a file with the words beneath."""
        rest = frozenset(one.id for one in (*theory.elements, *theory.links)) - self.ids
        return checked(
            view,
            show_evidence=True,
            show_assumptions=True,
            hidden_stages=frozenset(),
            faded=rest,
            faded_words=NOT_ON_A_ROUTE,
            marks=frozenset((route.weakest.link.id, Mark.WEAKEST) for route in self.routes),
            notes=self.lines if with_words else (),
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole in sentences: each route once, then what each of its arrows rests on."""
        said = [self.summary]
        for number, route in enumerate(self.routes, start=1):
            said.append(f"Route {number}: {' → '.join(route.boxes)}. Weakest link: {route.weakest.words}.")
        steps = dict.fromkeys(step for route in self.routes for step in route.steps)
        said += [" ".join((f"{step.words}.", *step.details)) for step in steps]
        return tuple(said)


def build_pathways(programme: Programme, theory: TheoryOfChange, start: str, end: str) -> Pathways:
    """The routes between two boxes of the theory."""
    boxes = theory.element_by_id
    found = find_routes(theory, start, end)
    steps = {link.id: link for route in found.found for link in route}
    told = {link_id: _step(programme, theory, link) for link_id, link in steps.items()}
    routes = tuple(
        PathwayRoute(
            (as_clause(boxes[start].label), *(as_clause(boxes[link.target].label) for link in route)),
            tuple(told[link.id] for link in route),
        )
        for route in found.found
    )
    return Pathways(boxes[start], boxes[end], routes, found.more)


def draw_pathways(
    programme: Programme, theory: TheoryOfChange, found: Pathways, view: ViewOptions, *, only: bool
) -> Drawing:
    """The picture; with `only`, of what is on the routes and nothing else."""
    shown = found.theory(theory, only=only)
    return engine.draw(shown, found.options(shown, view), build_facts(programme, shown))


def export_pathways(
    programme: Programme,
    theory: TheoryOfChange,
    found: Pathways,
    view: ViewOptions,
    *,
    only: bool,
    stamp: str,
    made_at: datetime,
) -> DiagramExport:
    """The picture on its way into a file, with the words beneath it."""
    shown = found.theory(theory, only=only)
    options = checked(found.options(shown, view, with_words=True), title=f"{theory.name}: pathways")
    return DiagramExport(programme=programme, theory=shown, options=options, stamp=stamp, made_at=made_at)


def list_starts(theory: TheoryOfChange) -> tuple[Element, ...]:
    """The boxes that arrows leave, activities first."""
    leaving = {link.source for link in theory.links if theory.element_by_id[link.target].stage is not None}
    return _in_order(theory, leaving, frozenset({StageKind.ACTIVITY}))


def list_ends(theory: TheoryOfChange, start: str) -> tuple[Element, ...]:
    """The boxes that some route reaches from there, outcomes first."""
    return _in_order(theory, find_ends(theory, start), OUTCOME_KINDS)


def _in_order(
    theory: TheoryOfChange, ids: set[str] | frozenset[str], first: frozenset[StageKind]
) -> tuple[Element, ...]:
    """In the order of the map, those of some kinds of stages before the others."""
    stages = sorted(theory.stages, key=lambda stage: stage.kind not in first)
    return tuple(element for stage in stages for element in theory.in_stage(stage.id) if element.id in ids)


def _step(programme: Programme, theory: TheoryOfChange, link: Link) -> Step:
    source, target = (theory.element_by_id[end] for end in (link.source, link.target))
    verb = "leads to"
    if link.kind is LinkKind.ADDRESSES:
        verb = "is answered by"
    elif beyond_the_line(theory)(target):
        verb = "contributes to"
    assumed = [one for one in theory.assumptions if one.about in (link.id, target.id)]
    shakiest = min((_SHAKIEST_FIRST.index(one.status) for one in assumed), default=len(_SHAKIEST_FIRST))
    return Step(
        link=link,
        claim=f"“{as_clause(source.label)}” {verb} “{as_clause(target.label)}”",
        reason=as_sentence(link.rationale),
        mechanism=as_sentence(link.mechanism),
        evidence=EVIDENCE_WORDS[link.evidence],
        cited=_cited(programme, link),
        assumptions=tuple(map(_assumption, assumed)),
        weakness=(_WEAKEST_FIRST.index(link.evidence), shakiest),
    )


def _cited(programme: Programme, link: Link) -> str:
    named = {one.id: one for one in programme.sources if one.may_be_named}
    return cite(named[one] for one in link.citations if one in named)


def _assumption(one: Assumption) -> str:
    return f"{as_clause(one.text)} ({STATUS_WORDS[one.status]})"
