"""The joint-funding matrix typed in place."""

from datetime import date
from typing import Any

import pytest

from toc.analysis.funding import build_matrix
from toc.model.apply import apply
from toc.model.priorities import Commissioner, Funding, FundingStatus
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, StageKind, TheoryOfChange
from toc.services.joint_funding import (
    TypedMoney,
    UnreadableAmount,
    build_change,
    build_rows,
    cell_text,
    find_lead,
    find_payers,
    lead_edit,
    read_cell,
)

YEAR = date(2026, 4, 1)
ASKED, AGREED, ENDED = FundingStatus.ASKED, FundingStatus.AGREED, FundingStatus.ENDED


def money(name: str, amount: float = 100, who: str = "board", **more: Any) -> Funding:
    return Funding.model_validate(
        {"id": name, "commissioner": who, "element": "e", "year_starts": YEAR, "amount": amount} | more
    )


def programme(*funding: Funding) -> Programme:
    theory = TheoryOfChange(
        id="t",
        name="T",
        stages=(Stage(id="s", name="S", kind=StageKind.SHORT_TERM_OUTCOME),),
        elements=(Element(id="e", label="Skills", stage="s"),),
    )
    commissioners = (Commissioner(id="board", name="Board"), Commissioner(id="fund", name="Fund"))
    return Programme(id="p", name="P", theories=(theory,), commissioners=commissioners, funding=funding)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("201000", TypedMoney(201_000)),
        ("£201,000 agreed", TypedMoney(201_000, AGREED)),
        ("  55.5k ASKED ", TypedMoney(55_500, ASKED)),
        ("£ 1.25m, ended", TypedMoney(1_250_000, ENDED)),
        ("£18,000.50 agreed, lead", TypedMoney(18_000.5, AGREED, lead=True)),
        ("5 lead", TypedMoney(5, None, lead=True)),
        ("0", TypedMoney(0)),
    ],
)
def test_an_amount_is_read_as_people_type_it(text: str, typed: TypedMoney) -> None:
    assert read_cell(text) == (typed,)


@pytest.mark.parametrize("text", ["agreed", "about 5", "-5", "5 promised", "£", "5 + ", "1e3", "9" * 17])
def test_what_is_no_amount_is_refused_with_how_to_type_one(text: str) -> None:
    with pytest.raises(UnreadableAmount):
        read_cell(text)


def test_an_empty_cell_holds_nothing() -> None:
    assert read_cell("  ") == ()


@pytest.mark.parametrize("status", FundingStatus)
@pytest.mark.parametrize("lead", [True, False])
@pytest.mark.parametrize("amount", [0.0, 0.5, 201_000.0, 1_234_567.89])
def test_what_a_cell_shows_is_read_back_the_same(amount: float, status: FundingStatus, lead: bool) -> None:
    line = money("a", amount, status=status, lead=lead)
    assert read_cell(cell_text([line, line])) == (TypedMoney(amount, status, lead),) * 2


def typed_into(before: Programme, **cells: str) -> tuple[Programme, tuple[str, ...]]:
    """The programme once these cells of the outcome's row are typed, by commissioner."""
    matrix = build_matrix(before, YEAR)
    rows = build_rows(matrix)
    change = build_change(matrix, rows, [rows[0] | cells, *rows[1:]])
    return before if change.edit is None else apply(before, change.edit).programme, change.refused


def test_a_new_amount_is_asked_for_until_something_else_is_said() -> None:
    after, _ = typed_into(programme(), board="£20k", fund="5,000 agreed, lead")
    assert [(one.commissioner, one.element, one.amount, one.status, one.lead) for one in after.funding] == [
        ("board", "e", 20_000, ASKED, False),
        ("fund", "e", 5_000, AGREED, True),
    ]
    assert {one.year_starts for one in after.funding} == {YEAR}


def test_an_amount_alone_keeps_the_status_the_lead_and_the_note() -> None:
    before = programme(money("a", status="agreed", lead=True, note="Letter of May"))
    (line,) = typed_into(before, board="120")[0].funding
    assert (line.id, line.amount, line.status, line.lead, line.note) == ("a", 120, AGREED, True, "Letter of May")


def test_typed_out_in_full_a_cell_says_who_leads() -> None:
    before = programme(money("a", lead=True))
    assert typed_into(before, board="£100 asked")[0].funding[0].lead is False


def test_several_lines_stand_in_one_cell_and_those_too_many_go() -> None:
    before = programme(money("a", status="agreed"), money("b", 20))
    assert build_rows(build_matrix(before, YEAR))[0]["board"] == "£100 agreed + £20 asked"
    assert [one.id for one in typed_into(before, board="£100 agreed")[0].funding] == ["a"]
    assert typed_into(before, board="")[0].funding == ()
    assert len(typed_into(before, board="1 + 2 + 3")[0].funding) == 3


def test_a_cell_that_cannot_be_read_is_named_and_keeps_the_others_from_nothing() -> None:
    before = programme(money("a"))
    after, refused = typed_into(before, board="a lot", fund="7")
    assert [(one.commissioner, one.amount) for one in after.funding] == [("board", 100), ("fund", 7)]
    assert len(refused) == 1
    assert refused[0].startswith("Board, Skills: “a lot” is no amount.")


def test_money_of_another_year_is_left_alone() -> None:
    before = programme(money("a", year_starts=date(2025, 4, 1)))
    assert [one.amount for one in typed_into(before, board="7")[0].funding] == [100, 7]


def test_what_was_not_touched_makes_no_edit() -> None:
    before = programme(money("a"))
    rows = build_rows(build_matrix(before, YEAR))
    assert build_change(build_matrix(before, YEAR), rows, rows).edit is None


def test_one_commissioner_leads_a_year_and_the_others_do_not() -> None:
    before = programme(money("a", lead=True), money("b", who="fund"), money("c", who="fund", element=None))
    assert [one.id for one in find_payers(before, YEAR)] == ["board", "fund"]
    found = find_lead(before, YEAR)
    assert found is not None
    assert found.id == "board"
    edit = lead_edit(before, YEAR, "fund")
    assert edit is not None
    after = apply(before, edit).programme
    assert [one.lead for one in after.funding] == [False, True, True]
    assert lead_edit(after, YEAR, "fund") is None
    nobody = lead_edit(after, YEAR, None)
    assert nobody is not None
    assert find_lead(apply(after, nobody).programme, YEAR) is None


def test_of_two_leads_neither_is_the_one() -> None:
    assert find_lead(programme(money("a", lead=True), money("b", who="fund", lead=True)), YEAR) is None
