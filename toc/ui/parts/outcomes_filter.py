"""The line of filters above the list of indicators, and the switch that shows what would leave."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from toc.analysis.status import STATUS_WORDS, IndicatorStatus
from toc.model.programme import Programme
from toc.services.outcomes import Group
from toc.services.outcomes_filter import Wanted
from toc.ui.parts.outcomes_multiples import show_look_switch
from toc.ui.parts.publishing import show_commissioner, show_switch
from toc.ui.session import session, set_widget_value, widget_value

_WORDS = "wanted_words"
_WHOM, _STAGE, _STATUS = "wanted_commissioner", "wanted_stage", "wanted_status"


@dataclass
class _Kept:
    """The filters, for coming back from an indicator."""

    programme: str = ""
    values: dict[str, object] = field(default_factory=dict)


def show_filter(
    programme: Programme, groups: Sequence[Group], statuses: Mapping[str, IndicatorStatus]
) -> tuple[Wanted, bool]:
    """What is asked for, and whether it is to be shown as it would be published."""
    kept = session().own(_Kept)
    if kept.programme != programme.id:
        kept.programme, kept.values = programme.id, {}
    counts = Counter(one.status for one in statuses.values())
    with st.container(key="outcomes_filter", horizontal=True, vertical_alignment="center", gap="small"):
        _bring_back(kept, _WORDS)
        words = st.text_input(
            "Search", key=_WORDS, placeholder="Search", icon=":material/search:",
            label_visibility="collapsed", width=180,
        )  # fmt: skip
        commissioner = show_commissioner(programme, "All commissioners")
        stage = _show_choice(
            kept, "Stage", _STAGE, {one.heading: one.heading for one in groups}, "All stages", width=230
        )
        states = {one: f"{STATUS_WORDS[one]} ({counts[one]:,})" for one in STATUS_WORDS if counts[one]}
        status = _show_choice(kept, "Status", _STATUS, states, "Any status", width=190)
        published = show_switch()
        show_look_switch()
    kept.values = {_WORDS: words, _STAGE: stage, _STATUS: status}
    return Wanted(words=words or "", commissioner=commissioner, stage=stage, status=status), published


def _bring_back(kept: _Kept, key: str, among: Collection | None = None) -> None:
    """What the widget held when it was last seen; it forgets as it goes out of sight."""
    value = kept.values.get(key)
    if widget_value(key, kept) is kept and value and (among is None or value in among):
        set_widget_value(key, value)


def show_none_found() -> None:
    """What stands there where nothing matches, with the way back."""
    st.markdown("No indicator is like that.")
    st.button("Show all indicators", key="wanted_all", on_click=_clear)


def _show_choice(kept: _Kept, label: str, key: str, options: Mapping, placeholder: str, width: int):
    _bring_back(kept, key, options)
    if widget_value(key, None) not in options:
        set_widget_value(key, None)
    return st.selectbox(
        label,
        list(options),
        index=None,
        placeholder=placeholder,
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        width=width,
    )


def _clear() -> None:
    set_widget_value(_WORDS, "")
    for key in (_WHOM, _STAGE, _STATUS):
        set_widget_value(key, None)
