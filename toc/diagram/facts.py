"""Facts: what the rest of the programme says about each box of a theory."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from toc.model.base import Id, Value
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange


class Status(StrEnum):
    """What the figures of a box say, in the terms of "Making Data Count"."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    COMMON_CAUSE = "common_cause"
    NEITHER = "neither"
    MIXED = "mixed"


STATUS_WORDS: Mapping[Status, str] = {
    Status.IMPROVEMENT: "improving",
    Status.CONCERN: "getting worse",
    Status.COMMON_CAUSE: "no clear change",
    Status.NEITHER: "changing, neither way better",
    Status.MIXED: "some improving, some getting worse",
}


class NestedTheory(Value):
    """A theory that explains a box in detail."""

    id: Id
    name: str


class ElementFacts(Value):
    """What is tied to one box."""

    indicators: int = 0
    priorities: int = 0
    nested: tuple[NestedTheory, ...] = ()
    status: Status | None = None


NOTHING_KNOWN = ElementFacts()


class Facts(Value):
    """What is tied to the boxes of a theory, by element id."""

    elements: Mapping[Id, ElementFacts] = {}

    def of(self, element: str) -> ElementFacts:
        return self.elements.get(element, NOTHING_KNOWN)


def build_facts(programme: Programme, theory: TheoryOfChange, statuses: Mapping[str, Status] | None = None) -> Facts:
    """The facts about each box; `statuses` says what its figures show, where that is known."""
    indicators = Counter(element for element, _ in {(m.element, m.indicator) for m in programme.measures})
    priorities = Counter(item for item, _ in {(a.item, a.priority) for a in programme.alignments})
    nested: dict[str, list[NestedTheory]] = {}
    for other in programme.theories:
        if other.inside is not None:
            nested.setdefault(other.inside, []).append(NestedTheory(id=other.id, name=other.name))
    statuses = statuses or {}
    return Facts(
        elements={
            element.id: facts
            for element in theory.elements
            if (
                facts := ElementFacts(
                    indicators=indicators[element.id],
                    priorities=priorities[element.id],
                    nested=tuple(nested.get(element.id, ())),
                    status=statuses.get(element.id),
                )
            )
            != NOTHING_KNOWN
        }
    )
