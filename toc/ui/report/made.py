"""Made before: the finished files of the programme, with the revision each was made from."""

from datetime import UTC, datetime

import streamlit as st

from toc.services.finished_files import FinishedFile, open_finished_files
from toc.store import Saved
from toc.ui.parts.plain import plain
from toc.ui.parts.small import show_small
from toc.ui.parts.when import ago, exact


def show_made_before(saved: Saved) -> None:
    """The newest first, each to download again."""
    files = open_finished_files().list(saved.programme.id)
    if not files:
        st.caption("Documents that are made here are kept here, with the revision they were made from.")
    for one in files:
        _show_file(saved.programme.id, one, saved.revision)


def _show_file(programme_id: str, one: FinishedFile, revision: int) -> None:
    form = one.name.rpartition(".")[2].upper()
    from_revision = "" if one.revision is None else f"revision {one.revision:,}"
    newest = " (the newest)" if one.revision == revision else ""
    when = ago(one.made_at, datetime.now(UTC))
    with st.container(key=f"file_{one.id}", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        with st.container(gap=None):
            st.markdown(f"**{plain(one.name.rpartition('.')[0])}**")
            parts = (form, f"{from_revision}{newest}", when, f"{max(1, one.size // 1000):,} kB")
            show_small(" · ".join(part for part in parts if part), exact(one.made_at, st.context.timezone_offset))
        st.download_button(
            f"Download {one.name}",
            lambda: open_finished_files().load(programme_id, one.id).data,
            one.name,
            one.mime,
            key=f"again_{one.id}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
