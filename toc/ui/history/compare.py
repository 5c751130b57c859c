"""Two revisions compared: what differs on one picture, and beneath it in words."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from toc.diagram.options import Paper, Theme, ViewOptions
from toc.model.phrases import count_of
from toc.report.formats import DiagramExport
from toc.services.comparisons import Comparison
from toc.store import Saved
from toc.ui.history.picked import Picked, picked
from toc.ui.parts.picture_export import show_picture_export
from toc.ui.parts.plain import plain
from toc.ui.parts.thumbnail import show_picture
from toc.ui.session import session, set_widget_value, widget_value
from toc.ui.shared import get_workspace

_MOST_OFFERED = 200
"""Latest revisions in the two menus; an older one is picked in the list."""
_MOST_LISTED = 300
_FROM, _TO = "compare_one", "compare_other"


def show_difference(saved: Saved) -> None:
    """The two menus, the picture, and the list of changes."""
    if saved.revision == 0:
        st.markdown("Nothing has changed yet. Once something has, pick two revisions here to see what differs.")
        return
    here = picked(saved)
    names = _names(saved, here)
    one, other = _choose(saved, here, names)
    if one == other:
        st.markdown("These are the same. Pick another revision in one of the two menus, or in the list.")
        return
    first, second = sorted((one, other))
    with st.spinner("Comparing the two"):
        found = get_workspace().comparisons.compare(saved.programme.id, first, second)
    if not found.words:
        st.markdown(f"Nothing differs between {plain(names[first])} and {plain(names[second])}.")
        return
    if found.theories:
        _show_picture(saved, found, (first, second), names)
    _show_words(found)


def _show_picture(saved: Saved, found: Comparison, pair: tuple[int, int], names: dict[int, str]) -> None:
    between = f"between {names[pair[0]]} and {names[pair[1]]}"
    with st.container(key="difference_line", horizontal=True, vertical_alignment="center", gap="small"):
        theory = _choose_theory(found)
        st.space("stretch")

        def build(theme: Theme, paper: Paper) -> DiagramExport:
            title = f"{found.theories[theory]}: what differs {between}"
            options = ViewOptions(theme=theme, paper=paper, title=title)
            stamp = f"revisions {pair[0]:,} and {pair[1]:,}"
            return found.export(theory, options, stamp, datetime.now(UTC))

        show_picture_export("difference", (saved.programme.name, found.theories[theory], "what differs"), build)
    drawing = get_workspace().comparisons.draw(saved.programme.id, *pair, theory, ViewOptions())
    show_picture(drawing.svg, f"What differs {between}. The list below says it in words.")


def _choose_theory(found: Comparison) -> str:
    """Those that differ come first."""
    ids = list(found.theories)
    if len(ids) == 1:
        return ids[0]
    return st.segmented_control(
        "Map",
        ids,
        default=ids[0],
        required=True,
        format_func=lambda one: plain(found.theories[one]),
        key=f"difference_theory_{'_'.join(ids)}",
        label_visibility="collapsed",
    )


def _show_words(found: Comparison) -> None:
    lines = [f"<li>{escape(line)}</li>" for line in found.words[:_MOST_LISTED]]
    more = len(found.words) - _MOST_LISTED
    rest = f'<p class="toc-small">And {more:,} more.</p>' if more > 0 else ""
    count = count_of(len(found.words), "change")
    st.html(f'<h3 class="toc-differs">{count}</h3><ul class="toc-differs">{"".join(lines)}</ul>{rest}')


def _names(saved: Saved, here: Picked) -> dict[int, str]:
    """What each revision on offer is called: today's and the named ones first."""
    names = {saved.revision: f"now (revision {saved.revision:,})"}
    for one in get_workspace().store.snapshots(saved.programme.id):
        now = "now, " if one.revision == saved.revision else ""
        names[one.revision] = f"“{one.name}” ({now}revision {one.revision:,})"
    picks = [one for one in (here.revision, here.one, here.other) if one is not None]
    latest = range(saved.revision, max(-1, saved.revision - _MOST_OFFERED), -1)
    for revision in (*picks, *latest, 0):
        names.setdefault(revision, f"revision {revision:,}" if revision else "the start (revision 0)")
    return names


def _choose(saved: Saved, here: Picked, names: dict[int, str]) -> tuple[int, int]:
    """The two, as the menus say; at first the one looked at, or what came before, and today's."""
    other = saved.revision if here.other is None else here.other
    one = here.one
    if one is None or (one == other and here.other is None):
        earlier = [revision for revision in names if revision < other]
        one = earlier[0] if earlier else other
    first, second = st.columns(2, gap="small")
    for column, key, label, value in ((first, _FROM, "From", one), (second, _TO, "To", other)):
        set_widget_value(key, value)
        with column:
            st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=_keep)
    return one, other


def _keep() -> None:
    here = session().own(Picked)
    here.one, here.other = widget_value(_FROM, None), widget_value(_TO, None)
