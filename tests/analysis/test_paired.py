"""Before and after."""

import json
from datetime import date
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.figures import quarter
from toc.analysis.identifiers import IdentifyingColumns, ScoreTable
from toc.analysis.judgement import Judgement
from toc.analysis.paired import (
    Z_90,
    NotPaired,
    PairedAnalysis,
    Scores,
    Thresholds,
    build_cutoff,
    build_paired,
    build_reliable_change,
    has_deteriorated,
    has_improved,
    has_recovered,
    thresholds_of,
)
from toc.analysis.paired_summary import CAUTIONS, build_paired_summary, sum_paired
from toc.analysis.paired_table import PairedColumns, build_closed
from toc.analysis.published_paired import build_published_paired
from toc.model.figures import PairedResult
from toc.model.indicators import Direction, Frequency, Instrument, Threshold
from toc.model.priorities import SmallNumbers

REFERENCE = Path(__file__).parent / "reference"
CASES = json.loads((REFERENCE / "reliable_change_and_disclosure_cases.json").read_text())
INTERVALS = {case["id"]: case for case in json.loads((REFERENCE / "interval_cases.json").read_text())}
EPDS = Thresholds(direction=Direction.DECREASE, reliable_change=4, caseness=13, minimum=0, maximum=30)
KPCS = Thresholds(direction=Direction.INCREASE, reliable_change=4, caseness=39, minimum=0, maximum=45)
PERIOD = quarter(0)


@pytest.mark.parametrize("case", CASES["rci"], ids=lambda case: f"{case['sd']}-{case['reliability']}")
def test_reliable_change_is_as_jacobson_and_truax_have_it(case: dict[str, float]) -> None:
    assert build_reliable_change(case["sd"], case["reliability"]) == pytest.approx(case["rci_95"], rel=1e-9)
    assert build_reliable_change(case["sd"], case["reliability"], Z_90) == pytest.approx(case["rci_90"], rel=1e-9)


@pytest.mark.parametrize("case", CASES["pre_post"], ids=lambda case: case["id"])
def test_each_family_is_judged_as_the_reference_has_it(case: dict[str, Any]) -> None:
    thresholds = Thresholds(
        direction=Direction(case["direction"]), reliable_change=case["threshold"], caseness=case["cutoff"]
    )
    pair = Scores(case["pre"], case["post"])
    judged = [has_improved(pair, thresholds), has_deteriorated(pair, thresholds)]
    words = {(True, False): "improved", (False, False): "no reliable change", (False, True): "deteriorated"}
    assert words[judged[0], judged[1]] == case["reliable"]
    assert has_recovered(pair, thresholds) == case["recovered"]


def test_cutoff_c_stands_between_the_two_populations() -> None:
    (case,) = CASES["jt_cutoff_c"]
    ours = build_cutoff(case["m_functional"], case["sd_functional"], case["m_clinical"], case["sd_clinical"])
    assert ours == pytest.approx(case["c"], rel=1e-9)


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (-1, 0.8), (5, 1), (5, -0.1)])
def test_a_spread_or_reliability_that_cannot_be_is_refused(sd: float, reliability: float) -> None:
    with pytest.raises(NotPaired, match="Check both"):
        build_reliable_change(sd, reliability)
    if sd <= 0:
        with pytest.raises(NotPaired, match="cut-off"):
            build_cutoff(1, sd, 2, 0)


@pytest.mark.parametrize(
    ("thresholds", "before", "after", "improved", "deteriorated", "recovered"),
    [
        (EPDS, 13, 9, True, False, True),
        (EPDS, 13, 10, False, False, True),
        (EPDS, 12, 8, True, False, False),
        (EPDS, 13, 13, False, False, False),
        (EPDS, 17, 13, True, False, False),
        (EPDS, 9, 13, False, True, False),
        (KPCS, 39, 40, False, False, True),
        (KPCS, 39, 43, True, False, True),
        (KPCS, 40, 44, True, False, False),
        (KPCS, 43, 39, False, True, False),
        (KPCS, 35, 39, True, False, False),
        (EPDS, 7.3, 3.3, True, False, False),
        (EPDS.model_copy(update={"reliable_change": 0.2}), 0.3, 0.1, True, False, False),
    ],
)
def test_change_and_caseness_count_from_their_very_threshold(
    thresholds: Thresholds, before: float, after: float, improved: bool, deteriorated: bool, recovered: bool
) -> None:
    pair = Scores(before, after)
    assert (has_improved(pair, thresholds), has_deteriorated(pair, thresholds), has_recovered(pair, thresholds)) == (
        improved, deteriorated, recovered,
    )  # fmt: skip


def instrument(**fields: Any) -> Instrument:
    return Instrument(id="epds", name="EPDS", **({"direction": Direction.DECREASE} | fields))


