"""Rule: a box with no arrow is no part of the argument."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import DAVIES_MISSING
from toc.model.collections import Collection
from toc.model.paths import find_orphans


def find(facts: Facts) -> Iterator[Notice]:
    for one in facts.maps:
        for box in find_orphans(one.theory):
            yield Notice(
                severity=Severity.SERIOUS,
                reason=f"{one.name(box)} has no arrow. Draw what leads to it or what it leads to, or remove the box.",
                about=box,
                collection=Collection.ELEMENTS,
                field="links",
                theory=one.theory.id,
            )


RULE = Rule("unconnected_box", "Box with no arrow", Heading.CONNECTED, DAVIES_MISSING, find)
