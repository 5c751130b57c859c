"""A mapping as a person changes it."""

import pytest

from tests.exchange.figures.programme import PROGRAMME
from toc.exchange.figures.mapping import BadMapping, Mapping, Role, WideColumn, guess_mapping
from toc.exchange.figures.remapping import (
    Shape,
    find_unread,
    roles_of,
    shape_of,
    with_figures,
    with_indicator,
    with_role,
    with_shape,
)

INDICATORS = PROGRAMME.indicators
LONG = ("indicator", "period", "value", "remarks")


def guessed(*headings: str) -> Mapping:
    return guess_mapping(headings, INDICATORS, first_of_two=True)


@pytest.mark.parametrize(
    ("headings", "shape"),
    [
        (LONG, Shape.LONG),
        (("indicator", "Apr 2024", "May 2024"), Shape.PERIODS),
        (("month", "Seen in six weeks", "Gap"), Shape.INDICATORS),
    ],
)
def test_the_shape_of_a_table_shows_in_its_mapping(headings: tuple[str, ...], shape: Shape) -> None:
    assert shape_of(guessed(*headings)) is shape


def test_a_column_that_gets_another_role_leaves_the_one_it_had() -> None:
    changed = with_role(guessed(*LONG), Role.NUMERATOR, 2)
    assert changed.columns == {Role.INDICATOR: 0, Role.PERIOD: 1, Role.NUMERATOR: 2}
    assert with_role(changed, Role.NUMERATOR, None).columns == {Role.INDICATOR: 0, Role.PERIOD: 1}


def test_a_column_of_figures_that_gets_a_role_is_none_any_more() -> None:
    changed = with_role(guessed("indicator", "Apr 2024", "May 2024"), Role.NOTE, 2)
    assert changed.wide == (WideColumn(column=1, period="Apr 2024"),)


def test_a_table_read_by_its_months_takes_the_columns_that_are_months() -> None:
    headings = ("indicator", "value", "Apr 2024", "remarks")
    changed = with_shape(guessed(*headings), Shape.PERIODS, headings, INDICATORS)
    assert changed.wide == (WideColumn(column=2, period="Apr 2024"),)
    assert changed.columns == {Role.INDICATOR: 0}
    assert find_unread(changed, headings) == ("value", "remarks")


def test_and_read_as_one_figure_a_row_again_it_finds_its_value() -> None:
    headings = ("indicator", "value", "Apr 2024")
    wide = with_shape(guessed(*headings), Shape.PERIODS, headings, INDICATORS)
    assert with_shape(wide, Shape.LONG, headings, INDICATORS).columns == {Role.INDICATOR: 0, Role.VALUE: 1}


def test_a_column_whose_indicator_is_not_known_waits_until_it_is_said() -> None:
    headings = ("month", "Gap", "Our own name")
    mapping = with_figures(guessed(*headings), Shape.INDICATORS, [1, 2], headings, INDICATORS)
    assert mapping.wide == (WideColumn(column=1, indicator="gap"), WideColumn(column=2))
    with pytest.raises(BadMapping, match="which indicator it is of"):
        mapping.checked()
    said = with_indicator(mapping, 2, "trained")
    assert said.checked().wide[1] == WideColumn(column=2, indicator="trained")
    assert with_figures(said, Shape.INDICATORS, [2], headings, INDICATORS).wide == said.wide[1:]


def test_of_two_columns_for_one_role_the_first_is_taken_where_a_person_looks() -> None:
    headings = ("indicator", "period", "value", "actual")
    assert guessed(*headings).columns[Role.VALUE] == 2
    assert find_unread(guessed(*headings), headings) == ("actual",)


def test_a_table_of_months_has_no_column_for_its_period_and_one_of_indicators_none_for_its_indicator() -> None:
    assert {Role.PERIOD, Role.VALUE} & set(roles_of(Shape.PERIODS)) == set()
    assert Role.PART in roles_of(Shape.PERIODS)
    assert Role.INDICATOR not in roles_of(Shape.INDICATORS)
    assert Role.PART not in roles_of(Shape.LONG)
