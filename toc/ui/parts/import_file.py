"""The file of an import: dropped in, read at once, and told in a line; or a workbook to fill in first."""

from datetime import UTC, datetime

import streamlit as st

from toc.errors import TocError
from toc.exchange.figures.fingertips import is_fingertips, list_areas, list_indicators
from toc.exchange.figures.mapping import guess_mapping
from toc.exchange.figures.reading import Progress
from toc.exchange.figures.table import Table, read_table
from toc.exchange.figures.template import render_template
from toc.model.phrases import count_of
from toc.model.programme import Programme
from toc.report.file_name import build_file_name
from toc.services.figure_preview import find_counterpart
from toc.ui.parts.import_state import Importing, Published
from toc.ui.parts.plain import plain

TEMPLATE_PERIODS = 4
_ENGLAND = "E92000001"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_file(state: Importing, programme: Programme, progress: Progress) -> None:
    """The file there is, or the place to drop one. What is dropped is read in this run."""
    if state.table is not None and not state.replacing:
        _show_name(state, state.table)
        return
    if state.table is None:
        st.markdown(
            "Bring in figures from a **CSV file** or an **Excel workbook**: your own table, the workbook below once it "
            "is filled in, or a download from **Fingertips**. Nothing is saved before you have seen what would change."
        )
    file = st.file_uploader(
        "A CSV file or an Excel workbook (.xlsx)",
        key=f"figures_file_{state.turn}",
        help="Columns may be in any order, one figure a row or a column for each period. Names of people do not belong "
        "in it.",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if state.table is not None:
            st.button(plain(f"Keep {state.name}"), key="keep_file", type="tertiary", on_click=_keep, args=(state,))
        _show_template(programme)
    if file is not None:
        state.turn += 1  # A used uploader keeps its file: the next one gets a new one.
        try:
            _read(state, programme, file.name, file.getvalue(), progress)
        except TocError as error:
            state.problem = f"{file.name}: {error.message}"
        st.rerun()


def _read(state: Importing, programme: Programme, name: str, data: bytes, progress: Progress) -> None:
    progress(0.0, "Reading the file")
    table = read_table(data)
    published = _published(programme, table) if is_fingertips(table.headings) else None
    mapping = guess_mapping(table.headings, programme.indicators, first_of_two=True)
    state.take_table(name, table, mapping, published)


def _published(programme: Programme, table: Table) -> Published:
    """The first indicator, with England and the region: what most people want beside their own figures."""
    indicators = list_indicators(table)
    published = Published(indicators)
    choose_published(published, table, programme, 0)
    return published


def choose_published(published: Published, table: Table, programme: Programme, place: int) -> None:
    """Take another indicator of the file, with the areas and the indicator of the programme that suit it."""
    areas = list_areas(table, published.indicators[place])
    regions = [area for area in areas if "region" in area.type.casefold()]
    # Of several regions, which is one's own is for a person to say.
    usual = tuple(area for area in areas if area.code == _ENGLAND or [area] == regions)
    counterpart = find_counterpart(programme, published.indicators[place])
    published.chosen, published.areas = place, usual or areas[:1]
    published.beside = None if counterpart is None else counterpart.id


def _show_name(state: Importing, table: Table) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="import_file"):
        kind = " from Fingertips" if state.published is not None else ""
        about = f"{count_of(table.cells.height, 'row')}, {count_of(len(table.headings), 'column')}{kind}"
        st.markdown(f":material/description: **{plain(state.name)}** · {about}", width="content")
        st.button("Another file", key="another_file", type="tertiary", on_click=_replace, args=(state,))


def _show_template(programme: Programme) -> None:
    name = build_file_name(f"{programme.name} figures", extension=".xlsx")
    st.download_button(
        "Workbook to fill in",
        lambda: render_template(programme, datetime.now(UTC).date(), TEMPLATE_PERIODS),
        name,
        _WORKBOOK,
        key="template_workbook",
        icon=":material/download:",
        on_click="ignore",
        help="An Excel workbook of this programme: a row for each indicator, category and recent period.",
    )


def _replace(state: Importing) -> None:
    state.replacing = True


def _keep(state: Importing) -> None:
    state.replacing, state.problem = False, ""
