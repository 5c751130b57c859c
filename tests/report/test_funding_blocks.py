"""The funding section, as blocks that every format lays out."""

from datetime import date
from typing import Any

from toc.exchange.templates import load_example
from toc.model.plans import RoadmapStep
from toc.model.priorities import Commissioner, Funding
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, StageKind, TheoryOfChange
from toc.report.blocks import Block, Paragraph, Table
from toc.report.funding_blocks import build_funding_blocks

MAP = TheoryOfChange(
    id="t",
    name="T",
    stages=(Stage(id="s", name="S", kind=StageKind.SHORT_TERM_OUTCOME),),
    elements=(Element(id="skills", label="Skills", stage="s"), Element(id="bond", label="Bond", stage="s")),
)
BOARD, FUND = Commissioner(id="board", name="Board"), Commissioner(id="fund", name="Fund")


def money(name: str, amount: float, who: str, element: str | None, year: int, **more: Any) -> Funding:
    fields = {"id": name, "commissioner": who, "element": element, "year_starts": date(year, 4, 1), "amount": amount}
    return Funding.model_validate(fields | more)


PAID = Programme(
    id="p",
    name="P",
    theories=(MAP,),
    commissioners=(BOARD, FUND, Commissioner(id="idle", name="Idle")),
    funding=(
        money("a", 90, "board", "skills", 2025, status="ended"),
        money("b", 100, "board", "skills", 2026, status="agreed", lead=True),
        money("c", 20, "fund", "skills", 2026, status="agreed"),
        money("d", 5, "fund", None, 2026),
    ),
)
COSTED = PAID.model_copy(
    update={"roadmap": (RoadmapStep(id="r", on=date(2025, 4, 1), label="Team", families=10, cost=150),)}
)


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    return {block.caption: block for block in blocks if isinstance(block, Table)}


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def lead(blocks: tuple[Block, ...]) -> str:
    assert isinstance(blocks[0], Paragraph)
    return blocks[0].text


MATRIX = "Who pays for what in 2026/27, in pounds"


def test_without_money_there_is_no_section() -> None:
    assert build_funding_blocks(PAID.model_copy(update={"funding": ()})) == ()


def test_the_lead_says_what_is_secured_what_is_missing_and_who_leads() -> None:
    assert lead(build_funding_blocks(PAID)) == (
        "In 2026/27 £120 is secured. The lead accountable commissioner is Board."
    )
    assert lead(build_funding_blocks(COSTED)) == (
        "In 2026/27 £120 is secured against a cost of £150, which leaves £30 to be found. That is £15 for each of the "
        "10 families planned for. The lead accountable commissioner is Board."
    )


def test_every_year_stands_against_its_cost_only_where_a_cost_is_known() -> None:
    plain = tables(build_funding_blocks(PAID))["Funding by year, in pounds"]
    assert [column.title for column in plain.columns] == ["Year", "Asked", "Agreed", "Ended"]
    costed = tables(build_funding_blocks(COSTED))["Funding by year, in pounds"]
    assert rows(costed) == [
        ["2025/26", "£0", "£0", "£90", "£150", "£60", "10*", "£15"],
        ["2026/27", "£5", "£120", "£0", "£150", "£30", "10*", "£15"],
    ]
    assert costed.note.startswith("* planned for")
    assert costed.rows[1][2].value == 120


def test_the_matrix_has_a_column_for_each_who_pays_and_its_sums() -> None:
    matrix = tables(build_funding_blocks(PAID))[MATRIX]
    assert [column.title for column in matrix.columns] == ["Outcome", "Board", "Fund", "Total"]
    assert rows(matrix) == [
        ["Skills", "£100 agreed", "£20 agreed", "£120"],
        ["The whole programme", "", "£5 asked", "£5"],
        ["Total", "£100", "£25", "£125"],
    ]


def test_for_one_commissioner_the_others_are_one_sum() -> None:
    blocks = build_funding_blocks(PAID, FUND)
    assert lead(blocks).endswith("Fund is asked for £5 in 2026/27.")
    matrix = tables(blocks)[MATRIX]
    assert [column.title for column in matrix.columns] == ["Outcome", "Fund", "Other commissioners", "Total"]
    assert rows(matrix)[0] == ["Skills", "£20 agreed", "£100", "£120"]
    assert "Board" not in str([column.title for table in tables(blocks).values() for column in table.columns])


def test_a_year_that_has_ended_is_summed_up_but_its_matrix_is_not_printed() -> None:
    assert "Who pays for what in 2025/26, in pounds" not in tables(build_funding_blocks(PAID))


def test_rows_are_as_long_as_their_heads_in_the_example_for_everybody_and_each_commissioner() -> None:
    programme = load_example().programme
    for commissioner in (None, *programme.commissioners):
        found = tables(build_funding_blocks(programme, commissioner))
        assert found
        for table in found.values():
            assert {len(row) for row in table.rows} == {len(table.columns)}
