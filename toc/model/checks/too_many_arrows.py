"""Rule: where everything is linked to everything, the map no longer says what makes the difference."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from toc.model.checks.facts import Facts, MapFacts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import DAVIES_MANY_PATHWAYS
from toc.model.collections import Collection
from toc.model.paths import find_groups
from toc.model.phrases import quoted
from toc.model.theory import Stage

FEWEST_BOXES = 3
"""In each of two neighbouring columns: between fewer boxes, all may well be linked."""
CROWDED_SHARE = 0.75
"""Of the arrows that could be drawn between two columns."""
ARROWS_A_BOX = 1.5
"""A map is dense from here on. A narrow waist, many boxes leading to one and one to many, is easily followed."""
PATHWAYS_AN_ARROW = 4
"""Pathways of a dense map are too many for its arrows: a large map may have more than a small one."""
MOST_COUNTED = 10_000


def find(facts: Facts) -> Iterator[Notice]:
    for one in facts.maps:
        yield from _crowded_columns(one)
        pathways = count_pathways(one)
        linked = {end for link in one.claims for end in (link.source, link.target)}
        dense = bool(linked) and len(one.claims) >= ARROWS_A_BOX * len(linked)
        if dense and pathways >= PATHWAYS_AN_ARROW * len(one.claims):
            said = f"{pathways:,}" if pathways <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
            yield Notice(
                severity=Severity.MODERATE,
                reason=f"The {len(one.claims):,} arrows of {quoted(one.theory.name)} make {said} pathways from its "
                "activities to its outcomes: more than anybody can follow or test. Keep the arrows that matter most.",
                about=one.theory.id,
                collection=Collection.THEORIES,
                field="links",
                theory=one.theory.id,
            )


def _crowded_columns(one: MapFacts) -> Iterator[Notice]:
    boxes = Counter(box.stage for box in one.boxes)
    filled = [stage for stage in one.theory.stages if boxes[stage.id]]
    arrows = Counter(
        (one.theory.element_by_id[link.source].stage, one.theory.element_by_id[link.target].stage)
        for link in one.claims
    )
    for left, right in pairwise(filled):
        drawn, possible = arrows[left.id, right.id], boxes[left.id] * boxes[right.id]
        if min(boxes[left.id], boxes[right.id]) >= FEWEST_BOXES and drawn >= CROWDED_SHARE * possible:
            yield _crowded(one, left, right, drawn, possible)


def _crowded(one: MapFacts, left: Stage, right: Stage, drawn: int, possible: int) -> Notice:
    return Notice(
        severity=Severity.MODERATE,
        reason=f"Nearly everything in {quoted(left.name)} leads to everything in {quoted(right.name)} ({drawn} of "
        f"{possible} possible arrows), so the map does not say what makes the difference. Keep the arrows that matter "
        "most.",
        about=right.id,
        collection=Collection.STAGES,
        field="links",
        theory=one.theory.id,
    )


def count_pathways(one: MapFacts) -> int:
    """Routes from the activities to the boxes where the arrows end; a circle counts as one step of a route."""
    groups = find_groups(one.theory)
    group_of = {box: index for index, group in enumerate(groups) for box in group}
    after: list[set[int]] = [set() for _ in groups]
    for link in one.claims:
        after[group_of[link.source]].add(group_of[link.target])
    routes: list[int] = []
    for index, targets in enumerate(after):  # a group comes after all that it leads to
        routes.append(sum(routes[target] for target in targets if target != index) or 1)
    starting = {group_of[box.id] for box in one.activities}
    return sum(routes[group] for group in starting if after[group])


RULE = Rule("too_many_arrows", "Everything linked to everything", Heading.ORDERED, DAVIES_MANY_PATHWAYS, find)
