"""How change happens, in words: what is done, what it leads to and why, with the evidence for each claim."""

from collections import Counter, defaultdict
from collections.abc import Iterable
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
    EvidenceGrade.NONE: "looked for, none found",
    EvidenceGrade.NOT_ASSESSED: "not assessed",
}
MOST_NAMED = 4
"""Boxes named in one short sentence; more are counted."""
MOST_CITED = 3
"""Sources named behind one claim; the list of sources has all of them."""
MOST_TOLD = 22
"""Claims told with their reasons, about three pages; what else leads to an outcome is named."""


def build_narrative(material: Material) -> tuple[Block, ...]:
    theories = [theory for theory in material.programme.theories if in_order(theory) and theory.links]
    told = _find_told(claim for theory in theories for claim in _claims(material, theory))
    blocks: list[Block] = []
    for theory in theories:
        if len(theories) > 1:
            blocks.append(Subheading(flat(theory.name)))
        blocks += _short(theory) if material.is_short else _full(material, theory, told, deep=len(theories) > 1)
    return tuple(blocks)


# In full


class Claim(NamedTuple):
    """What is said to bring one box about, for one reason."""

    target: str
    reason: str
    grade: EvidenceGrade
    sources: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, bool]:
        """The strongest first; of two, the one that says why."""
        return list(GRADE_WORDS).index(self.grade), not self.reason


Told = frozenset[Claim]


def _find_told(claims: Iterable[Claim]) -> Told:
    """The strongest for every outcome, then the strongest of all the others, as many as a reader takes in."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: one.rank):
        found[claim.target].append(claim)
    first = [several[0] for several in found.values()]
    others = sorted((one for several in found.values() for one in several[1:]), key=lambda one: one.rank)
    return frozenset([*first, *others[: max(MOST_TOLD - len(first), 0)]])


def _full(material: Material, theory: TheoryOfChange, told: Told, *, deep: bool) -> list[Block]:
    level = 3 if deep else 2
    blocks: list[Block] = [Paragraph(line) for line in (as_sentence(theory.description),) if line]
    answered = _answers(theory)
    if answered:
        blocks += [Subheading("What each activity answers", level), Bullets(answered)]
    claims = _claims(material, theory)
    for stage in theory.stages:
        items = _items(theory, stage, claims, told)
        if items:
            blocks += [Subheading(f"Towards: {flat(stage.name)}", level), Bullets(items)]
    return [*blocks, *_evidence_note(theory)]


def _answers(theory: TheoryOfChange) -> tuple[Item, ...]:
    """The problems by the activity that answers them."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for link in theory.links:
        if link.kind is LinkKind.ADDRESSES:
            problem = as_clause(theory.element_by_id[link.source].label)
            verb = "It also answers" if said[link.target] else "answers"
            said[link.target].append(f"{verb} “{problem}”. {as_sentence(link.rationale)}".strip())
    return tuple(
        Item(" ".join(said[box.id]), strong=as_clause(box.label)) for box in in_order(theory) if said.get(box.id)
    )


def _claims(material: Material, theory: TheoryOfChange) -> tuple[Claim, ...]:
    """Arrows that have one target and one reason are one claim."""
    grouped: defaultdict[tuple[str, str, EvidenceGrade], list[str]] = defaultdict(list)
    for link in theory.links:
        if link.kind is LinkKind.LEADS_TO and theory.element_by_id[link.target].stage is not None:
            key = (link.target, _reason(material, link), link.evidence)
            grouped[key].append(as_clause(theory.element_by_id[link.source].label))
    return tuple(Claim(target, why, grade, tuple(names)) for (target, why, grade), names in grouped.items())


def _items(theory: TheoryOfChange, stage: Stage, claims: tuple[Claim, ...], told: Told) -> tuple[Item, ...]:
    """A paragraph for every box of the stage; boxes of which the same is said share one."""
    beyond = beyond_the_line(theory)
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for box in theory.in_stage(stage.id):
        mine = sorted((one for one in claims if one.target == box.id), key=lambda one: one.rank)
        if mine:
            about = as_sentence(box.description)
            words = _prose(mine, told, contributes=beyond(box))
            shared[f"{about} {words}".strip()].append(as_clause(box.label))
    return tuple(Item(words, strong=as_sentence(listed(labels))) for words, labels in shared.items())


def _prose(claims: Iterable[Claim], told: Told, *, contributes: bool) -> str:
    """Beyond the accountability line, the programme is one of several that bring an outcome about."""
    said: list[str] = []
    rest: list[str] = []
    for claim in claims:
        if claim in told:
            one, several = ("contributes", "contribute") if contributes else ("leads", "lead")
            verb = one if len(claim.sources) == 1 else several
            said.append(f"{_named(claim.sources)} {verb} to this. {claim.reason}".strip())
        else:
            rest += claim.sources
    if rest:
        said.append(f"{'Contributing' if contributes else 'Leading'} to it as well: {_named(rest)}.")
    return " ".join(said)


def _reason(material: Material, link: Link) -> str:
    """Why, how and on what evidence."""
    sources = material.find_sources(link.citations)
    cited = cite(sources[:MOST_CITED])
    more = f"; {len(sources) - MOST_CITED} more" if len(sources) > MOST_CITED else ""
    said = [as_sentence(link.rationale)]
    if link.mechanism.strip():
        said.append(f"How it comes about: {as_sentence(link.mechanism)}")
    if link.evidence is not EvidenceGrade.NOT_ASSESSED or cited:
        said.append(f"Evidence: {GRADE_WORDS[link.evidence]}{f' ({cited}{more})' if cited else ''}.")
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
            parts = [f"leads to {_named(map(_label, near))}"] if near else []
            parts += [f"contributes to {_named(map(_label, far))}"] if far else []
            if parts:
                items.append(Item(f"{'; '.join(parts)}.", strong=as_clause(box.label)))
    return [Bullets(tuple(items))] if items else []


def _named(names: Iterable[str]) -> str:
    labels = [f"“{name}”" for name in said_once(names)]
    more = len(labels) - MOST_NAMED
    if more < 1:
        return f"{', '.join(labels[:-1])} and {labels[-1]}" if len(labels) > 1 else labels[0]
    return f"{', '.join(labels[: MOST_NAMED - 1])} and {more + 1} more"


def _label(box: Element) -> str:
    return as_clause(box.label)
