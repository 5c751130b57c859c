"""What must hold for a box or an arrow to work."""

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change
from toc.model.programme import Programme
from toc.model.theory import Assumption, AssumptionStatus, TheoryOfChange
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.panel_rows import show_picker, show_row
from toc.ui.saving import save
from toc.ui.session import session, set_widget_value, widget_value

STATUSES = {
    AssumptionStatus.UNTESTED: "Not tested yet",
    AssumptionStatus.HOLDS: "Holds",
    AssumptionStatus.IN_DOUBT: "In doubt",
    AssumptionStatus.DOES_NOT_HOLD: "Does not hold",
}


def show_assumptions(programme: Programme, theory: TheoryOfChange, about: str) -> None:
    """The assumptions about one box or arrow, and a line to add one."""
    st.markdown("**What must hold**", help="Assumptions: what has to be true for this to work.")
    for assumption in theory.assumptions:
        if assumption.about == about:
            show_row(assumption.text, collection=Collection.ASSUMPTIONS, item_id=assumption.id)
            with st.popover(STATUSES[assumption.status], type="tertiary"):
                _show_one(programme, assumption)
    key = f"assume_{about}"

    def add() -> None:
        text = widget_value(key, "").strip()
        if text and not session().is_echo(key, text):
            assumption = Assumption(id=new_id(), text=text, about=about)
            if save(Add(collection=Collection.ASSUMPTIONS, parent=theory.id, item=as_json(assumption))):
                set_widget_value(key, "")

    st.text_input(
        "Add an assumption",
        key=key,
        max_chars=limits.TEXT,
        placeholder="Add an assumption",
        label_visibility="collapsed",
        on_change=add,
    )


def _show_one(programme: Programme, assumption: Assumption) -> None:
    def field(name: str) -> Field:
        return Field(Collection.ASSUMPTIONS, assumption.id, name, getattr(assumption, name))

    show_text("It must hold that", field("text"), hint="A plain statement.", max_chars=limits.TEXT, lines=3)
    status = Field(Collection.ASSUMPTIONS, assumption.id, "status", assumption.status.value)
    show_choice(
        "Does it?", status, list(STATUSES), hint="What you know by now.",
        words=lambda option: STATUSES[AssumptionStatus(option)],
    )  # fmt: skip
    show_text("Who looks after it", field("owner"), hint="The role that keeps an eye on it.")
    due = Field(Collection.ASSUMPTIONS, assumption.id, "review_on", assumption.review_on)
    st.date_input(
        "Look at it again on",
        assumption.review_on,
        key=due.key,
        format="DD/MM/YYYY",
        on_change=lambda: _save_date(assumption, widget_value(due.key, None)),
    )
    names = {indicator.id: indicator.name for indicator in programme.indicators}
    if assumption.indicator is not None:
        st.caption(f"Tested by: {names[assumption.indicator]}")
    show_picker(
        "Tested by",
        names,
        key=f"test_{assumption.id}_{assumption.indicator}",
        placeholder="Tested by which indicator?",
        pick=lambda indicator: save(
            Change(collection=Collection.ASSUMPTIONS, id=assumption.id, fields={"indicator": indicator})
        ),
    )


def _save_date(assumption: Assumption, typed: object) -> None:
    before = None if assumption.review_on is None else assumption.review_on.isoformat()
    after = None if typed is None else str(typed)
    if before != after:
        save(
            Change(
                collection=Collection.ASSUMPTIONS,
                id=assumption.id,
                fields={"review_on": after},
                base={"review_on": before},
            )
        )
