"""What single sections say: their tables, their honest sentences, and how they stay within what is protected."""

from dataclasses import replace
from datetime import date

import pytest

from tests.report.reported import (
    AS_AT,
    MADE_AT,
    PROGRAMME,
    QUARTERS,
    bullets,
    example_report,
    report,
    rows,
    said,
    section,
    tables,
    with_theory,
)
from toc.exchange.templates import load_example
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.plans import NeedInputs, ServiceYear
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import Cell, ChartBlock, ChartData, ChartShape, Column, Paragraph, Table, Tone
from toc.report.choices import DocumentChoices
from toc.report.content import build_document
from toc.report.layouts import Layout
from toc.report.sections.results import WHERE_THE_FIGURES_ARE

# Need


@pytest.mark.parametrize(
    ("reached", "small_numbers", "printed"),
    [
        (62, SmallNumbers.FEWER_THAN_5, "60"),
        (63, SmallNumbers.FEWER_THAN_5, "65"),
        (4, SmallNumbers.FEWER_THAN_5, ""),
        (5, SmallNumbers.FEWER_THAN_5, "5"),
        (7, SmallNumbers.NHS, ""),
        (8, SmallNumbers.NHS, "10"),
        (3, SmallNumbers.NONE, "3"),
    ],
)
def test_families_reached_are_protected_like_any_count(reached: int, small_numbers: SmallNumbers, printed: str) -> None:
    years = (ServiceYear(starts=date(2025, 4, 1), families_reached=reached, caseload=20, staff=2),)
    document = report(
        programme=checked(PROGRAMME, need=NeedInputs(births=1000, years=years)), small_numbers=small_numbers
    )
    _, years_table = tables(document, "need")
    assert rows(years_table)[0]["Families reached"] == printed


def test_a_year_too_small_to_show_is_not_called_unknown_and_the_document_says_how_it_is_protected() -> None:
    years = (ServiceYear(starts=date(2025, 4, 1), families_reached=3, caseload=20, staff=2),)
    nothing_measured = Programme(id="p", name="P", need=NeedInputs(births=1000, years=years))
    document = build_document(nothing_measured, (), DocumentChoices(as_at=AS_AT, made_at=MADE_AT))
    assert "too few to show" in tables(document, "need")[-1].note
    assert "protected" in document.stamp.protection


def test_need_is_told_with_its_sum_its_source_and_what_the_work_responds_to() -> None:
    document = report()
    (estimates, _) = tables(document, "need")
    assert rows(estimates)[0] == {
        "Estimate": "Low",
        "Babies a year": "150",
        "How it is worked out": "1,000 births a year x 15 % = 150 babies a year",
        "Sources": "no source is given",
    }
    assert "Bonds are strained. In many homes." in bullets(section(document, "need").blocks)


# The outcomes framework


def test_the_framework_tells_everything_a_bid_asks_of_an_outcome() -> None:
    outcomes, others, served, methods = tables(report(commissioner="board", sections=("framework",)), "framework")
    assert rows(outcomes)[0] == {
        "Difference": "Parents are warmer",
        "Stage": "Short-term differences",
        "Indicator": "Parents who are warmer",
        "Better": "higher is better",
        "Baseline": "40 % (2024)",
        "Target": "60 % (2026/27)",
        "Measured": "every quarter",
    }
    assert rows(served)[0] == {"What serves them": "Parents are warmer", "Priorities": "Outcomes for all: P1"}
    assert rows(methods)[0] == {
        "Indicator": "Parents who are warmer",
        "Definition": "Share with a better score",
        "Numerator": "Parents",
        "Denominator": "All parents",
        "Source": "questionnaire",
        "Instrument": "Warmth scale",
    }
    assert [row["Indicator"] for row in rows(others)] == ["Visits (supporting)"]
    assert len(methods.rows) == 1
    assert "supporting indicators are measured stands in a report for a period" in methods.note
    whole = tables(report(Layout.OUTCOMES, sections=("framework",)), "framework")[-1]
    assert [row["Indicator"] for row in rows(whole)] == ["Visits", "Parents who are warmer"]


def test_a_report_tells_each_boxs_priorities_once_in_a_table_of_their_own() -> None:
    outcomes, others, served, _ = tables(example_report(Layout.OUTCOMES), "framework")
    assert not any("Priorities" in rows(table)[0] or "priorities" in table.note for table in (outcomes, others))
    told = [(row["What serves them"], row["Priorities"]) for row in rows(served)]
    assert len(told) > 10
    assert len({box for box, _ in told}) == len(told)
    assert all(said for _, said in told)
    frameworks = [framework.name for framework in load_example().programme.frameworks]
    assert all(said.count(f"{name}: ") < 2 for _, said in told for name in frameworks)


