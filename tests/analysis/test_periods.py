"""Reporting periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.analysis.periods import (
    following,
    label_of,
    months_from,
    months_in,
    period_containing,
    periods_until,
    periods_within,
    preceding,
    steps_between,
    year_text,
)
from toc.model.figures import Period
from toc.model.indicators import Frequency

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
RHYTHMS = st.sampled_from([rhythm for rhythm in Frequency if rhythm is not Frequency.IRREGULAR])


@pytest.mark.parametrize(
    ("day", "frequency", "start", "end"),
    [
        ("2024-02-29", Frequency.MONTHLY, "2024-02-01", "2024-02-29"),
        ("2024-03-31", Frequency.QUARTERLY, "2024-01-01", "2024-03-31"),
        ("2024-04-01", Frequency.QUARTERLY, "2024-04-01", "2024-06-30"),
        ("2024-12-31", Frequency.HALF_YEARLY, "2024-10-01", "2025-03-31"),
        ("2025-03-31", Frequency.YEARLY, "2024-04-01", "2025-03-31"),
        ("2025-04-01", Frequency.YEARLY, "2025-04-01", "2026-03-31"),
        ("2024-12-31", Frequency.WEEKLY, "2024-12-30", "2025-01-05"),
    ],
)
def test_a_day_falls_in_the_period_of_the_financial_year(day: str, frequency: Frequency, start: str, end: str) -> None:
    period = period_containing(date.fromisoformat(day), frequency)
    assert period.key == f"{start}/{end}"


@given(DAYS, RHYTHMS)
def test_periods_follow_each_other_without_gap_or_overlap(day: date, frequency: Frequency) -> None:
    period = period_containing(day, frequency)
    assert period.start <= day <= period.end
    assert following(period, frequency).start == period.end + timedelta(days=1)
    assert preceding(following(period, frequency), frequency) == period


def test_periods_until_end_with_the_last_and_run_in_order() -> None:
    last = months_from(date(2024, 1, 1), 3)
    keys = [period.start.isoformat() for period in periods_until(last, Frequency.QUARTERLY, 3)]
    assert keys == ["2023-07-01", "2023-10-01", "2024-01-01"]


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("2024-04-01", "2024-04-30", "Apr 2024"),
        ("2024-04-01", "2024-06-30", "2024/25 Q1"),
        ("2024-01-01", "2024-03-31", "2023/24 Q4"),
        ("2024-10-01", "2025-03-31", "2024/25 H2"),
        ("1999-04-01", "2000-03-31", "1999/00"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-04-30", "Feb 2024 to Apr 2024"),
        ("2024-04-01", "2024-04-07", "week of 1 Apr 2024"),
        ("2024-04-03", "2024-04-20", "3 Apr 2024 to 20 Apr 2024"),
        ("2024-04-03", "2024-04-03", "3 Apr 2024"),
    ],
)
def test_a_period_is_called_what_people_call_it(start: str, end: str, label: str) -> None:
    assert label_of(Period(start=date.fromisoformat(start), end=date.fromisoformat(end))) == label


@pytest.mark.parametrize(
    ("starts", "said"), [("2026-04-01", "2026/27"), ("2099-04-01", "2099/00"), ("2026-01-01", "2026")]
)
def test_a_year_is_called_by_the_month_it_starts_in(starts: str, said: str) -> None:
    assert year_text(date.fromisoformat(starts)) == said


@given(DAYS, RHYTHMS, st.integers(0, 30))
def test_steps_count_the_periods_from_one_to_another(day: date, frequency: Frequency, steps: int) -> None:
    first = period_containing(day, frequency)
    later = first
    for _ in range(steps):
        later = following(later, frequency)
    assert steps_between(first, later, frequency) == steps
    assert steps_between(later, first, frequency) == -steps


YEAR = months_from(date(2024, 4, 1), 12)


@pytest.mark.parametrize(
    ("period", "frequency", "parts"),
    [
        (YEAR, Frequency.MONTHLY, 12),
        (YEAR, Frequency.QUARTERLY, 4),
        (YEAR, Frequency.HALF_YEARLY, 2),
        (YEAR, Frequency.YEARLY, 1),
        (YEAR, Frequency.WEEKLY, 0),
        (months_from(date(2024, 5, 1), 3), Frequency.QUARTERLY, 0),
        (months_from(date(2024, 5, 1), 3), Frequency.MONTHLY, 3),
        (Period(start=date(2024, 4, 1), end=date(2024, 4, 14)), Frequency.WEEKLY, 2),
    ],
)
def test_a_long_period_is_made_of_short_ones_or_does_not_take_them(
    period: Period, frequency: Frequency, parts: int
) -> None:
    assert len(periods_within(period, frequency)) == parts


def test_only_whole_months_have_a_length_in_months() -> None:
    assert months_in(YEAR) == 12
    assert months_in(Period(start=date(2024, 4, 1), end=date(2024, 4, 29))) is None
