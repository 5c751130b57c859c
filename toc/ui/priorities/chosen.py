"""Whose view this is: the commissioner picked once, and kept for the window on every page that asks."""

from dataclasses import dataclass, field

import streamlit as st

from toc.model.priorities import Commissioner
from toc.model.programme import Programme
from toc.ui.session import session, widget_value

ALL = ""


@dataclass
class Chosen:
    """The commissioner of each programme that this window has had open; no entry is all of them."""

    commissioners: dict[str, str] = field(default_factory=dict)


def chosen_commissioner(programme: Programme) -> Commissioner | None:
    """The commissioner whose view this window shows; None is everybody's."""
    return programme.commissioner(session().own(Chosen).commissioners.get(programme.id))


def choose_commissioner(programme_id: str, commissioner_id: str | None) -> None:
    """Keep this choice for the window; None is everybody."""
    kept = session().own(Chosen).commissioners
    if commissioner_id is None:
        kept.pop(programme_id, None)
    else:
        kept[programme_id] = commissioner_id


def show_chosen(programme: Programme, *, page: str) -> Commissioner | None:
    """The one choice on top of a page; nothing to choose where there are no commissioners."""
    if not programme.commissioners:
        return None
    names = {ALL: "All commissioners"} | {one.id: one.name for one in programme.commissioners}
    ids = list(names)  # "All" is one of them: Streamlit lets nobody clear a list that began with a choice.
    chosen = chosen_commissioner(programme)
    # The key carries what is chosen, so that a choice made on another page shows here.
    key = f"{page}_commissioner_{chosen.id if chosen else 'all'}"

    def keep() -> None:
        choose_commissioner(programme.id, widget_value(key, ALL) or None)

    st.selectbox(
        "Commissioner",
        ids,
        index=ids.index(chosen.id) if chosen else 0,
        format_func=names.__getitem__,
        help="Whose priorities and documents are shown. It is kept for this window, on the Report page too.",
        key=key,
        label_visibility="collapsed",
        width=280,
        on_change=keep,
    )
    return chosen
