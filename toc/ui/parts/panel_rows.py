"""Rows of the panel: one attached thing each, with what can be done to it, and the list to attach more from."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from toc.model.collections import Collection
from toc.model.edits import Remove
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save
from toc.ui.session import session, widget_value


def show_row(
    text: str,
    *,
    collection: Collection,
    item_id: str,
    help_text: str = "",
    open_it: Callable[[], Any] | None = None,
    also: tuple[str, str, Callable[[], Any]] | None = None,
) -> None:
    """The text, a way to open it where there is one, and a cross that takes it off.

    `also` is one more thing to do with it: the word on its button, what it means, and the deed.
    """
    with st.container(key=f"row_{item_id}", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        if open_it is None:
            st.markdown(plain(text), width="stretch", help=help_text or None)
        else:
            st.button(
                plain(text), key=f"open_{item_id}", type="tertiary", width="stretch", help=help_text or None,
                on_click=open_it,
            )  # fmt: skip
        if also is not None:
            word, meaning, act = also
            st.button(word, key=f"also_{item_id}", type="tertiary", help=meaning, on_click=act)
        st.button(
            "",
            key=f"off_{item_id}",
            icon=":material/close:",
            type="tertiary",
            help="Take it off. Undo brings it back.",
            on_click=on_save,
            args=(Remove(collection=collection, id=item_id),),
        )


def show_picker(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    placeholder: str,
    pick: Callable[[str], Any],
    make: Callable[[str], Any] | None = None,
) -> None:
    """A searchable list to attach from; with `make`, what is typed and not on the list is made on the spot."""

    def picked() -> None:
        value = widget_value(key, None)
        if value is None or not str(value).strip() or session().is_echo(key, str(value)):
            return
        if value in options:
            pick(value)
        elif make is not None:
            make(str(value).strip())

    st.selectbox(
        label,
        list(options),
        index=None,
        key=key,
        format_func=lambda option: options.get(option, option),
        placeholder=placeholder,
        accept_new_options=make is not None,
        filter_mode="contains",
        label_visibility="collapsed",
        on_change=picked,
    )
