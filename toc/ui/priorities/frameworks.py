"""Frameworks: those of the programme on one side, the library to add from on the other."""

from dataclasses import dataclass

import streamlit as st

from toc.errors import TocError
from toc.model import limits
from toc.model.collections import Collection
from toc.model.edits import Remove
from toc.model.priorities import Framework
from toc.model.programme import Programme
from toc.services.frameworks import LibraryFramework, facts_of, nations, search_library
from toc.services.from_library import framework_edit
from toc.store import Saved
from toc.ui.parts.plain import plain
from toc.ui.priorities.framework_new import show_new_framework
from toc.ui.priorities.framework_open import show_framework
from toc.ui.saving import on_save, save
from toc.ui.session import Tone, session


@dataclass
class OpenFramework:
    """The framework of the programme whose priorities are listed."""

    id: str | None = None


def show(saved: Saved) -> None:
    """What the programme has, and what it can take in."""
    programme = saved.programme
    mine, library = st.columns([0.52, 0.48], gap="medium")
    with mine:
        _show_mine(programme)
    with library:
        _show_library(programme)


def _show_mine(programme: Programme) -> None:
    with st.container(key="frameworks_mine_line", horizontal=True, vertical_alignment="center"):
        st.header(f"In this programme: {len(programme.frameworks):,}", anchor=False, width="stretch")
        with st.popover("Add your own", icon=":material/add:", type="tertiary"):
            show_new_framework()
    if not programme.frameworks:
        st.markdown(
            "A priorities framework is what a body has published as mattering to it. Add one from the library here, "
            "or your own: a local plan, by hand or from a CSV file."
        )
    with st.container(key="frameworks_mine", gap=None):
        for framework in programme.frameworks:
            _show_one(programme, framework)


def _show_one(programme: Programme, framework: Framework) -> None:
    here = session().own(OpenFramework)
    is_open = framework.id == here.id
    with st.container(key=f"mine_{framework.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.button(
                plain(framework.name),
                key=f"open_framework_{framework.id}",
                type="tertiary",
                width="stretch",
                icon=":material/expand_more:" if is_open else ":material/chevron_right:",
                on_click=_toggle,
                args=(framework.id,),
            )
            st.button(
                "",
                key=f"off_framework_{framework.id}",
                icon=":material/close:",
                type="tertiary",
                help="Take it out, with what is said to serve it. Undo brings all of it back.",
                on_click=on_save,
                args=(Remove(collection=Collection.FRAMEWORKS, id=framework.id),),
            )
        st.caption(plain(facts_of(framework)) + _label(framework.extract, framework.note))
        if is_open:
            show_framework(programme, framework)


def _toggle(framework_id: str) -> None:
    here = session().own(OpenFramework)
    here.id = None if here.id == framework_id else framework_id


def _label(extract: bool, note: str) -> str:
    """The note of an extract says of what it is one."""
    return f"  \n*{plain(note or 'An extract.')}*" if extract else f"  \n*{plain(note)}*" if note else ""


def _show_library(programme: Programme) -> None:
    with st.container(key="library_line", horizontal=True, vertical_alignment="center", gap="small"):
        st.header("Library", anchor=False, width="content")
        text = st.text_input(
            "Search the library", key="library_search", placeholder="Search frameworks and priorities",
            label_visibility="collapsed", max_chars=limits.NAME, width="stretch",
        )  # fmt: skip
        nation = st.selectbox(
            "Nation", nations(), index=None, key="library_nation", placeholder="All nations",
            label_visibility="collapsed", width=160,
        )  # fmt: skip
    found = search_library(programme, text, nation)
    if not found:
        st.markdown("The library has nothing like that. Try another word, or add your own framework.")
    with st.container(key="frameworks_library", gap=None):
        for one in found:
            _show_offer(programme, one)


def _show_offer(programme: Programme, one: LibraryFramework) -> None:
    framework = one.framework
    with st.container(key=f"offer_{framework.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.markdown(f"**{plain(framework.name)}**", width="stretch")
            if one.here and not one.missing:
                st.caption(":material/check: Added", width="content")
                return
            word = f"Add the other {one.missing:,}" if one.here else "Add"
            st.button(
                word, key=f"add_framework_{framework.id}", type="secondary", on_click=_add,
                args=(programme, framework.id),
            )  # fmt: skip
        source = ""
        if one.source is not None:
            title = plain(one.source.title)
            linked = one.source.url.startswith(("https://", "http://"))
            source = f"Source: [{title}]({one.source.url})" if linked else f"Source: {title}"
        st.caption(plain(facts_of(framework)) + _label(framework.extract, framework.note))
        if source:
            st.markdown(f":small[{source}]")  # A caption's fainter shade is too faint for a link.


def _add(programme: Programme, framework_id: str) -> None:
    try:
        edit = framework_edit(programme, framework_id)
    except TocError as error:
        session().say(error.message, Tone.WARNING)
        return
    if save(edit):
        session().own(OpenFramework).id = framework_id
