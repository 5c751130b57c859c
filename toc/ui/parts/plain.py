"""Plain: people's own words, shown as typed where Streamlit would read Markdown."""

import re

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """The text on one line with every sign that Markdown might read made a letter."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
