"""The guard as a Streamlit component. It shows nothing until there is something to give back."""

import time
from pathlib import Path

import streamlit as st

from toc.ui.canvas.bundle import build_module

_HERE = Path(__file__).parent

_guard = st.components.v2.component(
    "toc_drafts",
    js=build_module(_HERE / "js" / "drafts.js"),
    css=(_HERE / "drafts.css").read_text(encoding="utf-8"),
)


def guard_typing(programme: str, session: str) -> None:
    """Guard every text input and text area of the page; call it once, in what reruns when a field is saved.

    A field is known by its widget key, so the key has to name what the field belongs to: `why-LINKID`,
    not `why`. Fields without a key are known by their label. What stands in a field is let go when a run
    follows its saving; a run that never comes (the connection is gone) lets nothing go. `session` is the
    server's name for this window.
    """
    _guard(
        key="drafts", data={"programme": programme, "session": session, "run": str(time.time_ns())}, height="content"
    )
