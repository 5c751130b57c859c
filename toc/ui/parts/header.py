"""The line on top: the programme's name, the way to this map, whether all is saved, and who you are."""

from hashlib import sha1

import streamlit as st

from toc.model.collections import Collection
from toc.model.edits import Change
from toc.model.limits import NAME
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange
from toc.store import Saved
from toc.ui.parts.identity import show_identity
from toc.ui.parts.plain import plain
from toc.ui.parts.saved_badge import show_saved_badge
from toc.ui.saving import save
from toc.ui.session import session, set_widget_value, widget_value
from toc.ui.shared import get_workspace


def show_header(saved: Saved | None, *, with_theory: bool) -> None:
    """The line for this page; `saved` is None where no programme is in sight."""
    with st.container(key="top_line", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        if saved is not None:
            _show_name(saved.programme)
            if with_theory:
                _show_theories(saved.programme)
            if saved.programme.fictional:
                st.badge("Fictional", color="violet", help="Sample content: no such team, area or figures exist.")
            show_saved_badge(saved.programme.id)
        show_identity()


def _show_name(programme: Programme) -> None:
    # The key carries the name, so that another's shows by itself; set as state, the field would first say it is empty.
    seen = sha1(f"{programme.id} {programme.name}".encode(), usedforsecurity=False).hexdigest()[:8]
    key = f"programme_name-{seen}"
    st.text_input(
        "Name of the programme",
        programme.name,
        key=key,
        max_chars=NAME,
        label_visibility="collapsed",
        on_change=_rename,
        args=(programme, key),
    )


def _rename(programme: Programme, key: str) -> None:
    name = widget_value(key, programme.name).strip()
    if not name:
        session().say("A programme needs a name, so it keeps the one it had.")
        set_widget_value(key, programme.name)
    elif name != get_workspace().open(programme.id).programme.name:
        save(Change(collection=Collection.PROGRAMME, id=programme.id, fields={"name": name}))


def _show_theories(programme: Programme) -> None:
    here = session()
    theory = programme.theory(here.theory_id or "")
    if theory is None:
        return
    for outer in outer_theories(programme, theory):
        if st.button(plain(outer.name), key=f"to_{outer.id}", type="tertiary", help="Back to this map"):
            here.open(programme.id, outer.id)
            st.rerun()
        st.markdown("›", width="content")
    if len(programme.theories) < 2:
        st.markdown(plain(theory.name), width="content")
        return
    names = {one.id: plain(one.name) for one in programme.theories}
    picked = st.menu_button(
        names[theory.id], list(names), key="theories", type="tertiary", format_func=names.__getitem__
    )
    if picked is not None and picked != theory.id:
        here.open(programme.id, picked)
        st.rerun()


def outer_theories(programme: Programme, theory: TheoryOfChange) -> tuple[TheoryOfChange, ...]:
    """The theories this one sits inside, the outermost first."""
    home = {element.id: one for one in programme.theories for element in one.elements}
    path: list[TheoryOfChange] = []
    while theory.inside is not None:
        theory = home[theory.inside]
        path.insert(0, theory)
    return tuple(path)
