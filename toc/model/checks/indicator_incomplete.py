"""Rule: an indicator needs a baseline, a target, a source and somebody who sends the figures."""

from collections.abc import Iterator

from toc.model.checks.facts import Facts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import TASO_CORE
from toc.model.collections import Collection
from toc.model.indicators import Direction, Indicator, IndicatorKind
from toc.model.phrases import listed, quoted

WORDS = {"baseline": "baseline", "targets": "target", "data_source": "source of its figures", "owner": "owner"}


def find(facts: Facts) -> Iterator[Notice]:
    """One finding an indicator, naming all that is missing."""
    for indicator in facts.programme.indicators:
        missing = find_missing(indicator, has_target=indicator.id in facts.with_target)
        if missing:
            words = listed([WORDS[field] for field in missing], "or")
            yield Notice(
                severity=Severity.MODERATE if indicator.id in facts.main_of_outcomes else Severity.MINOR,
                reason=f"The indicator {quoted(indicator.name)} has no {words}. Add what can be known.",
                about=indicator.id,
                collection=Collection.INDICATORS,
                field=missing[0],
            )


def find_missing(indicator: Indicator, *, has_target: bool) -> tuple[str, ...]:
    """The fields that are missing.

    A figure that somebody else publishes is nobody's here to baseline, aim for or send. A milestone starts from
    nothing; where neither way is better there is nothing to aim for.
    """
    own = not indicator.published_elsewhere
    wanted = {
        "baseline": own and indicator.kind is not IndicatorKind.MILESTONE and not _has_baseline(indicator),
        "targets": own and indicator.direction is not Direction.NEITHER and not has_target,
        "data_source": not indicator.data_source.strip(),
        "owner": own and not indicator.owner.strip(),
    }
    return tuple(field for field, is_missing in wanted.items() if is_missing)


def _has_baseline(indicator: Indicator) -> bool:
    baseline = indicator.baseline
    return baseline is not None and (baseline.value is not None or baseline.numerator is not None)


RULE = Rule(
    "indicator_incomplete",
    "Indicator without a baseline, target, source or owner",
    Heading.MEASURED,
    TASO_CORE,
    find,
)
