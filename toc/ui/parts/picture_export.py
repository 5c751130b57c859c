"""A picture with its words as a file: the format and the colours, then the download."""

from collections.abc import Callable

import streamlit as st

from toc.diagram.options import Paper, Theme
from toc.report.file_name import build_file_name
from toc.report.formats import FORMATS, DiagramExport, render_diagram

_FORMATS = ("svg", "png", "pdf")
_THEMES = {
    Theme.PRINT: "Print, on white",
    Theme.SCREEN: "As on the screen",
    Theme.BLACK_AND_WHITE: "Black and white",
    Theme.HIGH_CONTRAST: "High contrast",
}


def show_picture_export(key: str, names: tuple[str, ...], build: Callable[[Theme, Paper], DiagramExport]) -> None:
    """The menu; `build` makes what goes into the file, `names` what the file is called by."""
    with st.popover("Export", key=f"{key}_export", icon=":material/download:", type="tertiary"):
        form = st.selectbox("As", _FORMATS, format_func=lambda one: FORMATS[one].label, key=f"{key}_format")
        theme = show_colours(f"{key}_theme")
        kind = FORMATS[form]
        st.download_button(
            "Download",
            lambda: render_diagram(form, build(theme, kind.paper)),
            build_file_name(*names, extension=kind.extension, otherwise="picture"),
            kind.mime,
            key=f"{key}_{form}",
            type="primary",
            on_click="ignore",
            help="With the words beneath the picture.",
        )


def show_colours(key: str) -> Theme:
    """The colours a file can have."""
    return st.selectbox("Colours", list(_THEMES), format_func=_THEMES.__getitem__, key=key)
