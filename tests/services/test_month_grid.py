"""One grid for many indicators: which cells it has, and what typing in it comes to."""

from datetime import date
from typing import Any

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.periods import label_of, months_from
from toc.model.apply import apply
from toc.model.collections import checked
from toc.model.edits import PutFigures
from toc.model.figures import FigureKey, Observation, ObservationState
from toc.model.indicators import Frequency, Indicator, IndicatorKind
from toc.services.figure_grid import GridChange
from toc.services.month_grid import OWED, Asked, MonthRow, build_month_change, build_rows, choose_cells, find_periods
from toc.services.owed_figures import build_owed

TODAY = date(2024, 11, 20)
SHARE = Indicator(id="share", name="Improved", kind=IndicatorKind.PERCENTAGE, owner="Data officer")
COUNT = Indicator(id="count", name="Families", frequency=Frequency.MONTHLY, unit="families")
BOTH = {one.id: one for one in (SHARE, COUNT)}
Q2 = months_from(date(2024, 7, 1), 3)
OCTOBER = months_from(date(2024, 10, 1), 1)
PROGRAMME_OF_BOTH = checked(PROGRAMME, indicators=(*PROGRAMME.indicators, SHARE, COUNT))
HELD = (
    Observation(indicator="share", period=months_from(date(2024, 4, 1), 3), numerator=30, denominator=60),
    Observation(indicator="count", period=months_from(date(2024, 8, 1), 1), value=12),
)
EMPTY: dict[str, Any] = {"figure": None, "out_of": None, "share": None}


def rows_of(*held: Observation) -> tuple[MonthRow, ...]:
    keys = (FigureKey(indicator="share", period=Q2), FigureKey(indicator="count", period=OCTOBER))
    return build_rows(BOTH, held, keys)


def typed(*cells: dict[str, Any], held: tuple[Observation, ...] = ()) -> GridChange:
    return build_month_change(rows_of(*held), [EMPTY | one for one in cells], held)


@pytest.mark.parametrize(
    ("indicator", "count", "periods"),
    [
        (SHARE, 1, ["2024/25 Q2"]),
        (COUNT, 3, ["Aug 2024", "Sep 2024", "Oct 2024"]),
        (COUNT.model_copy(update={"frequency": Frequency.IRREGULAR}), 1, ["Oct 2024"]),
        (SHARE.model_copy(update={"frequency": Frequency.YEARLY}), 1, ["2023/24"]),
    ],
)
def test_the_latest_periods_are_those_that_are_over(indicator: Indicator, count: int, periods: list[str]) -> None:
    assert [label_of(one) for one in find_periods(indicator, (), TODAY, count)] == periods


def test_a_figure_over_other_days_is_offered_in_its_own_period_once() -> None:
    odd = Observation(indicator="count", period=months_from(date(2024, 8, 1), 2), value=3)
    assert [label_of(one) for one in find_periods(COUNT, (odd,), TODAY, 3)] == ["Aug 2024 to Sep 2024", "Oct 2024"]


def test_what_is_owed_is_chosen_by_stage_and_owner() -> None:
    owed = build_owed(PROGRAMME_OF_BOTH, HELD, TODAY)

    def chosen(**asked: Any) -> list[str]:
        cells = choose_cells(PROGRAMME_OF_BOTH, HELD, Asked(**asked), owed, TODAY)
        return [f"{key.indicator} {label_of(key.period)}" for key in cells]

    assert chosen(periods=OWED) == ["share 2024/25 Q2", "count Sep 2024", "count Oct 2024"]
    assert chosen(periods=OWED, owner="Data officer") == ["share 2024/25 Q2"]
    assert chosen(periods=1, stage="Outcomes") == ["trained 2024/25 Q2"]
    assert chosen(periods=1, owner="") == ["trained 2024/25 Q2", "count Oct 2024"]


def test_a_row_tells_what_it_holds_and_what_came_before() -> None:
    share, count = rows_of(*HELD)
    assert (share.before, count.before) == ("50 % (30/60)", "12 families")
    assert share.cells["figure"] is None
    again = rows_of(*HELD, Observation(indicator="share", period=Q2, numerator=33, denominator=66, note="n"))[0]
    assert again.cells == EMPTY | {
        "figure": 33, "out_of": 66, "not_yet_known": False, "provisional": False, "note": "n",
    }  # fmt: skip


def test_a_block_pasted_over_two_indicators_is_one_edit() -> None:
    change = typed({"figure": 33, "out_of": 60}, {"figure": 14, "provisional": True})
    edit = change.edit
    assert isinstance(edit, PutFigures)
    share, count = (cell.observation for cell in edit.cells)
    assert share == Observation(indicator="share", period=Q2, numerator=33, denominator=60)
    assert count == Observation(indicator="count", period=OCTOBER, value=14, provisional=True)
    assert tuple(apply(PROGRAMME_OF_BOTH, edit).figures) == edit.cells


def test_only_the_percentage_can_be_typed() -> None:
    (cell,) = typed({"share": 55}, {}).cells
    assert cell.observation == Observation(indicator="share", period=Q2, value=55)


def test_not_yet_known_is_not_zero() -> None:
    zero, unknown = typed({"figure": 0, "out_of": 9}, {"not_yet_known": True}).cells
    assert zero.observation is not None
    assert zero.observation.numerator == 0
    assert unknown.observation is not None
    assert (unknown.observation.state, unknown.observation.value) == (ObservationState.NOT_YET_KNOWN, None)


def test_half_a_figure_waits_and_a_mistake_is_named_while_the_rest_is_kept() -> None:
    change = typed({"figure": 33}, {"figure": 14})
    assert change.waiting == ("Improved, 2024/25 Q2",)
    assert len(change.cells) == 1
    wrong = typed({"figure": 3, "out_of": 0}, {"figure": 14, "out_of": 20})
    assert wrong.cells == ()
    assert wrong.refused == (
        "Improved, 2024/25 Q2, out of: 0 cannot be divided by. Type a number above 0.",
        "Families, Oct 2024: this one is a figure by itself. Clear what stands beside it.",
    )


def test_a_cleared_figure_says_what_its_author_saw() -> None:
    seen = Observation(indicator="share", period=Q2, numerator=33, denominator=66)
    (cell,) = typed({}, {}, held=(seen,)).cells
    assert (cell.observation, cell.base) == (None, seen)
