"""The grid of figures: typed or pasted in, saved cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from toc.errors import TocError
from toc.model.figures import Observation
from toc.model.indicators import Indicator
from toc.services.figure_grid import GridRow, build_change, build_grid, read_row, takes_parts
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session

_ROW_HEIGHT = 35
_NUMBERS = ("value", "numerator", "denominator")


@dataclass
class _Editing:
    """The rows the grid on screen began with: it stays the same widget while one person types in it."""

    indicator: str = ""
    turn: int = 0
    began: tuple[GridRow, ...] = ()
    saved: tuple[GridRow, ...] = ()
    typed: dict[int, dict[str, Any]] = field(default_factory=dict)


def show_figures_editor(indicator: Indicator, observations: Sequence[Observation], today: date) -> None:
    """The grid; what is typed in it is saved when a cell is left."""
    rows = build_grid(indicator, observations, today)
    editing = session().own(_Editing)
    if editing.indicator != indicator.id or rows != editing.saved:
        editing.indicator, editing.turn = indicator.id, editing.turn + 1
        editing.began = editing.saved = rows
    table = st.data_editor(
        _table(indicator, editing.began),
        key=f"figures_{editing.turn}",
        hide_index=True,
        num_rows="fixed",
        row_height=_ROW_HEIGHT,
        height=_ROW_HEIGHT * min(len(rows) + 1, 14) + 3,
        disabled=["period"],
        column_config=_columns(indicator),
    )
    _save_typed(indicator, observations, editing, table)


def _save_typed(
    indicator: Indicator, observations: Sequence[Observation], editing: _Editing, table: pd.DataFrame
) -> None:
    try:
        typed = [read_row(row, cells) for row, cells in zip(editing.began, table.to_dict("records"), strict=True)]
        change = build_change(indicator, editing.saved, typed, observations)
    except TocError as error:
        st.warning(plain(error.message), icon=":material/error:")
        return
    if change.waiting:
        st.caption(plain(f"Waiting for the rest of {', '.join(change.waiting)}: a figure needs both of its numbers."))
    if change.edit is None:
        return
    saved = save(change.edit)
    if saved is not None:
        changed = {cell.key.period.key for cell in change.edit.cells}
        editing.saved = tuple(
            new if new.period.key in changed else old for old, new in zip(editing.saved, typed, strict=True)
        )
        st.rerun()


def _table(indicator: Indicator, rows: Sequence[GridRow]) -> pd.DataFrame:
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
    return table[[*order, "not_yet_known", "provisional", "note"]]


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
    }
