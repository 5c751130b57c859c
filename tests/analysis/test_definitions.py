"""Dated definitions."""

from datetime import date

import pytest

from tests.analysis.figures import indicator, month, quarter
from toc.analysis.definitions import change_within, definition_at, definition_changes
from toc.model.indicators import Definition

OLD = Definition(text="all families")
NEW = Definition(text="families with a baby under one", in_force_from=date(2024, 7, 1))
NEWEST = Definition(text="families with a baby under two", in_force_from=date(2025, 4, 1))


@pytest.mark.parametrize(
    ("day", "definition"),
    [("2024-06-30", OLD), ("2024-07-01", NEW), ("2025-03-31", NEW), ("2025-04-01", NEWEST)],
)
def test_a_definition_holds_from_its_day_until_the_next(day: str, definition: Definition) -> None:
    assert definition_at(indicator(definitions=(OLD, NEW, NEWEST)), date.fromisoformat(day)) == definition


def test_the_first_definition_holds_before_its_own_date_and_is_no_change() -> None:
    one = indicator(definitions=(NEW, NEWEST))
    assert definition_at(one, date(2020, 1, 1)) == NEW
    assert definition_changes(one) == (date(2025, 4, 1),)
    assert definition_at(indicator(), date(2020, 1, 1)) is None


def test_a_change_stands_between_two_periods_from_its_first_day() -> None:
    one = indicator(definitions=(OLD, NEW))
    assert change_within(one, quarter(0), quarter(1)) == date(2024, 7, 1)
    assert change_within(one, quarter(1), quarter(2)) is None
    assert change_within(one, month(1), month(2)) is None
