"""Import: a file of figures, what its columns are, what would change; then all of it in one step, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from toc.errors import TocError
from toc.exchange.figures.reading import Progress
from toc.exchange.figures.table import Table
from toc.model.programme import Programme
from toc.services.figure_import import import_into_store, publish_into_store
from toc.services.figure_preview import Preview, preview_published, preview_table
from toc.store import Imported, Saved, StoreUnavailable
from toc.ui.outcomes.views import open_view
from toc.ui.parts.import_columns import show_columns
from toc.ui.parts.import_file import show_file
from toc.ui.parts.import_preview import show_preview
from toc.ui.parts.import_published import show_published, take_published
from toc.ui.parts.import_result import show_result
from toc.ui.parts.import_state import Done, Importing, importing
from toc.ui.parts.plain import plain
from toc.ui.session import session
from toc.ui.shared import get_workspace

_BROKEN_OFF = "The import was broken off before it was done. Nothing has changed: import once more."
_CHANGED = "Somebody changed the programme meanwhile. Look at what would change now, and import once more."


def show(saved: Saved) -> None:
    """The steps that there are yet: the file, its columns beside what would change, what has been imported."""
    programme = saved.programme
    if not programme.indicators:
        st.markdown("Figures belong to indicators, and this programme has none yet. Add a first one, then come back.")
        st.button("Add an indicator", key="to_indicators", type="primary", on_click=open_view, args=(None,))
        return
    state = importing(programme.id)
    with _progress_bar() as progress:
        if state.asked:
            _import(state, saved, progress)
        if state.done is not None:
            show_result(state, state.done, saved)
            return
        show_file(state, programme, progress)
        if state.problem:
            st.error(plain(state.problem), icon=":material/error:")
        if state.table is not None:
            _show_steps(state, state.table, saved, progress)


def _show_steps(state: Importing, table: Table, saved: Saved, progress: Progress) -> None:
    with st.container(key="import_steps"):
        left, right = st.columns(2, gap="medium")
    with left:
        if state.published is not None:
            show_published(state, state.published, table, saved.programme)
        else:
            show_columns(state, table, saved.programme)
    with right:
        try:
            preview = _preview(state, table, saved, progress)
        except TocError as error:
            st.warning(plain(error.message), icon=":material/error:")
            return
        if preview is None:
            st.info("Choose the areas, and the indicator that the figures are to stand beside.")
        else:
            show_preview(state, preview)


def _preview(state: Importing, table: Table, saved: Saved, progress: Progress) -> Preview | None:
    """What would change, worked out once for each choice and revision; None while a choice is missing."""
    published = state.published
    chosen = None if published is None else (published.chosen, published.areas, published.beside)
    about = (saved.revision, chosen, state.mapping)
    if state.previewed != about:
        state.preview, state.previewed = None, None
        state.preview = _build_preview(state, table, saved.programme, progress)
        state.previewed = about
    return state.preview


def _build_preview(state: Importing, table: Table, programme: Programme, progress: Progress) -> Preview | None:
    if state.published is None:
        return preview_table(get_workspace(), programme.id, table, state.mapping, progress)
    progress(0.2, "Reading the figures")
    if not take_published(state.published, table, programme) or state.published.found is None:
        return None
    return preview_published(get_workspace(), programme.id, state.published.found)


def _import(state: Importing, saved: Saved, progress: Progress) -> None:
    """Put the figures in force. A run that is broken off, by a click elsewhere, has changed nothing."""
    seen, state.asked, state.problem = state.preview, False, _BROKEN_OFF
    try:
        preview = None if state.table is None else _preview(state, state.table, saved, progress)
        if seen is None or preview is None or preview.lines != seen.lines:
            state.problem = _CHANGED
            return
        imported = _keep(state, preview, saved.programme.id, progress)
    except TocError as error:
        state.problem = error.message
        if isinstance(error, StoreUnavailable):
            session().unsaved = error.message
        return
    state.problem = ""
    if imported.saved is not None:
        session().unsaved, session().shown_revision = None, imported.saved.revision
        state.done = Done(imported, preview, preview.reading.fault_count)
    st.rerun()


def _keep(state: Importing, preview: Preview, programme_id: str, progress: Progress) -> Imported:
    found = None if state.published is None else state.published.found
    if found is not None:
        return publish_into_store(get_workspace(), programme_id, found, session().author, progress)
    return import_into_store(get_workspace(), programme_id, preview.reading, session().author, progress)


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar that is there while something is worked on, with the name of the step."""
    place = st.empty()

    def show_share(share: float, what: str) -> None:
        place.progress(min(max(share, 0.0), 1.0), f"{what}…")

    yield show_share
    place.empty()
