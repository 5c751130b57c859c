"""The grid of figures: typed or pasted in, saved cell by cell."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from toc.model.figures import FigureKey, Observation
from toc.model.indicators import Indicator
from toc.services.figure_grid import GridChange, GridRow, build_change, build_grid, find_doubts, row_of, takes_parts
from toc.ui.parts.held_grid import ROW_HEIGHT, HeldGrid, height_of, held_grid, show_mistakes
from toc.ui.parts.plain import plain
from toc.ui.saving import save

RECENT = 12
"""Periods shown at first: the newest, where figures are due."""

_ROWS_IN_SIGHT = 20
_HOW = "Type, or paste a column from Excel: each figure is saved as you leave its cell."
_NUMBERS = ("value", "numerator", "denominator")


def show_figures_editor(
    indicator: Indicator, observations: Sequence[Observation], today: date, marks: Mapping[FigureKey, str]
) -> None:
    """The grid; what is typed in it is saved when a cell is left. `marks` says what was reported, and revised since."""
    rows = build_grid(indicator, observations, today)
    if len(rows) > RECENT and not st.toggle(f"All {len(rows):,} periods", key=f"all_periods_{indicator.id}"):
        rows = rows[-RECENT:]
    words = tuple(marks.get(FigureKey(indicator=indicator.id, period=row.period), "") for row in rows)
    grid = held_grid("figures")
    grid.hold(rows, (indicator.id, words))
    # Above the grid, where it is seen; the grid itself has to be drawn before it is known what to say.
    said = st.container()
    table = st.data_editor(
        _table(indicator, grid.began, words),
        key=grid.key,
        hide_index=True,
        num_rows="fixed",
        row_height=ROW_HEIGHT,
        height=height_of(len(rows), _ROWS_IN_SIGHT),
        disabled=["period", "reported"],
        column_config=_columns(indicator),
        placeholder="",
        alt=f"The figures of {indicator.name}, a row for each period",
    )
    change = build_change(indicator, grid.saved, table.to_dict("records"), observations)
    # In one place, so that the grid does not move under the pointer between the two numbers of a figure.
    hint = f"Waiting for the rest of {', '.join(change.waiting)}: a figure needs both of its numbers."
    st.caption(plain(hint) if change.waiting else _HOW)
    with said:
        show_mistakes(change.refused)
        _show_doubts(indicator, grid.saved)
    _save_typed(grid, change)


def _show_doubts(indicator: Indicator, rows: Sequence[GridRow]) -> None:
    if doubts := find_doubts(indicator, rows):
        st.warning(
            plain(f"Outside 0 to 100 %, so worth a second look: {'; '.join(doubts)}."), icon=":material/visibility:"
        )


def _save_typed(grid: HeldGrid, change: GridChange) -> None:
    if change.edit is None or save(change.edit) is None:
        return
    changed = {cell.key.period.key: row_of(cell.key.period, cell.observation) for cell in change.cells}
    grid.saved = tuple(changed.get(row.period.key, row) for row in grid.saved)
    st.rerun()


def _table(indicator: Indicator, rows: Sequence[GridRow], marks: Sequence[str]) -> pd.DataFrame:
    shown = _NUMBERS if takes_parts(indicator) else ("value",)
    table = pd.DataFrame(
        {
            "period": [row.label for row in rows],
            **{name: [getattr(row, name) for row in rows] for name in shown},
            "not_yet_known": [row.not_yet_known for row in rows],
            "provisional": [row.provisional for row in rows],
            "note": [row.note for row in rows],
        }
    )
    order = ["period", *(("numerator", "denominator", "value") if takes_parts(indicator) else ("value",))]
    table[list(shown)] = table[list(shown)].astype("float64")
    table = table[[*order, "not_yet_known", "provisional", "note"]]
    if any(marks):
        table.insert(len(table.columns) - 1, "reported", list(marks))
    return table


def _columns(indicator: Indicator) -> dict[str, Any]:
    definition = indicator.definitions[-1] if indicator.definitions else None
    unit = indicator.unit or "Figure"
    value = (
        st.column_config.NumberColumn("or just the %", help="Where only the percentage is known")
        if takes_parts(indicator)
        else st.column_config.NumberColumn(unit[0].upper() + unit[1:])
    )
    return {
        "period": st.column_config.TextColumn("Period"),
        "numerator": st.column_config.NumberColumn(
            "How many", min_value=0, help=(definition and definition.numerator) or "The numerator"
        ),
        "denominator": st.column_config.NumberColumn(
            "Out of", help=(definition and definition.denominator) or "The denominator"
        ),
        "value": value,
        "not_yet_known": st.column_config.CheckboxColumn("Not yet known", help="Not the same as zero"),
        "provisional": st.column_config.CheckboxColumn("Provisional", help="May still change"),
        "note": st.column_config.TextColumn("Note", width="large"),
        "reported": st.column_config.TextColumn("Reported", width="medium"),
    }
