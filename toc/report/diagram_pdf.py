"""The diagram as a PDF of one page: vector, tagged to PDF/UA-1, with the whole theory in words behind it."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import typst

from toc.diagram.picture import Picture
from toc.report.page import build_page
from toc.report.page_svg import build_shapes_svg
from toc.report.typst_fonts import all_fonts, shipped_fonts

_TEMPLATE = Path(__file__).with_name("diagram.typ")


def render_pdf(picture: Picture, outline: str, *, title: str, made_at: datetime | None = None) -> bytes:
    """One page of the picture's own size; `outline` is the theory in words for those who cannot see it."""
    made_at = (made_at or datetime.now(UTC)).replace(microsecond=0)
    page = build_page(picture)
    words = [asdict(words) for words in page.words]
    inputs = {
        "title": " ".join(title.split()),
        "outline": outline,
        "shapes": build_shapes_svg(page),
        "page": json.dumps({"width": page.width, "height": page.height, "ground": page.ground, "words": words}),
    }
    try:
        return _compiled(inputs, made_at, shipped_fonts(), accessible=True)
    except typst.TypstError:
        pass
    try:
        # A script the shipped fonts lack; the machine may have it.
        return _compiled(inputs, made_at, all_fonts(), accessible=True)
    except typst.TypstError:
        # PDF/UA forbids a letter that no font has. Tagged, and with a blank for it, is better than nothing.
        return _compiled(inputs, made_at, all_fonts(), accessible=False)


def _compiled(inputs: dict[str, str], made_at: datetime, fonts: typst.Fonts, *, accessible: bool) -> bytes:
    made = typst.compile(
        _TEMPLATE,
        format="pdf",
        font_paths=fonts,
        sys_inputs=inputs,
        pdf_standards=["ua-1"] if accessible else [],
        timestamp=made_at,
    )
    assert isinstance(made, bytes)
    return made
