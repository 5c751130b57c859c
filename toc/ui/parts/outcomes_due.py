"""What is due and late, from whom: a short table."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from toc.analysis.periods import day_text, label_of
from toc.services.owed_figures import OwedFigure, count_owed
from toc.ui.parts.plain import plain
from toc.ui.parts.plain_table import show_plain_table

_COLUMNS = ("Indicator", "From", "Period", "Due by", "How late")


def show_owed(owed: Sequence[OwedFigure]) -> None:
    """One sentence, and behind it a row for each figure that is owed."""
    if not owed:
        st.caption(count_owed(owed))
        return
    with st.expander(f"{count_owed(owed)} {owed_from(owed)}", icon=":material/schedule:", key="owed"):
        show_plain_table("What is owed, the longest late on top", _COLUMNS, [_cells(one) for one in owed])


def owed_from(owed: Sequence[OwedFigure]) -> str:
    """`Whose: Data officer (3), nobody named (1).`"""
    counts = Counter(one.owner or "nobody named" for one in owed)
    return plain(f"Whose: {', '.join(f'{owner} ({count:,})' for owner, count in counts.most_common())}.")


def _cells(one: OwedFigure) -> tuple[str, ...]:
    return (
        one.indicator.name,
        one.owner or "nobody named",
        label_of(one.period),
        day_text(one.due_on),
        one.words or "in time",
    )
