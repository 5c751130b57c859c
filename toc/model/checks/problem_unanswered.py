"""Rule: a problem on the map is one that the work does something about."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import NPC_SITUATION
from toc.model.collections import Collection
from toc.model.paths import leading_to
from toc.model.theory import StageKind

ANSWERS = frozenset({StageKind.INPUT, StageKind.ACTIVITY, StageKind.OUTPUT, StageKind.OTHER})
"""What can be an answer: what is put in, done or made; a stage of no known kind, or the tray, may hold it."""


def find(facts: Facts) -> Iterator[Notice]:
    """A problem whose consequence is answered is answered; a box with no arrow at all is another rule's."""
    for one in facts.maps:
        answers = [box.id for box in one.theory.elements if one.kind(box.id) in ANSWERS]
        answered = leading_to(one.theory.links, answers)
        for box in one.of_kind(StageKind.PROBLEM):
            drawn_the_other_way = any(one.kind(link.source) in ANSWERS for link in one.arrows_in.get(box.id, ()))
            if box.id in answered or drawn_the_other_way or not one.has_arrow(box.id):
                continue
            yield Notice(
                severity=Severity.MODERATE,
                reason=f"No activity addresses the problem {one.name(box.id)}. Draw an arrow to the one that does, or "
                "take the box out if it is beyond this work.",
                about=box.id,
                collection=Collection.ELEMENTS,
                field="links",
                theory=one.theory.id,
            )


RULE = Rule("problem_unanswered", "Problem that nothing addresses", Heading.CONNECTED, NPC_SITUATION, find)
