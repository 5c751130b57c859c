"""The layouts of a document: its sections in order, what it is called, and how far it goes into detail."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from toc.errors import TocError


class SectionKey(StrEnum):
    """Every section there is, in the order a menu shows them."""

    SUMMARY = "summary"
    NEED = "need"
    DIAGRAM = "diagram"
    NARRATIVE = "narrative"
    ACTIVITIES = "activities"
    FRAMEWORK = "framework"
    RESULTS = "results"
    ALIGNMENT = "alignment"
    REQUIREMENTS = "requirements"
    ASSUMPTIONS = "assumptions"
    INVOLVEMENT = "involvement"
    ROADMAP = "roadmap"
    FUNDING = "funding"
    CHANGES = "changes"
    QUALITY = "quality"
    SOURCES = "sources"


SECTION_TITLES: Mapping[SectionKey, str] = {
    SectionKey.SUMMARY: "Summary",
    SectionKey.NEED: "Need",
    SectionKey.DIAGRAM: "Theory of change",
    SectionKey.NARRATIVE: "How change happens",
    SectionKey.ACTIVITIES: "What the service does",
    SectionKey.FRAMEWORK: "Outcomes framework",
    SectionKey.RESULTS: "Results so far",
    SectionKey.ALIGNMENT: "How the work serves priorities",
    SectionKey.REQUIREMENTS: "Quality requirements",
    SectionKey.ASSUMPTIONS: "Assumptions and risks",
    SectionKey.INVOLVEMENT: "Equity and involvement",
    SectionKey.ROADMAP: "How the service grows",
    SectionKey.FUNDING: "Funding",
    SectionKey.CHANGES: "What has changed",
    SectionKey.QUALITY: "Data quality and methods",
    SectionKey.SOURCES: "Sources",
}


class Layout(StrEnum):
    BID = "bid"
    ONE_PAGE = "onepage"
    OUTCOMES = "outcomes"
    SPECIFICATION = "specification"
    CHARITY = "charity"
    SLIDES = "slides"


class Depth(StrEnum):
    FULL = "full"
    SHORT = "short"
    """What fits a page, or a slide."""


class LayoutPlan(NamedTuple):
    label: str
    """In a menu."""
    title: str
    """Of the document, in front of the programme's name."""
    sections: tuple[SectionKey, ...]
    depth: Depth = Depth.FULL
    most_charts: int | None = None
    """None: one for every indicator with figures."""
    main_only: bool = False
    """Charts of main indicators only; the others are in the table."""
    titles: Mapping[SectionKey, str] = {}
    """Where a section goes by another name here."""


_S = SectionKey
LAYOUTS: Mapping[Layout, LayoutPlan] = {
    Layout.BID: LayoutPlan(
        "Bid pack",
        "Bid",
        (
            _S.SUMMARY, _S.NEED, _S.DIAGRAM, _S.NARRATIVE, _S.FRAMEWORK, _S.RESULTS, _S.ALIGNMENT, _S.ASSUMPTIONS,
            _S.ROADMAP, _S.FUNDING, _S.QUALITY, _S.SOURCES,
        ),
        most_charts=8,
        main_only=True,
    ),
    Layout.ONE_PAGE: LayoutPlan(
        "One page", "Theory of change", (_S.DIAGRAM, _S.SUMMARY), Depth.SHORT, most_charts=0, main_only=True
    ),
    Layout.OUTCOMES: LayoutPlan(
        "Outcomes report",
        "Outcomes report",
        (_S.SUMMARY, _S.RESULTS, _S.CHANGES, _S.FRAMEWORK, _S.QUALITY),
        titles={_S.RESULTS: "Results"},
    ),
    Layout.SPECIFICATION: LayoutPlan(
        "Service specification",
        "Service specification",
        (
            _S.NEED, _S.FRAMEWORK, _S.ACTIVITIES, _S.DIAGRAM, _S.NARRATIVE, _S.ALIGNMENT, _S.REQUIREMENTS,
            _S.ASSUMPTIONS, _S.QUALITY, _S.SOURCES,
        ),
        most_charts=0,
        titles={
            _S.NEED: "Population needs",
            _S.FRAMEWORK: "Outcomes",
            _S.ACTIVITIES: "Scope",
            _S.ALIGNMENT: "Priorities the service answers to",
            _S.REQUIREMENTS: "Local quality requirements",
        },
    ),
    Layout.CHARITY: LayoutPlan(
        "Charity bid",
        "Application",
        (
            _S.SUMMARY, _S.NEED, _S.ACTIVITIES, _S.DIAGRAM, _S.NARRATIVE, _S.FRAMEWORK, _S.RESULTS, _S.INVOLVEMENT,
            _S.ROADMAP, _S.FUNDING, _S.SOURCES,
        ),
        most_charts=6,
        main_only=True,
        titles={_S.FRAMEWORK: "Aims and outcomes", _S.ACTIVITIES: "What we do", _S.FUNDING: "Budget"},
    ),
    Layout.SLIDES: LayoutPlan(
        "Slides",
        "Presentation",
        (_S.SUMMARY, _S.NEED, _S.DIAGRAM, _S.NARRATIVE, _S.RESULTS, _S.ALIGNMENT, _S.ROADMAP, _S.FUNDING),
        Depth.SHORT,
        most_charts=6,
        main_only=True,
    ),
}  # fmt: skip
"""In the order a menu shows them."""


class UnknownSection(TocError):
    """A document names a section that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no section '{name}'. Choose among {', '.join(SectionKey)}.")


def find_sections(layout: Layout, chosen: tuple[str, ...]) -> tuple[SectionKey, ...]:
    """The sections a person chose, each once, in their order; the layout's own where nothing was chosen."""
    unknown = next((name for name in chosen if name not in set(SectionKey)), None)
    if unknown is not None:
        raise UnknownSection(unknown)
    return tuple(dict.fromkeys(map(SectionKey, chosen))) or LAYOUTS[layout].sections


def title_of(layout: Layout, section: SectionKey) -> str:
    return LAYOUTS[layout].titles.get(section, SECTION_TITLES[section])
