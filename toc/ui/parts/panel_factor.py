"""Context and risks: what helps, hinders or moderates, and harm that may come."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add
from toc.model.theory import Factor, FactorKind, TheoryOfChange
from toc.ui.parts.fields import Field, show_choice, show_text
from toc.ui.parts.panel_rows import show_row
from toc.ui.parts.plain import plain
from toc.ui.saving import save
from toc.ui.session import session, set_widget_value, widget_value

KINDS = {
    FactorKind.ENABLING: "Enabling: helps from outside",
    FactorKind.EXTERNAL: "External: helps or hinders, outside anyone's control here",
    FactorKind.MODERATING: "Moderating: for whom, when or where it works better or worse",
    FactorKind.UNINTENDED_CONSEQUENCE: "Unintended consequence: harm or side effect",
}


def show_factor(theory: TheoryOfChange, factor: Factor) -> None:
    """All there is to a factor."""

    def field(name: str) -> Field:
        value = getattr(factor, name)
        return Field(Collection.FACTORS, factor.id, name, getattr(value, "value", value))

    show_text("Factor", field("label"), hint="One line, as it is drawn.", max_chars=limits.LABEL, lines=2)
    show_choice(
        "What sort is it?", field("kind"), list(KINDS), hint="It decides where it is drawn.",
        words=lambda option: KINDS[FactorKind(option)],
    )  # fmt: skip
    show_text("Notes", field("notes"), hint="What follows from it.", max_chars=limits.TEXT, lines=3)
    if factor.about in theory.element_by_id:
        st.caption(plain(f"About: {theory.element_by_id[factor.about].label}"))


def show_factors(theory: TheoryOfChange, kinds: Sequence[FactorKind], *, about: str | None) -> None:
    """The factors of some kinds about one thing, or about the whole theory, and a line to add one."""
    words = "Moderated by" if about else "Context and risks"
    st.markdown(f"**{words}**", help="What helps or hinders from outside, and harm that may come.")
    for factor in theory.factors:
        if factor.about == about and factor.kind in kinds:
            show_row(
                factor.label,
                collection=Collection.FACTORS,
                item_id=factor.id,
                help_text=KINDS[factor.kind],
                open_it=partial(_select, factor.id),
            )
    kind_key, label_key = f"factor_kind_{about}", f"factor_{about or theory.id}"

    def add() -> None:
        label = widget_value(label_key, "").strip()
        kind = widget_value(kind_key, kinds[0]) if len(kinds) > 1 else kinds[0]
        if label and not session().is_echo(label_key, label):
            factor = Factor(id=new_id(), label=label, kind=kind, about=about)
            if save(Add(collection=Collection.FACTORS, parent=theory.id, item=as_json(factor))):
                set_widget_value(label_key, "")

    if len(kinds) > 1:
        st.selectbox(
            "Kind of the next one", list(kinds), key=kind_key, format_func=lambda kind: KINDS[kind].split(":")[0],
            label_visibility="collapsed",
        )  # fmt: skip
    st.text_input(
        "Add a factor",
        key=label_key,
        max_chars=limits.LABEL,
        placeholder="For whom or when it works better or worse" if about else "Add what helps, hinders or may go wrong",
        label_visibility="collapsed",
        on_change=add,
    )


def _select(item_id: str) -> None:
    session().selection = (item_id,)
