"""Notices: sentences shown once, at the side, without moving anything."""

import streamlit as st

from toc.ui.parts.plain import plain
from toc.ui.session import Tone, session

_ICONS = {Tone.INFO: ":material/info:", Tone.WARNING: ":material/error:"}


def show_notices() -> None:
    """Show what has been said since the last time. A fragment that saves calls this at its end."""
    for notice in session().take_notices():
        st.toast(plain(notice.text), icon=_ICONS[notice.tone], duration="long")
