"""A document from a programme and its figures: its sections, once, for every format.

document = build_document(programme, observations, DocumentChoices(layout=Layout.BID, as_at=..., made_at=...))

What is printed of figures has been through small-number protection here, so that no format can forget it. For a
commissioner, give the programme that holds only what is theirs: `services.documents` does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from toc.analysis.periods import label_of
from toc.model.collections import unchecked
from toc.model.figures import Observation
from toc.model.programme import Programme
from toc.report.alignment_blocks import build_alignment_blocks
from toc.report.blocks import Block, Document, Section, Stamp
from toc.report.choices import DocumentChoices
from toc.report.commissioner_words import build_worded
from toc.report.funding_blocks import build_funding_blocks
from toc.report.layouts import Layout, SectionKey, title_of
from toc.report.material import Material, in_order
from toc.report.progress import Charted, Progress, ignore, quiet
from toc.report.protection import protect_need, stamp_of
from toc.report.roadmap_blocks import build_roadmap_blocks
from toc.report.sections.activities import build_activities
from toc.report.sections.assumptions import build_assumptions
from toc.report.sections.changes import build_changes
from toc.report.sections.diagram import build_diagram, find_drawn
from toc.report.sections.framework import build_framework
from toc.report.sections.involvement import build_involvement
from toc.report.sections.narrative import build_narrative
from toc.report.sections.need import build_need_section
from toc.report.sections.quality import build_quality
from toc.report.sections.requirements import build_requirements
from toc.report.sections.results import build_results
from toc.report.sections.sources import build_sources
from toc.report.sections.summary import build_summary
from toc.report.words import flat, listed

SECTIONS: Mapping[SectionKey, Callable[[Material], tuple[Block, ...]]] = {
    SectionKey.SUMMARY: build_summary,
    SectionKey.NEED: build_need_section,
    SectionKey.DIAGRAM: build_diagram,
    SectionKey.NARRATIVE: build_narrative,
    SectionKey.ACTIVITIES: build_activities,
    SectionKey.FRAMEWORK: build_framework,
    SectionKey.RESULTS: build_results,
    SectionKey.ALIGNMENT: lambda material: build_alignment_blocks(material.programme, material.commissioner),
    SectionKey.REQUIREMENTS: build_requirements,
    SectionKey.ASSUMPTIONS: build_assumptions,
    SectionKey.INVOLVEMENT: build_involvement,
    SectionKey.ROADMAP: lambda material: build_roadmap_blocks(material.programme),
    SectionKey.FUNDING: lambda material: build_funding_blocks(material.programme, material.commissioner),
    SectionKey.CHANGES: build_changes,
    SectionKey.QUALITY: build_quality,
    SectionKey.SOURCES: build_sources,
}
"""A section is one module and one line here. One that makes no blocks is left out, and its maker told why."""

_MISSING: Mapping[SectionKey, str] = {
    SectionKey.SUMMARY: "the programme has no description, boxes or figures yet",
    SectionKey.NEED: "there are no births to estimate need from",
    SectionKey.DIAGRAM: "no map has boxes in its stages yet",
    SectionKey.NARRATIVE: "no map has arrows yet",
    SectionKey.ACTIVITIES: "no map has activities yet",
    SectionKey.FRAMEWORK: "there are no outcomes yet",
    SectionKey.RESULTS: "there are no figures by that day",
    SectionKey.ALIGNMENT: "nothing is aligned to a priority yet",
    SectionKey.REQUIREMENTS: "no indicator has a target",
    SectionKey.ASSUMPTIONS: "no assumptions or risks are recorded yet",
    SectionKey.INVOLVEMENT: "there are no voices with consent, and nothing on whom it works for",
    SectionKey.ROADMAP: "the roadmap has no steps yet",
    SectionKey.FUNDING: "no funding is recorded yet",
    SectionKey.CHANGES: "no earlier version was chosen to compare with",
    SectionKey.QUALITY: "there are no figures yet",
    SectionKey.SOURCES: "nothing is cited yet",
}

OWN_WORDS = "Commentary and notes are printed as they were written: read them for small numbers of people."


def build_document(
    programme: Programme,
    observations: Iterable[Observation],
    choices: DocumentChoices,
    progress: Progress = quiet,
    charted: Charted = ignore,
) -> Document:
    """The whole document, with notices for its maker. Raises UnknownSection for a section that there is not."""
    material = Material(programme, tuple(observations), choices, progress, charted)
    protection = stamp_of(material)
    # Families reached are people like those of any figure, and stand in the need, the summary and the funding.
    programme = unchecked(programme, need=protect_need(programme.need, material.small_numbers))
    material = replace(material, programme=programme)
    keys = material.sections
    sections: list[Section] = []
    notices: list[str] = []
    built = _build_sections(material)
    for key in keys:
        section = built[key]
        if section.blocks or section.introduction:
            sections.append(build_worded(section, programme, material.commissioner))
        else:
            why = _MISSING.get(key, "there is nothing to say")
            notices.append(f"“{section.title}” was left out: {why}.")
    undrawn = [one.name for one in programme.theories if in_order(one) and one not in find_drawn(material)]
    if SectionKey.DIAGRAM in keys and undrawn:
        notices.append(f"A page has room for one map. Left out: {listed(map(flat, undrawn))}.")
    if SectionKey.RESULTS in {one.key for one in sections} and programme.commentary and protection:
        notices.append(OWN_WORDS)
    if sections and choices.introduction.strip():
        first = sections[0]
        whole = "\n\n".join(part for part in (choices.introduction.strip(), first.introduction) if part)
        sections[0] = Section(first.key, first.title, first.blocks, whole)
    return Document(
        title=_title(material),
        subtitle=_subtitle(material),
        layout=choices.layout,
        sections=tuple(sections),
        stamp=Stamp(
            programme=programme.name,
            revision=choices.revision,
            as_at=choices.as_at,
            made_at=choices.made_at,
            fictional=programme.fictional,
            protection=protection,
            snapshot=choices.snapshot,
        ),
        commissioner="" if material.commissioner is None else flat(material.commissioner.name),
        notices=tuple(notices),
    )


def _build_sections(material: Material) -> dict[SectionKey, Section]:
    """By key. Results first: their charts are drawn while the others are written."""
    built: dict[SectionKey, Section] = {}
    for key in sorted(material.sections, key=lambda key: key is not SectionKey.RESULTS):
        material.progress(f"Writing: {title_of(material.choices.layout, key)}")
        built[key] = _build_section(material, key)
    return built


def _build_section(material: Material, key: SectionKey) -> Section:
    layout = material.choices.layout
    builder = SECTIONS.get(key)
    return Section(
        key=key,
        title=title_of(layout, key),
        blocks=() if builder is None else builder(material),
        introduction=material.choices.introductions.get(key, "").strip(),
    )


def _title(material: Material) -> str:
    return f"{material.plan.title}: {flat(material.programme.name)}"


def _subtitle(material: Material) -> str:
    parts = [f"For {flat(material.commissioner.name)}"] if material.commissioner is not None else []
    parts += [label_of(material.period)] if material.choices.layout is Layout.OUTCOMES else []
    area = flat(material.programme.area)
    # The area is often in the name already.
    parts += [area] if area and area.casefold() not in flat(material.programme.name).casefold() else []
    return " · ".join(parts)
