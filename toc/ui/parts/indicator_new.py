"""A new indicator: one of the library's, found by its words, or one made here."""

import streamlit as st

from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add
from toc.model.indicators import Indicator, IndicatorKind
from toc.model.limits import NAME
from toc.model.programme import Programme
from toc.services.from_library import indicator_edit, library_indicators
from toc.ui.parts.indicator_words import FREQUENCIES, KINDS
from toc.ui.parts.plain import plain
from toc.ui.saving import save


def show_new_indicator(programme: Programme) -> str | None:
    """The two ways; the id of the indicator that was added."""
    with st.popover("Add an indicator", icon=":material/add:", key="new_indicator"):
        return _show_library(programme) or _show_own()


def _show_library(programme: Programme) -> str | None:
    offered = {one.id: one for one in library_indicators(programme)}
    if not offered:
        return None
    picked = st.selectbox(
        "From the library",
        list(offered),
        index=None,
        key="from_library",
        placeholder=f"Search {len(offered)} indicators",
        format_func=lambda one: plain(offered[one].name),
        help="Ready-made, with their definitions, questionnaires and sources.",
    )
    if picked is None:
        return None
    indicator = offered[picked]
    st.markdown(plain(indicator.definitions[-1].text if indicator.definitions else indicator.name))
    sort = KINDS[indicator.kind].split(":")[0]
    st.caption(plain(", ".join((sort, FREQUENCIES[indicator.frequency].lower()))))
    if st.button("Add it", key="add_from_library", type="primary") and save(indicator_edit(programme, picked)):
        return picked
    return None


def _show_own() -> str | None:
    with st.form("own_indicator", border=False):
        name = st.text_input(
            "Or one of your own: what do you measure?",
            key="own_name",
            max_chars=NAME,
            placeholder="Families whose score improved",
        )
        kind = st.selectbox("What sort of number is it?", list(KINDS), format_func=KINDS.__getitem__)
        if not st.form_submit_button("Add"):
            return None
    if not name.strip():
        st.warning("An indicator needs a name. Type what you measure.")
        return None
    unit = "%" if kind is IndicatorKind.PERCENTAGE else ""
    indicator = Indicator(id=new_id(), name=name, kind=kind, unit=unit)
    return indicator.id if save(Add(collection=Collection.INDICATORS, item=as_json(indicator))) else None
