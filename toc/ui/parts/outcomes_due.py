"""What is due and late, from whom: a short table."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from toc.analysis.periods import day_text, label_of
from toc.services.owed_figures import OwedFigure, count_owed
from toc.ui.parts.plain import plain

_COLUMNS = ("From", "Indicator", "Period", "Due by", "How late")


def show_owed(owed: Sequence[OwedFigure]) -> None:
    """One sentence, and behind it a row for each figure that is owed."""
    if not owed:
        st.caption(count_owed(owed))
        return
    with st.expander(f"{count_owed(owed)} {owed_from(owed)}", icon=":material/schedule:", key="owed"):
        st.html(owed_table(owed))


def owed_from(owed: Sequence[OwedFigure]) -> str:
    """`From Data officer: 3; Team lead: 1.`"""
    counts = Counter(one.owner or "nobody named" for one in owed)
    return plain(f"From {'; '.join(f'{owner}: {count:,}' for owner, count in counts.most_common())}.")


def owed_table(owed: Sequence[OwedFigure]) -> str:
    """The table as HTML, the longest late on top."""
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in _cells(one)) + "</tr>" for one in owed)
    return (
        f'<div class="toc-table" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _cells(one: OwedFigure) -> tuple[str, ...]:
    return (
        one.owner or "nobody named",
        one.indicator.name,
        label_of(one.period),
        day_text(one.due_on),
        one.words or "in time",
    )
