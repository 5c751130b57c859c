"""The sections of the document: switched, put in order and introduced, each change saved as it is made."""

from datetime import UTC, datetime

import streamlit as st

from toc.model import limits
from toc.model.collections import checked
from toc.model.plans import DocumentChoice
from toc.report.layouts import SectionKey
from toc.services.document_making import DocumentRequest
from toc.services.document_sections import (
    SectionRow,
    introduce_section,
    list_sections,
    move_section,
    switch_section,
)
from toc.ui.parts.when import ago
from toc.ui.report.state import NOTHING, report_state, save_choice
from toc.ui.session import widget_value
from toc.ui.shared import get_workspace


def show_sections(request: DocumentRequest) -> None:
    """Those that are in the document, in its order, then the others."""
    choice = request.choice
    key = f"report_introduction_{_mark(choice, choice.introduction)}"
    st.text_area(
        "Introduction", choice.introduction, key=key, height=68, max_chars=limits.TEXT,
        help="Comes first in the document. It is kept for this commissioner and layout.",
        on_change=lambda: save_choice(checked(choice, introduction=widget_value(key, choice.introduction).strip())),
    )  # fmt: skip
    with st.container(key="report_sections"):
        for row in list_sections(choice):
            _show_row(choice, row)
            if row.key is SectionKey.CHANGES and row.chosen:
                _show_since(request)


def _show_row(choice: DocumentChoice, row: SectionRow) -> None:
    state = report_state()
    mark = _mark(choice, choice.sections)
    with st.container(key=f"section_{row.key}", horizontal=True, vertical_alignment="center", gap=None, wrap=False):
        st.checkbox(
            row.title,
            row.chosen,
            key=f"switch_{row.key}_{mark}",
            width="stretch",
            disabled=row.first and row.last,
            on_change=lambda: save_choice(switch_section(choice, row.key, not row.chosen)),
        )
        if row.chosen:
            _show_move(choice, row, -1, "up", row.first)
            _show_move(choice, row, 1, "down", row.last)
            st.button(
                f"Introduction of {row.title}",
                key=f"introduce_{row.key}",
                icon=":material/edit_note:" if row.introduction else ":material/add_notes:",
                type="tertiary",
                help="Words of your own in front of the section",
                on_click=_toggle,
                args=(row.key,),
            )
    if row.chosen and (row.introduction or state.introducing is row.key):
        key = f"words_{row.key}_{_mark(choice, row.introduction)}"
        st.text_area(
            f"Introduction of {row.title}", row.introduction, key=key, height=100, max_chars=limits.TEXT,
            on_change=lambda: save_choice(introduce_section(choice, row.key, widget_value(key, row.introduction))),
            label_visibility="collapsed", placeholder=f"In front of “{row.title}”",
        )  # fmt: skip


def _show_move(choice: DocumentChoice, row: SectionRow, by: int, where: str, disabled: bool) -> None:
    st.button(
        f"Move {row.title} {where}",
        key=f"move_{where}_{row.key}",
        icon=f":material/arrow_{where}ward:",
        type="tertiary",
        disabled=disabled,
        on_click=lambda: save_choice(move_section(choice, row.key, by)),
    )


def _show_since(request: DocumentRequest) -> None:
    programme_id, revision = request.saved.programme.id, request.saved.revision
    now = datetime.now(UTC)
    snapshots = [one for one in get_workspace().store.snapshots(programme_id) if one.revision < revision]
    if not snapshots:
        st.caption("There is no earlier snapshot to compare with yet. Every document made leaves one.")
        return
    names = {NOTHING: "Nothing"} | {one.revision: f"{one.name} ({ago(one.at, now)})" for one in snapshots}
    key = f"report_since_{programme_id}"
    kept = request.since.revision if request.since else NOTHING

    def keep() -> None:
        report_state().since[programme_id] = widget_value(key, kept)

    st.selectbox(
        "Changed since", list(names), index=list(names).index(kept), format_func=names.__getitem__, key=key,
        on_change=keep,
    )  # fmt: skip


def _toggle(key: SectionKey) -> None:
    state = report_state()
    state.introducing = None if state.introducing is key else key


def _mark(choice: DocumentChoice, value: object) -> str:
    """What a widget's key ends in, so that it is drawn anew when its value is another."""
    return f"{hash((choice.layout, choice.commissioner, value)) & 0xFFFFFFFF:x}"
