"""Report: from the programme and its figures to the document a commissioner asks for."""

import streamlit as st

from toc.store import Saved
from toc.ui.current import require_current
from toc.ui.report.choosing import show_choices
from toc.ui.report.made import show_made_before
from toc.ui.report.making import show_making
from toc.ui.report.portal import show_portal
from toc.ui.report.preview import find_preview, show_preview
from toc.ui.report.sections import show_sections


def show_page(saved: Saved) -> None:
    """Choices on top; at the left what is in the document, at the right its pages."""
    if not any(theory.elements for theory in saved.programme.theories) and not saved.programme.indicators:
        _show_empty()
        return
    request = show_choices(saved)
    job = find_preview(request)
    left, right = st.columns([4, 7], gap="medium")
    with left, st.container(key="report_controls"):
        show_making(request)
        sections, portal, before = st.tabs(["Sections", "Portal text", "Made before"])
        with sections:
            show_sections(request)
        with portal:
            show_portal(request.choice, None if job.latest is None else job.latest.portal_texts)
        with before:
            show_made_before(saved)
    with right:
        show_preview(job)


def _show_empty() -> None:
    st.title("Report", anchor=False)
    st.markdown(
        "Here the programme becomes the document a commissioner asks for: a bid pack, an outcomes report, a service "
        "specification, slides. There is nothing to tell yet. Put a first box on the map."
    )
    st.page_link("screens/map.py", label="Go to the map", icon=":material/account_tree:", width="content")


show_page(require_current())
