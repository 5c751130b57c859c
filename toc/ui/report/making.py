"""The formats: one press makes the document, says what it is doing, and hands it over."""

from datetime import UTC, datetime

import streamlit as st

from toc.charts.pictures import find_browser
from toc.errors import TocError
from toc.report.document_formats import DOCUMENT_FORMATS
from toc.services.document_making import DocumentRequest, make_requested, mark_requested
from toc.services.finished_files import open_finished_files
from toc.ui.parts.errors import guarded, show_bug
from toc.ui.parts.plain import plain
from toc.ui.report.state import Making, get_background, report_state
from toc.ui.session import session
from toc.ui.shared import get_workspace

LOOK_EVERY = 0.4
"""Seconds."""
ALL = "zip"
NO_BROWSER = (
    "The charts of documents are drawn simply: this computer has no Chrome, Edge or Chromium to draw them in full."
)


def show_making(request: DocumentRequest) -> None:
    """A button a format; beneath them what is being made, or was made last."""
    making = report_state().making
    mine = making is not None and making.programme_id == request.saved.programme.id
    busy = making is not None and not making.job.finished
    with st.container(key="report_formats", horizontal=True, vertical_alignment="center", gap="xsmall"):
        for form, label in ({name: one.label for name, one in DOCUMENT_FORMATS.items()} | {ALL: "All as zip"}).items():
            st.button(label, key=f"make_{form}", disabled=busy, on_click=_start, args=(request, form, label))
    if find_browser() is None:
        st.caption(NO_BROWSER)
    if making is not None and mine:
        if making.job.finished:
            _show_made(making)
        else:
            _watch()


def _start(request: DocumentRequest, form: str, label: str) -> None:
    workspace, state = get_workspace(), report_state()
    forms = tuple(DOCUMENT_FORMATS) if form == ALL else (form,)
    template = (
        state.template[1] if state.template and any(DOCUMENT_FORMATS[one].takes_template for one in forms) else None
    )
    try:
        snapshot = mark_requested(workspace.store, request, session().author, datetime.now(UTC).date())
    except TocError as error:
        session().say(error.message)
        return
    files = open_finished_files()
    job = get_background().start(
        lambda job: make_requested(
            workspace.store, files, request, forms, job.step, snapshot=snapshot, template=template
        ),
        steps=request.steps + 2 * len(forms),
    )
    state.making = Making(request.saved.programme.id, label, job)


@st.fragment(run_every=LOOK_EVERY)
def _watch() -> None:
    with guarded():
        making = report_state().making
        if making is None or making.job.finished:
            st.rerun()
        st.progress(making.job.share, plain(f"{making.label}: {making.job.saying} …"))


def _show_made(making: Making) -> None:
    made, error = making.job.latest, making.job.error
    if isinstance(error, TocError):
        st.warning(plain(error.message), icon=":material/error:")
    elif error is not None:
        show_bug(error)
        report_state().making = None
    elif made is not None:
        with st.container(key="report_made", horizontal=True, vertical_alignment="center", gap="small"):
            st.download_button(
                f"Download {making.label}", made.file.data, made.file.name, made.file.mime, key="report_download",
                type="primary", icon=":material/download:", on_click="ignore",
            )  # fmt: skip
            if made.kept is None:
                st.caption("There was no room to keep this file: download it now.")
            else:
                st.caption(plain(f"Made from revision {made.kept.revision}; kept under “Made before”."))
