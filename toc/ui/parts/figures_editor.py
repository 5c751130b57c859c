"""The grid of figures: typed or pasted in, saved cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from toc.model.figures import FigureKey, Observation
from toc.model.indicators import Indicator
from toc.services.figure_grid import GridChange, GridRow, build_change, build_grid, find_doubts, row_of, takes_parts
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session, widget_value

RECENT = 12
"""Periods shown at first: the newest, where figures are due."""

_ROW_HEIGHT = 35
_ROWS_IN_SIGHT = 20
_MISTAKES_SHOWN = 3
_HOW = "Type, or paste a column from Excel: each figure is saved as you leave its cell."
_NUMBERS = ("value", "numerator", "denominator")


@dataclass
class _Editing:
    """The rows the grid on screen began with: it stays the same widget while one person types in it."""

    indicator: str = ""
    turn: int = 0
    began: tuple[GridRow, ...] = ()
    saved: tuple[GridRow, ...] = ()
    marks: tuple[str, ...] = ()
    """What was reported, a word a row. Another table would make the widget forget what was typed in it."""

    @property
    def key(self) -> str:
        return f"figures_{self.turn}"


def show_figures_editor(
    indicator: Indicator, observations: Sequence[Observation], today: date, marks: Mapping[FigureKey, str]
) -> None:
    """The grid; what is typed in it is saved when a cell is left. `marks` says what was reported, and revised since."""
    rows = build_grid(indicator, observations, today)
    if len(rows) > RECENT and not st.toggle(f"All {len(rows):,} periods", key=f"all_periods_{indicator.id}"):
        rows = rows[-RECENT:]
    editing = session().own(_Editing)
    # A grid that was out of sight has forgotten what was typed: begun anew from the old rows, it would put them back.
    forgotten = widget_value(editing.key, None) is None
    words = tuple(marks.get(FigureKey(indicator=indicator.id, period=row.period), "") for row in rows)
    if forgotten or (editing.indicator, editing.marks) != (indicator.id, words) or rows != editing.saved:
        editing.indicator, editing.marks, editing.turn = indicator.id, words, editing.turn + 1
        editing.began = editing.saved = rows
    # Above the grid, where it is seen; the grid itself has to be drawn before it is known what to say.
    said = st.container()
    table = st.data_editor(
        _table(indicator, editing.began, editing.marks),
        key=editing.key,
        hide_index=True,
        num_rows="fixed",
        row_height=_ROW_HEIGHT,
        height=_ROW_HEIGHT * (min(len(rows), _ROWS_IN_SIGHT) + 1) + 3,
        disabled=["period", "reported"],
        column_config=_columns(indicator),
        placeholder="",
        alt=f"The figures of {indicator.name}, a row for each period",
    )
    change = build_change(indicator, editing.saved, table.to_dict("records"), observations)
    # In one place, so that the grid does not move under the pointer between the two numbers of a figure.
    hint = f"Waiting for the rest of {', '.join(change.waiting)}: a figure needs both of its numbers."
    st.caption(plain(hint) if change.waiting else _HOW)
    with said:
        show_mistakes(change)
        _show_doubts(indicator, editing)
    _save_typed(editing, change)


def show_mistakes(change: GridChange) -> None:
    """Why rows are not kept, the first few."""
    for sentence in change.refused[:_MISTAKES_SHOWN]:
        st.warning(plain(sentence), icon=":material/error:")
    if (more := len(change.refused) - _MISTAKES_SHOWN) > 0:
        st.warning(f"And {more:,} more like this.", icon=":material/error:")


def _show_doubts(indicator: Indicator, editing: _Editing) -> None:
    if doubts := find_doubts(indicator, editing.saved):
        st.warning(
            plain(f"Outside 0 to 100 %, so worth a second look: {'; '.join(doubts)}."), icon=":material/visibility:"
        )


def _save_typed(editing: _Editing, change: GridChange) -> None:
    if change.edit is None or save(change.edit) is None:
        return
    changed = {cell.key.period.key: row_of(cell.key.period, cell.observation) for cell in change.cells}
    editing.saved = tuple(changed.get(row.period.key, row) for row in editing.saved)
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
