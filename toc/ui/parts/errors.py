"""Errors on screen: what a person can mend as its sentence, a bug as a calm one with a reference number."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging import ERROR

import streamlit as st

from toc.errors import TocError
from toc.logs import log_event
from toc.model.base import new_id
from toc.ui.parts.plain import plain
from toc.ui.parts.way_home import NothingOpen, show_way_home


@contextmanager
def guarded() -> Iterator[None]:
    """Shows what goes wrong within. Put it around a fragment's body; app.py has it around every page."""
    try:
        yield
    except NothingOpen as error:
        show_way_home(error.message)
    except TocError as error:
        st.warning(plain(error.message), icon=":material/error:")
    except Exception as error:  # noqa: BLE001 - the last line before the screen
        show_bug(error)


def show_bug(error: Exception) -> None:
    """A calm sentence. Where it happened goes to the log, without what anybody typed."""
    reference = new_id()[:8]
    frames = traceback.extract_tb(error.__traceback__)
    log_event("bug", level=ERROR, reference_id=reference, error=error)
    for frame in frames[-12:]:
        log_event("bug_at", level=ERROR, reference_id=reference, at=frame)
    st.error(
        "Something went wrong here, and it is not your doing. Everything saved so far is safe. "
        f"Reload the page; if it happens again, report it with the number {reference}.",
        icon=":material/bug_report:",
    )
