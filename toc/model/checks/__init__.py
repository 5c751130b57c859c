"""The quality checks: what twelve rules notice about a programme. Weak theory is no error."""

from toc.model.checks import (
    activity_leads_nowhere,
    arrow_order,
    arrow_without_reason,
    circle,
    indicator_incomplete,
    outcome_from_nowhere,
    outcome_unmeasured,
    problem_unanswered,
    too_many_arrows,
    unconnected_box,
    weak_evidence,
    wording,
)
from toc.model.checks.facts import Facts
from toc.model.checks.finding import Finding, Rule, Severity
from toc.model.programme import Programme

RULES: tuple[Rule, ...] = (
    unconnected_box.RULE,
    activity_leads_nowhere.RULE,
    outcome_from_nowhere.RULE,
    problem_unanswered.RULE,
    wording.RULE,
    arrow_order.RULE,
    circle.RULE,
    too_many_arrows.RULE,
    arrow_without_reason.RULE,
    weak_evidence.RULE,
    outcome_unmeasured.RULE,
    indicator_incomplete.RULE,
)
"""In the order a person would mend: first the map, then its reasons, then its measures."""

_WORST_FIRST = {severity: place for place, severity in enumerate(Severity)}


def find_findings(programme: Programme) -> tuple[Finding, ...]:
    """Everything there is to check, the worst first; what a person has set aside is marked so and not left out."""
    facts = Facts(programme)
    dismissed = {(one.rule, one.about): one.reason for one in programme.dismissed_findings}
    findings = [
        Finding(
            rule=rule.id,
            heading=rule.heading,
            source=rule.source,
            severity=notice.severity,
            reason=notice.reason,
            about=notice.about,
            collection=notice.collection,
            field=notice.field,
            theory=notice.theory,
            dismissed=(rule.id, notice.about) in dismissed,
            dismissed_because=dismissed.get((rule.id, notice.about), ""),
        )
        for rule in RULES
        for notice in rule.find(facts)
    ]
    return tuple(sorted(findings, key=lambda finding: _WORST_FIRST[finding.severity]))
