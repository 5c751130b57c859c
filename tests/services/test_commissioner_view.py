"""The programme as one commissioner sees it."""

import json

import pytest

from toc.exchange.templates import load_example
from toc.model.base import Provenance, ProvenanceStatus, Source
from toc.model.collections import checked
from toc.model.figures import Period
from toc.model.indicators import Indicator, Measure, Target
from toc.model.priorities import Alignment, Commissioner, Framework, Funding, FundingStatus, Priority
from toc.model.programme import Programme
from toc.model.theory import Assumption, Element, Factor, FactorKind, Link, Stage, TheoryOfChange
from toc.services.commissioner_view import NoSuchCommissioner, build_theirs, build_view

YEAR = Period(start="2026-04-01", end="2027-03-31")  # type: ignore[arg-type]


def box(name: str, **more: object) -> Element:
    return Element.model_validate({"id": name, "label": name.upper(), "stage": "s"} | more)


def arrow(source: str, target: str) -> Link:
    return Link(id=f"{source}-{target}", source=source, target=target)


THEORY = TheoryOfChange(
    id="t",
    name="T",
    stages=(Stage(id="s", name="S"),),
    elements=(
        box("act"),
        box("mid"),
        box("end", citations=["kept"]),
        box("other", citations=["lost"]),
        box("after"),
    ),
    links=(arrow("act", "mid"), arrow("mid", "end"), arrow("end", "after"), arrow("act", "other")),
    assumptions=(
        Assumption(id="holds", text="x", about="act-other"),
        Assumption(id="stays", text="y", about="mid-end"),
    ),
    factors=(Factor(id="wide", label="w", kind=FactorKind.EXTERNAL, about="other"),),
)
PROGRAMME = Programme(
    id="p",
    name="P",
    theories=(THEORY,),
    sources=(Source(id="kept", title="K"), Source(id="lost", title="L"), Source(id="unused", title="U")),
    frameworks=(
        Framework(id="health", name="Health", priorities=(Priority(id="h1", text="H", same_as=("c1",)),)),
        Framework(id="council", name="Council", priorities=(Priority(id="c1", text="C"), Priority(id="c2", text="D"))),
        Framework(id="far", name="Far", priorities=(Priority(id="f1", text="F"),)),
    ),
    commissioners=(
        Commissioner(id="board", name="Board", frameworks=("health",)),
        Commissioner(id="fund", name="Fund"),
    ),
    indicators=tuple(Indicator(id=name, name=name) for name in ("waits", "skills", "loose")),
    measures=(
        Measure(id="m1", indicator="waits", element="end"),
        Measure(id="m2", indicator="skills", element="other"),
    ),
)


def with_(**fields: object) -> Programme:
    return checked(PROGRAMME, **fields)


ALIGNED = with_(alignments=(Alignment(id="a", item="end", priority="h1"),))


def test_what_serves_their_priorities_is_theirs_with_the_pathways_that_lead_there() -> None:
    view = build_view(ALIGNED, "board")
    assert view.own == {"end"}
    assert view.boxes == {"act", "mid", "end"}
    assert view.indicators == {"waits"}
    assert view.faded(THEORY) == {"other", "after", "end-after", "act-other"}


def test_a_priority_that_another_body_calls_the_same_counts_as_theirs_whichever_was_picked() -> None:
    picked_there = with_(alignments=(Alignment(id="a", item="end", priority="c1"),))
    assert build_view(picked_there, "board").own == {"end"}
    another = with_(alignments=(Alignment(id="a", item="end", priority="c2"),))
    assert build_view(another, "board").own == set()


def test_what_serves_a_wider_priority_of_another_body_is_not_theirs_by_that() -> None:
    narrow = (Priority(id="h1", text="H", same_as=("c1",)), Priority(id="h2", text="I", same_as=("c1",)))
    frameworks = (checked(PROGRAMME.frameworks[0], priorities=narrow), *PROGRAMME.frameworks[1:])
    wider = with_(frameworks=frameworks, alignments=(Alignment(id="a", item="end", priority="c1"),))
    assert build_view(wider, "board").own == set()


def test_an_indicator_that_serves_their_priority_or_has_their_target_brings_the_box_it_measures() -> None:
    aligned = with_(alignments=(Alignment(id="a", item="skills", priority="h1"),))
    assert build_view(aligned, "board").boxes == {"act", "other"}
    target = Target(id="g", indicator="skills", period=YEAR, value=1, commissioner="fund")
    view = build_view(with_(targets=(target,)), "fund")
    assert view.boxes == {"act", "other"}
    assert view.indicators == {"skills"}


