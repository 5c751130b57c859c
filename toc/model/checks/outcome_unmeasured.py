"""Rule: every outcome has a main indicator, by which one will know whether it came about."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import TASO_CORE
from toc.model.collections import Collection


def find(facts: Facts) -> Iterator[Notice]:
    """Beyond the accountability line it matters less: there the programme contributes only."""
    for one in facts.maps:
        for box in one.outcomes:
            if box.id in facts.main_measures:
                continue
            supporting = box.id in facts.supporting_measures
            has = "has supporting indicators only" if supporting else "has no indicator"
            todo = "Make one of them its main one" if supporting else "Choose what will show that it came about"
            yield Notice(
                severity=Severity.MODERATE if one.is_accountable(box.id) else Severity.MINOR,
                reason=f"The outcome {one.name(box.id)} {has}. {todo}.",
                about=box.id,
                collection=Collection.ELEMENTS,
                field="measures",
                theory=one.theory.id,
            )


RULE = Rule("outcome_unmeasured", "Outcome without a main indicator", Heading.MEASURED, TASO_CORE, find)
