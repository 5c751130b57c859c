"""The ways to start: templates with their pictures, a file, the example."""

import streamlit as st

from toc.model.programme import Programme
from toc.services.gallery import TemplateCard
from toc.ui.parts.errors import guarded
from toc.ui.parts.plain import plain
from toc.ui.parts.small import show_small
from toc.ui.parts.thumbnail import show_thumbnail
from toc.ui.session import session, set_widget_value, widget_value
from toc.ui.shared import get_workspace

_UPLOADS = "uploads"


def show_start() -> Programme | None:
    """The row of starts; the new programme when one was picked."""
    with st.container(key="start_line", horizontal=True, vertical_alignment="center", gap="small"):
        st.title("Start a map", width="stretch", anchor=False)
        opened = _show_file() or _show_example()
    with st.grid(5, min_column_width=150, gap=16, key="templates"):
        for card in get_workspace().templates():
            opened = _show_template(card) or opened
    return opened


def _show_template(card: TemplateCard) -> Programme | None:
    with st.container(key=f"card_template_{card.name}", gap=None):
        show_thumbnail(card.thumbnail)
        picked = st.button(plain(card.title), key=f"template_{card.name}", type="tertiary")
        show_small(card.sentence)
    made = None
    if picked:
        with guarded():
            made = get_workspace().new_from_template(card.name, session().author).programme
    return made


def _show_file() -> Programme | None:
    with st.popover("Open a file…", icon=":material/folder_open:", key="open_file"):
        # A used uploader keeps its file: each file gets a new one.
        number = widget_value(_UPLOADS, 0)
        file = st.file_uploader(
            "A programme file (.toc.json), or CIDS data (.jsonld)",
            type=["json", "jsonld"],
            key=f"upload_{number}",
            help="It is opened as a new programme, whole or not at all.",
        )
        opened = None
        if file is not None:
            with guarded():
                opened = get_workspace().new_from_file(file.getvalue(), session().author).programme
                set_widget_value(_UPLOADS, number + 1)
        return opened


def _show_example() -> Programme | None:
    opened = None
    if st.button("Open the example", icon=":material/science:", help="A made-up team with three years of figures."):
        with guarded():
            opened = get_workspace().new_from_example(session().author).programme
    return opened
