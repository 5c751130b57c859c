"""The one row of inputs: place, births and the rates at both ends, each with its source."""

from typing import Any

import streamlit as st

from toc.model import limits
from toc.model.collections import Collection
from toc.model.plans import NeedInputs
from toc.ui.need.saving import save_need
from toc.ui.parts.fields import Field
from toc.ui.session import widget_value
from toc.ui.shared import get_workspace

_BIRTHS = "Live births a year in the area: one number for the whole population."
_LOW = "The share of all babies in need where nothing raises it. 15 % is the share found in groups without added risk."
_HIGH = "A rate of your own for the most that could be: leave it empty for no high estimate."


def show_inputs(programme_id: str, inputs: NeedInputs) -> None:
    """Each is saved as it is left."""
    with st.container(key="need_inputs", horizontal=True, vertical_alignment="bottom", gap="small"):
        _show_text(programme_id, "Area", "area", inputs.area, "The place the births are counted in.")
        _show_number(programme_id, "Births a year", "births", inputs.births, _BIRTHS, most=limits.COUNT, whole=True)
        _show_text(
            programme_id, "Source of the births", "births_source", inputs.births_source, "Who counted, and when."
        )
        _show_number(programme_id, "Low rate, %", "low_prevalence", inputs.low_prevalence, _LOW)
        _show_number(programme_id, "High rate, %", "high_prevalence", inputs.high_prevalence, _HIGH)


def show_more_rates(programme_id: str, inputs: NeedInputs) -> None:
    """Where the rates are from, and what else there is to say."""
    with st.container(key="need_sources", horizontal=True, vertical_alignment="bottom", gap="small"):
        _show_text(programme_id, "Source of the low rate", "low_source", inputs.low_source, "Where it is published.")
        _show_text(programme_id, "Source of the high rate", "high_source", inputs.high_source, "Where it is published.")
        _show_text(programme_id, "Note", "note", inputs.note, "How the estimate was agreed, and with whom.")


def _show_text(programme_id: str, label: str, name: str, value: str, hint: str) -> None:
    key = Field(Collection.PROGRAMME, programme_id, f"need_{name}", value).key
    st.text_input(
        label,
        value,
        key=key,
        help=hint,
        max_chars=limits.TEXT if name == "note" else limits.NAME,
        on_change=_commit,
        args=(programme_id, name, key),
    )


def _show_number(
    programme_id: str, label: str, name: str, value: float | None, hint: str, *, most: int = 100, whole: bool = False
) -> None:
    shown: Any = value if whole or value is None else round(value * 100, 4)
    key = Field(Collection.PROGRAMME, programme_id, f"need_{name}", shown).key
    st.number_input(
        label,
        min_value=0 if whole else 0.0,
        max_value=most if whole else float(most),
        value=shown,
        step=100 if whole else 1.0,
        format="%d" if whole else "%g",
        key=key,
        help=hint,
        on_change=_commit,
        args=(programme_id, name, key),
    )


def _commit(programme_id: str, name: str, key: str) -> None:
    inputs = get_workspace().open(programme_id).programme.need
    typed = widget_value(key, None)
    if name in ("low_prevalence", "high_prevalence") and typed is not None:
        typed = typed / 100
    if name == "low_prevalence" and typed is None:
        return
    save_need(programme_id, inputs, **{name: typed.strip() if isinstance(typed, str) else typed})
