"""A document as PDF: vector, tagged to PDF/UA-1 and PDF/A-2a, with bookmarks; and as pictures of its pages."""

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from toc.report.beginning import build_beginning
from toc.report.blocks import Document
from toc.report.chart_pictures import render_chart_pictures
from toc.report.clean_text import build_clean_document
from toc.report.page_pdf.build import build_beginning_data, build_data
from toc.report.progress import Progress, quiet
from toc.report.turning import ONE_PAGE
from toc.report.typst_fonts import all_fonts, shipped_fonts

_ACCESSIBLE: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_TEMPLATE = Path(__file__).parent / "page_pdf" / "document.typ"
_PREVIEW = Lock()
_FITS = ((300, 1.0), (250, 1.0), (250, 0.92), (215, 0.92), (190, 0.92), (190, 0.86), (165, 0.86))
"""Points that a diagram may be high on a document of one page, and the size of its type, from the best down."""


def render(document: Document, progress: Progress = quiet) -> bytes:
    inputs = _build_inputs(document, progress)
    progress("Setting the pages")
    # A letter no shipped font has may be on this machine; PDF/UA forbids one that no font has at all.
    for fonts, standards in ((shipped_fonts(), _ACCESSIBLE), (all_fonts(), _ACCESSIBLE), (all_fonts(), [])):
        try:
            made = typst.compile(
                _TEMPLATE,
                format="pdf",
                font_paths=fonts,
                sys_inputs=inputs,
                pdf_standards=[*standards],
                timestamp=document.stamp.made_at.replace(microsecond=0),
            )
        except typst.TypstError:
            if not standards:
                raise
        else:
            assert isinstance(made, bytes)
            return made
    raise AssertionError


def render_pages(document: Document, ppi: float = 110, progress: Progress = quiet) -> list[bytes]:
    """Every page as a PNG, for a preview."""
    inputs = _build_inputs(document, progress)
    progress("Setting the pages")
    # One compiler keeps what it has set, and is not made for two callers at once.
    with _PREVIEW:
        made = _compiler().compile(format="png", ppi=ppi, sys_inputs=inputs)
    return [made] if isinstance(made, bytes) else list(made or ())


def render_beginning(document: Document, pages: int, ppi: float = 110, progress: Progress = quiet) -> list[bytes]:
    """The first pages of a long document, in a fraction of the time; none where it has no more than those."""
    beginning = build_beginning(document, pages)
    if beginning is document:
        return []
    clean, whole = build_clean_document(beginning), build_clean_document(document)
    charts = render_chart_pictures(clean, "svg", progress)
    data = build_beginning_data(clean, whole, charts)
    progress("Setting the first pages")
    with _PREVIEW:
        made = _compiler().compile(format="png", ppi=ppi, sys_inputs={"document": json.dumps(data)})
    return ([made] if isinstance(made, bytes) else list(made or ()))[:pages]


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_TEMPLATE, font_paths=shipped_fonts())


def _build_inputs(document: Document, progress: Progress) -> dict[str, str]:
    document = build_clean_document(document)
    charts = render_chart_pictures(document, "svg", progress)
    inputs = {"document": json.dumps(build_data(document, charts))}
    return inputs if document.layout != ONE_PAGE else _fitted(inputs)


def _fitted(inputs: dict[str, str]) -> dict[str, str]:
    """What is to be one page, set as large as it fits there; where it never does, as large as usual."""
    for room, scale in _FITS:
        tried = inputs | {"room": str(room), "scale": str(scale)}
        with _PREVIEW:
            pages = _compiler().compile(format="png", ppi=5, sys_inputs=tried)
        if isinstance(pages, bytes) or len(pages or ()) == 1:
            return tried
    return inputs
