"""Whom the work serves: priorities frameworks, alignments, commissioners and their funding."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from toc.model import limits
from toc.model.base import Amount, Entity, Id, LongText, Name, Provenance, ShortText, Statement, Value
from toc.model.indicators import Frequency


class PriorityLevel(StrEnum):
    DOMAIN = "domain"
    OUTCOME = "outcome"
    INDICATOR = "indicator"


class Priority(Entity):
    """One thing a body has said matters."""

    text: Statement
    level: PriorityLevel = PriorityLevel.OUTCOME
    parent: Id | None = None
    """The priority of the same framework that it belongs under."""
    code: ShortText = ""
    same_as: tuple[Id, ...] = Field(default=(), max_length=limits.LISTED)
    supersedes: Id | None = None
    provenance: Provenance = Provenance()


class Framework(Entity):
    """A body's published priorities, in one edition."""

    name: Name
    body: ShortText = ""
    nation: ShortText = ""
    edition: ShortText = ""
    extract: bool = False
    """Only the priorities that bear on this work, not the whole framework."""
    note: LongText = ""
    provenance: Provenance = Provenance()
    priorities: tuple[Priority, ...] = Field(default=(), max_length=limits.PRIORITIES)


class AlignmentStrength(StrEnum):
    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class Alignment(Entity):
    """The stated contribution of an element or indicator to a priority."""

    item: Id
    priority: Id
    strength: AlignmentStrength = AlignmentStrength.DIRECT
    reason: LongText = ""


class SmallNumbers(StrEnum):
    FEWER_THAN_5 = "fewer_than_5"
    NHS = "nhs"
    NONE = "none"


class Term(Value):
    """A word of this product and the commissioner's own word for it."""

    word: Name
    replacement: Name


class Commissioner(Entity):
    """A body that pays for the programme or holds it to account."""

    name: Name
    kind: ShortText = ""
    nation: ShortText = ""
    frameworks: tuple[Id, ...] = Field(default=(), max_length=limits.LISTED)
    terms: tuple[Term, ...] = Field(default=(), max_length=limits.LISTED)
    reporting: Frequency = Frequency.QUARTERLY
    small_numbers: SmallNumbers = SmallNumbers.FEWER_THAN_5
    note: LongText = ""


class FundingStatus(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    ENDED = "ended"


class Funding(Entity):
    """Money from a commissioner for an outcome in a year."""

    commissioner: Id
    element: Id | None = None
    """The outcome it is for; the whole programme without one."""
    year_starts: date
    amount: Amount
    """In pounds sterling."""
    status: FundingStatus = FundingStatus.ASKED
    lead: bool = False
    """Of several who fund it: the one accountable for it."""
    note: LongText = ""