def test_a_published_threshold_goes_before_a_computed_one_and_carries_its_source() -> None:
    published = Threshold(name="reliable change", value=4, source="Matthey 2004")
    ours = thresholds_of(instrument(reliable_change=published), sd=5, reliability=0.9)
    assert (ours.reliable_change, ours.reliable_source) == (4, "Matthey 2004")
    computed = thresholds_of(instrument(), sd=5, reliability=0.9)
    assert computed.reliable_change == pytest.approx(4.382693235899588)
    assert computed.reliable_source == "computed: 1.96 x sqrt(2) x 5 x sqrt(1 - 0.9)"


def test_a_threshold_still_to_be_checked_is_not_used() -> None:
    unchecked = Threshold(name="reliable change", value=2.45, confirmed=False)
    ours = thresholds_of(instrument(reliable_change=unchecked, caseness=unchecked))
    assert (ours.reliable_change, ours.caseness) == (None, None)
    with pytest.raises(NotPaired, match="direction"):
        thresholds_of(instrument(direction=Direction.NEITHER))


def analysis(*rows: tuple[float | None, float | None], thresholds: Thresholds = EPDS, **fields: Any) -> PairedAnalysis:
    return build_paired("r", "epds", PERIOD, [Scores(*row) for row in rows], thresholds, **fields)


ROWS = ((18, 11), (18, 15), (10, 14), (14, 10), (20, None), (None, 5), (None, None))


def test_only_aggregates_are_kept() -> None:
    ours = analysis(*ROWS, indicator="i")
    assert ours.result == PairedResult(
        id="r", instrument="epds", indicator="i", period=PERIOD, closed=7, paired=4,
        mean_change=fmean([-7, -3, 4, -4]), sd_change=stdev([-7, -3, 4, -4]),
        improved=2, unchanged=1, deteriorated=1, cases_before=3, recovered=2, reliably_recovered=2,
    )  # fmt: skip
    assert (ours.mean_before, ours.mean_after) == (15, 12.5)


def test_families_closed_but_not_in_the_table_count_as_closed() -> None:
    assert analysis(*ROWS, closed_in_all=20).result.closed == 20
    with pytest.raises(NotPaired, match="fewer than the 7"):
        analysis(*ROWS, closed_in_all=6)


def test_without_a_reliable_change_nobody_is_said_to_have_changed() -> None:
    ours = analysis(*ROWS, thresholds=Thresholds(direction=Direction.DECREASE))
    assert (ours.result.improved, ours.result.unchanged, ours.result.deteriorated) == (0, 0, 0)
    summary = build_paired_summary(ours.result, Direction.DECREASE)
    assert (summary.improved, summary.recovered) == (None, None)
    assert "reliably" not in summary.words


def test_nobody_with_both_scores_has_no_mean() -> None:
    ours = analysis((18, None))
    assert (ours.result.mean_change, ours.mean_before) == (None, None)
    assert build_paired_summary(ours.result, Direction.DECREASE).words == "0 of 1 closed families have both scores."


def test_the_mean_change_has_the_published_interval_of_its_changes() -> None:
    before, after, expected = (INTERVALS[name] for name in ("M03", "M04", "M05"))
    pairs = zip(before["input"]["values"], after["input"]["values"], strict=True)
    result = analysis(*pairs).result
    summary = build_paired_summary(result, Direction.DECREASE)
    assert summary.mean_change is not None
    assert (summary.mean_change.value, summary.mean_change.lower, summary.mean_change.upper) == pytest.approx(
        tuple(expected["expected"][0][name] for name in ("value", "lowercl", "uppercl")), rel=1e-9
    )
    assert summary.judgement is Judgement.IMPROVING
    assert build_paired_summary(result, Direction.INCREASE).judgement is Judgement.WORSENING


def test_completeness_stands_first_and_the_cautions_stand_with_it() -> None:
    ours = analysis(*ROWS)
    summary = build_paired_summary(ours.result, Direction.DECREASE)
    assert summary.words == (
        "4 of 7 closed families have both scores. Mean change \N{MINUS SIGN}2.5 (95 % interval "
        "\N{MINUS SIGN}9.9 to 4.9). 2 reliably improved, 1 no reliable change, 1 reliably deteriorated. "
        "2 recovered, 2 of them reliably."
    )
    assert summary.judgement is Judgement.TOO_FEW
    assert summary.completeness is not None
    assert summary.completeness.value == pytest.approx(4 / 7)
    assert summary.recovered is not None
    assert summary.recovered.value == pytest.approx(2 / 3)
    assert summary.cautions == CAUTIONS
    assert "regression to the mean" in CAUTIONS[0]
    assert "Talking Therapies" in CAUTIONS[1]


