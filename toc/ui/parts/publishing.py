"""As published: the switch that shows what would leave, for whom, the same on the list and on each indicator."""

from dataclasses import dataclass

import streamlit as st

from toc.model.programme import Programme
from toc.ui.session import session, set_widget_value, widget_value

_HELP = "What would leave in a document for this commissioner: small numbers hidden, counts rounded."
_SWITCH, _WHOM = "as_published", "wanted_commissioner"


@dataclass
class Publishing:
    """What was chosen: it outlives the page it was chosen on."""

    on: bool = False
    commissioner: str | None = None


def show_commissioner(programme: Programme, placeholder: str) -> str | None:
    """The commissioner whose indicators and whose protection are meant; None where there are none to choose from."""
    names = {one.id: one.name for one in programme.commissioners}
    state = session().own(Publishing)
    if state.commissioner not in names:
        state.commissioner = None
    if not names:
        return None
    if widget_value(_WHOM, state) is state:  # not drawn in the run before
        set_widget_value(_WHOM, state.commissioner)
    state.commissioner = st.selectbox(
        "Commissioner",
        list(names),
        index=None,
        placeholder=placeholder,
        format_func=names.__getitem__,
        key=_WHOM,
        label_visibility="collapsed",
        width=250,
    )
    return state.commissioner


def show_switch() -> bool:
    """Whether figures are shown as they would be published."""
    state = session().own(Publishing)
    set_widget_value(_SWITCH, widget_value(_SWITCH, state.on))
    state.on = st.toggle("As published", key=_SWITCH, help=_HELP, width="content")
    return state.on
