"""The badge that says what is saved; it also notices what others change, and fetches it."""

from datetime import UTC, datetime

import streamlit as st

from toc.errors import TocError
from toc.store import StoreUnavailable
from toc.ui.parts.errors import guarded
from toc.ui.parts.notices import show_notices
from toc.ui.parts.plain import plain
from toc.ui.parts.when import ago, exact
from toc.ui.session import session
from toc.ui.shared import get_workspace

LOOK_EVERY = 1.5
"""Seconds: with the drawing, another's change shows within 2 s."""


@st.fragment(run_every=LOOK_EVERY)
def show_saved_badge(programme_id: str) -> None:
    """Saved, revision 214, 10 s ago; in amber with a sentence if it is not."""
    with guarded():
        here = session()
        if here.programme_id != programme_id:
            return
        try:
            revision = get_workspace().revision_of(programme_id)
        except StoreUnavailable as error:
            here.unsaved = error.message
        except TocError:
            st.rerun()
        else:
            if here.shown_revision != revision:
                st.rerun()
        _show(programme_id)
        show_notices()


def _show(programme_id: str) -> None:
    here = session()
    if here.unsaved is not None:
        st.badge(f"Not saved. {plain(here.unsaved)}", icon=":material/cloud_off:", color="orange")
        return
    saved = get_workspace().open(programme_id)
    st.caption(
        f":material/check: Saved, revision {saved.revision:,}, {ago(saved.at, datetime.now(UTC))}",
        help=f"{plain(saved.author.name) or 'Someone'}, {exact(saved.at, st.context.timezone_offset)}",
        width="content",
        wrap=False,
    )
