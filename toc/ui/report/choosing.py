"""The line on top: for whom, which layout, as at which day."""

from datetime import UTC, date, datetime

import streamlit as st

from toc.report.layouts import LAYOUTS, Layout, SectionKey, find_sections
from toc.services.document_making import DocumentRequest
from toc.services.documents import find_choice
from toc.store import Saved
from toc.ui.priorities.chosen import show_chosen
from toc.ui.report.state import NOTHING, report_state
from toc.ui.report.template import show_template
from toc.ui.session import widget_value
from toc.ui.shared import get_workspace


def show_choices(saved: Saved) -> DocumentRequest:
    """Each is kept: the commissioner for the window, the rest for this programme in it."""
    programme, state = saved.programme, report_state()
    with st.container(key="report_line", horizontal=True, vertical_alignment="center", gap="small"):
        if programme.commissioners:
            st.markdown("For", width="content")
        commissioner = show_chosen(programme, page="report")
        st.markdown("Layout", width="content")
        layout = _show_layout(programme.id)
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", wrap=False):
            st.markdown("As at", width="content")
            as_at = _show_day(saved)
        show_template()
    choice = find_choice(programme, layout, commissioner.id if commissioner else None)
    since = None
    if SectionKey.CHANGES in find_sections(layout, choice.sections):
        snapshots = [one for one in get_workspace().store.snapshots(programme.id) if one.revision < saved.revision]
        wanted = state.since.get(programme.id, snapshots[0].revision if snapshots else NOTHING)
        since = next((one for one in snapshots if one.revision == wanted), None)
    return DocumentRequest(saved, choice, as_at, since)


def _show_layout(programme_id: str) -> Layout:
    state, key = report_state(), f"report_layout_{programme_id}"
    kept = state.layouts.get(programme_id, Layout.BID)

    def keep() -> None:
        state.layouts[programme_id] = Layout(widget_value(key, kept))

    st.selectbox(
        "Layout", list(Layout), index=list(Layout).index(kept), format_func=lambda one: LAYOUTS[one].label, key=key,
        label_visibility="collapsed", width=190, on_change=keep,
    )  # fmt: skip
    return state.layouts.get(programme_id, Layout.BID)


def _show_day(saved: Saved) -> date:
    state, programme_id = report_state(), saved.programme.id
    key = f"report_as_at_{programme_id}"
    today = datetime.now(UTC).date()
    usual = get_workspace().standing(saved).on or today

    def keep() -> None:
        chosen = widget_value(key, None)
        if isinstance(chosen, date):
            state.days[programme_id] = chosen

    st.date_input(
        "As at", state.days.get(programme_id, usual), max_value=max(today, usual), format="DD/MM/YYYY", key=key,
        label_visibility="collapsed", width=140, on_change=keep,
        help="Results are told by the periods that were over on this day.",
    )  # fmt: skip
    return state.days.get(programme_id, usual)
