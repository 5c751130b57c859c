"""The instrument of before and after: chosen, with what counts as change on it and where that is said."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from toc.analysis.paired import NotPaired
from toc.analysis.paired_words import instrument_text, threshold_text
from toc.model import limits
from toc.model.indicators import Instrument, Threshold
from toc.model.programme import Programme
from toc.services.paired import find_kept
from toc.services.paired_instruments import InstrumentEntry, confirm_edit, enter_edit, list_instruments
from toc.ui.parts.indicator_words import DIRECTIONS
from toc.ui.parts.paired_state import PairedState
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save, save
from toc.ui.session import session, widget_value


def show_instrument(programme: Programme) -> Instrument:
    """The choice, its thresholds in words, and the form that changes them or makes one's own."""
    state, offered = session().own(PairedState), {one.id: one for one in list_instruments(programme)}
    if state.instrument not in offered:
        state.instrument = _first(programme, list(offered.values()))
    key = f"paired_instrument_{state.turn}"

    def chosen() -> None:
        state.instrument = widget_value(key, state.instrument)

    with st.container(horizontal=True, vertical_alignment="bottom", key="paired_choice"):
        st.selectbox(
            "Questionnaire or scale",
            list(offered),
            index=list(offered).index(state.instrument),
            key=key,
            format_func=lambda one: offered[one].name,
            help="The scores are judged by its thresholds. Its items are never kept.",
            on_change=chosen,
        )
        instrument = offered[state.instrument]
        with st.popover("Thresholds", icon=":material/tune:", key=f"thresholds_{instrument.id}"):
            _show_form(programme, instrument)
        with st.popover("Another", icon=":material/add:", key="new_instrument"):
            _show_form(programme, None)
    st.caption(plain(thresholds_text(instrument)))
    _show_unsure(programme, instrument)
    return instrument


def thresholds_text(instrument: Instrument) -> str:
    """What counts as change, and what cannot be told without."""
    missing = "No reliable change is set, so only completeness and the mean change can be told."
    return f"{instrument_text(instrument)} {'' if instrument.reliable_change else missing}".strip()


def _first(programme: Programme, offered: Sequence[Instrument]) -> str:
    """One with results before one without."""
    return next((one.id for one in offered if find_kept(programme, one.id)), offered[0].id)


def _show_unsure(programme: Programme, instrument: Instrument) -> None:
    unsure = [one for one in (instrument.reliable_change, instrument.caseness) if one is not None and not one.confirmed]
    if not unsure:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="paired_unsure"):
        quoted = "; ".join(f"{one.name} of {threshold_text(one)} ({one.source})" for one in unsure)
        st.markdown(f":material/help: {plain(f'To be checked, and not used until then: {quoted}.')}", width="stretch")
        st.button(
            "I have checked it: use it",
            key=f"confirm_{instrument.id}",
            help="From then on it counts for everybody in this programme. Undo takes it back.",
            on_click=on_save,
            args=(confirm_edit(programme, instrument),),
        )


def _show_form(programme: Programme, instrument: Instrument | None) -> None:
    """Every field of an instrument; the reliable change as published, or worked out from what is published."""
    before = instrument or Instrument(id="new", name="new")
    with st.form(f"instrument_{before.id}", border=False):
        name = st.text_input("Name", "" if instrument is None else before.name, max_chars=limits.NAME)
        direction = st.selectbox(
            "Which way is better?",
            list(DIRECTIONS),
            index=list(DIRECTIONS).index(before.direction),
            format_func=DIRECTIONS.__getitem__,
        )
        left, right = st.columns(2)
        minimum = left.number_input("Smallest score", value=before.minimum, step=1.0, format="%g")
        maximum = right.number_input("Largest score", value=before.maximum, step=1.0, format="%g")
        reliable, reliable_source = _threshold_fields(
            "Reliable change, in points", before.reliable_change, f"rc_{before.id}"
        )
        st.caption("Or worked out (Jacobson and Truax), with the source above, from:")
        left, right = st.columns(2)
        sd = left.number_input("Standard deviation", value=None, min_value=0.0)
        reliability = right.number_input("Reliability", value=None, min_value=0.0, max_value=0.99)
        case, case_source = _threshold_fields("A case, at this score", before.caseness, f"case_{before.id}")
        if not st.form_submit_button("Save the instrument" if instrument else "Add the instrument"):
            return
        entry = InstrumentEntry(
            name, direction, minimum, maximum, reliable, reliable_source, case, case_source, sd, reliability
        )
        _save(programme, entry, instrument)


def _threshold_fields(label: str, threshold: Threshold | None, key: str) -> tuple[Any, str]:
    left, right = st.columns([2, 3])
    value = left.number_input(label, value=None if threshold is None else threshold.value, step=1.0, format="%g")
    source = right.text_input(
        "Its source", "" if threshold is None else threshold.source, key=f"{key}_source", max_chars=limits.NAME
    )
    return value, source


def _save(programme: Programme, entry: InstrumentEntry, before: Instrument | None) -> None:
    try:
        entered, edit = enter_edit(programme, entry, before)
    except NotPaired as refused:
        st.warning(plain(refused.message))
        return
    if save(edit):
        state = session().own(PairedState)
        state.instrument, state.turn = entered, state.turn + 1
        st.rerun()
