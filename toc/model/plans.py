"""What surrounds the theory: local need, the service's growth, documents and what was reported."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from toc.model import limits
from toc.model.base import Amount, Count, Entity, Id, Label, LongText, Name, Number, ShortText, Value
from toc.model.figures import Period


class PopulationGroup(Value):
    """A share of births, apart from every other group's, and how many of them are in need."""

    name: Name
    share: float = Field(ge=0, le=1)
    prevalence: float = Field(ge=0, le=1)
    source: ShortText = ""


class ServiceYear(Value):
    """One year of a service: families, caseload and posts."""

    starts: date
    families_reached: Count | None = None
    caseload: Number | None = Field(default=None, gt=0)
    """Families a year for one whole-time equivalent."""
    staff: Amount | None = None
    """Whole-time equivalents in post."""


class NeedInputs(Value):
    """What the estimate of local need is worked out from; populations only."""

    area: ShortText = ""
    births: Count | None = None
    births_source: ShortText = ""
    low_prevalence: float = Field(default=0.15, ge=0, le=1)
    low_source: ShortText = ""
    groups: tuple[PopulationGroup, ...] = Field(default=(), max_length=limits.LISTED)
    high_prevalence: float | None = Field(default=None, ge=0, le=1)
    high_source: ShortText = ""
    years: tuple[ServiceYear, ...] = Field(default=(), max_length=limits.LISTED)
    note: LongText = ""


class RoadmapKind(StrEnum):
    POST = "post"
    FORUM = "forum"
    STRATEGY = "strategy"
    OFFER = "offer"
    OTHER = "other"


class RoadmapStep(Entity):
    """A dated step in a service's growth."""

    on: date
    label: Label
    kind: RoadmapKind = RoadmapKind.OTHER
    families: Count | None = None
    """How many more families a year it lets the service reach."""
    cost: Amount | None = None
    """In pounds sterling a year."""
    note: LongText = ""


class DismissedFinding(Entity):
    """A thing to check that a person has looked at and set aside."""

    rule: Name
    about: Id
    reason: LongText = ""


class Introduction(Value):
    """The words a person put in front of one section."""

    section: Name
    text: LongText = ""


class DocumentChoice(Entity):
    """A document's layout, its sections in order, and the words a person put in front."""

    name: Name
    layout: ShortText = ""
    commissioner: Id | None = None
    sections: tuple[Name, ...] = Field(default=(), max_length=limits.LISTED)
    introduction: LongText = ""
    introductions: tuple[Introduction, ...] = Field(default=(), max_length=limits.LISTED)
    word_limit: Count | None = Field(default=None, gt=0)
    character_limit: Count | None = Field(default=None, gt=0)


class Submission(Entity):
    """What was reported to a commissioner: figures stay readable as they stood then."""

    name: Name
    commissioner: Id | None = None
    period: Period
    on: date
    revision: Count
    """The programme's revision whose figures were reported."""