def test_a_bid_tells_each_supporting_indicator_once_and_priorities_where_they_are_explained() -> None:
    outcomes, others, *more = tables(example_report(Layout.BID), "framework")
    assert "Priorities" not in rows(outcomes)[0]
    assert "the section on priorities" in outcomes.note
    assert not any(table.caption.startswith("Priorities") for table in (outcomes, others, *more))
    assert not any(row["Indicator"].endswith("(supporting)") for row in rows(outcomes))
    supporting = [row["Indicator"] for row in rows(others) if row["Indicator"].endswith("(supporting)")]
    assert len(supporting) > 5
    assert len(supporting) == len(set(supporting))


def test_a_bid_charts_only_what_its_outcomes_are_judged_by() -> None:
    report_of_bid = example_report(Layout.BID)
    measured = {row["Indicator"] for row in rows(tables(report_of_bid, "results")[0])}
    judged = {row["Indicator"] for row in rows(tables(report_of_bid, "framework")[0])}
    charts = [one.title for one in section(report_of_bid, "results").blocks if isinstance(one, ChartBlock)]
    own = [title for title in charts if title in measured]
    assert 0 < len(own) <= 8
    assert set(own) <= judged
    assert measured - set(own)


def test_outcomes_without_an_indicator_are_not_passed_over() -> None:
    document = report(sections=("framework",))
    outcomes = tables(document, "framework")[0]
    assert [row["Outcome"] for row in rows(outcomes) if not row["Indicator"]] == [
        "Babies are calmer",
        "Fewer children in care",
    ]
    assert "2 outcomes have no indicator yet." in said(document)


def test_a_charity_reads_the_framework_in_five_columns() -> None:
    (table,) = tables(report(Layout.CHARITY), "framework")
    titles = [column.title for column in table.columns]
    assert titles == ["Outcome", "Indicator", "Baseline", "Target", "Measured"]


def test_a_specification_lists_thresholds_and_how_they_are_measured() -> None:
    (table,) = tables(report(Layout.SPECIFICATION), "requirements")
    assert rows(table) == [
        {
            "Indicator": "Parents who are warmer",
            "Threshold": "60 % (2026/27)",
            "Method of measurement": (
                "Share with a better score. Parents, of all parents. Instrument: Warmth scale. Source: questionnaire."
            ),
            "Reported": "every quarter, within 30 days",
        }
    ]


# Results


def test_results_say_how_each_indicator_stands() -> None:
    document = report(Layout.OUTCOMES)
    (table, *_) = tables(document, "results")
    assert [(row["Indicator"], row["Latest"]) for row in rows(table)] == [
        ("Visits", "117 (2026/27 Q2)"),
        ("Parents who are warmer", "60 % (2026/27 Q2)"),
    ]
    assert "It held. (Lead)" in bullets(section(document, "results").blocks)[0]


def test_the_latest_figure_in_every_table_is_one_of_its_chart() -> None:
    document = example_report(Layout.OUTCOMES)
    charts = {one.title: one for one in section(document, "results").blocks if isinstance(one, ChartBlock)}
    titles = [column.title for column in tables(document, "results")[0].columns]
    compared = 0
    for row in tables(document, "results")[0].rows:
        cells = dict(zip(titles, row, strict=True))
        chart = charts.get(cells["Indicator"].text)
        if chart is not None and cells["Latest"].value is not None:
            compared += 1
            assert cells["Latest"].value in chart.data.series[0].values
    assert compared > 15


def test_a_bid_leaves_the_tables_of_its_charts_to_the_workbook_and_says_so() -> None:
    def charts(layout: Layout) -> list[ChartBlock]:
        named = {row[0].text for row in tables(example_report(layout), "results")[0].rows}
        blocks = section(example_report(layout), "results").blocks
        return [one for one in blocks if isinstance(one, ChartBlock) and one.title in named]

    assert charts(Layout.BID)
    assert not any(one.prints_table for one in charts(Layout.BID))
    assert all(one.table is not None and one.table.rows for one in charts(Layout.BID))
    assert all(one.prints_table for one in charts(Layout.OUTCOMES))
    assert Paragraph(WHERE_THE_FIGURES_ARE, Tone.NOTE) in section(example_report(Layout.BID), "results").blocks


@pytest.mark.parametrize(("rows", "printed"), [(0, 0), (24, 24), (25, 24), (60, 24)])
def test_pages_have_the_latest_of_many_figures_and_say_where_the_others_are(rows: int, printed: int) -> None:
    every = tuple((Cell(str(place)),) for place in range(rows))
    table = Table("Figures", (Column("Period"),), every, note="n = 9.")
    chart = ChartBlock("Reach", ChartData(ChartShape.LINE, (), ()), "A line.", table=table)
    assert chart.printed_table is not None
    assert chart.printed_table.rows == every[rows - printed :]
    said = (
        f"The latest 24 of {rows} figures; the workbook and the web page have all of them. " if rows > printed else ""
    )
    assert chart.printed_table.note == f"{said}n = 9."
    assert replace(chart, prints_table=False).printed_table is None


