"""Every route from one box to another as words and as a picture, its weakest link named."""

from datetime import UTC, datetime

import pytest

from toc.diagram.options import Mark, ViewOptions
from toc.model.base import Source, SourceKind
from toc.model.collections import checked
from toc.model.programme import Programme
from toc.model.theory import (
    Assumption,
    AssumptionStatus,
    Element,
    EvidenceGrade,
    Link,
    LinkKind,
    Stage,
    StageKind,
    TheoryOfChange,
)
from toc.services.pathways import (
    Pathways,
    build_pathways,
    draw_pathways,
    export_pathways,
    list_ends,
    list_starts,
)

STRONG, MODERATE, EMERGING = EvidenceGrade.STRONG, EvidenceGrade.MODERATE, EvidenceGrade.EMERGING
NONE, UNKNOWN = EvidenceGrade.NONE, EvidenceGrade.NOT_ASSESSED


def arrow(source: str, target: str, **more: object) -> Link:
    return Link.model_validate({"id": f"{source}-{target}", "source": source, "target": target} | more)


THEORY = TheoryOfChange(
    id="t",
    name="T",
    accountability_stage="short",
    stages=(
        Stage(id="problem", name="Problem", kind=StageKind.PROBLEM),
        Stage(id="act", name="Activities", kind=StageKind.ACTIVITY),
        Stage(id="short", name="Short", kind=StageKind.SHORT_TERM_OUTCOME),
        Stage(id="long", name="Long", kind=StageKind.LONG_TERM_OUTCOME),
    ),
    elements=(
        Element(id="need", label="Need", stage="problem"),
        Element(id="visit", label="Visits", stage="act"),
        Element(id="bond", label="Bond", stage="short"),
        Element(id="skill", label="Skill", stage="short"),
        Element(id="health", label="Health", stage="long"),
        Element(id="aside", label="Aside", stage="long"),
    ),
    links=(
        arrow("need", "visit", kind=LinkKind.ADDRESSES),
        arrow("visit", "bond", evidence=STRONG, mechanism="trust grows", citations=["trial", "silent", "told"]),
        arrow("bond", "health", evidence=EMERGING),
        arrow("visit", "skill", evidence=MODERATE, rationale="practice helps"),
        arrow("skill", "bond", evidence=MODERATE),
        arrow("visit", "aside"),
    ),
    assumptions=(
        Assumption(id="a1", text="Visitors come.", about="skill-bond", status=AssumptionStatus.IN_DOUBT),
        Assumption(id="a2", text="Parents stay", about="bond"),
    ),
)
PROGRAMME = Programme(
    id="p",
    name="P",
    theories=(THEORY,),
    sources=(
        Source(id="trial", title="A trial", authors="Bond and others", year="2020"),
        Source(id="silent", title="Not to be quoted", kind=SourceKind.VOICE),
        Source(id="told", title="A parent, 2024", kind=SourceKind.VOICE, consented=True),
    ),
)


def found(start: str = "visit", end: str = "health", programme: Programme = PROGRAMME) -> Pathways:
    return build_pathways(programme, programme.theories[0], start, end)


def test_each_route_is_told_box_by_box_the_shortest_first() -> None:
    assert [route.boxes for route in found().routes] == [
        ("Visits", "Bond", "Health"),
        ("Visits", "Skill", "Bond", "Health"),
    ]
    assert found().summary == "2 routes lead from “Visits” to “Health”."
    assert found("aside", "health").summary == "No arrows lead from “Aside” to “Health”."
    assert found("visit", "aside").summary == "One route leads from “Visits” to “Aside”."


def test_a_step_says_how_sure_it_is_how_it_comes_about_and_what_must_hold() -> None:
    step = found().routes[0].steps[0]
    assert step.words == "“Visits” leads to “Bond”: strong evidence (Bond and others 2020; A parent, 2024)"
    assert step.details == ("How it comes about: Trust grows.", "Assumes: Parents stay (not tested yet).")
    longer = found().routes[1].steps
    assert longer[0].details == ("Practice helps.",)
    assert longer[1].assumptions == ("Visitors come (in doubt)", "Parents stay (not tested yet)")


