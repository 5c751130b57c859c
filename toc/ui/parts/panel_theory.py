"""The panel of the theory itself: its name, its columns, its context; and more maps."""

from functools import partial

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add
from toc.model.limits import NAME
from toc.model.programme import Programme
from toc.model.theory import FactorKind, Stage, StageKind, TheoryLevel, TheoryOfChange
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.map_state import map_state
from toc.ui.parts.panel_element import remove_button
from toc.ui.parts.panel_factor import show_factors
from toc.ui.parts.panel_rows import show_row
from toc.ui.parts.panel_stage import STAGE_KINDS
from toc.ui.saving import save
from toc.ui.session import session

_LEVELS = {
    TheoryLevel.SYSTEM: "System: what the work does to services around it",
    TheoryLevel.CLINICAL: "Clinical: what it does for families",
    TheoryLevel.OTHER: "Another level",
}


def show_theory(programme: Programme, theory: TheoryOfChange) -> None:
    """All there is to a theory."""

    def field(name: str) -> Field:
        value = getattr(theory, name)
        return Field(Collection.THEORIES, theory.id, name, getattr(value, "value", value))

    st.caption("Select a box, an arrow or a heading to work on it. This is the map itself.")
    show_text("Map", field("name"), hint="What this map is called.")
    show_choice(
        "Level", field("level"), list(_LEVELS), hint="Whom the change is about.",
        words=lambda option: _LEVELS[TheoryLevel(option)],
    )  # fmt: skip
    show_text("In short", field("description"), hint="Two sentences for a reader.", max_chars=limits.TEXT, lines=3)
    show_factors(theory, (FactorKind.ENABLING, FactorKind.EXTERNAL, FactorKind.UNINTENDED_CONSEQUENCE), about=None)
    _show_stages(theory)
    with st.popover("Add a map", icon=":material/add:", type="tertiary"):
        _show_new_map(programme, theory)
    if len(programme.theories) > 1:
        remove_button(Collection.THEORIES, theory.id, "this map")


def _show_stages(theory: TheoryOfChange) -> None:
    st.markdown("**Stages**", help="The columns, from left to right.")
    for stage in theory.stages:
        show_row(
            stage.name,
            collection=Collection.STAGES,
            item_id=stage.id,
            help_text=STAGE_KINDS[stage.kind],
            open_it=partial(_select, stage.id),
        )
    with (
        st.popover("Add a stage", icon=":material/add:", type="tertiary"),
        st.form(f"stage_{theory.id}", clear_on_submit=True, border=False),
    ):
        kind = st.selectbox("What kind of column?", list(STAGE_KINDS), format_func=STAGE_KINDS.__getitem__)
        name = st.text_input("Heading", max_chars=NAME, placeholder="as the kind")
        if st.form_submit_button("Add", type="primary"):
            stage = Stage(id=new_id(), name=name.strip() or STAGE_KINDS[kind].split(":")[0], kind=kind)
            if save(Add(collection=Collection.STAGES, parent=theory.id, item=as_json(stage))):
                st.rerun(scope="fragment")


def _select(item_id: str) -> None:
    session().selection = (item_id,)


def _show_new_map(programme: Programme, theory: TheoryOfChange) -> None:
    with st.form("new_map", clear_on_submit=True, border=False):
        name = st.text_input("Name", max_chars=NAME, placeholder="Work with families")
        if st.form_submit_button("Add with the same stages", type="primary"):
            if not name.strip():
                st.warning("A map needs a name. Type one.")
                return
            stages: list[tuple[str, StageKind]] = [(stage.name, stage.kind) for stage in theory.stages]
            added = TheoryOfChange(
                id=new_id(),
                name=name,
                stages=tuple(Stage(id=new_id(), name=one, kind=kind) for one, kind in stages),
            )
            if save(Add(collection=Collection.THEORIES, item=as_json(added))):
                session().open(programme.id, added.id)
                map_state().go_elsewhere = True
                st.rerun()
