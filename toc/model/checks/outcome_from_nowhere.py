"""Rule: something has to lead to every outcome, or the map promises it without a cause."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import DAVIES_MISSING
from toc.model.collections import Collection
from toc.model.theory import StageKind


def find(facts: Facts) -> Iterator[Notice]:
    """A box with no arrow at all is another rule's; a problem causes no outcome."""
    for one in facts.maps:
        for box in one.outcomes:
            if not one.has_arrow(box.id):
                continue
            if any(one.kind(link.source) is not StageKind.PROBLEM for link in one.arrows_in.get(box.id, ())):
                continue
            yield Notice(
                severity=Severity.SERIOUS,
                reason=f"No activity or earlier outcome leads to {one.name(box.id)}. Draw an arrow from what brings it "
                "about.",
                about=box.id,
                collection=Collection.ELEMENTS,
                field="links",
                theory=one.theory.id,
            )


RULE = Rule("outcome_from_nowhere", "Outcome that nothing leads to", Heading.CONNECTED, DAVIES_MISSING, find)
