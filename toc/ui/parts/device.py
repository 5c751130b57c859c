"""What the app is used on, where a widget that draws itself cannot be told by a style sheet."""

import streamlit as st


def is_phone() -> bool:
    """As browsers say of themselves: every one on a phone has `Mobi` in its name."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
