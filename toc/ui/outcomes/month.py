"""Enter figures: what is due, and one grid for the figures of many indicators."""

from datetime import UTC, datetime

import streamlit as st

from toc.model.figures import FigureKey
from toc.services.month_grid import choose_cells
from toc.services.owed_figures import build_owed
from toc.services.statuses import day_of
from toc.services.submissions import find_reported, reported_text
from toc.store import Saved
from toc.ui.parts.mark_reported import show_mark_reported
from toc.ui.parts.month_editor import show_month_editor
from toc.ui.parts.month_filter import show_month_filter
from toc.ui.parts.outcomes_due import show_owed
from toc.ui.shared import get_workspace


def show(saved: Saved) -> None:
    """What is owed, what is asked for, and its grid."""
    programme = saved.programme
    if not programme.indicators:
        st.markdown("Figures are entered here for many indicators at once. Add a first indicator to the list.")
        return
    workspace = get_workspace()
    figures = workspace.figures(programme.id)
    today = datetime.now(UTC).date()
    owed = build_owed(programme, figures, day_of(programme, figures, today))
    show_owed(owed)
    with st.container(key="month_line", horizontal=True, vertical_alignment="center", gap="small"):
        asked = show_month_filter(programme, owed)
        show_mark_reported(saved)
    named = {one.id: one for one in programme.indicators}
    reported = find_reported(workspace.store, programme, figures)
    marks = {key: reported_text(named[key.indicator], one) for key, one in reported.items() if key.indicator in named}

    def choose() -> tuple[FigureKey, ...]:
        return choose_cells(programme, figures, asked, owed, today)

    show_month_editor(programme, figures, asked, choose, marks)
