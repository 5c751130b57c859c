"""The badge that says what is saved; it also notices what others change, and fetches it."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from toc.errors import TocError
from toc.store import StoreUnavailable
from toc.ui.parts.errors import guarded
from toc.ui.parts.notices import show_notices
from toc.ui.parts.small import show_small
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
        trouble = here.unsaved
        try:
            revision = get_workspace().revision_of(programme_id)
        except StoreUnavailable as error:
            trouble = trouble or error.message
        except TocError:
            # Deleted by somebody: the page says so.
            st.rerun()
        else:
            if here.shown_revision != revision:
                st.rerun()
        with st.container(key="saved", width="content"):
            _show(programme_id, trouble)
        show_notices()


def _show(programme_id: str, trouble: str | None) -> None:
    if trouble is not None:
        st.html(f'<p class="toc-unsaved" role="alert">Not saved. {escape(trouble)}</p>')
        return
    saved = get_workspace().open(programme_id)
    by = saved.author.name or "Someone"
    show_small(
        f"✓ Saved, revision {saved.revision:,}, {ago(saved.at, datetime.now(UTC))}",
        f"{by}, {exact(saved.at, st.context.timezone_offset)}",
    )
