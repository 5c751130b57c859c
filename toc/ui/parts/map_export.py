"""The Export menu: the map as a file, made when it is asked for."""

import streamlit as st

from toc.analysis.periods import day_text
from toc.diagram.layout import places_of
from toc.diagram.options import Paper, Theme
from toc.exchange.programme_formats import PROGRAMME_FORMATS
from toc.model.collections import checked
from toc.model.theory import TheoryOfChange
from toc.report.file_name import build_file_name
from toc.report.formats import FORMATS, DiagramExport, Format, name_diagram, render_diagram
from toc.store import Saved
from toc.ui.parts.map_state import map_state, shown_view
from toc.ui.parts.picture_export import show_colours
from toc.ui.session import session, widget_value
from toc.ui.shared import get_workspace

_PAPERS = {
    Paper.FIT: "As large as the picture",
    Paper.A4: "A4",
    Paper.A3: "A3",
    Paper.A2: "A2",
    Paper.A1: "A1",
    Paper.A0: "A0, for the wall",
    Paper.SLIDE: "16:9 slide",
}
_WITH_PAPER = frozenset({"svg", "png", "pdf", "pptx"})
_DPI = (96, 150, 300, 600)


def show_export(saved: Saved, theory: TheoryOfChange) -> None:
    """Choose the form, then download."""
    with st.popover("Export", icon=":material/download:", type="tertiary"):
        labels = {name: one.label for name, one in FORMATS.items()}
        labels |= {name: one.label for name, one in PROGRAMME_FORMATS.items()}
        name = st.selectbox("As", list(labels), format_func=labels.__getitem__, key="export_format")
        if name in PROGRAMME_FORMATS:
            _show_programme(saved, name)
            return
        export = _choices(name, FORMATS[name], saved, theory)
        st.download_button(
            "Download",
            lambda: render_diagram(name, export),
            name_diagram(name, export),
            FORMATS[name].mime,
            key=f"export_{name}",
            type="primary",
            on_click="ignore",
            help="A large map takes a few seconds.",
        )


def _show_programme(saved: Saved, form: str) -> None:
    workspace = get_workspace()
    kind = PROGRAMME_FORMATS[form]
    st.download_button(
        "Download",
        lambda: workspace.download(saved.programme.id, form).data,
        build_file_name(saved.programme.name, extension=kind.extension),
        kind.mime,
        key=f"export_{form}",
        type="primary",
        on_click="ignore",
    )


def _choices(name: str, form: Format, saved: Saved, theory: TheoryOfChange) -> DiagramExport:
    here = session()
    paper, theme, dpi = form.paper, Theme.PRINT, widget_value("export_dpi", 150)
    if name in _WITH_PAPER:
        papers = list(_PAPERS)
        paper = st.selectbox(
            "Size", papers, index=papers.index(form.paper), format_func=_PAPERS.__getitem__, key=f"export_paper_{name}"
        )
        theme = show_colours("export_theme")
    if name == "png":
        dpi = st.selectbox("Dots per inch", _DPI, index=1, key="export_dpi", help="300 for print, 96 for a web page.")
    view = shown_view(saved.programme, theory)
    as_at = map_state().as_at if view.show_status else None
    options = checked(view, theme=theme, paper=paper)
    places = places_of(get_workspace().draw(saved, theory.id, view, here.viewer).picture)
    return DiagramExport(
        programme=saved.programme,
        theory=theory,
        options=options,
        statuses=get_workspace().standing(saved, as_at).marks,
        stamp=f"revision {saved.revision:,}{f', status as at {day_text(as_at)}' if as_at else ''}",
        places=places if paper is Paper.FIT else None,
        dpi=dpi,
    )
