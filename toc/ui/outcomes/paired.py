"""Before and after: scores of the same families, taken twice, to totals of reliable change."""

from datetime import UTC, datetime

import streamlit as st

from toc.model.indicators import Direction
from toc.store import Saved
from toc.ui.parts.paired_instrument import show_instrument
from toc.ui.parts.paired_kept import show_kept
from toc.ui.parts.paired_preview import show_preview
from toc.ui.parts.paired_state import PairedState
from toc.ui.parts.paired_upload import show_upload
from toc.ui.session import session


def show(saved: Saved) -> None:
    """The instrument and the file on top; below them the file's totals, and what is kept already."""
    programme, state = saved.programme, session().own(PairedState)
    if state.programme != programme.id:
        state.drop()
        state.programme, state.instrument = programme.id, None
    left, right = st.columns([5, 4], gap="large")
    with left:
        instrument = show_instrument(programme)
    with right:
        if instrument.direction is Direction.NEITHER:
            st.info(
                "Say under Thresholds which way is better on this one: then its scores can be read.",
                icon=":material/tune:",
            )
        else:
            show_upload()
    if state.table is not None and instrument.direction is not Direction.NEITHER:
        show_preview(programme, instrument, state.table, datetime.now(UTC).date())
    else:
        show_kept(programme, instrument)
