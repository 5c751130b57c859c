"""The map as it was at a revision, and the button that goes back to it."""

import streamlit as st

from toc.services.drawings import Revised
from toc.store import Saved
from toc.ui.current import choose_theory
from toc.ui.history.snapshots import show_naming
from toc.ui.parts.plain import plain
from toc.ui.parts.thumbnail import show_picture
from toc.ui.session import session
from toc.ui.shared import get_workspace

_VIEWER = "history"


def show_past(saved: Saved, revision: int) -> int | None:
    """The picture; the revision to restore when its button was pressed."""
    workspace, here = get_workspace(), session()
    programme_id = saved.programme.id
    then: Revised = saved if revision == saved.revision else workspace.at_revision(programme_id, revision)
    with st.container(key="past", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.header(f"As it was at revision {revision:,}", width="stretch", anchor=False)
            with st.popover(
                "Name it", icon=":material/bookmark_add:", type="tertiary", help="Find it again by a name."
            ):
                show_naming(saved, revision)
            restore = st.button(
                "Restore this", key="restore_revision", icon=":material/restore:", disabled=revision == saved.revision
            )
        st.caption(plain(workspace.dropped_by_restoring(programme_id, revision, here.author)))
        theory_id = _show_theories(then, here.theory_id)
        if theory_id is None:
            st.markdown("There was no map yet.")
        else:
            drawing = workspace.draw(then, theory_id, viewer=f"{_VIEWER} {here.viewer}")
            show_picture(drawing.svg, drawing.picture.description)
    return revision if restore else None


def _show_theories(then: Revised, theory_id: str | None) -> str | None:
    names = {theory.id: theory.name for theory in then.programme.theories}
    chosen = choose_theory(then.programme, theory_id)
    if len(names) < 2:
        return chosen
    return st.segmented_control(
        "Map",
        list(names),
        default=chosen,
        required=True,
        format_func=lambda one: plain(names[one]),
        key="past_theory",
        label_visibility="collapsed",
    )
