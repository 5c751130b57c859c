"""The Map's toolbar: undo and redo, untangle, what is shown, find, present, export, the panel."""

from textwrap import shorten

import streamlit as st

from toc.diagram.options import Theme, ViewOptions
from toc.model.phrases import count_of
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange
from toc.store import Saved
from toc.ui.parts.map_as_at import show_as_at_choice
from toc.ui.parts.map_export import show_export
from toc.ui.parts.map_state import map_state
from toc.ui.parts.panel_checks import open_findings
from toc.ui.parts.pathways_view import open_pathways
from toc.ui.parts.plain import plain
from toc.ui.parts.small import show_small
from toc.ui.saving import on_redo, on_undo, save_untangled
from toc.ui.session import session, widget_value
from toc.ui.shared import get_workspace

_LONGEST_NAME = 22
_EVERYBODY = ""
_SWITCHES = {
    "show_indicators": "Indicators",
    "show_status": "Status",
    "show_evidence": "Evidence on arrows",
    "show_assumptions": "Assumptions",
    "show_factors": "Context and risks",
    "show_accountability": "Accountability line",
    "show_priorities": "Priorities",
    "show_owner": "Owners",
    "show_numbers": "Numbers",
}
_THEMES = {
    Theme.SCREEN: "Screen",
    Theme.PRINT: "Print",
    Theme.BLACK_AND_WHITE: "Black and white",
    Theme.HIGH_CONTRAST: "High contrast",
    Theme.DARK: "Dark",
}


def show_toolbar(saved: Saved, theory: TheoryOfChange) -> None:
    """One line of buttons, with the size of the map at its end."""
    here, state = session(), map_state()
    workspace = get_workspace()
    with st.container(key="map_toolbar", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Undo",
            icon=":material/undo:",
            type="tertiary",
            help="Take back your last change (z)",
            disabled=not workspace.can_undo(saved.programme.id, here.author),
            on_click=on_undo,
        )
        st.button(
            "Redo",
            icon=":material/redo:",
            type="tertiary",
            help="Do it again (Shift z)",
            disabled=not workspace.can_redo(saved.programme.id, here.author),
            on_click=on_redo,
        )
        st.button(
            "Untangle",
            icon=":material/shuffle:",
            type="tertiary",
            help="Put the boxes in the order with the fewest crossings; Undo takes it back",
            disabled=len(theory.links) < 2,
            on_click=save_untangled,
            args=(theory.id,),
        )
        _show_view(saved.programme, theory)
        st.button(
            "Find", icon=":material/search:", type="tertiary", help="Find a box (/)", on_click=state.ask_canvas,
            args=("find",),
        )  # fmt: skip
        st.button(
            "Present",
            icon=":material/slideshow:",
            type="tertiary",
            help="The picture alone, stage by stage (p)",
            on_click=state.ask_canvas,
            args=("present",),
        )
        st.button(
            "Pathways",
            key="pathways",
            icon=":material/route:",
            type="tertiary",
            help="Every route from one box to another, with its weakest link",
            disabled=not theory.links,
            on_click=open_pathways,
            args=(theory,),
        )
        show_export(saved, theory)
        st.space("stretch")
        show_small(_size(theory))
        _show_check_button(saved, theory)
        st.button(
            "Details" if not state.panel_open else "Hide details",
            icon=":material/right_panel_open:" if not state.panel_open else ":material/right_panel_close:",
            type="tertiary",
            help="What is selected, with its reasons and measures ( ] )",
            on_click=_toggle_panel,
        )


def _show_check_button(saved: Saved, theory: TheoryOfChange) -> None:
    count = len(open_findings(saved.programme, theory))
    if not theory.elements:
        return
    state = map_state()
    st.button(
        f"{count:,} to check" if count else "Nothing to check",
        key="check",
        icon=":material/fact_check:",
        type="tertiary",
        help="Weak places in the map, rule by rule; click again for the map itself",
        on_click=_toggle_checks,
        disabled=not count and not state.checking,
    )


def _toggle_checks() -> None:
    """The list, or the map itself; the list needs the panel, and nothing selected."""
    state = map_state()
    state.checking = not (state.checking and state.panel_open and not session().selection)
    if state.checking:
        state.panel_open = True
        session().selection = ()


def _toggle_panel() -> None:
    state = map_state()
    state.panel_open = not state.panel_open


def _size(theory: TheoryOfChange) -> str:
    return f"{count_of(len(theory.elements), 'box', 'boxes')}, {count_of(len(theory.links), 'arrow')}"


def _show_view(programme: Programme, theory: TheoryOfChange) -> None:
    here = session()
    seer = next((one.name for one in programme.commissioners if one.id == map_state().seen_by), None)
    label = "View" if seer is None else f"View as {plain(shorten(seer, _LONGEST_NAME, placeholder='…'))}"
    with st.popover(label, key="view_menu", icon=":material/visibility:", type="tertiary"):
        st.selectbox(
            "Colours",
            list(_THEMES),
            index=list(_THEMES).index(here.view.theme),
            format_func=_THEMES.__getitem__,
            key="view_theme",
            on_change=_set_view,
        )
        if programme.commissioners:
            _show_seers(programme)
        for name, label in _SWITCHES.items():
            st.toggle(label, getattr(here.view, name), key=f"view_{name}", on_change=_set_view)
            if name == "show_status" and here.view.show_status:
                show_as_at_choice(programme)
        if theory.stages:
            st.multiselect(
                "Hidden stages",
                [stage.id for stage in theory.stages],
                default=[stage.id for stage in theory.stages if stage.id in here.view.hidden_stages],
                format_func={stage.id: stage.name for stage in theory.stages}.__getitem__,
                key=f"view_hidden_{theory.id}",
                on_change=_set_view,
                args=(theory.id,),
                placeholder="None",
            )


def _show_seers(programme: Programme) -> None:
    """Whose eyes it is seen with: of a commissioner, what is not theirs is grey."""
    names = {_EVERYBODY: "Everybody"} | {one.id: one.name for one in programme.commissioners}
    chosen = map_state().seen_by
    st.selectbox(
        "As seen by",
        list(names),
        index=list(names).index(chosen) if chosen in names else 0,
        format_func=names.__getitem__,
        key="view_seen_by",
        help="What serves their priorities or has their money, and what leads to it; the rest is grey. "
        "It goes into exports too.",
        on_change=_set_seer,
    )


def _set_seer() -> None:
    map_state().seen_by = widget_value("view_seen_by", _EVERYBODY) or None


def _set_view(theory_id: str | None = None) -> None:
    here = session()
    hidden = here.view.hidden_stages
    if theory_id is not None:
        hidden = frozenset(widget_value(f"view_hidden_{theory_id}", []))
    here.view = ViewOptions(
        theme=widget_value("view_theme", here.view.theme),
        hidden_stages=hidden,
        **{name: widget_value(f"view_{name}", getattr(here.view, name)) for name in _SWITCHES},
    )
