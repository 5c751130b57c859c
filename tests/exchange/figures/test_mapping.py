"""Columns guessed from their headings."""

import pytest

from tests.exchange.figures.programme import PROGRAMME
from toc.exchange.figures.mapping import BadMapping, Mapping, Role, WideColumn, guess_mapping


def guess(*headings: str, only: str | None = None) -> Mapping:
    return guess_mapping(headings, PROGRAMME.indicators, only)


def test_headings_are_taken_for_what_they_mean_and_the_rest_is_left_unread() -> None:
    assert guess("KPI", "Reporting_Period", "Team", "Num", "DENOM", "Comments", "Colour", "") == Mapping(
        columns={
            Role.INDICATOR: 0,
            Role.PERIOD: 1,
            Role.CATEGORY: 2,
            Role.NUMERATOR: 3,
            Role.DENOMINATOR: 4,
            Role.NOTE: 5,
        },
        unread=(6, 7),
    )


def test_headings_that_are_periods_make_a_wide_table() -> None:
    assert guess("indicator", "Apr 2024", "2024-05", "2024/25 Q2").wide == (
        WideColumn(column=1, period="Apr 2024"),
        WideColumn(column=2, period="2024-05"),
        WideColumn(column=3, period="2024/25 Q2"),
    )


def test_headings_that_are_indicators_make_a_wide_table_with_their_parts() -> None:
    assert guess(
        "period", "PEOPLE TRAINED", "Seen in six weeks - numerator", "Seen in six weeks (denominator)"
    ).wide == (
        WideColumn(column=1, indicator="trained"),
        WideColumn(column=2, indicator="seen", part=Role.NUMERATOR),
        WideColumn(column=3, indicator="seen", part=Role.DENOMINATOR),
    )


@pytest.mark.parametrize(
    ("headings", "unread"),
    [(("indicator", "period", "value", "Apr 2024"), (3,)), (("period", "value", "Gap"), (2,))],
)
def test_a_table_with_values_and_periods_is_long(headings: tuple[str, ...], unread: tuple[int, ...]) -> None:
    found = guess(*headings)
    assert found.wide == ()
    assert found.unread == unread


def test_two_columns_of_one_role_are_refused_by_name() -> None:
    with pytest.raises(BadMapping, match="Two columns seem to hold the period: 'Month' is the second"):
        guess("date", "Month", "value")


def test_the_only_indicator_of_a_programme_is_meant_where_none_is_named() -> None:
    assert guess_mapping(("period", "value"), PROGRAMME.indicators[:1]).indicator == "seen"
    assert guess("period", "value").indicator is None
    assert guess("period", "value", only="gap").indicator == "gap"
