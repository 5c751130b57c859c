"""The grid of many indicators: typed or pasted in, each paste saved as one edit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from toc.analysis.series import PERCENT
from toc.model.figures import FigureKey, Observation
from toc.model.indicators import Indicator, IndicatorKind
from toc.model.programme import Programme
from toc.services.figure_grid import GridChange, find_doubts, row_of
from toc.services.month_grid import Asked, MonthRow, build_month_change, build_rows
from toc.ui.parts.device import is_phone
from toc.ui.parts.held_grid import ROW_HEIGHT, HeldGrid, height_of, held_grid, show_mistakes
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session

_ROWS_IN_SIGHT = 14
_TYPED = ("figure", "out_of", "share", "not_yet_known", "provisional", "note")
_ON_A_PHONE = ("indicator", "period", "figure", "out_of", "share", "unit", "before", *_TYPED[3:], "reported")
"""What is typed comes at once after what it is of."""
_HOW = (
    "Type, or paste from Excel: one column of figures, or two with what they are out of. "
    "Each cell is saved as you leave it, a paste as one change that Undo takes back."
)


@dataclass
class _Cells:
    """The cells the grid has, and what it was asked for when they were chosen."""

    asked: Asked | None = None
    keys: tuple[FigureKey, ...] = ()


def show_month_editor(
    programme: Programme,
    observations: Sequence[Observation],
    asked: Asked,
    choose: Callable[[], tuple[FigureKey, ...]],
    marks: Mapping[FigureKey, str],
) -> None:
    """The grid; `choose` says which cells it has, asked once, so that a figure typed stays in sight."""
    grid, cells = held_grid("month"), session().own(_Cells)
    if grid.is_forgotten or cells.asked != asked:
        cells.asked, cells.keys = asked, choose()
    indicators = {one.id: one for one in programme.indicators}
    rows = build_rows(indicators, observations, cells.keys)
    words = tuple(marks.get(row.key, "") for row in rows)
    # Not the words about a figure: another person's correction of the one before is no reason to lose what is typed.
    grid.hold(rows, (asked, words), seen=lambda row: (row.key, row.row))
    if not rows:
        st.info("Nothing here to enter. Choose more periods, another stage or another owner.", icon=":material/search:")
        return
    said = st.container()
    table = st.data_editor(
        _table(grid.began, words),
        key=grid.key,
        hide_index=True,
        num_rows="fixed",
        row_height=ROW_HEIGHT,
        height=height_of(len(rows), _ROWS_IN_SIGHT),
        disabled=["indicator", "period", "unit", "before", "reported"],
        column_config=_columns(),
        column_order=_ON_A_PHONE if is_phone() else None,
        placeholder="",
        alt="Figures to enter, a row for each indicator and period",
    )
    change = build_month_change(grid.saved, [_typed(one) for one in table.to_dict("records")], observations)
    waiting = f"Waiting for the rest of {'; '.join(change.waiting[:3])}: a figure needs both of its numbers."
    st.caption(plain(waiting) if change.waiting else _HOW)
    with said:
        show_mistakes(change.refused)
        _show_doubts(grid.saved)
    _save_typed(grid, change)


def _typed(record: dict[Any, Any]) -> dict[str, Any]:
    return {name: record[name] for name in _TYPED}


def _show_doubts(rows: Sequence[MonthRow]) -> None:
    doubts = [f"{row.indicator.name}, {doubt}" for row in rows for doubt in find_doubts(row.indicator, (row.row,))]
    if doubts:
        more = f" and {len(doubts) - 3:,} more" if len(doubts) > 3 else ""
        st.warning(
            plain(f"Outside 0 to {PERCENT} %, so worth a second look: {'; '.join(doubts[:3])}{more}."),
            icon=":material/visibility:",
        )


def _save_typed(grid: HeldGrid, change: GridChange) -> None:
    if change.edit is None or save(change.edit) is None:
        return
    changed = {cell.key: row_of(cell.key.period, cell.observation) for cell in change.cells}
    grid.saved = tuple(
        row.model_copy(update={"row": changed[row.key]}) if row.key in changed else row for row in grid.saved
    )
    st.rerun()


def _table(rows: Sequence[MonthRow], marks: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "indicator": [row.indicator.name for row in rows],
            "period": [row.row.label for row in rows],
            "before": [row.before for row in rows],
            **{name: [row.cells[name] for row in rows] for name in _TYPED[:3]},
            "unit": [_unit(row.indicator) for row in rows],
            **{name: [row.cells[name] for row in rows] for name in _TYPED[3:]},
        }
    )
    numbers = list(_TYPED[:3])
    table[numbers] = table[numbers].astype("float64")
    if any(marks):
        table.insert(len(table.columns) - 1, "reported", list(marks))
    return table


def _unit(indicator: Indicator) -> str:
    if indicator.kind is IndicatorKind.RATE:
        return f"per {indicator.per or 1:,}"
    if indicator.kind is IndicatorKind.MONEY:
        return "£"
    return "%" if indicator.kind is IndicatorKind.PERCENTAGE else indicator.unit


def _columns() -> dict[str, Any]:
    # What is pinned takes its width from the figures.
    name = 110 if is_phone() else 255
    return {
        "indicator": st.column_config.TextColumn("Indicator", width=name, pinned=True),
        "period": st.column_config.TextColumn("Period", width=90),
        "before": st.column_config.TextColumn("The one before", width=130),
        "figure": st.column_config.NumberColumn("Figure", width=90, help="How many, or the figure itself"),
        "out_of": st.column_config.NumberColumn(
            "Out of", width=90, help="For a percentage or a rate: of how many. Nothing for the others"
        ),
        "share": st.column_config.NumberColumn(
            "or just the %", width=125, help="Where only the percentage or the rate is known"
        ),
        "unit": st.column_config.TextColumn("Unit", width=85),
        "not_yet_known": st.column_config.CheckboxColumn("Not yet known", width=135, help="Not the same as zero"),
        "provisional": st.column_config.CheckboxColumn("Provisional", width=115, help="May still change"),
        "note": st.column_config.TextColumn("Note", width=200),
        "reported": st.column_config.TextColumn("Reported", width=190),
    }
