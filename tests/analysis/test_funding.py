"""Joint funding: the matrix of a year, its totals, and what it leaves to be found."""

from datetime import date
from typing import Any

import pytest

from toc.analysis.funding import WHOLE, build_matrix, build_year, funding_years
from toc.model.plans import NeedInputs, RoadmapStep, ServiceYear
from toc.model.priorities import Commissioner, Funding, FundingStatus
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, StageKind, TheoryOfChange

THIS, NEXT = date(2026, 4, 1), date(2027, 4, 1)
MAP = TheoryOfChange(
    id="t",
    name="T",
    stages=(
        Stage(id="do", name="Do", kind=StageKind.ACTIVITY),
        Stage(id="short", name="Short", kind=StageKind.SHORT_TERM_OUTCOME),
        Stage(id="long", name="Long", kind=StageKind.LONG_TERM_OUTCOME),
    ),
    elements=(
        Element(id="later", label="Later", stage="long"),
        Element(id="visits", label="Visits", stage="do"),
        Element(id="soon", label="Soon", stage="short"),
        Element(id="waiting", label="Waiting"),
    ),
)


def money(name: str, amount: float, who: str = "board", element: str | None = "soon", **more: Any) -> Funding:
    fields = {"id": name, "commissioner": who, "element": element, "year_starts": THIS, "amount": amount}
    return Funding.model_validate(fields | more)


def programme(*funding: Funding, **more: Any) -> Programme:
    commissioners = (Commissioner(id="board", name="Board"), Commissioner(id="fund", name="Fund"))
    return Programme(id="p", name="P", theories=(MAP,), commissioners=commissioners, funding=funding, **more)


def test_outcomes_stand_in_the_order_of_the_map_and_the_whole_programme_last() -> None:
    rows = build_matrix(programme(), THIS).rows
    assert [row.label for row in rows] == ["Soon", "Later", WHOLE]


def test_a_box_that_is_no_outcome_is_a_row_where_it_has_money() -> None:
    paid = programme(money("a", 1, element="visits"), money("b", 2, element="waiting"))
    assert [row.label for row in build_matrix(paid, THIS).rows] == ["Visits", "Soon", "Later", "Waiting", WHOLE]
    assert [row.label for row in build_matrix(paid, THIS, only_funded=True).rows] == ["Visits", "Waiting"]


def test_rows_and_columns_are_added_up_for_their_year_only() -> None:
    paid = programme(
        money("a", 100),
        money("b", 20, status="agreed"),
        money("c", 7, "fund"),
        money("d", 5, "fund", None),
        money("e", 1_000, year_starts=NEXT),
    )
    matrix = build_matrix(paid, THIS)
    assert [row.total for row in matrix.rows] == [127, 0, 5]
    assert [len(cell) for cell in matrix.rows[0].cells] == [2, 1]
    assert [matrix.total(place) for place in range(2)] == [120, 12]


def test_a_line_dated_inside_a_year_belongs_to_that_year() -> None:
    assert funding_years(programme(money("a", 1, year_starts=date(2026, 9, 1)), money("b", 1))) == (THIS,)


STEP = RoadmapStep(id="r", on=date(2025, 4, 1), label="Team", families=50, cost=300.0)


def test_the_shortfall_is_the_cost_less_what_is_agreed_and_what_has_ended() -> None:
    paid = programme(
        money("a", 100, status="agreed"),
        money("b", 60, status="ended"),
        money("c", 90),
        roadmap=(STEP,),
    )
    year = build_year(paid, THIS)
    assert (year.asked, year.agreed, year.ended, year.secured) == (90, 100, 60, 160)
    assert (year.cost, year.shortfall, year.still_to_ask) == (300, 140, 50)


@pytest.mark.parametrize(("asked", "left"), [(139, 1), (140, 0), (500, 0)])
def test_nothing_is_left_to_ask_for_once_all_that_is_missing_is_asked(asked: float, left: float) -> None:
    paid = programme(money("a", 160, status="agreed"), money("c", asked), roadmap=(STEP,))
    assert build_year(paid, THIS).still_to_ask == left


def test_cost_per_family_goes_by_families_reached_before_those_planned() -> None:
    planned = build_year(programme(roadmap=(STEP,)), THIS)
    assert (planned.families, planned.planned, planned.cost_per_family) == (50, True, 6)
    reached = NeedInputs(years=(ServiceYear(starts=THIS, families_reached=40),))
    year = build_year(programme(roadmap=(STEP,), need=reached), THIS)
    assert (year.families, year.planned, year.cost_per_family) == (40, False, 7.5)


@pytest.mark.parametrize("roadmap", [(), (STEP.model_copy(update={"cost": None, "families": None}),)])
def test_without_any_cost_there_is_no_shortfall_to_speak_of(roadmap: tuple[RoadmapStep, ...]) -> None:
    year = build_year(programme(money("a", 5), roadmap=roadmap), THIS)
    assert (year.cost, year.shortfall, year.still_to_ask, year.cost_per_family) == (None, None, None, None)


def test_nobody_reached_makes_no_cost_per_family() -> None:
    nobody = NeedInputs(years=(ServiceYear(starts=THIS, families_reached=0),))
    assert build_year(programme(roadmap=(STEP,), need=nobody), THIS).cost_per_family is None


def test_the_lead_is_who_is_accountable_for_any_of_it() -> None:
    paid = programme(money("a", 1, "fund", lead=True), money("b", 1), money("c", 1, "fund", None, lead=True))
    assert build_year(paid, THIS).leads == ("Fund",)
    assert build_year(paid, NEXT).leads == ()


def test_all_statuses_are_counted_somewhere() -> None:
    paid = programme(*(money(status.value, 1, status=status.value) for status in FundingStatus))
    year = build_year(paid, THIS)
    assert year.asked + year.secured == len(FundingStatus)
