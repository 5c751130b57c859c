"""As at: the day that the marks on the boxes are of, chosen in the View menu and said above the picture."""

from datetime import UTC, date, datetime

import streamlit as st

from toc.analysis.element_status import ELEMENT_RULE
from toc.analysis.periods import day_text
from toc.analysis.status import STATUS_RULE
from toc.model.programme import Programme
from toc.store import Saved
from toc.ui.parts.map_state import map_state
from toc.ui.session import session, set_widget_value, widget_value

_KEY = "view_as_at"


def show_as_at_choice(programme: Programme) -> None:
    """The day, in the View menu; empty for today."""
    if not programme.indicators:
        return
    state = map_state()
    set_widget_value(_KEY, state.as_at)
    st.date_input(
        "Status as at",
        value=None,
        max_value=_today(),
        format="DD/MM/YYYY",
        key=_KEY,
        help="Any past day: boxes are marked by the periods that were over by then. Empty for today.",
        on_change=_choose,
    )


def show_as_at(saved: Saved) -> None:
    """The line that says of which day the marks are, with the rule, and the way back to today."""
    as_at = map_state().as_at
    if as_at is None or not session().view.show_status or not saved.programme.indicators:
        return
    with st.container(key="map_as_at", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            f"Marked as things stood on {day_text(as_at)}, by the figures held now.",
            help=f"{ELEMENT_RULE} {STATUS_RULE}",
            width="content",
        )
        st.button("Back to today", key="as_at_today", type="tertiary", icon=":material/today:", on_click=_back)


def _choose() -> None:
    chosen = widget_value(_KEY, None)
    map_state().as_at = chosen if isinstance(chosen, date) and chosen < _today() else None


def _back() -> None:
    map_state().as_at = None


def _today() -> date:
    return datetime.now(UTC).date()
