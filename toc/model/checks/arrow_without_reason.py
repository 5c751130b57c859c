"""Rule: every arrow says why the one should lead to the other."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import DAVIES_UNLABELLED
from toc.model.collections import Collection
from toc.model.theory import Link, LinkKind


def find(facts: Facts) -> Iterator[Notice]:
    for one in facts.maps:
        for link in one.theory.links:
            if link.rationale.strip():
                continue
            severity, what = _judge(link)
            yield Notice(
                severity=severity,
                reason=f"{one.arrow(link)} {what}",
                about=link.id,
                collection=Collection.LINKS,
                field="rationale",
                theory=one.theory.id,
            )


def _judge(link: Link) -> tuple[Severity, str]:
    if link.kind is LinkKind.ADDRESSES:
        return Severity.MINOR, "does not say why this is an answer to the problem. Add the reason."
    if link.mechanism.strip():
        return Severity.MINOR, "says how, but not why the one should lead to the other. Add the reason."
    return Severity.MODERATE, "does not say why the one should lead to the other. Add the reason."


RULE = Rule("arrow_without_reason", "Arrow without a reason", Heading.EXPLAINED, DAVIES_UNLABELLED, find)