def money(element: str | None, status: FundingStatus = FundingStatus.ASKED, commissioner: str = "fund") -> Funding:
    return Funding(
        id=f"f_{commissioner}_{element}", commissioner=commissioner, element=element, year_starts=YEAR.start,
        amount=5, status=status,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "theirs"),
    [(FundingStatus.ASKED, {"end"}), (FundingStatus.AGREED, {"end"}), (FundingStatus.ENDED, set())],
)
def test_what_they_pay_for_or_are_asked_to_is_theirs_and_what_has_ended_is_not(
    status: FundingStatus, theirs: set[str]
) -> None:
    assert build_view(with_(funding=(money("end", status),)), "fund").own == theirs


def test_money_for_the_whole_makes_all_of_it_theirs_only_where_nothing_narrows_it_down() -> None:
    assert build_view(with_(funding=(money(None),)), "fund").boxes == {"act", "mid", "end", "other", "after"}
    assert build_view(with_(funding=(money(None), money("mid"))), "fund").boxes == {"act", "mid"}
    assert build_view(with_(funding=(money(None, FundingStatus.ENDED),)), "fund").boxes == set()


def nested(**fields: object) -> Programme:
    inner = TheoryOfChange(
        id="u",
        name="U",
        inside="mid",
        stages=(Stage(id="us", name="S"),),
        elements=(box("visit", stage="us"), box("bond", stage="us"), box("aside", stage="us")),
        links=(arrow("visit", "bond"),),
    )
    return with_(theories=(THEORY, inner), **fields)


def test_a_box_is_theirs_where_something_in_the_map_that_explains_it_is() -> None:
    view = build_view(nested(alignments=(Alignment(id="a", item="bond", priority="h1"),)), "board")
    assert view.boxes == {"visit", "bond", "mid", "act"}


def test_the_map_that_explains_a_box_of_theirs_is_theirs_whole() -> None:
    view = build_view(nested(alignments=(Alignment(id="a", item="mid", priority="h1"),)), "board")
    assert view.boxes == {"mid", "act", "visit", "bond", "aside"}


def test_left_out_means_that_nothing_of_the_rest_is_in_the_programme() -> None:
    whole = checked(
        ALIGNED,
        alignments=(*ALIGNED.alignments, Alignment(id="b", item="end", priority="f1")),
        funding=(money("end"), money("end", commissioner="board"), money("other", commissioner="board")),
        targets=(Target(id="g", indicator="waits", period=YEAR, value=1, commissioner="fund"),),
    )
    whole = checked(whole, funding=whole.funding[:2])
    theirs = build_theirs(whole, "board")
    assert {one.id for one in theirs.theories[0].elements} == {"act", "mid", "end"}
    assert [one.id for one in theirs.theories[0].links] == ["act-mid", "mid-end"]
    assert [one.id for one in theirs.theories[0].assumptions] == ["stays"]
    assert theirs.theories[0].factors[0].about is None
    assert [one.id for one in theirs.indicators] == ["waits"]
    assert [one.id for one in theirs.frameworks] == ["health"]
    assert [one.id for one in theirs.commissioners] == ["board"]
    assert [one.id for one in theirs.funding] == ["f_board_end"]
    assert [one.id for one in theirs.sources] == ["kept", "unused"]
    assert theirs.targets == ()
    assert "fund" not in json.dumps(theirs.model_dump(mode="json")["funding"])


def test_money_for_an_outcome_that_is_left_out_never_becomes_money_for_the_whole() -> None:
    whole = with_(
        alignments=(Alignment(id="a", item="end", priority="h1"),),
        funding=(money("other", FundingStatus.ENDED, "board"),),
    )
    assert build_theirs(whole, "board").funding == ()


def test_a_source_named_by_something_left_out_leaves_no_name_behind() -> None:
    sourced = Provenance(status=ProvenanceStatus.FOUND, source="lost")
    end = checked(THEORY.elements[2], provenance=sourced)
    theory = checked(THEORY, elements=(*THEORY.elements[:2], end, *THEORY.elements[3:]))
    theirs = build_theirs(checked(ALIGNED, theories=(theory,)), "board")
    assert {one.id for one in theirs.sources} == {"kept", "lost", "unused"}


@pytest.mark.parametrize("who", [one.id for one in load_example().programme.commissioners])
def test_of_the_example_every_commissioner_gets_a_valid_part_and_no_more_than_the_whole(who: str) -> None:
    programme = load_example().programme
    theirs = build_theirs(programme, who)
    view = build_view(programme, who)
    assert {one.id for theory in theirs.theories for one in theory.elements} == view.boxes
    assert 0 < len(theirs.indicators) <= len(programme.indicators)
    assert Programme.model_validate(theirs.model_dump()) == theirs


def test_a_commissioner_that_is_gone_is_said_so() -> None:
    with pytest.raises(NoSuchCommissioner, match="not there any more"):
        build_view(PROGRAMME, "nobody")
