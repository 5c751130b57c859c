"""Fields of an entity: what a person commits in one becomes one edit, with the value they saw before it.

A field's widget key carries the value it shows, so that somebody else's change appears in it by itself.
"""

from collections.abc import Callable, Sequence
from hashlib import sha1
from typing import Any, TypeVar

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json
from toc.model.collections import Collection, find
from toc.model.edits import Change
from toc.ui.parts.both_texts import show_both
from toc.ui.saving import save
from toc.ui.session import session, widget_value
from toc.ui.shared import get_workspace

T = TypeVar("T")


class Field:
    """One field of one entity, and how its widget is keyed and committed."""

    def __init__(self, collection: Collection, item_id: str, name: str, value: Any) -> None:
        self.collection = collection
        self.item_id = item_id
        self.name = name
        self.value = value

    @property
    def key(self) -> str:
        seen = sha1(repr(self.value).encode(), usedforsecurity=False).hexdigest()[:8]
        return f"{self.item_id}.{self.name}.{seen}"

    def commit(self, read: Callable[[Any], Any] = lambda typed: typed) -> None:
        """Save what the widget holds, if it differs from what was seen."""
        typed = read(widget_value(self.key, self.value))
        if typed != self.value and not self._holds(typed):
            self.save(typed)

    def _holds(self, value: Any) -> bool:
        """A browser may commit a field twice, by its keys and again as it goes: the second says nothing new."""
        programme_id = session().programme_id
        assert programme_id is not None, "Only a page with an open programme has fields."
        found = find(get_workspace().open(programme_id).programme, self.collection, self.item_id)
        return found is not None and as_json(found.item, self.name).get(self.name) == value

    def save(self, value: Any) -> bool:
        """Save this value over the one that was seen; whether it is saved."""
        changed = Change(
            collection=self.collection, id=self.item_id, fields={self.name: value}, base={self.name: self.value}
        )
        return save(changed) is not None

    @property
    def name_in_edits(self) -> str:
        """What an edit that was refused calls this field."""
        return f"{self.collection}:{self.item_id}.{self.name}"


def show_text(label: str, field: Field, *, hint: str, max_chars: int = limits.NAME, lines: int = 1) -> None:
    """A line of text, or some lines of it."""
    if lines > 1:
        st.text_area(
            label, field.value, key=field.key, help=hint, max_chars=max_chars, height=24 * lines + 20,
            on_change=field.commit,
        )  # fmt: skip
    else:
        st.text_input(label, field.value, key=field.key, help=hint, max_chars=max_chars, on_change=field.commit)
    show_both(field.name_in_edits, field.save)


def show_choice(label: str, field: Field, options: Sequence[str], *, hint: str, words: Callable[[str], str]) -> None:
    """One of a closed list."""
    st.selectbox(
        label,
        options,
        index=options.index(field.value),
        key=field.key,
        help=hint,
        format_func=words,
        on_change=field.commit,
    )


def show_flag(label: str, field: Field, *, hint: str) -> None:
    """Yes or no."""
    st.checkbox(label, field.value, key=field.key, help=hint, on_change=field.commit)
