"""The way Home, for a page that has no programme to show."""

import streamlit as st

from toc.errors import TocError
from toc.ui.parts.plain import plain

HOME = "screens/home.py"


class NothingOpen(TocError):
    """This page needs a programme, and none is open."""


def show_way_home(sentence: str) -> None:
    """One sentence and the link, and nothing else."""
    with st.container(key="way_home", horizontal_alignment="center"):
        st.space("large")
        st.markdown(plain(sentence), width="content")
        st.page_link(HOME, label="Go to Home", icon=":material/home:", width="content")
