"""Notices on Home that somebody made, changed or deleted a programme, and fetches it."""

import streamlit as st

from toc.store import Summary
from toc.ui.parts.errors import guarded
from toc.ui.shared import get_workspace

LOOK_EVERY = 2.0
"""Seconds."""


def watch_programmes(programmes: tuple[Summary, ...], deleted: tuple[Summary, ...]) -> None:
    """Draw the page again once these are no longer what there is."""
    _watch(programmes, deleted)


@st.fragment(run_every=LOOK_EVERY)
def _watch(programmes: tuple[Summary, ...], deleted: tuple[Summary, ...]) -> None:
    with guarded():
        workspace = get_workspace()
        if (workspace.programmes(), workspace.deleted()) != (programmes, deleted):
            st.rerun()
