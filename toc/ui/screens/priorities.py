"""Priorities: how the work serves what commissioners have said matters to them, and what it costs them."""

import streamlit as st

from toc.ui.parts.way_home import NothingOpen
from toc.ui.priorities.chosen import show_chosen
from toc.ui.priorities.tabs import show_tab, show_tabs
from toc.ui.session import session
from toc.ui.shared import get_workspace


def show_page() -> None:
    """The tab that is open, for the commissioner that is chosen."""
    here = session()
    if here.programme_id is None:
        raise NothingOpen("Priorities belong to a programme. Open one first.")
    saved = get_workspace().open(here.programme_id)
    with st.container(key="priorities_line", horizontal=True, vertical_alignment="center", gap="small"):
        tab = show_tabs()
        show_chosen(saved.programme, page="priorities")
    show_tab(tab, saved)


show_page()
