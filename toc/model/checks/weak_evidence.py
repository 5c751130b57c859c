"""Rule: the pathways that carry the case, from the activities to what the programme answers for, rest on evidence."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts, MapFacts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import TASO_ENHANCED
from toc.model.collections import Collection
from toc.model.paths import leading_to, reached_from
from toc.model.theory import EvidenceGrade, Link

WEAK = {
    EvidenceGrade.NOT_ASSESSED: "rests on evidence that nobody has graded yet",
    EvidenceGrade.NONE: "rests on no evidence, though it was looked for",
    EvidenceGrade.EMERGING: "rests on emerging evidence only",
}
TODO = {
    EvidenceGrade.NOT_ASSESSED: "Grade it.",
    EvidenceGrade.NONE: "Plan to test it, or lean on another pathway.",
    EvidenceGrade.EMERGING: "Plan to test it, or lean on another pathway.",
}


def find(facts: Facts) -> Iterator[Notice]:
    """Worse where no pathway of sound evidence leads to the same box."""
    for one in facts.maps:
        upheld = find_upheld(one)
        for link in find_carrying(one):
            if link.evidence not in WEAK:
                continue
            alone = link.target not in upheld
            reason = f"{one.arrow(link)} carries the case and {WEAK[link.evidence]}"
            if alone:
                reason += "; no pathway of moderate or strong evidence leads there from an activity"
            yield Notice(
                severity=Severity.MODERATE if alone else Severity.MINOR,
                reason=f"{reason}. {TODO[link.evidence]}",
                about=link.id,
                collection=Collection.LINKS,
                field="evidence",
                theory=one.theory.id,
            )


def find_carrying(one: MapFacts) -> tuple[Link, ...]:
    """The arrows on some pathway from an activity to an outcome within the accountability line."""
    starts = frozenset(box.id for box in one.activities)
    ends = frozenset(box.id for box in one.outcomes if one.is_accountable(box.id))
    begun = starts | reached_from(one.claims, starts)
    arriving = ends | leading_to(one.claims, ends)
    return tuple(link for link in one.claims if link.source in begun and link.target in arriving)


def find_upheld(one: MapFacts) -> frozenset[str]:
    """The boxes that some pathway reaches from an activity by well-evidenced arrows alone."""
    sound = (link for link in one.claims if link.evidence not in WEAK)
    return reached_from(sound, (box.id for box in one.activities))


RULE = Rule("weak_evidence", "Weak or ungraded evidence where the case rests", Heading.EVIDENCED, TASO_ENHANCED, find)
