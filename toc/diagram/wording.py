"""What a picture says to those who cannot see it: boxes, arrows and the whole, in words."""

from toc.diagram.facts import STATUS_WORDS, ElementFacts
from toc.diagram.key import EVIDENCE_WORDS
from toc.diagram.markers import MARK_WORDS
from toc.diagram.options import Mark, ViewOptions
from toc.model.phrases import count_of
from toc.model.theory import Element, EvidenceGrade, Link, LinkKind, TheoryOfChange


def describe_theory(theory: TheoryOfChange, stages: int, boxes: int, arrows: int) -> str:
    """One sentence on the whole."""
    if not stages:
        return f"{theory.name}: a theory of change that has no stages yet."
    return (
        f"{theory.name}: a theory of change with {count_of(stages, 'stage')}, "
        f"{count_of(boxes, 'box', 'boxes')} and {count_of(arrows, 'arrow')}, read from left to right."
    )


def describe_box(stage: str, element: Element, facts: ElementFacts, options: ViewOptions) -> str:
    """The stage's name, if it is to be said, and what is tied to the box."""
    said = [stage] if stage else []
    if element.id in options.mark_of:
        said.append(MARK_WORDS[options.mark_of[element.id]])
    if options.show_indicators and facts.indicators:
        said.append(count_of(facts.indicators, "indicator"))
    if options.show_priorities and facts.priorities:
        said.append(count_of(facts.priorities, "priority", "priorities"))
    if element.id in options.faded:
        said.append(f"in grey: {options.faded_words}" if options.faded_words else "in grey")
    elif options.show_status and facts.status is not None:
        said.append(STATUS_WORDS[facts.status])
    if options.show_owner and element.owner:
        said.append(f"owner {element.owner}")
    said.extend(f"explained in {nested.name}" for nested in facts.nested)
    return ", ".join(said)


def describe_arrow(
    link: Link, source: str, target: str, *, backward: bool, evidence: EvidenceGrade, mark: Mark | None = None
) -> str:
    verb = "is answered by" if link.kind is LinkKind.ADDRESSES else "leads to"
    said = f"{source} {verb} {target}"
    if backward:
        said += ", back in an earlier stage"
    if evidence is not EvidenceGrade.NOT_ASSESSED:
        said += f"; {EVIDENCE_WORDS[evidence]}"
    if mark is not None:
        said += f"; {MARK_WORDS[mark]}"
    return said