def test_a_status_that_rests_on_a_hidden_figure_is_not_told() -> None:
    """Three of the last twenty are hidden; against the baseline of 40 % they would be a worsening."""
    figures = (Observation(indicator="share", period=QUARTERS[-1], numerator=3, denominator=40),)

    def standing(small_numbers: SmallNumbers) -> str:
        choices = DocumentChoices(layout=Layout.OUTCOMES, as_at=AS_AT, made_at=MADE_AT, small_numbers=small_numbers)
        (table, *_) = tables(build_document(PROGRAMME, figures, choices), "results")
        return rows(table)[0]["How it stands"]

    assert standing(SmallNumbers.NONE).startswith("worsening")
    assert standing(SmallNumbers.FEWER_THAN_5) == "not shown, to protect small numbers"


def test_categories_that_share_one_whole_are_not_added_up() -> None:
    document = example_report(Layout.OUTCOMES)
    assert "Referral mix" not in [row["Indicator"] for row in rows(tables(document, "results")[0])]
    assert "Practitioners trained" in [row["Indicator"] for row in rows(tables(document, "results")[0])]


# Assumptions, quality, sources, summary


def test_the_register_names_owner_review_and_test_of_each_assumption() -> None:
    (table,) = tables(report(), "assumptions")
    assert rows(table) == [
        {
            "Assumption": "Families come to the end.",
            "For": "Therapy → Parents are warmer",
            "Status": "in doubt",
            "Owner": "clinical lead",
            "Review": "31 March 2027",
            "Tested by": "Parents who are warmer",
        }
    ]
    assert table.note == ""
    assert "Families may feel judged." in bullets(section(report(), "assumptions").blocks)


def test_a_register_with_gaps_says_once_what_a_dash_is_and_stays_on_upright_pages() -> None:
    (table,) = tables(example_report(Layout.BID), "assumptions")
    assert {"–", "Clinical lead"} <= {row["Owner"] for row in rows(table)}
    assert "nobody, no day or no indicator yet" in table.note
    assert not table.wide


def test_a_register_has_no_column_of_which_nothing_is_known() -> None:
    known = PROGRAMME.theories[0].assumptions
    bare = tuple(checked(one, owner="", review_on=None, indicator=None) for one in known)
    (table,) = tables(report(programme=with_theory(assumptions=bare)), "assumptions")
    assert [column.title for column in table.columns] == ["Assumption", "For", "Status"]
    assert table.note == ""


def test_a_document_without_figures_does_not_explain_how_figures_are_worked_out() -> None:
    choices = DocumentChoices(layout=Layout.BID, as_at=AS_AT, made_at=MADE_AT)
    document = build_document(checked(PROGRAMME, paired_results=()), (), choices)
    assert "quality" not in {one.key for one in document.sections}
    assert "“Data quality and methods” was left out: there are no figures yet." in document.notices
    assert "quality" in {one.key for one in report().sections}


def test_data_quality_names_gaps_and_provisional_figures_and_the_methods() -> None:
    document = example_report(Layout.OUTCOMES)
    (table,) = tables(document, "quality")
    accepted = next(row for row in rows(table) if row["Indicator"] == "Appropriate referrals")
    assert accepted["Not reported"] == "Jan 2024, Feb 2024"
    assert "Small numbers." in said(section(document, "quality"))


def test_only_what_is_cited_is_a_source() -> None:
    assert bullets(section(report(), "sources").blocks) == ["A. Author (2015). Outcomes of early help."]


def test_the_summary_asks_for_what_this_commissioner_is_asked() -> None:
    told = bullets(section(report(commissioner="board"), "summary").blocks)
    assert "What is asked. £100,000 for 2027/28." in told
    assert not any(line.startswith("What is asked") for line in bullets(section(report(), "summary").blocks))


def test_the_summary_keeps_what_is_contributed_to_apart() -> None:
    told = bullets(section(report(), "summary").blocks)
    assert "What changes. Parents are warmer and Babies are calmer." in told
    assert "What it contributes to. Fewer children in care." in told


def test_the_line_is_explained_only_where_something_lies_beyond() -> None:
    def explained(**fields: str | None) -> bool:
        blocks = section(report(programme=with_theory(**fields)), "diagram").blocks
        return any(isinstance(block, Paragraph) and "accountable" in block.text for block in blocks)

    assert explained()
    assert not explained(accountability_stage="long")
    assert not explained(accountability_stage=None)


def test_equity_and_involvement_quotes_those_who_agreed() -> None:
    told = bullets(section(report(Layout.CHARITY), "involvement").blocks)
    assert told == ["A father: I look forward now.", "Families may feel judged."]
