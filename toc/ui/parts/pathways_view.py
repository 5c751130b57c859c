"""Pathways on the Map: two boxes chosen, every route between them as picture and words, its weakest link named."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

import streamlit as st

from toc.diagram.options import Paper, Theme
from toc.model.collections import checked
from toc.model.theory import Element, TheoryOfChange
from toc.report.formats import DiagramExport
from toc.services.pathways import (
    PathwayRoute,
    Pathways,
    build_pathways,
    draw_pathways,
    export_pathways,
    list_ends,
    list_starts,
)
from toc.store import Saved
from toc.ui.parts.picture_export import show_picture_export
from toc.ui.parts.thumbnail import show_picture
from toc.ui.session import session, set_widget_value, widget_value

_FROM, _TO, _REST = "pathway_from", "pathway_to", "pathway_rest"
_OPEN = 3
"""Routes told arrow by arrow at once; the others on a click."""


@dataclass
class PathwayChoice:
    """What this window looks at: nothing, or the routes between two boxes."""

    shown: bool = False
    start: str | None = None
    end: str | None = None
    with_rest: bool = False


def pathway_choice() -> PathwayChoice:
    return session().own(PathwayChoice)


def open_pathways(theory: TheoryOfChange, element_id: str | None = None) -> None:
    """Show the routes: from this box where arrows leave it, else to it; as last time without one."""
    choice = pathway_choice()
    choice.shown = True
    if element_id is None:
        return
    starts = [one.id for one in list_starts(theory)]
    if element_id in starts:
        choice.start, choice.end = element_id, None
        return
    ends = {start: {one.id for one in list_ends(theory, start)} for start in starts}
    choice.start = next((start for start in starts if element_id in ends[start]), choice.start)
    choice.end = element_id


def show_pathways(saved: Saved, theory: TheoryOfChange) -> None:
    """The whole view, in place of the canvas."""
    choice = pathway_choice()
    starts = list_starts(theory)
    with st.container(key="pathways_line", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button("Back to the map", key="pathways_back", icon=":material/arrow_back:", on_click=_close)
        if not starts:
            st.markdown("No arrow joins two boxes yet. Draw one on the map, and the routes show here.")
            return
        start = _choose("From", _FROM, theory, starts, choice.start or starts[0].id)
        ends = list_ends(theory, start)
        end = _choose("To", _TO, theory, ends, choice.end or _furthest(theory, ends).id)
        found = build_pathways(saved.programme, theory, start, end)
        set_widget_value(_REST, choice.with_rest)
        st.toggle("The rest in grey", key=_REST, help="The whole map, with these routes on it.", on_change=_keep_rest)
        _show_export(saved, theory, found)
    picture, words = st.columns([3, 2], gap="medium")
    with picture:
        drawing = draw_pathways(saved.programme, theory, found, session().view, only=not choice.with_rest)
        show_picture(drawing.svg, f"{found.summary} The words beside it say the same.")
    with words, st.container(key="pathways_words"):
        _show_words(found)


def _show_export(saved: Saved, theory: TheoryOfChange, found: Pathways) -> None:
    # The file is made outside of the window's own run, where there is no session to ask.
    only, view = not pathway_choice().with_rest, session().view

    def build(theme: Theme, paper: Paper) -> DiagramExport:
        dressed = checked(view, theme=theme, paper=paper)
        stamp = f"revision {saved.revision:,}"
        now = datetime.now(UTC)
        return export_pathways(saved.programme, theory, found, dressed, only=only, stamp=stamp, made_at=now)

    show_picture_export("pathways", (saved.programme.name, theory.name, "pathways"), build)


def _choose(label: str, key: str, theory: TheoryOfChange, boxes: tuple[Element, ...], chosen: str | None) -> str:
    """One box of several; the first unless this one is among them."""
    stages = {stage.id: stage.name for stage in theory.stages}
    names = {one.id: f"{one.label} ({stages[one.stage or '']})" for one in boxes}
    value = chosen if chosen in names else next(iter(names))
    set_widget_value(key, value)
    st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=_keep)
    return value


def _furthest(theory: TheoryOfChange, boxes: tuple[Element, ...]) -> Element:
    """The first box of the last column: what it is all for."""
    return max(boxes, key=lambda one: theory.stage_index[one.stage or ""])


def _show_words(found: Pathways) -> None:
    routes = "".join(_route(route, opened=number <= _OPEN) for number, route in enumerate(found.routes, start=1))
    st.html(f'<h2 class="toc-routes">{escape(found.summary)}</h2><ol class="toc-routes">{routes}</ol>')


def _route(route: PathwayRoute, *, opened: bool) -> str:
    boxes = " → ".join(escape(label) for label in route.boxes)
    others = f" ({route.as_weak} more as weak)" if route.as_weak else ""
    claim = escape(f"{route.weakest.claim}: {route.weakest.evidence}")
    weakest = f'<p class="toc-weakest"><b>Weakest link:</b> {claim}{others}.</p>'
    steps = "".join(
        f"<li>{escape(step.words)}.{''.join(f'<p>{escape(line)}</p>' for line in step.details)}</li>"
        for step in route.steps
    )
    shown = " open" if opened else ""
    return (
        f"<li><p>{boxes}</p>{weakest}<details{shown}><summary>Arrow by arrow</summary><ul>{steps}</ul></details></li>"
    )


def _close() -> None:
    pathway_choice().shown = False


def _keep() -> None:
    choice = pathway_choice()
    choice.start, choice.end = widget_value(_FROM, None), widget_value(_TO, choice.end)


def _keep_rest() -> None:
    pathway_choice().with_rest = bool(widget_value(_REST, default=False))
