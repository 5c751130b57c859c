"""A Theory of Change: stages, elements, the links between them, and what has to hold."""

from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from toc.model import limits
from toc.model.base import Entity, Id, Label, LongText, Name, Provenance, ShortText, Statement


class StageKind(StrEnum):
    PROBLEM = "problem"
    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    SHORT_TERM_OUTCOME = "short_term_outcome"
    MEDIUM_TERM_OUTCOME = "medium_term_outcome"
    LONG_TERM_OUTCOME = "long_term_outcome"
    IMPACT = "impact"
    OTHER = "other"


OUTCOME_KINDS = frozenset(
    {
        StageKind.SHORT_TERM_OUTCOME,
        StageKind.MEDIUM_TERM_OUTCOME,
        StageKind.LONG_TERM_OUTCOME,
        StageKind.IMPACT,
    }
)


class Stage(Entity):
    """A column of the map: people name it, the rules go by its kind."""

    name: Name
    kind: StageKind = StageKind.OTHER
    description: LongText = ""


class Element(Entity):
    """A box on the map. Without a stage it waits in the tray."""

    label: Label
    stage: Id | None = None
    description: LongText = ""
    target_group: ShortText = ""
    owner: ShortText = ""
    notes: LongText = ""
    citations: tuple[Id, ...] = Field(default=(), max_length=limits.LISTED)
    provenance: Provenance = Provenance()


class LinkKind(StrEnum):
    ADDRESSES = "addresses"
    """From a problem to the activity that answers it."""
    LEADS_TO = "leads_to"
    """A causal claim."""


class EvidenceGrade(StrEnum):
    NOT_ASSESSED = "not_assessed"
    NONE = "none"
    """Looked for, none found."""
    EMERGING = "emerging"
    MODERATE = "moderate"
    STRONG = "strong"


class Link(Entity):
    """An arrow from one element to another."""

    source: Id
    target: Id
    kind: LinkKind = LinkKind.LEADS_TO
    rationale: LongText = ""
    mechanism: LongText = ""
    evidence: EvidenceGrade = EvidenceGrade.NOT_ASSESSED
    citations: tuple[Id, ...] = Field(default=(), max_length=limits.LISTED)
    note: LongText = ""
    provenance: Provenance = Provenance()


class AssumptionStatus(StrEnum):
    UNTESTED = "untested"
    HOLDS = "holds"
    IN_DOUBT = "in_doubt"
    DOES_NOT_HOLD = "does_not_hold"


class Assumption(Entity):
    """What must hold for a link or an element to work."""

    text: Statement
    about: Id
    status: AssumptionStatus = AssumptionStatus.UNTESTED
    owner: ShortText = ""
    review_on: date | None = None
    indicator: Id | None = None
    """The indicator that tests it."""
    provenance: Provenance = Provenance()


class FactorKind(StrEnum):
    ENABLING = "enabling"
    EXTERNAL = "external"
    MODERATING = "moderating"
    UNINTENDED_CONSEQUENCE = "unintended_consequence"


class Factor(Entity):
    """Context or risk: what helps, hinders or moderates, and harm that may come."""

    label: Label
    kind: FactorKind
    about: Id | None = None
    """The link or element it bears on; the whole theory without one."""
    notes: LongText = ""
    provenance: Provenance = Provenance()


class TheoryLevel(StrEnum):
    SYSTEM = "system"
    CLINICAL = "clinical"
    OTHER = "other"


class TheoryOfChange(Entity):
    """One map of how change comes about, at one level."""

    name: Name
    level: TheoryLevel = TheoryLevel.OTHER
    description: LongText = ""
    inside: Id | None = None
    """The element of another theory that this one explains in detail."""
    accountability_stage: Id | None = None
    """The last stage the programme holds itself accountable for."""
    stages: tuple[Stage, ...] = Field(default=(), max_length=limits.STAGES)
    elements: tuple[Element, ...] = Field(default=(), max_length=limits.ELEMENTS)
    """In the order they stand in their columns."""
    links: tuple[Link, ...] = Field(default=(), max_length=limits.LINKS)
    assumptions: tuple[Assumption, ...] = Field(default=(), max_length=limits.ATTACHED)
    factors: tuple[Factor, ...] = Field(default=(), max_length=limits.ATTACHED)

    @cached_property
    def stage_index(self) -> dict[str, int]:
        """Place of each stage, from the left, by id."""
        return {stage.id: index for index, stage in enumerate(self.stages)}

    @cached_property
    def element_by_id(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements}

    def in_stage(self, stage: str | None) -> tuple[Element, ...]:
        """The elements of a column from the top; of the tray for None."""
        return tuple(element for element in self.elements if element.stage == stage)

    @property
    def tray(self) -> tuple[Element, ...]:
        """The elements that have no stage yet."""
        return self.in_stage(None)
