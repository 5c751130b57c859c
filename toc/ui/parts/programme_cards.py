"""The programmes: a card each, found by name, with what can be done to it."""

from datetime import UTC, datetime
from enum import StrEnum

import streamlit as st

from toc.exchange.native import EXTENSION
from toc.report.file_name import build_file_name
from toc.services.gallery import Card
from toc.store import Summary
from toc.ui.parts.errors import guarded
from toc.ui.parts.plain import plain
from toc.ui.parts.small import show_small
from toc.ui.parts.thumbnail import show_thumbnail
from toc.ui.parts.when import ago, exact
from toc.ui.session import session
from toc.ui.shared import get_workspace

PER_PAGE = 24


class Sort(StrEnum):
    """The order of the cards."""

    CHANGED = "Last changed"
    NAME = "Name"


def show_programmes(summaries: tuple[Summary, ...]) -> str | None:
    """The programmes; the id of the one to open."""
    with st.container(key="programmes_line", horizontal=True, vertical_alignment="center", gap="small"):
        st.header("Your programmes", width="stretch", anchor=False)
        if summaries:
            words = st.text_input(
                "Search",
                key="search",
                placeholder="Search",
                type="search",
                live=True,
                label_visibility="collapsed",
                width=240,
            )
            orders: list[Sort] = list(Sort)
            order = st.selectbox("Sort by", orders, key="sort", label_visibility="collapsed", width=160)
    if not summaries:
        st.markdown(
            "Nothing here yet. Pick a start above: its map opens at once, and every change is saved as you make it."
        )
        return None
    found = in_order(matching(summaries, words or ""), order)
    if not found:
        st.markdown(f"No programme is called anything like “{plain(words or '')}”. Try fewer letters.")
        return None
    pages = -(-len(found) // PER_PAGE)
    number = st.pagination(pages, key="programmes_page") if pages > 1 else 1
    picked: str | None = None
    with st.grid(min_column_width=280, gap=16, key="programmes"):
        for summary in found[(number - 1) * PER_PAGE : number * PER_PAGE]:
            picked = _show_card(get_workspace().card(summary)) or picked
    return picked


def matching(summaries: tuple[Summary, ...], words: str) -> tuple[Summary, ...]:
    """Those whose name has every one of the words in it."""
    wanted = words.casefold().split()
    return tuple(one for one in summaries if all(word in one.name.casefold() for word in wanted))


def in_order(summaries: tuple[Summary, ...], order: Sort) -> tuple[Summary, ...]:
    """By name, or the last changed first."""
    if order is Sort.NAME:
        return tuple(sorted(summaries, key=lambda one: one.name.casefold()))
    return tuple(sorted(summaries, key=lambda one: one.changed_at, reverse=True))


def _show_card(card: Card) -> str | None:
    one = card.summary
    with st.container(key=f"card_programme_{one.id}", gap=None):
        show_thumbnail(card.thumbnail)
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", wrap=False):
            opened = st.button(plain(one.name), key=f"open_{one.id}", type="tertiary", width="stretch", wrap=True)
            _show_actions(one)
        show_small(_last_change(one), exact(one.changed_at, st.context.timezone_offset))
    return one.id if opened else None


def _last_change(one: Summary) -> str:
    levels = ", ".join(level.capitalize() for level in one.levels)
    changed = ago(one.changed_at, datetime.now(UTC)) + (f" by {one.changed_by.name}" if one.changed_by.name else "")
    return " · ".join(part for part in (levels, "Fictional" if one.fictional else "", changed) if part)


def _show_actions(one: Summary) -> None:
    workspace, here = get_workspace(), session()
    name = f"More for {plain(one.name)}"
    menu = st.popover(
        name, icon=":material/more_horiz:", type="tertiary", key=f"more_{one.id}", help="More for this one"
    )
    with menu, guarded():
        if st.button("Duplicate", key=f"duplicate_{one.id}", type="tertiary", icon=":material/content_copy:"):
            workspace.duplicate(one.id, here.author)
            st.rerun()
        st.download_button(
            "Download",
            lambda: workspace.download(one.id).data,
            file_name=build_file_name(one.name, extension=EXTENSION),
            mime="application/json",
            key=f"download_{one.id}",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
        if st.button("Delete", key=f"delete_{one.id}", type="tertiary", icon=":material/delete:"):
            workspace.delete(one.id, here.author)
            here.own(Deleted).latest = (one.id, one.name)
            st.rerun()


class Deleted:
    """What this window deleted last: it can be put back at once."""

    latest: tuple[str, str] | None = None


def show_deleted(deleted: tuple[Summary, ...]) -> None:
    """The way back for what was deleted just now, and for all of the last 30 days."""
    here, workspace = session(), get_workspace()
    just_now = here.own(Deleted)
    if just_now.latest is not None:
        programme_id, name = just_now.latest
        with st.container(key="just_deleted", horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"Deleted **{plain(name)}**.", width="stretch")
            if st.button("Undo", key="undo_delete", icon=":material/undo:"):
                just_now.latest = None
                workspace.undelete(programme_id)
                st.rerun()
            if st.button("Close", key="close_deleted", type="tertiary"):
                just_now.latest = None
                st.rerun()
    if not deleted:
        return
    with st.expander(f"Recently deleted ({len(deleted)})", icon=":material/delete:"):
        st.caption("Kept for 30 days, then gone for good.")
        for one in deleted:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(plain(one.name), width="stretch")
                if one.deleted_at is not None:
                    st.caption(f"deleted {ago(one.deleted_at, datetime.now(UTC))}", width="content")
                if st.button("Restore", key=f"restore_{one.id}"):
                    just_now.latest = None
                    workspace.undelete(one.id)
                    st.rerun()
