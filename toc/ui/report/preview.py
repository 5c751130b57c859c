"""The pages as they will print, drawn beside the controls and never in their way."""

import streamlit as st

from toc.errors import TocError
from toc.model.phrases import count_of
from toc.services.background import Job
from toc.services.document_making import DocumentRequest, write_requested
from toc.services.document_preview import PAGES_FIRST, Preview
from toc.services.documents import find_ahead
from toc.ui.parts.errors import guarded, show_bug
from toc.ui.parts.plain import plain
from toc.ui.report.state import get_previews, report_state
from toc.ui.session import widget_value
from toc.ui.shared import get_workspace

LOOK_EVERY = 0.5
"""Seconds."""
PAGES_SHOWN = PAGES_FIRST
_PART = "report_part"


def find_preview(request: DocumentRequest) -> Job[Preview]:
    """The preview of what is asked for; one that this window looked at before is not drawn any further."""
    state, previews, store = report_state(), get_previews(), get_workspace().store
    if state.previewed is not None and state.previewed != request.key:
        previews.drop(state.previewed)
    state.previewed = request.key
    ahead = find_ahead(("pdf",))
    job = previews.get(
        request.key, lambda progress: write_requested(store, request, progress, charted=ahead), request.steps
    )
    if job.latest is not None and job.latest.pages and not (job.latest.begun and _looks_at_later_pages()):
        state.drawn = request.key
    return job


def _looks_at_later_pages() -> bool:
    """Who reads page 20 would lose it to the first pages of the next preview."""
    return report_state().drawn is not None and widget_value(_PART, 1) != 1


def show_preview(job: Job[Preview]) -> None:
    """What is being drawn, the notes, and the pages; those from before stand until there are new ones."""
    if not job.finished:
        _watch(job.shown)
    if isinstance(job.error, TocError):
        st.warning(plain(job.error.message), icon=":material/error:")
        return
    if job.error is not None:
        show_bug(job.error)
        return
    if job.latest is not None:
        for notice in job.latest.document.notices:
            st.caption(f":material/info: {plain(notice)}")
    drawn = report_state().drawn
    kept = get_previews().find(drawn) if drawn is not None else None
    if kept is not None and kept.latest is not None and kept.latest.pages:
        _show_pages(kept.latest)


@st.fragment(run_every=LOOK_EVERY)
def _watch(shown: int) -> None:
    """A line that says what is going on; the page is drawn anew when there is something new to see."""
    with guarded():
        previewed = report_state().previewed
        job = get_previews().find(previewed) if previewed is not None else None
        if job is None or job.finished or job.shown != shown:
            st.rerun()
        st.progress(job.share, plain(f"Preview: {job.saying} …"))


def _show_pages(preview: Preview) -> None:
    count = len(preview.pages)
    parts = -(-count // PAGES_SHOWN)
    with st.container(key="report_pages_line", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_count_words(preview), width="content")
        part = min(st.pagination(parts, key=_PART), parts) if parts > 1 else 1
    st.caption(plain(preview.document.stamp.protection))
    start = (part - 1) * PAGES_SHOWN
    with st.container(key="report_pages"):
        for place, page in enumerate(preview.pages[start : start + PAGES_SHOWN], start + 1):
            of = "" if preview.begun else f" of {count}"
            st.image(page, width="stretch", alt=f"Page {place}{of}; the Word and PDF files have it as text")


def _count_words(preview: Preview) -> str:
    count = len(preview.pages)
    pages = count_of(count, "page")
    if preview.begun:
        return f"The first {pages}; the others are being set{' and charts drawn' if preview.rough else ''}."
    return f"{pages} as they will print{'; charts are being drawn' if preview.rough else ''}."
