"""Before-and-after results drawn: mean changes, bars of reliable change, their table and what stands beside it."""

from collections.abc import Sequence

import streamlit as st

from toc.analysis.disclosure import PRESETS
from toc.analysis.paired_summary import CAUTIONS
from toc.charts.paired import build_mean_changes, build_reliable_bars
from toc.model.figures import PairedResult
from toc.model.indicators import Direction
from toc.model.priorities import SmallNumbers
from toc.services.chart_files import BlockRequest
from toc.services.paired_rows import HEADS, PairedRow, build_printed_rows, build_rows
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.chart_downloads import show_block_downloads
from toc.ui.parts.plain import plain
from toc.ui.parts.plain_table import show_plain_table

PRESET = SmallNumbers.FEWER_THAN_5


def show_as_published(key: str) -> bool:
    """The switch between true figures and what a document would print."""
    return st.toggle("As published", key=key, help=PRESETS[PRESET].words)


def build_shown(results: Sequence[PairedResult], direction: Direction, *, published: bool) -> tuple[PairedRow, ...]:
    return build_printed_rows(results, PRESET) if published else build_rows(results, direction)


def show_mean_changes(
    rows: Sequence[PairedRow], direction: Direction, key: str, download: BlockRequest | None = None
) -> None:
    """Nothing where no mean change is known. `download` where it may be taken away."""
    if not any(row.change.change for row in rows):
        st.caption("No mean change can be shown.")
        return
    _show_heading("**Mean change**, with its 95 % interval", f"{key}_mean", download)
    show_chart(
        build_mean_changes([row.change for row in rows], direction, chart_theme()),
        f"{key}_changes",
        "Mean change with its interval, period by period. The table below holds the same figures.",
    )


def _show_heading(words: str, key: str, download: BlockRequest | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_heading"):
        st.markdown(words, width="stretch")
        if download is not None:
            show_block_downloads(download, key)


def show_bars(rows: Sequence[PairedRow], key: str, download: BlockRequest | None = None) -> None:
    """What became of the pairs, where that was judged."""
    bars = [row.bar for row in rows if row.bar is not None]
    if not bars:
        st.caption("Without a reliable change set nobody can be said to have improved or deteriorated.")
        return
    _show_heading("**Reliable change**, in families with both scores", f"{key}_reliable", download)
    show_chart(
        build_reliable_bars(bars, chart_theme()),
        f"{key}_bars",
        "Bars of reliable change, period by period. The table below holds the same figures.",
    )
    if any(count is None for bar in bars for count in bar.counts.values()):
        st.caption("A hidden count has no length in its bar.")


def show_paired_table(caption: str, rows: Sequence[PairedRow], *, published: bool) -> None:
    """The table, how it is protected, and what a document has to say beside it."""
    show_plain_table(caption, HEADS, [row.cells for row in rows])
    protection = f"{PRESETS[PRESET].words} Periods too small to show are summed. " if published else ""
    st.caption(plain(f"{protection}Shares are of those with both scores. {' '.join(CAUTIONS)}"))
