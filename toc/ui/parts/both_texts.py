"""A long text that two people changed at once: both versions, to be put together."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from toc.model import limits
from toc.ui.session import session, widget_value


@dataclass
class Unmerged:
    """What this window wrote and could not save, by the key of its field."""

    texts: dict[str, str] = field(default_factory=dict)


def keep_unmerged(key: str, yours: str) -> None:
    """Hold on to what was typed until its author has decided."""
    session().own(Unmerged).texts[key] = yours


def show_both(key: str, save: Callable[[str], bool]) -> None:
    """Under a field that holds theirs: your version, if one waits there, to be saved or let go."""
    texts = session().own(Unmerged).texts
    if key not in texts:
        return
    typed = f"yours_{key}"

    def save_yours() -> None:
        if save(widget_value(typed, texts[key])):
            del texts[key]

    def let_go() -> None:
        del texts[key]

    with st.container(border=True, key=f"both_{key}"):
        st.markdown("**Somebody changed this text while you were writing.** Theirs stands above. Yours:")
        st.text_area("What you wrote", texts[key], key=typed, max_chars=limits.TEXT, height=120)
        with st.container(horizontal=True):
            st.button("Save this text", key=f"save_{key}", type="primary", on_click=save_yours)
            st.button("Keep theirs", key=f"theirs_{key}", on_click=let_go)
