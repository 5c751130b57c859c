"""A Word file of the user's own that Word documents are made on; kept for the window."""

import streamlit as st

from toc.errors import TocError
from toc.services.documents import check_template
from toc.ui.parts.plain import plain
from toc.ui.report.state import report_state

MOST_MEGABYTES = 20
_KEY = "report_template"


def show_template() -> None:
    """Drop it in, or take it away again."""
    state = report_state()
    with st.popover("Template", icon=":material/style:", type="tertiary"):
        st.caption("Word documents can be made on a file of your own: its styles, page, header and footer are kept.")
        if state.template is None:
            given = st.file_uploader("Your own Word file (.docx)", "docx", key=_KEY, max_upload_size=MOST_MEGABYTES)
            if given is not None and _is_usable(given.getvalue()):
                state.template = (given.name, given.getvalue())
                st.rerun()
        else:
            st.markdown(plain(f"Word is made on {state.template[0]}."))
            st.button("Use ours again", key="drop_template", icon=":material/close:", on_click=_drop)


def _is_usable(data: bytes) -> bool:
    """At once, and not when a document has been written for it."""
    try:
        check_template(data)
    except TocError as refused:
        st.warning(plain(refused.message), icon=":material/error:")
        return False
    return True


def _drop() -> None:
    report_state().template = None
