"""Small print: one line of plain text, with more of it on hover."""

from html import escape

import streamlit as st


def show_small(text: str, more: str = "") -> None:
    """The text as typed; `more` shows while the pointer rests on it."""
    title = f' title="{escape(more)}"' if more else ""
    st.html(f'<p class="toc-small"{title}>{escape(text)}</p>')
