"""A document's sections: which, in which order, in whose words, and what is never in them."""

import re
from datetime import date
from typing import Any

import pytest

from tests.report.reported import (
    MADE_AT,
    OBSERVATIONS,
    PROGRAMME,
    bullets,
    example_report,
    report,
    rows,
    said,
    section,
    tables,
    with_theory,
)
from toc.model.collections import checked
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.model.theory import Element, EvidenceGrade, Link
from toc.report.blocks import ChartBlock, DiagramBlock, Document, Subheading
from toc.report.choices import Before, DocumentChoices
from toc.report.content import OWN_WORDS, build_document
from toc.report.layouts import LAYOUTS, SECTION_TITLES, Layout, SectionKey, UnknownSection
from toc.report.sections.narrative import MOST_TOLD


def keys(document: Document) -> list[str]:
    return [one.key for one in document.sections]


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_has_its_sections_in_order_and_says_which_it_left_out(layout: Layout) -> None:
    document = report(layout)
    wanted = list(LAYOUTS[layout].sections)
    assert keys(document) == [key for key in wanted if key in keys(document)]
    assert len([one for one in document.notices if one != OWN_WORDS]) == len(wanted) - len(document.sections)
    assert (OWN_WORDS in document.notices) is ("results" in wanted)
    assert document.title == f"{LAYOUTS[layout].title}: Riverside Team"


@pytest.mark.parametrize("layout", Layout)
def test_a_programme_with_nothing_in_it_yet_makes_a_document_and_notices(layout: Layout) -> None:
    choices = DocumentChoices(layout=layout, as_at=date(2026, 1, 1), made_at=MADE_AT)
    document = build_document(Programme(id="p", name="New"), (), choices)
    assert "quality" not in keys(document)
    assert len(document.notices) + len(document.sections) == len(LAYOUTS[layout].sections)


@pytest.mark.parametrize("layout", [Layout.BID, Layout.OUTCOMES, Layout.SPECIFICATION, Layout.CHARITY])
def test_every_section_of_a_layout_can_be_filled_from_the_example(layout: Layout) -> None:
    missing = set(LAYOUTS[layout].sections) - set(keys(example_report(layout)))
    assert missing <= {SectionKey.CHANGES}


def test_sections_are_chosen_ordered_and_introduced() -> None:
    document = report(
        sections=("sources", "need", "sources"),
        introduction="For you.",
        introductions={"need": "Our need.", "summary": "Unused."},
    )
    assert [(one.key, one.introduction) for one in document.sections] == [
        ("sources", "For you."),
        ("need", "Our need."),
    ]


def test_a_section_with_an_introduction_alone_stays() -> None:
    document = report(sections=("changes",), introductions={"changes": "We moved house."})
    assert said(section(document, "changes")).endswith("We moved house.")
    assert document.notices == ()


def test_a_section_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownSection, match=r"There is no section 'nonsense'\. Choose among summary, need"):
        report(sections=("nonsense",))


def test_every_section_has_a_title() -> None:
    assert set(SECTION_TITLES) == set(SectionKey)


def test_the_stamp_says_where_it_comes_from_and_how_numbers_are_protected() -> None:
    stamp = report(revision=12, snapshot="Bid 2027", commissioner="board").stamp
    assert (stamp.programme, stamp.revision, stamp.snapshot, stamp.fictional) == (
        "Riverside Team",
        12,
        "Bid 2027",
        True,
    )
    assert "1 to 7 people" in stamp.protection


def test_protection_is_on_unless_a_person_switches_it_off() -> None:
    assert "1 to 4 people" in report().stamp.protection
    assert report(small_numbers=SmallNumbers.NONE).stamp.protection == "Small numbers are shown as they are, by choice."
    things = Programme(id="p", name="Things", indicators=(PROGRAMME.indicators[1],))
    assert report(programme=things).stamp.protection == ""


# How change happens


def test_the_narrative_tells_reason_mechanism_and_evidence_and_contributes_beyond_the_line() -> None:
    told = bullets(section(report(), "narrative").blocks)
    assert (
        "Parents are warmer. “Therapy” leads to this. Feelings are put into words. "
        "How it comes about: They become easier to bear. Evidence: moderate (A. Author 2015)."
    ) in told
    assert "Fewer children in care. “Parents are warmer” contributes to this. Care that is warm lasts." in told
    assert "Therapy answers “Bonds are strained”. It works on bonds." in told


@pytest.mark.parametrize("layout", Layout)
def test_no_document_says_that_the_work_causes_anything(layout: Layout) -> None:
    assert not re.search(r"\bcaus(e|es|ed)\b", said(report(layout)))


@pytest.mark.parametrize("layout", [Layout.SLIDES, Layout.BID])
def test_what_stands_beyond_the_line_is_never_led_to(layout: Layout) -> None:
    told = bullets(section(report(layout), "narrative").blocks)
    beyond = [line for line in told if "Fewer children in care" in line]
    assert beyond
    assert not any(re.search(r"[Ll]eads to[^;]*Fewer children in care", line) for line in beyond)


def test_without_an_accountability_line_everything_is_led_to() -> None:
    told = said(section(report(programme=with_theory(accountability_stage=None)), "narrative"))
    assert "ontribut" not in told
    assert "“Parents are warmer” leads to this. Care that is warm lasts." in told


def test_outcomes_of_which_one_thing_is_said_are_told_as_one() -> None:
    links = tuple(
        checked(link, rationale="one reason", mechanism="", evidence=EvidenceGrade.STRONG, citations=())
        for link in PROGRAMME.theories[0].links
        if link.id in ("l2", "l3")
    )
    told = bullets(section(report(programme=with_theory(links=links, assumptions=())), "narrative").blocks)
    assert "Parents are warmer and Babies are calmer. “Therapy” leads to this. One reason. Evidence: strong." in told