@given(st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5), min_size=1, max_size=4))
def test_periods_added_up_are_as_if_all_families_stood_in_one(groups: list[list[tuple[int, int]]]) -> None:
    parts = [analysis(*group).result for group in groups]
    whole = analysis(*(pair for group in groups for pair in group)).result
    ours = sum_paired("r", PERIOD, parts)
    assert ours.mean_change == pytest.approx(whole.mean_change)
    assert ours.sd_change == pytest.approx(whole.sd_change)
    spreadless = {"mean_change": None, "sd_change": None}
    assert ours.model_copy(update=spreadless) == whole.model_copy(update=spreadless)


def test_results_of_two_instruments_do_not_add_up() -> None:
    one = analysis(*ROWS).result
    with pytest.raises(NotPaired, match="one instrument"):
        sum_paired("r", PERIOD, [one, one.model_copy(update={"instrument": "phq9"})])


HEADERS = ["EPDS before", "EPDS after", "Closed", "Team"]
COLUMNS = PairedColumns(before="EPDS before", after="EPDS after", closed_on="Closed")


def closed(*rows: list[Any], columns: PairedColumns = COLUMNS) -> dict[str, list[Scores]]:
    table = ScoreTable(HEADERS, rows)
    return {
        key: list(scores)
        for key, (_, scores) in build_closed(table, columns, EPDS, Frequency.QUARTERLY, PERIOD).items()
    }


def test_the_closing_date_sets_the_period_and_a_blank_after_score_counts_as_closed() -> None:
    ours = closed(
        [18, "11", date(2024, 8, 1), "North"],
        ["18.5", "", "31/03/2024", "North"],
        [12, "n/a", "1 Apr 2024", "North"],
        [12, 3, "", "North"],
        [None, "", None, ""],
    )
    assert ours == {
        "2024-01-01/2024-03-31": [Scores(18.5, None)],
        "2024-04-01/2024-06-30": [Scores(12, None)],
        "2024-07-01/2024-09-30": [Scores(18, 11)],
    }


def test_without_a_closing_date_everybody_was_closed_in_the_period_chosen() -> None:
    undated = PairedColumns(before="EPDS before", after="EPDS after")
    assert closed([18, 11, None], [12], columns=undated) == {PERIOD.key: [Scores(18, 11), Scores(12, None)]}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["twelve", 3, "2024-04-01"], "row 2, EPDS before: this is not a score"),
        ([12, 31, "2024-04-01"], "row 2, EPDS after: the score is outside the instrument's range, 0 to 30"),
        ([12, "nan", "2024-04-01"], "row 2, EPDS after: this is not a score"),
        ([12, 3, "31/02/2024"], "row 2, Closed: this is not a date"),
        ([12, 3, "soon"], "row 2, Closed: this is not a date"),
    ],
)
def test_a_cell_that_cannot_be_is_named_by_row_and_column_and_never_repeated(row: list[Any], message: str) -> None:
    with pytest.raises(NotPaired) as refused:
        closed(row)
    assert refused.value.message.startswith(message)
    assert str(row[0]) not in refused.value.message.replace("row 2", "")


def test_a_table_that_points_to_people_is_refused_before_a_score_is_read() -> None:
    table = ScoreTable(["Surname", *HEADERS], [["Smith", "not a score", 3, "2024-04-01", "North"]])
    with pytest.raises(IdentifyingColumns, match="column 1 like names"):
        build_closed(table, COLUMNS, EPDS, Frequency.QUARTERLY, PERIOD)
    with pytest.raises(NotPaired, match="no column 'After'"):
        closed([1, 2, "2024-04-01"], columns=COLUMNS.model_copy(update={"after": "After"}))


def test_a_published_result_hides_its_small_counts_and_what_would_give_them_away() -> None:
    result = PairedResult(
        id="r", instrument="epds", period=PERIOD, closed=40, paired=30, mean_change=-4, sd_change=2,
        improved=18, unchanged=10, deteriorated=2, recovered=12, reliably_recovered=11,
    )  # fmt: skip
    ours = build_published_paired(result, SmallNumbers.FEWER_THAN_5)
    texts = {name: one.text for name, one in ours.counts.items()}
    assert texts == {
        "closed": "40", "paired": "30", "improved": "20", "unchanged": "[c]", "deteriorated": "<5",
        "recovered": "10", "reliably_recovered": "10",
    }  # fmt: skip
    assert ours.mean_change == -4
    few = result.model_copy(update={"paired": 3, "improved": 2, "unchanged": 1, "deteriorated": 0, "recovered": 1})
    assert (
        build_published_paired(few.model_copy(update={"reliably_recovered": 1}), SmallNumbers.NHS).mean_change is None
    )
