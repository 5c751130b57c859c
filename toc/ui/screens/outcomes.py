"""Outcomes: every indicator in the order of the map; one of them with its chart, its figures and its definition."""

from datetime import UTC, datetime

import streamlit as st

from toc.model.collections import Collection
from toc.model.edits import Remove
from toc.model.indicators import Indicator
from toc.services.outcomes import build_outcome, year_to_date_text
from toc.services.submissions import find_reported, reported_text
from toc.store import Saved
from toc.ui.outcomes.views import open_module, show_view, show_view_buttons, show_way_back
from toc.ui.parts.breakdown_tab import show_breakdown
from toc.ui.parts.figure_history import show_figure_history
from toc.ui.parts.figures_editor import show_figures_editor
from toc.ui.parts.indicator_chart import show_indicator_chart
from toc.ui.parts.indicator_form import show_goals, show_indicator_form
from toc.ui.parts.indicator_new import show_new_indicator
from toc.ui.parts.indicator_notes import show_notes
from toc.ui.parts.indicator_published import show_published
from toc.ui.parts.indicator_quality import show_quality
from toc.ui.parts.outcomes_overview import show_overview
from toc.ui.parts.plain import plain
from toc.ui.parts.publishing import show_commissioner, show_switch
from toc.ui.parts.way_home import NothingOpen
from toc.ui.saving import save
from toc.ui.session import session
from toc.ui.shared import get_workspace


def show_page() -> None:
    """The one indicator that is selected, else all of them."""
    here = session()
    if here.programme_id is None:
        raise NothingOpen("Outcomes belong to a programme. Open one first.")
    saved = get_workspace().open(here.programme_id)
    indicator = next((one for one in saved.programme.indicators if one.id in here.selection), None)
    view = open_module()
    if indicator is not None:
        _show_one(saved, indicator)
    elif view is not None:
        show_view(view, saved)
    else:
        _show_all(saved)


def _open(indicator_id: str | None) -> None:
    session().selection = () if indicator_id is None else (indicator_id,)


def _show_all(saved: Saved) -> None:
    programme = saved.programme
    with st.container(key="outcomes_line", horizontal=True, vertical_alignment="center"):
        st.title("Outcomes", width="stretch", anchor=False)
        show_view_buttons()
        added = show_new_indicator(programme)
    if added is not None:
        _open(added)
        st.rerun()
    if not programme.indicators:
        st.markdown(
            "Nothing is measured yet. Add a first indicator here, or select a box on the map and attach one to it."
        )
        return
    show_overview(saved, datetime.now(UTC).date(), _open)


def _show_one(saved: Saved, indicator: Indicator) -> None:
    today = datetime.now(UTC).date()
    programme = saved.programme
    figures = get_workspace().figures(programme.id, (indicator.id,))
    standing = get_workspace().standing(saved)
    on = standing.on or today
    outcome = build_outcome(programme, indicator, figures, on)
    with st.container(key="outcomes_line", horizontal=True, vertical_alignment="center"):
        show_way_back()
        st.title(plain(indicator.name), width="stretch", anchor=False)
        published = show_switch()
        commissioner = show_commissioner(programme, "Nobody in particular") if published else None
        st.button(
            "Remove",
            key="remove_indicator",
            icon=":material/delete:",
            type="tertiary",
            help="Its figures are kept: Undo brings all of it back.",
            on_click=_remove,
            args=(indicator.id,),
        )
    if published:
        show_published(programme, outcome, figures, on, commissioner)
        return
    if outcome.series.known:
        status = standing.indicators[indicator.id]
        show_indicator_chart(programme, outcome, status, on, figures)
        if status.year_to_date is not None:
            st.caption(plain(f"Year to date: {year_to_date_text(status.year_to_date)}"))
    else:
        st.info("No figures yet. Type the first one below, or paste a column from Excel.", icon=":material/show_chart:")
    if outcome.measures:
        st.caption(plain("Measures: " + "; ".join(outcome.measures)))
    figures_tab, breakdown_tab, definition_tab, goals_tab, notes_tab, quality_tab = st.tabs(
        ["Figures", "Breakdown", "Definition", "Baseline and targets", "Events and commentary", "Quality"]
    )
    with figures_tab:
        reported = find_reported(get_workspace().store, programme, figures)
        marks = {key: reported_text(indicator, one) for key, one in reported.items() if key.indicator == indicator.id}
        show_figures_editor(indicator, figures, today, marks)
        show_figure_history(saved, indicator)
    with breakdown_tab:
        show_breakdown(programme, indicator, figures)
    with definition_tab:
        show_indicator_form(indicator)
    with goals_tab:
        show_goals(programme, indicator, today)
    with notes_tab:
        show_notes(programme, outcome.series, today)
    with quality_tab:
        show_quality(outcome.series, on)


def _remove(indicator_id: str) -> None:
    if save(Remove(collection=Collection.INDICATORS, id=indicator_id)):
        _open(None)


show_page()
