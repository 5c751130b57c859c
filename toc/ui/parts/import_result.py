"""What was imported: how many figures, of which indicators with what they say now, and the way back."""

from datetime import UTC, datetime

import streamlit as st

from toc.services.figure_quality import build_quality
from toc.services.outcomes import Outcome, build_outcomes
from toc.store import Saved
from toc.ui.outcomes.views import open_view
from toc.ui.parts.import_state import Done, Importing, start_again
from toc.ui.parts.outcomes_table import Row, show_outcomes
from toc.ui.parts.plain import plain
from toc.ui.saving import undo
from toc.ui.session import session
from toc.ui.shared import get_workspace


def show_result(state: Importing, done: Done, saved: Saved) -> None:
    """The sentence with Undo, then a row an indicator that leads to its chart."""
    with st.container(horizontal=True, vertical_alignment="center", key="import_done"):
        st.markdown(f":material/check_circle: {_sentence(state, done)}", width="content")
        if _is_latest(done, saved):
            st.button("Undo", key="undo_import", icon=":material/undo:", on_click=_undo, args=(state,))
        st.button(
            "Import another file", key="import_more", type="tertiary", on_click=start_again, args=(saved.programme.id,)
        )
    workspace = get_workspace()
    figures = workspace.store.figures(saved.programme.id, done.preview.indicators, totals=True)
    standing = workspace.standing(saved)
    today = standing.on or datetime.now(UTC).date()
    groups = build_outcomes(saved.programme, figures, today)
    touched = set(done.preview.indicators)
    shown = [
        group._replace(outcomes=tuple(one for one in group.outcomes if one.indicator.id in touched)) for group in groups
    ]

    def row_of(outcome: Outcome) -> Row:
        return Row(outcome, standing.indicators.get(outcome.indicator.id), build_quality(outcome.series, today).marks)

    show_outcomes(shown, row_of, open_it=_open)


def _sentence(state: Importing, done: Done) -> str:
    counts = done.imported.counts
    parts = [f"{number:,} {word}" for number, word in ((counts.added, "new"), (counts.changed, "changed")) if number]
    skipped = f" {done.skipped:,} could not be read and were skipped." if done.skipped else ""
    return f"**Imported {' and '.join(parts)} figures** from {plain(state.name)}.{skipped}"


def _is_latest(done: Done, saved: Saved) -> bool:
    """Undo takes back one's own latest edit: it is offered while that is this import."""
    return done.imported.saved is not None and done.imported.saved.revision == saved.revision


def _undo(state: Importing) -> None:
    if undo() is not None:
        state.done = None
        session().say("The import is taken back. All figures are as they were.")


def _open(indicator_id: str) -> None:
    open_view(None)
    session().selection = (indicator_id,)
