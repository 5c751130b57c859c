"""The panel of a stage: its name, its kind, its place."""

import streamlit as st

from toc.model import limits
from toc.model.collections import Collection
from toc.model.edits import AT_START, Change, Move
from toc.model.theory import Stage, StageKind, TheoryOfChange
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.panel_element import remove_button
from toc.ui.saving import on_save

STAGE_KINDS = {
    StageKind.PROBLEM: "Problem",
    StageKind.INPUT: "Inputs",
    StageKind.ACTIVITY: "Activities",
    StageKind.OUTPUT: "Outputs",
    StageKind.SHORT_TERM_OUTCOME: "Short-term outcomes: seen by the end of the work",
    StageKind.MEDIUM_TERM_OUTCOME: "Medium-term outcomes: after the work has ended",
    StageKind.LONG_TERM_OUTCOME: "Long-term outcomes: much later",
    StageKind.IMPACT: "Impact",
    StageKind.OTHER: "Something else",
}


def show_stage(theory: TheoryOfChange, stage: Stage) -> None:
    """All there is to a stage."""

    def field(name: str) -> Field:
        value = getattr(stage, name)
        return Field(Collection.STAGES, stage.id, name, getattr(value, "value", value))

    show_text("Stage", field("name"), hint="The heading of the column, in your own words.")
    show_choice(
        "What kind of column is it?", field("kind"), list(STAGE_KINDS), hint="The checks go by the kind, not the name.",
        words=lambda option: STAGE_KINDS[StageKind(option)],
    )  # fmt: skip
    show_text("What belongs here", field("description"), hint="For those who fill it.", max_chars=limits.TEXT, lines=3)
    place = theory.stage_index[stage.id]
    ids = [one.id for one in theory.stages]
    with st.container(horizontal=True):
        st.button(
            "Left",
            icon=":material/arrow_back:",
            disabled=place == 0,
            on_click=on_save,
            args=(_to(stage, ids[place - 2] if place > 1 else AT_START),),
        )
        st.button(
            "Right",
            icon=":material/arrow_forward:",
            disabled=place == len(ids) - 1,
            on_click=on_save,
            args=(_to(stage, ids[min(place + 1, len(ids) - 1)] if place < len(ids) - 1 else None),),
        )
    _show_accountability(theory, stage)
    remove_button(Collection.STAGES, stage.id, "this stage")
    st.caption("Boxes of a removed stage wait in the tray.")


def _to(stage: Stage, after: str | None) -> Move:
    return Move(collection=Collection.STAGES, id=stage.id, after=after)


def _show_accountability(theory: TheoryOfChange, stage: Stage) -> None:
    here = theory.accountability_stage == stage.id
    st.button(
        "Take the accountability line away" if here else "Accountable up to here",
        icon=":material/border_right:",
        help="The dashed line: beyond it the programme contributes with others and does not answer alone.",
        on_click=on_save,
        args=(
            Change(
                collection=Collection.THEORIES,
                id=theory.id,
                fields={"accountability_stage": None if here else stage.id},
                base={"accountability_stage": theory.accountability_stage},
            ),
        ),
    )
