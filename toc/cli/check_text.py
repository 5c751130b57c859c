"""What `check` says of a programme's things to check, as text and as JSON."""

from collections.abc import Iterator
from typing import Any

from toc.model.checks import find_findings
from toc.model.checks.coverage import build_coverage
from toc.model.checks.finding import Finding, Severity
from toc.model.programme import Programme


def build_answer(programme: Programme) -> dict[str, Any]:
    """The findings, those set aside too, and the coverage figures, as JSON holds them."""
    return {
        "findings": [finding.model_dump(mode="json") for finding in find_findings(programme)],
        "coverage": build_coverage(programme).model_dump(mode="json"),
    }


def tell_findings(programme: Programme) -> Iterator[str]:
    """A line that counts and one for each thing to check, the worst first; none where there is nothing."""
    findings = find_findings(programme)
    standing = [finding for finding in findings if not finding.dismissed]
    aside = len(findings) - len(standing)
    if not findings:
        return
    yield ""
    yield _count(len(standing)) + (f", and {aside:,} set aside" if aside else "") + "."
    for severity in Severity:
        yield from _section(severity, [finding for finding in standing if finding.severity is severity])


def _section(severity: Severity, findings: list[Finding]) -> Iterator[str]:
    if findings:
        yield ""
        yield f"{severity.value.capitalize()}:"
        yield from (f"  {finding.reason}" for finding in findings)


def _count(number: int) -> str:
    match number:
        case 0:
            return "Nothing to check"
        case 1:
            return "1 thing to check"
        case many:
            return f"{many:,} things to check"
