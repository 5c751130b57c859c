"""The line of filters above the list of indicators, and the switch that shows what would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from toc.analysis.status import STATUS_WORDS, IndicatorStatus
from toc.model.programme import Programme
from toc.services.outcomes import Group
from toc.services.outcomes_filter import Wanted
from toc.ui.session import set_widget_value

_WORDS = "wanted_words"
_CHOICES = ("wanted_commissioner", "wanted_stage", "wanted_status")


def show_filter(
    programme: Programme, groups: Sequence[Group], statuses: Mapping[str, IndicatorStatus]
) -> tuple[Wanted, bool]:
    """What is asked for, and whether it is to be shown as it would be published."""
    names = {one.id: one.name for one in programme.commissioners}
    counts = Counter(one.status for one in statuses.values())
    with st.container(key="outcomes_filter", horizontal=True, vertical_alignment="center", gap="small"):
        words = st.text_input(
            "Search", key=_WORDS, placeholder="Search", icon=":material/search:",
            label_visibility="collapsed", width=180,
        )  # fmt: skip
        commissioner = (
            _show_choice("Commissioner", "wanted_commissioner", names, "All commissioners", width=250)
            if names
            else None
        )
        stage = _show_choice(
            "Stage", "wanted_stage", {one.heading: one.heading for one in groups}, "All stages", width=230
        )
        status = _show_choice(
            "Status",
            "wanted_status",
            {one: f"{STATUS_WORDS[one]} ({counts[one]:,})" for one in STATUS_WORDS if counts[one]},
            "Any status",
            width=190,
        )
        published = st.toggle(
            "As published",
            key="as_published",
            help="What would leave in a document for this commissioner: small numbers hidden, counts rounded.",
            width="content",
        )
    return Wanted(words=words or "", commissioner=commissioner, stage=stage, status=status), published


def show_none_found() -> None:
    """What stands there where nothing matches, with the way back."""
    st.markdown("No indicator is like that.")
    st.button("Show all indicators", key="wanted_all", on_click=_clear)


def _show_choice(label: str, key: str, options: Mapping, placeholder: str, width: int):
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
    for key in _CHOICES:
        set_widget_value(key, None)
