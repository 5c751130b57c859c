"""Rule: an arrow leads to the next step, and neither skips steps nor runs backward."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts, MapFacts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import NPC_SEQUENCE
from toc.model.collections import Collection
from toc.model.paths import backward_in
from toc.model.phrases import listed, quoted
from toc.model.theory import OUTCOME_KINDS, Link, Stage, StageKind

STEPS = OUTCOME_KINDS | {StageKind.ACTIVITY, StageKind.OUTPUT}
"""The kinds of stage that an arrow can skip: inputs and stages of no known kind are no step of a pathway."""


def find(facts: Facts) -> Iterator[Notice]:
    for one in facts.maps:
        backward = frozenset(backward_in(one.theory))
        filled = {box.stage for box in one.boxes}
        steps = [stage.kind in STEPS and stage.id in filled for stage in one.theory.stages]
        for link in one.theory.links:
            if link.id in backward:
                yield _notice(
                    one,
                    link,
                    Severity.MODERATE,
                    "runs backward, to an earlier stage. Turn it round, or move one of the boxes.",
                )
            elif skipped := _skipped(one, link, steps):
                names = listed([quoted(stage.name) for stage in skipped])
                yield _notice(
                    one,
                    link,
                    Severity.MINOR,
                    f"skips {names}. Draw it through the step between, or say why it leads there straight away.",
                )


def _skipped(one: MapFacts, link: Link, steps: list[bool]) -> list[Stage]:
    """The stages between the two boxes that are steps and hold boxes: an empty column is nothing to skip."""
    start, end = one.column(link.source), one.column(link.target)
    if start is None or end is None:
        return []
    return [one.theory.stages[column] for column in range(start + 1, end) if steps[column]]


def _notice(one: MapFacts, link: Link, severity: Severity, what: str) -> Notice:
    return Notice(
        severity=severity,
        reason=f"{one.arrow(link)} {what}",
        about=link.id,
        collection=Collection.LINKS,
        field="target",
        theory=one.theory.id,
    )


RULE = Rule("arrow_order", "Arrow that skips stages or runs backward", Heading.ORDERED, NPC_SEQUENCE, find)
