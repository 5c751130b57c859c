"""How far the figures of an indicator can be relied on, a sentence for each thing to know."""

from datetime import date

import streamlit as st

from toc.analysis.series import Series
from toc.services.figure_quality import build_quality
from toc.ui.parts.plain import plain


def show_quality(series: Series, on: date) -> None:
    """One sentence for each thing to know, or that there is nothing."""
    said = build_quality(series, on).sentences
    if not said:
        st.markdown("Nothing to note: no gaps, nothing late, nothing provisional, no small numbers.")
    for sentence in said:
        st.markdown(f"- {plain(sentence)}")
