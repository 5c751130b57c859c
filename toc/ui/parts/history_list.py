"""The list of edits: what in words, who, when; the newest first."""

from datetime import UTC, datetime

import streamlit as st

from toc.services.programme_history import HistoryLine
from toc.store import Saved
from toc.ui.history.picked import picked
from toc.ui.parts.plain import plain
from toc.ui.parts.small import show_small
from toc.ui.parts.when import ago, exact
from toc.ui.saving import on_redo, on_undo
from toc.ui.session import session
from toc.ui.shared import get_workspace

PER_PAGE = 20


def show_undo(saved: Saved) -> None:
    """The page's title, with undo and redo of your own changes."""
    workspace, author = get_workspace(), session().author
    with st.container(key="history_line", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.title("History", width="stretch", anchor=False)
        st.button(
            "Undo",
            key="history_undo",
            icon=":material/undo:",
            help="Take back your own latest change that still stands",
            disabled=not workspace.can_undo(saved.programme.id, author),
            on_click=on_undo,
        )
        st.button(
            "Redo",
            key="history_redo",
            icon=":material/redo:",
            help="Do again what you took back last",
            disabled=not workspace.can_redo(saved.programme.id, author),
            on_click=on_redo,
        )


def show_history(saved: Saved) -> int:
    """The list; the revision to look at."""
    here = picked(saved)
    looked_at = saved.revision if here.revision is None else here.revision
    pages = -(-saved.revision // PER_PAGE)
    if pages == 0:
        st.markdown("No changes yet. Every change made on the map shows here, and any of them can be gone back to.")
        return saved.revision
    number = st.pagination(pages, key="history_page") if pages > 1 else 1
    before = saved.revision + 1 - (number - 1) * PER_PAGE
    lines = get_workspace().history(saved.programme.id, before=before, limit=PER_PAGE)
    with st.container(key="history_list"):
        for line in lines:
            if _show_line(line, chosen=line.revision == looked_at):
                here.look_at(line.revision)
                st.rerun()
    return looked_at


def _show_line(line: HistoryLine, *, chosen: bool) -> bool:
    words = f"~~{plain(line.words)}~~" if line.undone else plain(line.words)
    with st.container(key=f"line_{'chosen_' if chosen else ''}{line.revision}", gap=None):
        looked = st.button(words, key=f"look_{line.revision}", type="tertiary", width="stretch", wrap=True)
        taken_back = ", taken back since" if line.undone else ""
        show_small(
            f"{_who(line)} · {ago(line.at, datetime.now(UTC))} · revision {line.revision:,}{taken_back}",
            exact(line.at, st.context.timezone_offset),
        )
    return looked


def _who(line: HistoryLine) -> str:
    if line.author.id == session().author.id:
        return "You"
    return line.author.name or "Someone"
