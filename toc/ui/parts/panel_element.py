"""The panel of a box: what it says, what it rests on, how it is measured, which priorities it serves."""

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Remove
from toc.model.gestures import move_elements
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, StageKind, TheoryLevel, TheoryOfChange
from toc.ui.parts.fields import Field, show_text
from toc.ui.parts.map_state import map_state
from toc.ui.parts.panel_assumptions import show_assumptions
from toc.ui.parts.panel_citations import show_citations, show_provenance
from toc.ui.parts.panel_indicators import show_indicators
from toc.ui.parts.panel_priorities import show_priorities
from toc.ui.parts.pathways_view import open_pathways
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save, save
from toc.ui.session import session, widget_value

_IN_TRAY = ""
_TRAY = "In the tray, without a stage"
_INNER_STAGES = (
    ("Problem", StageKind.PROBLEM),
    ("Activities", StageKind.ACTIVITY),
    ("Short-term outcomes", StageKind.SHORT_TERM_OUTCOME),
    ("Medium-term outcomes", StageKind.MEDIUM_TERM_OUTCOME),
    ("Long-term outcomes", StageKind.LONG_TERM_OUTCOME),
)


def show_element(programme: Programme, theory: TheoryOfChange, element: Element) -> None:
    """All there is to a box."""

    def field(name: str) -> Field:
        return Field(Collection.ELEMENTS, element.id, name, getattr(element, name))

    show_text("Box", field("label"), hint="What happens or changes, in one line.", max_chars=limits.LABEL, lines=2)
    _show_stage_choice(theory, element)
    show_text(
        "What it means",
        field("description"),
        hint="What exactly is meant, so that a stranger understands it the same way.",
        max_chars=limits.TEXT,
        lines=3,
    )
    show_indicators(programme, element)
    show_priorities(programme, element.id)
    show_assumptions(programme, theory, element.id)
    _show_nested(programme, element)
    _show_pathways(theory, element)
    with st.expander("Evidence and notes"):
        show_citations(programme, Collection.ELEMENTS, element.id, element.citations)
        show_provenance(programme, Collection.ELEMENTS, element.id, element.provenance)
        show_text("Who it is for", field("target_group"), hint="The people this is about: expectant parents, midwives.")
        show_text("Who sees to it", field("owner"), hint="The role that answers for it; no person's name is needed.")
        show_text(
            "Notes", field("notes"), hint="For yourselves; notes stay out of documents.", max_chars=limits.TEXT, lines=3
        )


def _show_stage_choice(theory: TheoryOfChange, element: Element) -> None:
    options = [stage.id for stage in theory.stages]
    names = {stage.id: stage.name for stage in theory.stages}
    key = f"{element.id}.stage.{element.stage}"

    def move() -> None:
        stage = widget_value(key, _IN_TRAY) or None
        if stage != element.stage:
            save(move_elements(theory, [element.id], stage))

    st.selectbox(
        "Stage",
        [_IN_TRAY, *options],
        index=0 if element.stage is None else 1 + options.index(element.stage),
        format_func=lambda stage: names.get(stage, _TRAY),
        key=key,
        help="The column it stands in.",
        on_change=move,
    )


def _show_nested(programme: Programme, element: Element) -> None:
    inner = next((theory for theory in programme.theories if theory.inside == element.id), None)
    if inner is not None:
        st.button(
            plain(f"Open the map inside: {inner.name}"), icon=":material/account_tree:", width="stretch",
            on_click=_open_theory, args=(programme.id, inner.id),
        )  # fmt: skip
        st.button(
            "Take that map out of this box",
            type="tertiary",
            help="It stays in the programme as a map of its own.",
            on_click=on_save,
            args=(
                Change(
                    collection=Collection.THEORIES, id=inner.id, fields={"inside": None}, base={"inside": element.id}
                ),
            ),
        )
        return
    with st.popover("Put a map inside this box", icon=":material/account_tree:", type="tertiary"):
        st.caption("A map of its own that tells in detail how this box works.")
        home = {one.id: theory.id for theory in programme.theories for one in theory.elements}
        free = [theory for theory in programme.theories if theory.inside is None and theory.id != home[element.id]]
        for theory in free:
            st.button(
                plain(theory.name),
                key=f"nest_{theory.id}_in_{element.id}",
                on_click=on_save,
                args=(Change(collection=Collection.THEORIES, id=theory.id, fields={"inside": element.id}),),
            )
        st.button(
            "A new map", key=f"nest_new_{element.id}", icon=":material/add:", type="primary",
            on_click=_nest_new, args=(programme.id, element),
        )  # fmt: skip


def _show_pathways(theory: TheoryOfChange, element: Element) -> None:
    """The routes that begin here; of a box where they all end, those that lead to it."""
    leaving = any(link.source == element.id for link in theory.links)
    if leaving or any(link.target == element.id for link in theory.links):
        st.button(
            "Pathways from here" if leaving else "Pathways to here", key=f"pathways_{element.id}",
            icon=":material/route:", type="tertiary", on_click=open_pathways, args=(theory, element.id),
            help="Every route from one box to another, with its weakest link.",
        )  # fmt: skip


def _nest_new(programme_id: str, element: Element) -> None:
    theory = TheoryOfChange(
        id=new_id(),
        name=element.label,
        level=TheoryLevel.OTHER,
        inside=element.id,
        stages=tuple(Stage(id=new_id(), name=name, kind=kind) for name, kind in _INNER_STAGES),
    )
    if save(Add(collection=Collection.THEORIES, item=as_json(theory))):
        _open_theory(programme_id, theory.id)


def _open_theory(programme_id: str, theory_id: str) -> None:
    session().open(programme_id, theory_id)
    map_state().go_elsewhere = True


def remove_button(collection: Collection, item_id: str, what: str) -> None:
    """Away with it; Undo brings it back."""
    st.button(
        f"Remove {what}",
        key=f"remove_{item_id}",
        icon=":material/delete:",
        type="tertiary",
        help="With what means nothing without it. Undo brings all of it back.",
        on_click=on_save,
        args=(Remove(collection=collection, id=item_id),),
    )
