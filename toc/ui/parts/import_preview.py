"""What the import would do, what is wrong with some rows, and the button that does it."""

import streamlit as st

from toc.exchange.figures.fingertips import PublishedFigures
from toc.model.phrases import count_of
from toc.services.figure_preview import Preview
from toc.ui.parts.import_state import Importing, OnFault
from toc.ui.parts.import_tables import FAULTS_SHOWN, faults_html, preview_html
from toc.ui.parts.plain import plain
from toc.ui.session import widget_value

_CHOICES = {OnFault.STOP: "Stop, and import nothing", OnFault.SKIP: "Skip them, and import the rest"}


def show_preview(state: Importing, preview: Preview) -> None:
    """The sentence, the button, the lines, the faults."""
    reading = preview.reading
    st.header("What would change", anchor=False)
    st.markdown(_sentence(preview))
    for notice in reading.notices:
        st.warning(plain(notice), icon=":material/error:")
    if reading.fault_count:
        st.radio(
            f"{count_of(reading.fault_count, 'row')} cannot be read",
            list(OnFault),
            index=list(OnFault).index(state.on_fault),
            format_func=_CHOICES.__getitem__,
            key="import_on_fault",
            horizontal=True,
            on_change=_choose,
            args=(state,),
        )
    stopped = bool(reading.fault_count) and state.on_fault is OnFault.STOP
    st.button(
        f"Import {count_of(preview.coming, 'figure')}",
        key="import_figures",
        type="primary",
        disabled=stopped or not preview.coming,
        help="Correct the rows below in the file and drop it again, or choose to skip them." if stopped else None,
        on_click=_ask,
        args=(state,),
    )
    if reading.fault_count:
        st.html(faults_html(reading.faults))
        if reading.fault_count > FAULTS_SHOWN:
            st.caption(f"The first {FAULTS_SHOWN} of {reading.fault_count:,}.")
    st.html(preview_html(preview.lines, of="Area" if isinstance(_published(state), PublishedFigures) else "Indicator"))


def _sentence(preview: Preview) -> str:
    counts = preview.counts
    if not preview.lines:
        return "The file holds no figures: every row is empty."
    if not preview.coming and not preview.reading.fault_count:
        return f"All {counts.unchanged:,} figures are there already. There is nothing to import."
    said = f"**{counts.added:,} new**, **{counts.changed:,} changed**, {counts.unchanged:,} there already"
    empty = f"; {count_of(preview.reading.empty, 'row')} left empty" if preview.reading.empty else ""
    return f"{said}{empty}."


def _published(state: Importing) -> PublishedFigures | None:
    return None if state.published is None else state.published.found


def _choose(state: Importing) -> None:
    state.on_fault = OnFault(widget_value("import_on_fault", OnFault.STOP))


def _ask(state: Importing) -> None:
    state.asked, state.problem = True, ""
