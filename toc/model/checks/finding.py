"""A thing to check: what was noticed, why it matters, by whose guidance, and what to mend."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from toc.model.base import Id, Value
from toc.model.checks.facts import Facts
from toc.model.checks.guidance import Guidance
from toc.model.collections import Collection


class Severity(StrEnum):
    SERIOUS = "serious"
    """A reader cannot follow the claim."""
    MODERATE = "moderate"
    """The claim is there, and not held up."""
    MINOR = "minor"
    """Better with it than without."""


class Heading(StrEnum):
    """What a good map has: the headings that findings are read under."""

    CONNECTED = "Every box is part of a pathway"
    """Davies: missing connections. NPC: steps 5 and 8."""
    WORDED = "What is done and what changes are told apart"
    """NPC: steps 4 and 5."""
    ORDERED = "Changes come in an order that can be followed"
    """Davies: many pathways, feedback loops. NPC: step 7."""
    EXPLAINED = "Every arrow says why"
    """Davies: unlabelled connections. NPC: step 6."""
    EVIDENCED = "The case rests on evidence"
    """TASO: enhanced theory of change."""
    MEASURED = "What is claimed is measured"
    """TASO: core theory of change. NPC: step 4."""


class Finding(Value):
    """Something a rule noticed; weak theory, and never an error."""

    rule: str
    severity: Severity
    heading: Heading
    reason: str
    """What is the matter and what would mend it, in words for the screen."""
    source: Guidance
    about: Id
    collection: Collection
    """Of the thing it is about, which is where the mend is made."""
    field: str
    """The field of that thing to mend; `links`, `measures` or `targets` where something is to be tied to it."""
    theory: Id | None = None
    """The map it stands on; None for an indicator."""
    dismissed: bool = False
    dismissed_because: str = ""


@dataclass(frozen=True)
class Rule:
    """One quality rule: how it is called, whose guidance it follows, and how it looks."""

    id: str
    title: str
    heading: Heading
    source: Guidance
    find: Callable[[Facts], Iterator["Notice"]]


@dataclass(frozen=True)
class Notice:
    """What a rule says of one thing; the rest of the finding is the rule's own."""

    severity: Severity
    reason: str
    about: str
    collection: Collection
    field: str
    theory: str | None = None
