"""A framework of one's own: a local plan typed a priority a line, or from a CSV file."""

import streamlit as st

from toc.errors import TocError
from toc.exchange.framework_csv import read_framework
from toc.model import limits
from toc.services.frameworks import own_framework_edit, typed_rows
from toc.ui.parts.plain import plain
from toc.ui.saving import save

CSV_HELP = (
    "A column headed `priority`, one priority a row. Where they are known also `code`, `level` (domain, outcome or "
    "indicator) and `under`: the code or text of the priority it belongs under."
)


def show_new_framework() -> None:
    """The form; a file wins over what is typed."""
    with st.form("new_framework", border=False, clear_on_submit=True):
        name = st.text_input("Name", key="framework_name", max_chars=limits.NAME, placeholder="Example: Local plan")
        with st.container(horizontal=True, gap="small"):
            body = st.text_input("Body", key="framework_body", max_chars=limits.NAME, help="Who has published it.")
            edition = st.text_input("Edition", key="framework_edition", max_chars=limits.NAME)
        typed = st.text_area("Priorities, one a line", key="framework_lines", height=120)
        file = st.file_uploader("Or a CSV file", type=["csv", "txt"], key="framework_file", help=CSV_HELP)
        if not st.form_submit_button("Add this framework", type="primary"):
            return
    if not name.strip():
        st.warning("The framework needs a name. Type one and add it again.")
        return
    try:
        rows = read_framework(file.getvalue()) if file is not None else typed_rows(typed)
        if len(rows) > limits.PRIORITIES:
            st.warning(f"{limits.PRIORITIES:,} priorities is the most of one framework. Split the list.")
            return
        edit = own_framework_edit(name.strip(), rows, body=body.strip(), edition=edition.strip())
    except TocError as error:
        st.warning(plain(error.message))
        return
    if save(edit):
        st.rerun()
