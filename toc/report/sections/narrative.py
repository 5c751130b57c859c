"""How change happens, in words: what is done, what it leads to and why, with the evidence for each claim."""

from collections import Counter, defaultdict
from typing import NamedTuple

from toc.model.paths import reached_from
from toc.model.theory import Element, EvidenceGrade, Link, LinkKind, Stage, StageKind, TheoryOfChange
from toc.report.blocks import Block, Bullets, Item, Paragraph, Subheading, Tone
from toc.report.material import Material, beyond_the_line, in_order, is_outcome
from toc.report.words import as_clause, as_sentence, cite, flat, listed, said_once

GRADE_WORDS = {
    EvidenceGrade.STRONG: "strong",
    EvidenceGrade.MODERATE: "moderate",
    EvidenceGrade.EMERGING: "emerging",
    EvidenceGrade.NONE: "looked for, and none found",
    EvidenceGrade.NOT_ASSESSED: "not assessed yet",
}
MOST_NAMED = 4
"""Outcomes named in one short sentence; more are counted."""


def build_narrative(material: Material) -> tuple[Block, ...]:
    theories = [theory for theory in material.programme.theories if in_order(theory) and theory.links]
    blocks: list[Block] = []
    for theory in theories:
        if len(theories) > 1:
            blocks.append(Subheading(flat(theory.name)))
        blocks += _short(theory) if material.is_short else _full(material, theory, deep=len(theories) > 1)
    return tuple(blocks)


# In full


def _full(material: Material, theory: TheoryOfChange, *, deep: bool) -> list[Block]:
    level = 3 if deep else 2
    blocks: list[Block] = [Paragraph(line) for line in (as_sentence(theory.description),) if line]
    answered = _answers(theory)
    if answered:
        blocks += [Subheading("What each activity answers", level), Bullets(answered)]
    for stage in theory.stages:
        items = [item for box in theory.in_stage(stage.id) for item in _claims_from(material, theory, box)]
        if items:
            blocks += [Subheading(_heading(stage), level), Bullets(tuple(items))]
    return [*blocks, *_evidence_note(theory)]


def _heading(stage: Stage) -> str:
    if stage.kind is StageKind.ACTIVITY:
        return "What the activities lead to"
    return f"What follows from: {flat(stage.name)}"


def _answers(theory: TheoryOfChange) -> tuple[Item, ...]:
    """The problems by the activity that answers them."""
    by_activity: defaultdict[str, list[Link]] = defaultdict(list)
    for link in theory.links:
        if link.kind is LinkKind.ADDRESSES:
            by_activity[link.target].append(link)
    items: list[Item] = []
    for box in in_order(theory):
        links = by_activity.get(box.id, [])
        if links:
            items.append(Item("answers:", strong=as_clause(box.label)))
            items += [
                Item(as_sentence(link.rationale), 1, strong=as_sentence(theory.element_by_id[link.source].label))
                for link in links
            ]
    return tuple(items)


class Claim(NamedTuple):
    """What one box is said to bring about in others, for one reason."""

    reason: str
    targets: tuple[str, ...]
    contributes: bool
    """Beyond the accountability line, the programme is one of several that bring it about."""

    @property
    def words(self) -> str:
        verb = "Contributes to" if self.contributes else "Leads to"
        return f"{verb}: {listed(self.targets)}."


def _claims_from(material: Material, theory: TheoryOfChange, box: Element) -> tuple[Item, ...]:
    beyond = beyond_the_line(theory)
    grouped: dict[tuple[bool, str], list[str]] = {}
    for link in theory.links:
        if link.kind is LinkKind.LEADS_TO and link.source == box.id:
            target = theory.element_by_id[link.target]
            if target.stage is not None:
                said = (beyond(target), _reason(material, link))
                grouped.setdefault(said, []).append(as_clause(target.label))
    claims = [Claim(reason, tuple(targets), contributes) for (contributes, reason), targets in grouped.items()]
    if not claims:
        return ()
    return (
        Item(as_sentence(box.description), strong=as_sentence(box.label)),
        *(Item(claim.reason, 1, strong=claim.words) for claim in claims),
    )


def _reason(material: Material, link: Link) -> str:
    """Why, how and on what evidence."""
    cited = cite(material.find_sources(link.citations))
    said = [as_sentence(link.rationale)]
    if link.mechanism.strip():
        said.append(f"How it comes about: {as_sentence(link.mechanism)}")
    if link.evidence is not EvidenceGrade.NOT_ASSESSED or cited:
        said.append(f"Evidence: {GRADE_WORDS[link.evidence]}{f' ({cited})' if cited else ''}.")
    return " ".join(part for part in said if part)


def _evidence_note(theory: TheoryOfChange) -> list[Block]:
    grades = Counter(link.evidence for link in theory.links if link.kind is LinkKind.LEADS_TO)
    total = sum(grades.values())
    if not total:
        return []
    parts = [f"{grades[grade]} {GRADE_WORDS[grade]}" for grade in GRADE_WORDS if grades[grade]]
    links = "The evidence for the one link" if total == 1 else f"The evidence for the {total} links"
    return [Paragraph(f"{links} between activities and outcomes: {listed(parts)}.", Tone.NOTE)]


# In short


def _short(theory: TheoryOfChange) -> list[Block]:
    """One sentence an activity: what it leads to at once, and where that goes in the end."""
    beyond = beyond_the_line(theory)
    claims = [link for link in theory.links if link.kind is LinkKind.LEADS_TO]
    boxes = in_order(theory)
    outcomes = {box.id for stage in theory.stages if is_outcome(stage) for box in theory.in_stage(stage.id)}
    items: list[Item] = []
    for stage in theory.stages:
        if stage.kind is not StageKind.ACTIVITY:
            continue
        for box in theory.in_stage(stage.id):
            next_ones = {link.target for link in claims if link.source == box.id}
            reached = reached_from(claims, [box.id])
            near = [one for one in boxes if one.id in next_ones and not beyond(one)]
            far = [one for one in boxes if one.id in reached and one.id in outcomes and beyond(one)]
            parts = [f"leads to {_named(near)}"] if near else []
            parts += [f"contributes to {_named(far)}"] if far else []
            if parts:
                items.append(Item(f"{'; '.join(parts)}.", strong=as_clause(box.label)))
    return [Bullets(tuple(items))] if items else []


def _named(boxes: list[Element]) -> str:
    labels = [f"“{label}”" for label in said_once(as_clause(box.label) for box in boxes)]
    more = len(labels) - MOST_NAMED
    if more < 1:
        return f"{', '.join(labels[:-1])} and {labels[-1]}" if len(labels) > 1 else labels[0]
    return f"{', '.join(labels[: MOST_NAMED - 1])} and {more + 1} more outcomes"
