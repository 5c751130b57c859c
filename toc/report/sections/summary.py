"""The summary: what the work is, why, what it leads to, how it stands and what is asked, in a few sentences."""

from collections import defaultdict

from toc.analysis.need_words import build_need_page
from toc.analysis.periods import label_of, year_text
from toc.analysis.words import number_text
from toc.model.priorities import FundingStatus
from toc.model.theory import StageKind
from toc.report.blocks import Block, Bullets, Item, Paragraph, Tone
from toc.report.layouts import Layout
from toc.report.material import Material, beyond_the_line, is_outcome
from toc.report.sections.results import build_standing_sentence, find_measured
from toc.report.words import as_clause, as_sentence, listed, said_once

MOST_LISTED, MOST_LISTED_SHORT = 5, 3


def build_summary(material: Material) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if material.programme.description.strip():
        blocks.append(Paragraph(as_sentence(material.programme.description), Tone.LEAD))
    points = [
        Item(text, strong=f"{head}.")
        for head, text in (
            ("Need", _need(material)),
            ("What we do", _activities(material)),
            ("What changes", _outcomes(material, beyond=False)),
            ("What it contributes to", _outcomes(material, beyond=True)),
            ("Results", build_standing_sentence(material) if find_measured(material) else ""),
            ("What is asked", _asked(material)),
        )
        if text
    ]
    if material.choices.layout is Layout.OUTCOMES:
        blocks.append(Paragraph(f"This report covers {label_of(material.period)}."))
    return (*blocks, Bullets(tuple(points))) if points else tuple(blocks)


def _need(material: Material) -> str:
    words = build_need_page(material.programme.need).words
    return " ".join(words[:2])


def _activities(material: Material) -> str:
    labels = [
        box.label
        for theory in material.programme.theories
        for stage in theory.stages
        if stage.kind is StageKind.ACTIVITY
        for box in theory.in_stage(stage.id)
    ]
    return _listed(material, labels)


def _outcomes(material: Material, *, beyond: bool) -> str:
    """Within the accountability line, or past it."""
    found: list[str] = []
    for theory in material.programme.theories:
        is_beyond = beyond_the_line(theory)
        stages = [stage for stage in theory.stages if is_outcome(stage)]
        found += [box.label for stage in stages for box in theory.in_stage(stage.id) if is_beyond(box) is beyond]
    return _listed(material, found)


def _listed(material: Material, labels: list[str]) -> str:
    """Some of them, and how many more there are."""
    clauses = said_once(map(as_clause, labels))
    most = MOST_LISTED_SHORT if material.is_short else MOST_LISTED
    more = len(clauses) - most
    if more > 1:
        return as_sentence(f"{'; '.join(clauses[:most])}; and {more} more")
    return as_sentence("; ".join(clauses) if len(clauses) > 2 else listed(clauses))


def _asked(material: Material) -> str:
    """Of this commissioner, by year."""
    by_year: defaultdict[str, float] = defaultdict(float)
    for one in sorted(material.programme.funding, key=lambda one: one.year_starts):
        if one.commissioner == material.choices.commissioner and one.status is FundingStatus.ASKED:
            by_year[year_text(one.year_starts)] += one.amount
    return as_sentence(listed([f"£{number_text(amount)} for {year}" for year, amount in by_year.items()]))