def test_beyond_the_accountability_line_it_contributes_and_a_problem_is_answered() -> None:
    assert found().routes[0].steps[-1].claim == "“Bond” contributes to “Health”"
    assert found("need", "bond").routes[0].steps[0].claim == "“Need” is answered by “Visits”"


@pytest.mark.parametrize(
    ("grades", "weakest"),
    [
        ((STRONG, MODERATE), "bond-health"),
        ((EMERGING, MODERATE), "visit-bond"),
        ((UNKNOWN, EMERGING), "visit-bond"),
        ((NONE, UNKNOWN), "visit-bond"),
        ((UNKNOWN, NONE), "bond-health"),
    ],
)
def test_the_weakest_link_is_that_of_the_poorest_evidence(
    grades: tuple[EvidenceGrade, EvidenceGrade], weakest: str
) -> None:
    links = (arrow("visit", "bond", evidence=grades[0]), arrow("bond", "health", evidence=grades[1]))
    programme = checked(PROGRAMME, theories=(checked(THEORY, links=links, assumptions=()),))
    (route,) = found(programme=programme).routes
    assert (route.weakest.link.id, route.as_weak) == (weakest, 0)


def test_of_equal_evidence_the_shakiest_assumption_decides_then_the_first() -> None:
    (route,) = found("visit", "bond").routes[1:]
    assert [step.link.evidence for step in route.steps] == [MODERATE, MODERATE]
    assert route.weakest.link.id == "skill-bond"
    plain = checked(PROGRAMME, theories=(checked(THEORY, assumptions=()),))
    (route,) = found("visit", "bond", plain).routes[1:]
    assert (route.weakest.link.id, route.as_weak) == ("visit-skill", 1)


def test_the_picture_shows_the_routes_alone_or_the_rest_in_grey() -> None:
    alone = draw_pathways(PROGRAMME, THEORY, found(), ViewOptions(), only=True).picture
    assert {box.element_id for box in alone.boxes} == {"visit", "bond", "skill", "health"}
    assert [heading.stage_id for heading in alone.headings] == ["act", "short", "long"]
    assert not any(box.faded for box in alone.boxes)
    whole = draw_pathways(PROGRAMME, THEORY, found(), ViewOptions(), only=False).picture
    assert {box.element_id for box in whole.boxes if box.faded} == {"need", "aside"}
    assert {arrow.link_id for arrow in whole.arrows if arrow.mark is Mark.WEAKEST} == {"bond-health"}


def test_a_file_has_the_words_beneath_the_picture() -> None:
    export = export_pathways(
        PROGRAMME,
        THEORY,
        found(),
        ViewOptions(),
        only=True,
        stamp="revision 3",
        made_at=datetime(2026, 1, 2, tzinfo=UTC),
    )
    words = " ".join(" ".join(text.lines) for text in export.picture.texts)
    assert "Route 1: Visits → Bond → Health. Weakest link: “Bond” contributes to “Health”: emerging evidence." in words
    assert "How it comes about: Trust grows." in words
    assert "revision 3" in words


def test_a_map_full_of_arrows_shows_the_shortest_routes_and_says_so() -> None:
    middle = [f"m{number}" for number in range(12)]
    links = [arrow(one, other) for place, one in enumerate(middle) for other in middle[place + 1 :]]
    theory = checked(
        THEORY,
        elements=(*THEORY.elements, *(Element(id=one, label=one, stage="short") for one in middle)),
        links=(*(arrow("visit", one) for one in middle), *links, *(arrow(one, "health") for one in middle)),
        assumptions=(),
    )
    many = found(programme=checked(PROGRAMME, theories=(theory,)))
    assert len(many.routes) == 30
    assert many.summary.startswith("More than 30 routes lead from “Visits” to “Health”; these are the 30 shortest")


def test_activities_are_offered_first_to_start_and_outcomes_to_end() -> None:
    assert [one.id for one in list_starts(THEORY)] == ["visit", "need", "bond", "skill"]
    assert [one.id for one in list_ends(THEORY, "need")] == ["bond", "skill", "health", "aside", "visit"]
