"""The panel of several boxes at once: move, copy, merge, duplicate, remove."""

from collections.abc import Sequence

import streamlit as st

from toc.model.base import new_id
from toc.model.gestures import copy_to, duplicate, merge_elements, move_elements, remove_things
from toc.model.programme import Programme
from toc.model.theory import Element, TheoryOfChange
from toc.ui.parts.panel_rows import show_picker
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save, save
from toc.ui.session import session

_TRAY = "tray"


def show_several(programme: Programme, theory: TheoryOfChange, elements: Sequence[Element]) -> None:
    """What can be done to all of them."""
    ids = [element.id for element in elements]
    st.markdown(f"**{len(ids)} boxes selected**")
    for element in elements[:12]:
        st.caption(plain(element.label))
    if len(elements) > 12:
        st.caption(f"and {len(elements) - 12} more")
    key = "_".join(sorted(ids))[:200]
    show_picker(
        "Move all to",
        {stage.id: stage.name for stage in theory.stages} | {_TRAY: "The tray"},
        key=f"move_{key}",
        placeholder="Move all to",
        pick=lambda stage: save(move_elements(theory, ids, None if stage == _TRAY else stage)),
    )
    others = {one.id: one.name for one in programme.theories if one.id != theory.id}
    if others:
        show_picker(
            "Copy all to another map",
            others,
            key=f"copy_{key}",
            placeholder="Copy all to another map",
            pick=lambda target: _copy(programme, theory, ids, target),
        )
    keep = elements[0]
    st.button(
        plain(f"Merge into '{keep.label}'"), icon=":material/merge:", width="stretch",
        help="Their arrows lead to and from that one; their labels go to its notes.", on_click=_merge,
        args=(theory, keep.id, ids[1:]),
    )  # fmt: skip
    st.button(
        "Duplicate", icon=":material/content_copy:", width="stretch",
        on_click=lambda: on_save(duplicate(theory, {one: new_id() for one in ids}, new_id)),
    )  # fmt: skip
    st.button(
        "Remove", icon=":material/delete:", width="stretch", help="With their arrows. Undo brings all of it back.",
        on_click=lambda: on_save(remove_things(theory, ids)),
    )  # fmt: skip


def _copy(programme: Programme, theory: TheoryOfChange, ids: Sequence[str], target_id: str) -> None:
    target = programme.theory(target_id)
    if target is not None and save(copy_to(theory, ids, target, new_id)):
        session().say(f"Copied {len(ids)} boxes to the map '{target.name}'.")


def _merge(theory: TheoryOfChange, keep: str, others: Sequence[str]) -> None:
    if save(merge_elements(theory, keep, others)):
        session().selection = (keep,)
