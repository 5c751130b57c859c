"""The side panel: what is selected on the map, to read and to change."""

import streamlit as st

from toc.model.theory import TheoryOfChange
from toc.store import Saved
from toc.ui.drafts import guard_typing
from toc.ui.parts.map_state import map_state
from toc.ui.parts.panel_checks import show_checks
from toc.ui.parts.panel_element import show_element
from toc.ui.parts.panel_factor import show_factor
from toc.ui.parts.panel_link import show_link
from toc.ui.parts.panel_several import show_several
from toc.ui.parts.panel_stage import show_stage
from toc.ui.parts.panel_theory import show_theory
from toc.ui.session import session


def show_panel(saved: Saved, theory: TheoryOfChange) -> None:
    """The part of the map that is selected; the theory itself when nothing is."""
    selected = set(session().selection)
    elements = [element for element in theory.elements if element.id in selected]
    links = [link for link in theory.links if link.id in selected]
    factors = [factor for factor in theory.factors if factor.id in selected]
    stages = [stage for stage in theory.stages if stage.id in selected]
    with st.container(key="map_panel"):
        guard_typing(saved.programme.id, session().viewer)
        if len(elements) > 1:
            show_several(saved.programme, theory, elements)
        elif elements:
            show_element(saved.programme, theory, elements[0])
        elif links:
            show_link(saved.programme, theory, links[0])
        elif factors:
            show_factor(theory, factors[0])
        elif stages:
            show_stage(theory, stages[0])
        elif map_state().checking:
            show_checks(saved.programme, theory)
        else:
            show_theory(saved.programme, theory)
