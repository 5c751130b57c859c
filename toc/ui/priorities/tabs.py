"""The tabs of the priorities page, and which of them is open."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import streamlit as st

from toc.store import Saved
from toc.ui.session import session, set_widget_value, widget_value


class Tab(NamedTuple):
    """A tab is a module with `show(saved)`."""

    module: str
    label: str


TABS = tuple(
    tab
    for tab in (
        Tab("matrix", "Matrix"),
        Tab("flow", "Flow"),
        Tab("gaps", "Gaps"),
        Tab("frameworks", "Frameworks"),
        Tab("commissioners", "Commissioners"),
        Tab("funding", "Funding"),
        Tab("roadmap", "Growth"),
        Tab("next_year", "Next year"),
    )
    if find_spec(f"toc.ui.priorities.{tab.module}")
)
_KEY = "priorities_tab"


@dataclass
class OpenTab:
    """The tab that is open, kept while another page is shown."""

    module: str = TABS[0].module


def open_tab(module: str) -> None:
    """Go to a tab: for a button that leads to another one, as its `on_click`."""
    session().own(OpenTab).module = module
    set_widget_value(_KEY, module)


def show_tabs() -> Tab:
    """The row of tabs; the one that is open."""
    names = {tab.module: tab for tab in TABS}
    kept = session().own(OpenTab)

    def keep() -> None:
        kept.module = widget_value(_KEY, kept.module)

    st.segmented_control(
        "What to show",
        list(names),
        default=None if widget_value(_KEY, None) else kept.module,
        required=True,
        format_func=lambda module: names[module].label,
        key=_KEY,
        label_visibility="collapsed",
        on_change=keep,
    )
    return names[kept.module]


def show_tab(tab: Tab, saved: Saved) -> None:
    """What the tab shows: only the open one is made."""
    show: Callable[[Saved], None] = import_module(f"toc.ui.priorities.{tab.module}").show
    show(saved)
