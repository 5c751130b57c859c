"""Portal text: each section as plain text to copy, counted against the limits of a funder's box."""

from collections.abc import Sequence

import streamlit as st

from toc.model.collections import checked
from toc.model.plans import DocumentChoice
from toc.report.portal_text import PortalText
from toc.ui.parts.plain import plain
from toc.ui.report.state import save_choice
from toc.ui.session import widget_value


def show_portal(choice: DocumentChoice, texts: Sequence[PortalText] | None) -> None:
    """The limits, then a text a section; None while it is still being written."""
    st.caption("Funders’ portals are boxes with limits. Copy a section as plain text; what is too long is marked.")
    with st.container(horizontal=True, gap="small"):
        _show_limit(choice, "Most words", "word_limit", choice.word_limit)
        _show_limit(choice, "Most characters", "character_limit", choice.character_limit)
    if texts is None:
        st.caption("Writing the sections …")
        return
    for one in texts:
        counted = plain(one.count_words(choice.word_limit, choice.character_limit))
        fits = one.fits(choice.word_limit, choice.character_limit)
        label = f"{plain(one.title)}: " + (counted if fits else f":orange[**{counted}**]")
        with st.expander(label, icon=":material/check:" if fits else ":material/error:"):
            st.code(one.text, language=None, wrap_lines=True, height=min(280, 80 + 6 * one.words))


def _show_limit(choice: DocumentChoice, label: str, name: str, value: int | None) -> None:
    key = f"report_{name}_{choice.layout}_{choice.commissioner}_{value}"
    st.number_input(
        label, min_value=1, value=value, step=50, key=key, placeholder="No limit",
        on_change=lambda: save_choice(checked(choice, **{name: widget_value(key, None)})),
    )  # fmt: skip
