"""The matrix: outcomes down, priorities across, a cell filled where it stands."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from toc.analysis.alignment import AlignmentGrid, PriorityColumn, build_alignment
from toc.analysis.alignment_words import summary_text
from toc.model.collections import Collection
from toc.model.programme import Programme
from toc.services.alignment import (
    Asked,
    CellChange,
    Items,
    Matrix,
    Only,
    Order,
    build_matrix,
    cell_edit,
)
from toc.store import Saved
from toc.ui.parts.both_texts import show_both
from toc.ui.parts.fields import Field
from toc.ui.parts.plain import plain
from toc.ui.priorities.chosen import chosen_commissioner
from toc.ui.priorities.grid import GridData, show_grid
from toc.ui.priorities.tabs import open_tab
from toc.ui.saving import save
from toc.ui.session import session, widget_value
from toc.ui.shared import get_workspace

T = TypeVar("T", bound=StrEnum)
_ITEMS = {Items.BOXES: "Outcomes", Items.INDICATORS: "Indicators", Items.BOTH: "Outcomes and indicators"}
_ONLY = {
    Only.EVERYTHING: "Everything",
    Only.UNALIGNED: "Only outcomes that serve none",
    Only.UNSERVED: "Only priorities nothing serves",
}
_ORDERS = {Order.MAP: "Order of the map", Order.FEWEST: "Fewest marks first", Order.MOST: "Most marks first"}


@dataclass
class MatrixView:
    """How this window looks at the matrix, and the cell that a gap led to."""

    asked: Asked = field(default_factory=Asked)
    row: str = ""
    column: str = ""
    jumps: int = 0


def go_to(row: str = "", column: str = "") -> None:
    """Open the matrix at a row or a column, with nothing filtered away."""
    view = session().own(MatrixView)
    view.asked = Asked()
    view.row, view.column, view.jumps = row, column, view.jumps + 1
    open_tab("matrix")


def show(saved: Saved) -> None:
    """The filters, the matrix, and what its signs mean."""
    programme = saved.programme
    grid = show_alignment(programme)
    if grid is None:
        return
    view = session().own(MatrixView)
    _show_filters(grid, view)
    matrix = build_matrix(grid, view.asked)
    if matrix.rows and matrix.columns:
        show_grid(build_data(grid, matrix, view), key="priorities_grid", on_change=_set)
    else:
        st.success("Nothing is left in this view: there is no such gap.", icon=":material/check:")
    _show_unmerged(programme)
    if matrix.left_out:
        st.caption(plain(matrix.left_out))
    st.caption("Click a cell, or walk with the arrow keys and type D, P or I; Enter opens it, Delete empties it.")


def build_data(grid: AlignmentGrid, matrix: Matrix, view: MatrixView) -> GridData:
    """The matrix as the table in the browser takes it."""
    rows, columns = {row.id for row in matrix.rows}, {column.id: column for column in matrix.columns}
    unaligned = {row.id for row in grid.unaligned}
    unserved = {column.counts_as for column in grid.unserved}
    bodies = {column.id: column.body for column in grid.columns}
    own = [pair for pair in grid.alignments if pair[0] in rows and pair[1] in columns]
    by_row, by_column = Counter(item for item, _ in own), Counter(priority for _, priority in own)
    marks = [
        (item, priority, grid.alignments[item, priority].strength.value, grid.alignments[item, priority].reason, "")
        for item, priority in own
    ]
    marks += [
        (item, priority, "", "", f"{other.strength}, {bodies.get(other.priority, 'another body')}.")
        for (item, priority), other in grid.by_other_name.items()
        if item in rows and priority in columns
    ]
    return GridData(
        rows=[
            {
                "id": row.id, "label": row.label, "heading": row.heading, "gap": row.id in unaligned,
                "count": by_row[row.id],
            }
            for row in matrix.rows
        ],
        columns=[
            {
                "id": one.id, "text": one.text, "code": one.code, "body": one.body, "count": by_column[one.id],
                "old": one.superseded, "gap": one.counts_as in unserved and not one.superseded,
                "notes": _notes(grid, one),
            }
            for one in matrix.columns
        ],
        marks=marks,
        headed=view.asked.order is Order.MAP,
        corner=summary_text(grid),
        focus={"row": view.row, "column": view.column, "number": view.jumps},
    )  # fmt: skip


def _notes(grid: AlignmentGrid, column: PriorityColumn) -> list[str]:
    """The edition, then what else there is to know of a priority."""
    notes = [", ".join(part for part in (column.framework_name, column.edition) if part)]
    if column.became:
        notes.append("Superseded. It became: " + "; ".join(column.became) + ".")
    elif column.superseded:
        notes.append("Superseded. What it became is not in this programme.")
    same = [one.body for one in grid.same_elsewhere(column)]
    if same:
        notes.append("The same priority, counted once, under: " + "; ".join(same) + ".")
    return notes


def _set(change: CellChange) -> None:
    programme_id = session().programme_id
    assert programme_id is not None, "The matrix is a programme's."
    edit = cell_edit(get_workspace().open(programme_id).programme, change)
    if edit is not None:
        save(edit)


def _show_unmerged(programme: Programme) -> None:
    for one in programme.alignments:
        reason = Field(Collection.ALIGNMENTS, one.id, "reason", one.reason)
        show_both(reason.name_in_edits, reason.save)


def _show_filters(grid: AlignmentGrid, view: MatrixView) -> None:
    asked = view.asked
    headings = list(dict.fromkeys(row.heading for row in grid.rows))
    bodies = list(dict.fromkeys(column.body for column in grid.columns))

    def keep(name: str) -> Callable[[Any], None]:
        def set_it(value: Any) -> None:
            view.asked = view.asked._replace(**{name: value})

        return set_it

    with st.container(key="matrix_filters", horizontal=True, gap="small"):
        _choose("Rows", list(_ITEMS), asked.items, keep("items"), words=_ITEMS)
        _choose("Stage", headings, asked.heading, keep("heading"), none="All stages")
        _choose("Body", bodies, asked.body, keep("body"), none="All bodies")
        _choose("Show", list(_ONLY), asked.only, keep("only"), words=_ONLY)
        _choose("Order", list(_ORDERS), asked.order, keep("order"), words=_ORDERS)


def _choose(
    label: str,
    options: Sequence[Any],
    value: Any,
    keep: Callable[[Any], None],
    *,
    words: dict[Any, str] | None = None,
    none: str | None = None,
) -> None:
    """One choice, kept in the window's own state, so that another page does not lose it."""
    # "All" is one of the options: Streamlit lets nobody clear a list that began with a choice.
    offered = [*([""] if none else []), *options]
    place = offered.index(value) if value in offered else 0
    key = f"matrix_{label.lower()}_{place}"

    def name(option: Any) -> str:
        return (words or {}).get(option, option or none or "")

    st.selectbox(
        label,
        offered,
        index=place,
        key=key,
        format_func=name,
        label_visibility="collapsed",
        width=190,
        on_change=lambda: keep(widget_value(key, None) or None),
    )


def show_alignment(programme: Programme) -> AlignmentGrid | None:
    """Outcomes against priorities as this window views them; where either is missing, what to do first instead."""
    grid = build_alignment(programme, chosen_commissioner(programme))
    if grid.columns and grid.rows:
        return grid
    _show_empty(grid)
    return None


def _show_empty(grid: AlignmentGrid) -> None:
    """What this place is for, and the one next step."""
    if not grid.columns and grid.commissioner is not None:
        st.markdown(
            f"{plain(grid.commissioner.name)} has no priorities framework yet. Tie one to it, and see here what of the "
            "work serves it."
        )
    elif not grid.columns:
        st.markdown(
            "Here you show what of your work serves which of a commissioner's published priorities, and where nothing "
            "does. Add a first priorities framework from the library."
        )
    else:
        st.markdown("Outcomes stand here against priorities, and the map has no outcome yet. Place one on the map.")
        st.page_link("screens/map.py", label="Go to the map", icon=":material/account_tree:")
        return
    st.button(
        "Add a framework", key="to_frameworks", type="primary", icon=":material/library_add:",
        on_click=open_tab, args=("frameworks",),
    )  # fmt: skip
