"""A file of before and after scores: looked at in memory, refused where it points to people, and let go."""

import streamlit as st

from toc.errors import TocError
from toc.services.paired import read_scores
from toc.ui.parts.paired_state import PairedState, forget_file
from toc.ui.parts.plain import plain
from toc.ui.session import session

LARGEST = 5
"""Megabytes: some ten thousand families."""
PROMISE = "Only these totals are kept, the file is not."


def show_upload() -> None:
    """The uploader; what it brings is read at once, and the file forgotten."""
    state = session().own(PairedState)
    file = st.file_uploader(
        "Scores: a CSV or Excel file, a row a family",
        type=["csv", "xlsx"],
        key=f"scores_{state.turn}",
        max_upload_size=LARGEST,
        help="A column with the score before, one with the score after, and the day the family was closed. A family "
        "without a second score leaves it blank: it counts as closed.",
    )
    st.caption(
        f"No names, dates of birth, NHS numbers or postcodes: such columns are refused. {PROMISE} It is read in memory."
    )
    if state.refused:
        st.error(plain(state.refused), icon=":material/block:")
    if file is None:
        return
    state.drop()
    try:
        with st.spinner("Reading the file"):
            state.table = read_scores(file.getvalue())
    except TocError as refused:
        state.refused = refused.message
    finally:
        forget_file(file)
    st.rerun()
