"""A chart on the page: in the window's colours, without a tool bar, with its words for who cannot see it."""

from typing import Any

import streamlit as st

from toc.charts.theme import DARK, LIGHT, ChartTheme


def chart_theme() -> ChartTheme:
    """Light or dark, as this window is."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_chart(figure: Any, key: str, words: str) -> None:
    st.plotly_chart(figure, key=key, theme=None, config={"displayModeBar": False}, alt=words)
