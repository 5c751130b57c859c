"""Which view of the outcomes page is open, and the buttons that lead to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import streamlit as st

from toc.store import Saved
from toc.ui.session import session


class View(NamedTuple):
    """A view is a module with `show(saved)`."""

    module: str
    label: str
    icon: str
    help: str


VIEWS = tuple(
    view
    for view in (
        View("month", "Enter figures", ":material/edit_calendar:", "All indicators in one grid, and what is due."),
        View("bring_in", "Import", ":material/upload_file:", "Figures from a CSV or Excel file, or from Fingertips."),
        View("paired", "Before and after", ":material/compare_arrows:", "Scores of the same families, twice."),
    )
    if find_spec(f"toc.ui.outcomes.{view.module}")
)


@dataclass
class Showing:
    """The view that is open; the list of all indicators with none."""

    module: str | None = None


def show_view_buttons() -> None:
    """One button a view, for the line on top of the list."""
    for view in VIEWS:
        st.button(
            view.label,
            key=f"view_{view.module}",
            icon=view.icon,
            type="tertiary",
            help=view.help,
            on_click=open_view,
            args=(view.module,),
        )


def open_view(module: str | None) -> None:
    """Go to a view, or with None back to the list."""
    session().own(Showing).module = module
    session().selection = ()


def open_module() -> View | None:
    """The view that is open."""
    return next((view for view in VIEWS if view.module == session().own(Showing).module), None)


def show_way_back() -> None:
    """To the list of all indicators, from a view or from one of them."""
    st.button(
        "All indicators",
        key="all_indicators",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=open_view,
        args=(None,),
    )


def show_view(view: View, saved: Saved) -> None:
    """The way back, the view's name, and the view."""
    with st.container(key="outcomes_line", horizontal=True, vertical_alignment="center"):
        show_way_back()
        st.title(view.label, width="stretch", anchor=False)
    show: Callable[[Saved], None] = import_module(f"toc.ui.outcomes.{view.module}").show
    show(saved)
