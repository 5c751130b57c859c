"""History: who did what, when; the picture as it was, or what differs between two; and the way back."""

import streamlit as st

from toc.ui.current import require_current
from toc.ui.history.compare import show_difference
from toc.ui.history.picked import picked
from toc.ui.history.snapshots import show_snapshots
from toc.ui.parts.history_list import show_history, show_undo
from toc.ui.parts.past_picture import show_past
from toc.ui.saving import restore

_THEN, _DIFFERS = "As it was", "What differs"

saved = require_current()
here = picked(saved)
restored = None
changes, picture = st.columns([2, 3], gap="medium")
with changes:
    show_undo(saved)
    show_snapshots(saved)
    revision = show_history(saved)
with picture:
    shown = st.segmented_control(
        "Show",
        [_THEN, _DIFFERS],
        default=_DIFFERS if here.comparing else _THEN,
        required=True,
        key="history_shown",
        label_visibility="collapsed",
    )
    here.comparing = shown == _DIFFERS
    if here.comparing:
        show_difference(saved)
    else:
        restored = show_past(saved, revision)
if restored is not None and restore(restored) is not None:
    st.rerun()
