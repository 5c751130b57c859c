"""The before-and-after totals that are kept of one instrument: charts, table, and a way to take each off."""

import streamlit as st

from toc.analysis.periods import label_of
from toc.model.collections import Collection
from toc.model.indicators import Instrument
from toc.model.programme import Programme
from toc.services.block_charts import ask_for_mean_changes, ask_for_reliable_change
from toc.services.paired import find_kept
from toc.ui.parts.paired_results import (
    build_shown,
    show_as_published,
    show_bars,
    show_mean_changes,
    show_paired_table,
)
from toc.ui.parts.panel_rows import show_row
from toc.ui.parts.plain import plain


def show_kept(programme: Programme, instrument: Instrument) -> None:
    """Nothing kept yet: what this place is for, and the next step."""
    results = find_kept(programme, instrument.id)
    if not results:
        st.info(
            "Nothing is kept of this one yet. Choose a file of scores above: you see how many families improved, "
            "stayed the same or deteriorated beyond measurement error, and keep the totals if you like.",
            icon=":material/compare_arrows:",
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", key="paired_kept"):
        st.header(plain(f"{instrument.name}: totals kept"), anchor=False, width="stretch")
        published = show_as_published("kept_published")
    rows = build_shown(results, instrument.direction, published=published)
    left, right = st.columns(2, gap="medium")
    with left:
        show_mean_changes(rows, instrument.direction, "kept", ask_for_mean_changes(programme, instrument, results))
    with right:
        show_bars(rows, "kept", ask_for_reliable_change(programme, instrument, results))
    show_paired_table(f"Before and after: {instrument.name}", rows, published=published)
    with st.expander(f"Take one off ({len(results)} kept)", icon=":material/delete:"):
        for result in reversed(results):
            show_row(
                f"{label_of(result.period)}: {result.paired} of {result.closed} with both scores",
                collection=Collection.PAIRED_RESULTS,
                item_id=result.id,
            )
