"""History: who did what, when; the picture as it was; and the way back to it."""

import streamlit as st

from toc.ui.current import require_current
from toc.ui.parts.history_list import show_history, show_undo
from toc.ui.parts.past_picture import show_past
from toc.ui.saving import restore

saved = require_current()
changes, picture = st.columns([2, 3], gap="medium")
with changes:
    show_undo(saved)
    revision = show_history(saved)
with picture:
    restored = show_past(saved, revision)
if restored is not None and restore(restored) is not None:
    st.rerun()
