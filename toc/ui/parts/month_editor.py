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
from toc.ui.parts.figures_editor import show_mistakes
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session, widget_value

_ROW_HEIGHT = 35
_ROWS_IN_SIGHT = 14
_TYPED = ("figure", "out_of", "share", "not_yet_known", "provisional", "note")
_HOW = (
    "Type, or paste from Excel: one column of figures, or two with what they are out of. "
    "Each cell is saved as you leave it, a paste as one change that Undo takes back."
)


@dataclass
class _Editing:
    """What the grid on screen was asked for and began with: it stays the same widget while one person types in it."""

    asked: Asked | None = None
    turn: int = 0
    keys: tuple[FigureKey, ...] = ()
    began: tuple[MonthRow, ...] = ()
    saved: tuple[MonthRow, ...] = ()
    marks: tuple[str, ...] = ()
    """What was reported, a word a row. Another table would make the widget forget what was typed in it."""

    @property
    def key(self) -> str:
        return f"month_{self.turn}"


def show_month_editor(
    programme: Programme,
    observations: Sequence[Observation],
    asked: Asked,
    choose: Callable[[], tuple[FigureKey, ...]],
    marks: Mapping[FigureKey, str],
) -> None:
    """The grid; `choose` says which cells it has, asked once, so that a figure typed stays in sight."""
    editing = session().own(_Editing)
    indicators = {one.id: one for one in programme.indicators}
    # A grid that was out of sight has forgotten what was typed: begun anew from the old rows, it would put them back.
    forgotten = widget_value(editing.key, None) is None
    if forgotten or editing.asked != asked:
        editing.keys = choose()
    rows = build_rows(indicators, observations, editing.keys)
    words = tuple(marks.get(row.key, "") for row in rows)
    if forgotten or (editing.asked, editing.marks) != (asked, words) or _contents(rows) != _contents(editing.saved):
        editing.asked, editing.marks, editing.turn = asked, words, editing.turn + 1
        editing.began = editing.saved = rows
    if not rows:
        st.info("Nothing here to enter. Choose more periods, another stage or another owner.", icon=":material/search:")
        return
    said = st.container()
    table = st.data_editor(
        _table(editing.began, editing.marks),
        key=editing.key,
        hide_index=True,
        num_rows="fixed",
        row_height=_ROW_HEIGHT,
        height=_ROW_HEIGHT * (min(len(editing.began), _ROWS_IN_SIGHT) + 1) + 3,
        disabled=["indicator", "period", "unit", "before", "reported"],
        column_config=_columns(),
        placeholder="",
        alt="Figures to enter, a row for each indicator and period",
    )
    change = build_month_change(editing.saved, [_typed(one) for one in table.to_dict("records")], observations)
    waiting = f"Waiting for the rest of {'; '.join(change.waiting[:3])}: a figure needs both of its numbers."
    st.caption(plain(waiting) if change.waiting else _HOW)
    with said:
        show_mistakes(change)
        _show_doubts(editing.saved)
    _save_typed(editing, change)


def _typed(record: dict[Any, Any]) -> dict[str, Any]:
    return {name: record[name] for name in _TYPED}


def _contents(rows: Sequence[MonthRow]) -> list[tuple[FigureKey, object]]:
    """What others could have changed beneath a person: not the words about it."""
    return [(row.key, row.row) for row in rows]


def _show_doubts(rows: Sequence[MonthRow]) -> None:
    doubts = [f"{row.indicator.name}, {doubt}" for row in rows for doubt in find_doubts(row.indicator, (row.row,))]
    if doubts:
        more = f" and {len(doubts) - 3:,} more" if len(doubts) > 3 else ""
        st.warning(
            plain(f"Outside 0 to {PERCENT} %, so worth a second look: {'; '.join(doubts[:3])}{more}."),
            icon=":material/visibility:",
        )


def _save_typed(editing: _Editing, change: GridChange) -> None:
    if change.edit is None or save(change.edit) is None:
        return
    changed = {cell.key: row_of(cell.key.period, cell.observation) for cell in change.cells}
    editing.saved = tuple(
        row.model_copy(update={"row": changed[row.key]}) if row.key in changed else row for row in editing.saved
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
    return {
        "indicator": st.column_config.TextColumn("Indicator", width=255, pinned=True),
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
