"""Before and after as a document prints it."""

from datetime import date

import pytest

from toc.analysis.intervals import summary_interval
from toc.analysis.paired_print import build_printed
from toc.analysis.periods import label_of, months_from
from toc.model.figures import PairedResult, Period
from toc.model.priorities import SmallNumbers

FEWER, NONE = SmallNumbers.FEWER_THAN_5, SmallNumbers.NONE


def result(period: Period, improved: int, unchanged: int, deteriorated: int, **more: object) -> PairedResult:
    paired = improved + unchanged + deteriorated
    fields = {"closed": paired + 10, "mean_change": -4.0, "sd_change": 3.0} | more
    return PairedResult.model_validate(
        {"id": period.key[:7], "instrument": "epds", "period": period, "paired": paired, "improved": improved,
         "unchanged": unchanged, "deteriorated": deteriorated} | fields
    )  # fmt: skip


def quarter(month: int, improved: int = 6, unchanged: int = 6, deteriorated: int = 6, **more: object) -> PairedResult:
    return result(months_from(date(2025, month, 1), 3), improved, unchanged, deteriorated, **more)


def test_what_can_all_be_shown_stays_in_the_periods_it_was_kept_in() -> None:
    printed = build_printed([quarter(7), quarter(4)], FEWER)
    assert [label_of(row.period) for row in printed] == ["2025/26 Q1", "2025/26 Q2"]
    assert [row.text("improved") for row in printed] == ["5", "5"]


@pytest.mark.parametrize(
    ("deteriorated", "labels"),
    [
        ((6, 6, 6), ["2025/26 Q1", "2025/26 Q2", "2025/26 Q3"]),
        ((3, 4, 6), ["2025/26 H1", "2025/26 Q3"]),
        ((2, 3, 2), ["Apr 2025 to Dec 2025"]),
        ((1, 0, 0), ["Apr 2025 to Dec 2025"]),
    ],
)
def test_small_periods_are_summed_to_the_shortest_that_can_be_shown(
    deteriorated: tuple[int, ...], labels: list[str]
) -> None:
    rows = [quarter(month, 20, 20, worse) for month, worse in zip((4, 7, 10), deteriorated, strict=True)]
    assert [label_of(row.period) for row in build_printed(rows, FEWER)] == labels


def test_a_small_count_that_stays_small_is_hidden_with_another() -> None:
    (row,) = build_printed([quarter(4, 20, 9, 2)], FEWER)
    assert row.text("deteriorated") == "<5"
    assert not row.is_whole
    assert "reliably deteriorated <5" in row.words
    assert " 2." not in row.words


def test_the_mean_goes_with_a_hidden_number_of_pairs_and_rests_on_the_rounded_one() -> None:
    (hidden,) = build_printed([quarter(4, 1, 1, 1, closed=30)], FEWER)
    assert hidden.mean_change is None
    assert "Mean change" not in hidden.words
    (shown,) = build_printed([quarter(4, 6, 6, 6)], FEWER)
    assert shown.mean_change == summary_interval(-4, 3, 20)


def test_the_mean_is_no_more_exact_than_its_text_so_that_it_names_no_number_of_pairs() -> None:
    thirds = {"mean_change": -4 - 1 / 3, "sd_change": 2.9876}
    (protected,) = build_printed([quarter(4, **thirds)], FEWER)
    assert protected.mean_change == summary_interval(-4.3, 3.0, 20)
    (exact,) = build_printed([quarter(4, **thirds)], NONE)
    assert exact.mean_change == summary_interval(-4 - 1 / 3, 2.9876, 18)


def test_by_choice_everything_stands_as_it_is() -> None:
    printed = build_printed([quarter(4, 3, 2, 1), quarter(7, 3, 2, 1)], NONE)
    assert [row.text("deteriorated") for row in printed] == ["1", "1"]


def test_a_result_within_a_longer_one_is_counted_once() -> None:
    year = result(months_from(date(2025, 4, 1), 12), 40, 30, 20)
    assert [label_of(row.period) for row in build_printed([year, quarter(7)], FEWER)] == ["2025/26 Q2"]


def test_what_was_never_judged_is_not_added_to_what_was() -> None:
    bare = quarter(7, 0, 0, 0, paired=12, closed=20)
    printed = build_printed([quarter(4, 9, 9, 2), bare], FEWER)
    assert [row.judged for row in printed] == [True, False]