def test_a_dense_map_is_told_outcome_by_outcome_and_not_path_by_path() -> None:
    boxes = PROGRAMME.theories[0].elements
    ends = [box.id for box in boxes if box.stage in ("activity", "short", "long")]
    links = tuple(Link(id=f"d{a}{b}", source=a, target=b) for place, a in enumerate(ends) for b in ends[place + 1 :])
    told = bullets(section(report(programme=with_theory(links=links, assumptions=())), "narrative").blocks)
    assert len(told) == 3
    whole = "Fewer children in care. “Therapy”, “Parents are warmer” and “Babies are calmer” contribute to this."
    assert told[-1] == whole


def test_past_three_pages_only_the_strongest_pathways_are_told_and_the_others_named() -> None:
    goal = Element(id="goal", label="The goal", stage="short")
    means = [Element(id=f"way{n}", label=f"Means {n}", stage="activity") for n in range(MOST_TOLD + 2)]
    links = [
        Link(
            id=f"g{n}", source=one.id, target="goal", rationale=f"Reason {n}",
            evidence=EvidenceGrade.EMERGING if n < 2 else EvidenceGrade.STRONG,
        )
        for n, one in enumerate(means)
    ]  # fmt: skip
    theory = checked(PROGRAMME.theories[0], elements=(goal, *means), links=tuple(links), assumptions=(), factors=())
    crowd = checked(PROGRAMME, theories=(theory,), measures=(), alignments=(), funding=())
    (told,) = bullets(section(report(programme=crowd, sections=("narrative",)), "narrative").blocks)
    assert told.count("Reason") == MOST_TOLD
    assert told.endswith("Leading to it as well: “Means 0” and “Means 1”.")
    assert "Reason 0" not in told
    assert "Reason 1." not in told


def test_the_headings_of_the_narrative_claim_nothing_beyond_the_line() -> None:
    heads = [one.text for one in section(report(), "narrative").blocks if isinstance(one, Subheading)]
    assert heads == ["What each activity answers", "Towards: Short-term outcomes", "Towards: Long-term outcomes"]


def test_a_voice_without_consent_is_nowhere() -> None:
    for layout in Layout:
        document = report(layout)
        assert "unnamed" not in said(document)
        assert "Never print me" not in said(document)


def test_one_page_draws_one_map_and_says_which_it_left_out() -> None:
    page, slides = example_report(Layout.ONE_PAGE), example_report(Layout.SLIDES)
    assert [one.title for one in section(page, "diagram").blocks if isinstance(one, DiagramBlock)] == ["System level"]
    assert "A page has room for one map. Left out: Clinical level." in page.notices
    assert len([one for one in section(slides, "diagram").blocks if isinstance(one, DiagramBlock)]) == 2


# In a commissioner's words


def test_a_commissioners_terms_are_used_but_names_and_titles_stay() -> None:
    document = report(commissioner="board", sections=("framework", "diagram", "sources", "narrative"))
    assert document.commissioner == "Valley Outcome Board"
    assert section(document, "framework").title == "Differences framework"
    (framework, _, served, _) = tables(document, "framework")
    assert framework.caption == "Differences and what they are measured by"
    assert rows(framework)[0]["Stage"] == "Short-term differences"
    assert rows(served)[0]["Priorities"] == "Outcomes for all: P1"
    assert "Outcomes of early help" in said(section(document, "sources"))


def test_the_picture_is_drawn_in_the_commissioners_words() -> None:
    (diagram,) = (
        block for block in section(report(commissioner="board"), "diagram").blocks if isinstance(block, DiagramBlock)
    )
    assert [" ".join(heading.lines) for heading in diagram.picture.headings][2] == "Short-term differences"
    assert "Short-term differences" in diagram.outline
    assert "utcomes" not in diagram.svg


def test_a_persons_introduction_is_left_in_their_words() -> None:
    document = report(commissioner="board", introductions={"need": "Every outcome counts."})
    assert section(document, "need").introduction == "Every outcome counts."


# What changed


def test_what_changed_is_told_in_words_with_how_many_figures() -> None:
    since = Before("Review 2025", ("added the box 'X'",), PROGRAMME, OBSERVATIONS[:-3])
    told = section(report(Layout.OUTCOMES, since=since), "changes")
    assert said(told).splitlines()[-3:] == ["Since Review 2025:", "Added the box 'X'.", "3 figures came in."]


def test_nothing_changed_is_said_too() -> None:
    since = Before("Review 2025", (), PROGRAMME, OBSERVATIONS)
    assert "Nothing has changed since Review 2025." in said(section(report(Layout.OUTCOMES, since=since), "changes"))


# As at a day


def charted(document: Document) -> dict[str, ChartBlock]:
    return {one.title: one for part in document.sections for one in part.blocks if isinstance(one, ChartBlock)}


@pytest.mark.parametrize(
    ("as_at", "figures"),
    [
        pytest.param(date(2026, 9, 30), 6, id="on the last day"),
        pytest.param(date(2026, 9, 29), 5, id="a look back leaves out what was not over"),
        pytest.param(date(2024, 12, 31), 0, id="before the first figure"),
    ],
)
def test_a_look_back_shows_whole_periods_only(as_at: date, figures: int) -> None:
    charts = charted(report(Layout.OUTCOMES, as_at=as_at))
    assert len(charts["Visits"].data.categories if "Visits" in charts else ()) == figures


def test_a_running_period_is_shown_today() -> None:
    running: dict[str, Any] = {"as_at": date(2026, 8, 1), "made_at": MADE_AT.replace(month=8, day=1)}
    assert len(charted(report(Layout.OUTCOMES, **running))["Visits"].data.categories) == 6
