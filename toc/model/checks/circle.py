"""Rule: boxes that lead round in a circle leave open where change begins."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import DAVIES_LOOPS
from toc.model.collections import Collection
from toc.model.paths import find_circles
from toc.model.phrases import listed

NAMED = 4
"""Boxes of a circle that are named; more are counted."""


def find(facts: Facts) -> Iterator[Notice]:
    """One finding a circle, at its first box."""
    for one in facts.maps:
        for circle in find_circles(one.theory):
            names = [one.name(box) for box in circle[:NAMED]]
            if len(circle) > NAMED:
                names.append(f"{len(circle) - NAMED} more")
            yield Notice(
                severity=Severity.MODERATE,
                reason=f"The arrows lead round in a circle between {listed(names)}, so that it is open where change "
                "begins. Remove an arrow, or say why the circle is meant.",
                about=circle[0],
                collection=Collection.ELEMENTS,
                field="links",
                theory=one.theory.id,
            )


RULE = Rule("circle", "Boxes that lead round in a circle", Heading.ORDERED, DAVIES_LOOPS, find)
