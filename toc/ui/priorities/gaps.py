"""Gaps, both ways: priorities that nothing serves, and outcomes that serve no priority, each with its next step."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from toc.analysis.alignment_words import Gap, outcome_gaps, priority_gaps, summary_text
from toc.store import Saved
from toc.ui.parts.plain import plain
from toc.ui.priorities.matrix import go_to, show_alignment

PER_PAGE = 40


def show(saved: Saved) -> None:
    """Both lists in words, side by side."""
    programme = saved.programme
    grid = show_alignment(programme)
    if grid is None:
        return
    st.markdown(plain(summary_text(grid)))
    left, right = st.columns(2, gap="medium")
    with left:
        _show_list("Priorities that nothing serves", priority_gaps(grid), "column", "Say what serves it")
    with right:
        _show_list("Outcomes that serve no priority", outcome_gaps(grid), "row", "Say what it serves")


def _show_list(title: str, gaps: Sequence[Gap], side: str, step: str) -> None:
    st.header(f"{title}: {len(gaps):,}", anchor=False)
    if not gaps:
        with st.container(key=f"gaps_none_{side}"):
            st.success("None.", icon=":material/check:")
        return
    pages = -(-len(gaps) // PER_PAGE)
    number = st.pagination(pages, key=f"gaps_page_{side}") if pages > 1 else 1
    shown = gaps[(number - 1) * PER_PAGE : number * PER_PAGE]
    for place, (heading, group) in enumerate(groupby(shown, key=lambda gap: gap.heading)):
        with st.container(key=f"gap_group_{side}_{place}"):
            st.markdown(f"**{plain(heading)}**")
            for gap in group:
                with st.container(
                    key=f"gap_{gap.id}", horizontal=True, vertical_alignment="center", gap="small", wrap=False
                ):
                    st.markdown(plain(gap.sentence), width="stretch")
                    st.button(
                        step, key=f"mend_{gap.id}", type="tertiary", icon=":material/arrow_forward:",
                        on_click=go_to, kwargs={side: gap.id},
                    )  # fmt: skip
