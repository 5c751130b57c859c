"""The history of a figure: what it was, who changed it, when."""

import streamlit as st

from toc.analysis.periods import label_of
from toc.model.indicators import Indicator
from toc.services.figure_history import FigureStory, Step, load_stories
from toc.store import Saved
from toc.ui.parts.plain_table import show_plain_table
from toc.ui.parts.when import exact
from toc.ui.session import session
from toc.ui.shared import get_workspace

_COLUMNS = ("When", "By", "What", "Figure", "Note")


def show_figure_history(saved: Saved, indicator: Indicator) -> None:
    """How many figures were corrected, and behind it what became of the one that is chosen."""
    stories = load_stories(get_workspace().store, saved.programme.id, indicator)
    if not stories:
        return
    corrected = [story for story in stories if story.corrected]
    count = f"{len(corrected):,} corrected" if corrected else "none corrected"
    with st.expander(f"History of the figures: {count}", icon=":material/history:", key="figure_history"):
        shown = corrected + [story for story in stories if not story.corrected]
        place = st.selectbox(
            "Figure",
            range(len(shown)),
            format_func=lambda number: _name(shown[number]),
            key=f"history_of_{indicator.id}",
            width=320,
        )
        show_plain_table(
            "What became of this figure, the latest first", _COLUMNS, list(map(_cells, shown[place].steps))
        )


def _name(story: FigureStory) -> str:
    parts = (label_of(story.period), story.category)
    return ", ".join(part for part in parts if part) + (" (corrected)" if story.corrected else "")


def _cells(step: Step) -> tuple[str, ...]:
    when = "" if step.at is None else exact(step.at, st.context.timezone_offset)
    by = ""
    if step.by is not None:
        by = "You" if step.by.id == session().author.id else step.by.name or "Someone"
    return (when or "at the beginning", by, step.how, step.figure, step.note)
