"""Snapshots: named revisions on top of the list, to look at, rename and take away; and the naming of one."""

from datetime import UTC, datetime

import streamlit as st

from toc.errors import TocError
from toc.model.limits import NAME
from toc.services.snapshots import name_revision
from toc.store import Saved, Snapshot
from toc.ui.history.picked import picked
from toc.ui.parts.plain import plain
from toc.ui.parts.small import show_small
from toc.ui.parts.when import ago, exact
from toc.ui.session import Tone, session
from toc.ui.shared import get_workspace


def show_snapshots(saved: Saved) -> None:
    """The named revisions, newest first; without any, what they are for."""
    here = picked(saved)
    snapshots = get_workspace().store.snapshots(saved.programme.id)
    with st.container(key="snapshots", gap=None):
        if not snapshots:
            show_small("Name a revision, and it stays here on top: a bid, a review. Every document made names its own.")
        for one in snapshots:
            chosen = one.revision == (saved.revision if here.revision is None else here.revision)
            _show_snapshot(saved, one, chosen=chosen)


def _show_snapshot(saved: Saved, one: Snapshot, *, chosen: bool) -> None:
    key = f"snapshot_{'chosen_' if chosen else ''}{one.revision}"
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="xsmall"):
        with st.container(key=f"line_{key}", gap=None, width="stretch"):
            st.button(
                plain(one.name),
                key=f"pin_{one.revision}",
                icon=":material/bookmark:",
                type="tertiary",
                width="stretch",
                wrap=True,
                on_click=picked(saved).look_at,
                args=(one.revision,),
            )
            who = "You" if one.author.id == session().author.id else one.author.name or "Someone"
            said = f"{who} · {ago(one.at, datetime.now(UTC))} · revision {one.revision:,}"
            show_small(said, exact(one.at, st.context.timezone_offset))
        with st.popover("Change", key=f"change_{one.revision}", icon=":material/more_vert:", type="tertiary"):
            show_naming(saved, one.revision, one.name)
            st.button(
                "Take the name away",
                key=f"forget_{one.revision}",
                type="tertiary",
                icon=":material/bookmark_remove:",
                help="The revision stays in the history.",
                on_click=_forget,
                args=(saved.programme.id, one),
            )


def show_naming(saved: Saved, revision: int, name: str = "") -> None:
    """The field and the button that name a revision."""
    with st.form(f"naming_{revision}_{bool(name)}", border=False):
        typed = st.text_input("Name", name, max_chars=NAME, placeholder="Bid 2027, as sent")
        if st.form_submit_button("Rename" if name else "Name it", type="primary"):
            try:
                name_revision(get_workspace().store, saved.programme.id, revision, typed, session().author)
            except TocError as error:
                st.warning(error.message)
            else:
                st.rerun()


def _forget(programme_id: str, one: Snapshot) -> None:
    get_workspace().store.forget_snapshot(programme_id, one.revision)
    session().say(f"Revision {one.revision:,} has no name any more: it was “{one.name}”.", Tone.INFO)
