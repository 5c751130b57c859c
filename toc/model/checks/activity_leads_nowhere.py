"""Rule: an activity has to lead to a change, or nobody can say what it is for."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import NPC_ACTIVITIES
from toc.model.collections import Collection
from toc.model.paths import leading_to
from toc.model.theory import OUTCOME_KINDS, StageKind

MAY_BE_CHANGE = OUTCOME_KINDS | {StageKind.OTHER}
"""A stage of no known kind, or the tray, may hold outcomes: a pathway that gets there has not failed."""


def find(facts: Facts) -> Iterator[Notice]:
    """A box with no arrow at all is another rule's."""
    for one in facts.maps:
        changes = [box.id for box in one.theory.elements if one.kind(box.id) in MAY_BE_CHANGE]
        leads_to_change = leading_to(one.claims, changes)
        claiming = {link.source for link in one.claims}
        for box in one.activities:
            if box.id in leads_to_change or not one.has_arrow(box.id):
                continue
            what = "has arrows, but they end before any outcome" if box.id in claiming else "leads nowhere"
            yield Notice(
                severity=Severity.SERIOUS,
                reason=f"The activity {one.name(box.id)} {what}. Draw an arrow to the change it should bring about.",
                about=box.id,
                collection=Collection.ELEMENTS,
                field="links",
                theory=one.theory.id,
            )


RULE = Rule("activity_leads_nowhere", "Activity that leads nowhere", Heading.CONNECTED, NPC_ACTIVITIES, find)
