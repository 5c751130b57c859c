"""Map: the theory as a picture that is worked on, with what is selected beside it."""

import time

import streamlit as st

from toc.model.theory import TheoryOfChange
from toc.services.drawings import NoSuchTheory
from toc.store import Saved
from toc.ui.canvas import show
from toc.ui.canvas.building import build_map
from toc.ui.canvas.canvas_map import CanvasMap
from toc.ui.current import require_current
from toc.ui.parts.browser import keep_in_browser
from toc.ui.parts.errors import guarded
from toc.ui.parts.map_as_at import show_as_at
from toc.ui.parts.map_events import handle_event
from toc.ui.parts.map_state import map_state, shown_theory, shown_view
from toc.ui.parts.map_toolbar import show_toolbar
from toc.ui.parts.notices import show_notices
from toc.ui.parts.panel import show_panel
from toc.ui.parts.panel_indicators import OUTCOMES
from toc.ui.parts.pathways_view import pathway_choice, show_pathways
from toc.ui.session import session
from toc.ui.shared import get_workspace

_FIRST_HINT = "Type what your team does under Activities, and press Enter. Then the next."

_HEAD_START = 0.045
"""Seconds that a new picture has to itself before the panel's many fields come: the browser would draw them first."""


@st.fragment
def show_map() -> None:
    """The toolbar, the canvas and the panel: what an edit draws anew, and nothing else."""
    with guarded():
        saved = require_current()
        state = map_state()
        if state.go_to_outcomes:
            state.go_to_outcomes = False
            st.switch_page(OUTCOMES)
        if state.go_elsewhere:
            state.go_elsewhere = False
            st.rerun()
        try:
            theory = shown_theory(saved)
        except NoSuchTheory:
            st.rerun()
        if pathway_choice().shown:
            show_pathways(saved, theory)
            show_notices()
            return
        toolbar, panel = st.container(), None
        with st.container(key="map_parts"):
            if state.panel_open:
                canvas, panel = st.columns([3, 1], gap="small")
            else:
                canvas = st.container()
        # The picture goes to the browser first: after an edit it is what a person waits for.
        with canvas:
            show(lambda: _build(saved, theory), key="map", on_event=handle_event)
        _let_it_be_drawn((theory.id, saved.revision))
        with toolbar:
            show_toolbar(saved, theory)
            show_as_at(saved)
        if panel is not None:
            with panel:
                show_panel(saved, theory)
        keep_in_browser("Map", key="browser_of_map")
        show_notices()


def _let_it_be_drawn(picture: tuple[str, int]) -> None:
    """After a selection the panel is what a person waits for: it follows at once."""
    state = map_state()
    if state.picture is not None and state.picture != picture:
        time.sleep(_HEAD_START)
    state.picture = picture


def _build(saved: Saved, theory: TheoryOfChange) -> CanvasMap:
    here, state = session(), map_state()
    drawing = get_workspace().draw(saved, theory.id, shown_view(saved.programme, theory), here.viewer, state.as_at)
    built = build_map(
        programme=saved.programme.id,
        theory=theory,
        picture=drawing.picture,
        svg=drawing.svg,
        version=saved.revision,
        selected=here.selection,
    )
    hint = "" if theory.elements else _FIRST_HINT
    return built.model_copy(update={"hint": hint, "ask": state.ask, "ask_number": state.ask_number})


show_map()
