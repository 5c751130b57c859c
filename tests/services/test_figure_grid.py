"""The grid figures are typed in."""

from datetime import date
from typing import Any

import pytest

from toc.analysis.periods import months_from
from toc.model.edits import PutFigures, Together
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Frequency, Indicator, IndicatorKind
from toc.model.limits import FIGURES_INLINE
from toc.services.figure_grid import GridChange, build_change, build_grid, find_doubts

TODAY = date(2024, 11, 20)
SHARE = Indicator(id="i", name="Improved", kind=IndicatorKind.PERCENTAGE)
COUNT = Indicator(id="i", name="Families", kind=IndicatorKind.COUNT, frequency=Frequency.MONTHLY)
Q2 = months_from(date(2024, 7, 1), 3)
HELD = Observation(indicator="i", period=Q2, numerator=30, denominator=60, source="record")


def typed(indicator: Indicator, held: list[Observation], place: int, **cells: Any) -> GridChange:
    before = build_grid(indicator, held, TODAY)
    columns: list[dict[str, Any]] = [{"note": row.note} for row in before]
    columns[place] |= cells
    return build_change(indicator, before, columns, held)


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
    others = [HELD.model_copy(update={"comparison": "england"}), HELD.model_copy(update={"category": "north"})]
    assert [row.numerator for row in build_grid(SHARE, [HELD], TODAY)].count(30) == 1
    assert {row.numerator for row in build_grid(SHARE, others, TODAY)} == {None}


def test_a_typed_pair_becomes_one_figure_with_what_the_author_saw() -> None:
    change = typed(SHARE, [HELD], -2, numerator=33, denominator=60, provisional=True)
    (cell,) = change.cells
    assert cell.base == HELD
    assert cell.observation == HELD.model_copy(update={"numerator": 33.0, "provisional": True})


def test_half_a_pair_waits_for_the_other_half() -> None:
    change = typed(SHARE, [], -1, numerator=33)
    assert change == GridChange(waiting=("2024/25 Q3",))


def test_nothing_typed_is_no_edit() -> None:
    assert typed(SHARE, [HELD], -2, numerator=30.0, denominator=60.0, note=None) == GridChange()


def test_not_yet_known_is_kept_apart_from_zero() -> None:
    (unknown,) = typed(COUNT, [], -1, not_yet_known=True).cells
    (zero,) = typed(COUNT, [], -1, value=0).cells
    assert unknown.observation is not None
    assert unknown.observation.state is ObservationState.NOT_YET_KNOWN
    assert zero.observation is not None
    assert zero.observation.value == 0


def test_a_number_that_is_ticked_as_not_yet_known_is_refused_and_nothing_is_dropped() -> None:
    change = typed(SHARE, [HELD], -2, not_yet_known=True)
    assert change == GridChange(refused=(change.refused[0],))
    assert change.refused[0].startswith("2024/25 Q2 has a number and is ticked as not yet known.")


def test_an_emptied_row_takes_the_figure_away() -> None:
    (cell,) = typed(SHARE, [HELD], -2, numerator=float("nan"), denominator=None).cells
    assert cell.observation is None


@pytest.mark.parametrize("denominator", [0, -5])
def test_a_denominator_that_cannot_divide_is_refused_by_period_and_column(denominator: float) -> None:
    change = typed(SHARE, [], -1, numerator=1, denominator=denominator)
    assert change.cells == ()
    assert change.refused == (f"2024/25 Q3, out of: {denominator} cannot be divided by. Type a number above 0.",)


def test_a_note_too_long_is_refused_by_period() -> None:
    (sentence,) = typed(COUNT, [], -1, value=1, note="x" * 4001).refused
    assert sentence.startswith("Nov 2024: 'note' is longer than 4,000 characters")


def test_a_mistake_in_one_row_of_a_paste_keeps_no_other_row_back() -> None:
    before = build_grid(SHARE, [], TODAY)
    pasted: list[dict[str, Any]] = [{"numerator": 3, "denominator": 4 - place} for place in range(len(before))]
    change = build_change(SHARE, before, pasted, [])
    assert [cell.key.period for cell in change.cells] == [row.period for row in before[:4]]
    assert len(change.refused) == len(before) - 4


def test_more_figures_than_an_edit_carries_are_still_one_edit() -> None:
    weekly = COUNT.model_copy(update={"frequency": Frequency.WEEKLY})
    first = Observation(indicator="i", period=Period(start=date(2013, 1, 7), end=date(2013, 1, 13)), value=1)
    before = build_grid(weekly, [first], TODAY)
    change = build_change(weekly, before, [{"value": 7} for _ in before], [first])
    assert len(before) > FIGURES_INLINE
    assert isinstance(change.edit, Together)
    assert len(change.cells) == len(before)
    assert sum(len(part.cells) for part in change.edit.edits if isinstance(part, PutFigures)) == len(before)


@pytest.mark.parametrize(
    ("figure", "doubt"),
    [
        ({"numerator": 60, "denominator": 60}, None),
        ({"numerator": 61, "denominator": 60}, "2024/25 Q2: 61 out of 60"),
        ({"value": 100}, None),
        ({"value": 100.5}, "2024/25 Q2: 100.5 %"),
        ({"value": -1}, "2024/25 Q2: -1 %"),
    ],
)
def test_a_percentage_outside_0_to_100_is_kept_and_doubted(figure: dict[str, Any], doubt: str | None) -> None:
    held = Observation.model_validate({"indicator": "i", "period": Q2} | figure)
    rows = build_grid(SHARE, [held], TODAY)
    assert find_doubts(SHARE, rows) == (() if doubt is None else (doubt,))
    assert find_doubts(COUNT, rows) == ()
