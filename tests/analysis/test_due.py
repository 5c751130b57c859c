"""What is due, and what is late."""

from datetime import date, timedelta

import pytest

from tests.analysis.figures import indicator, month, monthly, quarter, unknown, value
from toc.analysis.due import build_due, gaps_of
from toc.analysis.periods import label_of
from toc.analysis.series import Series, build_series
from toc.model.figures import ObservationState
from toc.model.indicators import Frequency, IndicatorKind

COUNT = indicator(IndicatorKind.COUNT, due_days=30)


def owed(series: Series, on: date) -> list[tuple[str, bool]]:
    return [(label_of(due.period), due.late) for due in build_due(series, on)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-09-30", []),
        ("2024-10-01", [("2024/25 Q2", False)]),
        ("2024-10-30", [("2024/25 Q2", False)]),
        ("2024-10-31", [("2024/25 Q2", True)]),
        ("2025-01-01", [("2024/25 Q2", True), ("2024/25 Q3", False)]),
    ],
)
def test_a_figure_is_due_when_its_period_is_over_and_late_after_its_days(
    day: str, expected: list[tuple[str, bool]]
) -> None:
    series = build_series(COUNT, [value(quarter(0), 3)])
    assert owed(series, date.fromisoformat(day)) == expected


def test_every_rhythm_has_its_own_due_dates() -> None:
    one = COUNT.model_copy(update={"frequency": Frequency.MONTHLY, "due_days": 0})
    assert owed(build_series(one, [value(month(0), 3)]), date(2024, 7, 1)) == [("May 2024", True), ("Jun 2024", True)]
    irregular = one.model_copy(update={"frequency": Frequency.IRREGULAR})
    assert owed(build_series(irregular, [value(month(0), 3)]), date(2030, 1, 1)) == []


def test_a_skipped_period_is_a_gap_and_not_late_for_ever() -> None:
    series = monthly(COUNT, [1, None, 3])
    assert owed(series, month(2).end + timedelta(days=1)) == []
    assert [label_of(period) for period in gaps_of(series)] == ["May 2024"]


def test_a_figure_said_to_be_still_to_come_is_owed_wherever_it_stands() -> None:
    one = COUNT.model_copy(update={"frequency": Frequency.MONTHLY})
    figures = [value(month(0), 1), unknown(month(1)), value(month(2), 3)]
    assert owed(build_series(one, figures), date(2024, 7, 1)) == [("May 2024", True)]


def test_a_figure_hidden_by_its_publisher_is_not_owed() -> None:
    figures = [value(quarter(0), 1), unknown(quarter(1), ObservationState.SUPPRESSED)]
    assert owed(build_series(COUNT, figures), date(2024, 12, 1)) == []


def test_nothing_is_owed_before_the_first_figure_and_what_came_later_does_not_count() -> None:
    assert owed(build_series(COUNT, []), date(2024, 12, 1)) == []
    series = build_series(COUNT, [value(quarter(0), 1), value(quarter(3), 1)])
    assert owed(series, date(2024, 12, 1)) == [("2024/25 Q2", True)]
