"""The grid figures are typed in."""

from datetime import date
from typing import Any

import pytest

from toc.analysis.periods import months_from
from toc.model.figures import Observation, ObservationState
from toc.model.indicators import Frequency, Indicator, IndicatorKind
from toc.services.figure_grid import FigureNotTaken, GridChange, build_change, build_grid, read_row

TODAY = date(2024, 11, 20)
SHARE = Indicator(id="i", name="Improved", kind=IndicatorKind.PERCENTAGE)
COUNT = Indicator(id="i", name="Families", kind=IndicatorKind.COUNT, frequency=Frequency.MONTHLY)
Q2 = months_from(date(2024, 7, 1), 3)
HELD = Observation(indicator="i", period=Q2, numerator=30, denominator=60, source="record")


def typed(indicator: Indicator, held: list[Observation], place: int, **cells: Any) -> GridChange:
    before = build_grid(indicator, held, TODAY)
    after = list(before)
    after[place] = read_row(before[place], cells)
    return build_change(indicator, before, after, held)


def test_the_grid_offers_a_years_periods_up_to_the_one_under_way() -> None:
    rows = build_grid(COUNT, [], TODAY)
    assert [rows[0].label, rows[-1].label, len(rows)] == ["Dec 2023", "Nov 2024", 12]


def test_the_grid_goes_back_to_the_first_figure_and_keeps_odd_periods() -> None:
    first = Observation(indicator="i", period=months_from(date(2019, 4, 1), 3), value=3)
    odd = Observation(indicator="i", period=months_from(date(2020, 2, 1), 2), value=4)
    rows = build_grid(SHARE, [first, odd], TODAY)
    assert rows[0].label == "2019/20 Q1"
    assert "Feb 2020 to Mar 2020" in [row.label for row in rows]
    assert [row.period.start for row in rows] == sorted(row.period.start for row in rows)


def test_figures_of_a_team_or_of_england_are_not_the_programmes_own() -> None:
    england = HELD.model_copy(update={"comparison": "england"})
    assert all(row.numerator is None for row in build_grid(SHARE, [england], TODAY))


def test_a_typed_pair_becomes_one_figure_with_what_the_author_saw() -> None:
    change = typed(SHARE, [HELD], -2, numerator=33, denominator=60, provisional=True)
    assert change.edit is not None
    (cell,) = change.edit.cells
    assert cell.base == HELD
    assert cell.observation == HELD.model_copy(update={"numerator": 33.0, "provisional": True})


def test_half_a_pair_waits_for_the_other_half() -> None:
    change = typed(SHARE, [], -1, numerator=33)
    assert change == GridChange(edit=None, waiting=("2024/25 Q3",))


def test_nothing_typed_is_no_edit() -> None:
    assert typed(SHARE, [HELD], -2, numerator=30.0, denominator=60.0, note=None) == GridChange(edit=None)


def test_not_yet_known_is_kept_apart_from_zero() -> None:
    unknown = typed(COUNT, [], -1, not_yet_known=True).edit
    zero = typed(COUNT, [], -1, value=0).edit
    assert unknown is not None
    assert unknown.cells[0].observation is not None
    assert unknown.cells[0].observation.state is ObservationState.NOT_YET_KNOWN
    assert zero is not None
    assert zero.cells[0].observation is not None
    assert zero.cells[0].observation.value == 0


def test_an_emptied_row_takes_the_figure_away() -> None:
    change = typed(SHARE, [HELD], -2, numerator=float("nan"), denominator=None)
    assert change.edit is not None
    assert change.edit.cells[0].observation is None


@pytest.mark.parametrize("denominator", [0, -5])
def test_a_denominator_that_cannot_divide_is_refused_by_period_and_column(denominator: float) -> None:
    with pytest.raises(FigureNotTaken, match=rf"2024/25 Q3, out of: {denominator} cannot be divided by"):
        typed(SHARE, [], -1, numerator=1, denominator=denominator)


def test_a_note_too_long_is_refused_by_period() -> None:
    with pytest.raises(FigureNotTaken, match="Nov 2024: 'note' is longer than 4,000"):
        typed(COUNT, [], -1, value=1, note="x" * 4001)
