"""Every format is made of every size, says what it is, and carries title, revision and date."""

import io
import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from defusedxml import ElementTree
from PIL import Image
from pptx import Presentation

from tests.report.theories import HARD_LABELS, SIZES, build_programme, build_theory
from toc.diagram.layout import build_picture, places_of
from toc.diagram.options import Paper, Theme, ViewOptions
from toc.errors import TocError
from toc.model.collections import checked
from toc.report.formats import FORMATS, DiagramExport, UnknownFormat, name_diagram, render_diagram

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_FOOTER = "Team A · revision 7 · 23 November 2026"
_SVG = "{http://www.w3.org/2000/svg}"


def _export(size: int = 5, *, hard: bool = True, **changes: object) -> DiagramExport:
    theory = build_theory(size, hard=hard)
    return DiagramExport(build_programme(theory), theory, stamp="revision 7", made_at=MADE_AT, **changes)  # type: ignore[arg-type]


_STARTS = {
    "svg": b"<svg ",
    "png": b"\x89PNG\r\n",
    "pdf": b"%PDF-1.7",
    "pptx": b"PK\x03\x04",
    "dot": b"// ",
    "mermaid": b"%% ",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_takes_every_size(name: str, size: int) -> None:
    data = render_diagram(name, _export(size, options=ViewOptions(paper=FORMATS[name].paper), dpi=96))
    assert data.startswith(_STARTS.get(name, b"A theory"))


@pytest.mark.parametrize("name", ["svg", "dot", "mermaid", "txt"])
def test_text_formats_say_title_revision_and_date(name: str) -> None:
    text = render_diagram(name, _export()).decode()
    assert "A theory" in text
    assert _FOOTER in text


def test_what_is_made_up_says_so() -> None:
    export = _export()
    fictional = DiagramExport(checked(export.programme, fictional=True), export.theory, made_at=MADE_AT)
    assert "Team A · a made-up example · 23 November 2026" in render_diagram("svg", fictional).decode()


def test_a_title_and_footer_that_are_given_stay() -> None:
    export = _export(options=ViewOptions(title="Our bid", footer="Draft"))
    text = render_diagram("svg", export).decode()
    assert "Our bid" in text
    assert "Draft" in text
    assert _FOOTER not in text


def test_the_svg_holds_every_label_as_text_and_no_script() -> None:
    tree = ElementTree.fromstring(render_diagram("svg", _export(20)))
    titles = {title.text for title in tree.iter(f"{_SVG}title")}
    assert set(HARD_LABELS) <= titles
    assert {element.tag.removeprefix(_SVG) for element in tree.iter()} <= {
        "svg", "title", "desc", "g", "rect", "text", "path", "polygon", "polyline", "ellipse",
    }  # fmt: skip
    assert [name for element in tree.iter() for name in element.attrib if name.startswith("on") or "href" in name] == []


def test_the_dpi_sets_the_size_of_a_png() -> None:
    small, large = (Image.open(io.BytesIO(render_diagram("png", _export(dpi=dpi)))) for dpi in (96, 192))
    assert large.width == pytest.approx(2 * small.width, abs=2)


def test_a_transparent_png_has_no_ground() -> None:
    picture = Image.open(io.BytesIO(render_diagram("png", _export(transparent=True)))).convert("RGBA")
    assert picture.getpixel((0, 0))[3] == 0


def test_a_dpi_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(TocError, match="96 to 600"):
        render_diagram("png", _export(dpi=20))


def test_several_theories_are_several_slides() -> None:
    other = checked(build_theory(20), id="other", name="Another level")
    data = render_diagram("pptx", _export(more=(other,), options=ViewOptions(paper=Paper.SLIDE)))
    deck = Presentation(io.BytesIO(data))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [build_theory(5).name, "Another level"]
    assert "revision 7" in deck.slides[1].shapes[-1].text_frame.text


def test_boxes_keep_the_places_they_have_on_the_screen() -> None:
    theory = build_theory(20, hard=False)
    places = places_of(build_picture(theory))
    moved = places.model_copy(update={"centres": {name: y + 40 for name, y in places.centres.items()}})
    programme = build_programme(theory)
    first, second = (
        DiagramExport(programme, theory, made_at=MADE_AT, places=one).picture.boxes for one in (places, moved)
    )
    assert [box.y for box in first] != [box.y for box in second]


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_goes_into_every_picture_format(theme: Theme) -> None:
    for name in ("svg", "pdf", "pptx"):
        assert render_diagram(name, _export(options=ViewOptions(theme=theme)))


def test_dot_is_read_by_graphviz() -> None:
    dot = shutil.which("dot")
    if dot is None:
        import pygraphviz

        graph = pygraphviz.AGraph(string=render_diagram("dot", _export(20)).decode())
        assert len([node for node in graph.nodes() if str(node).startswith("e")]) == 20
    else:
        subprocess.run([dot, "-Tsvg"], input=render_diagram("dot", _export(20)), check=True, capture_output=True)


def test_a_comment_cannot_be_left() -> None:
    theory = checked(build_theory(5), name="A\n%%{init: {}}%% theory")
    export = DiagramExport(build_programme(theory), theory, made_at=MADE_AT)
    first, second = render_diagram("mermaid", export).decode().split("\n")[:2]
    assert first.startswith("%% A % %{init: {}}% % theory")
    assert second.startswith("flowchart")
    assert re.match(r"// A .*\ndigraph ", render_diagram("dot", export).decode())


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    known = "There is no format 'bmp'. Choose one of svg, png, pdf, pptx, dot, mermaid, t"
    with pytest.raises(UnknownFormat, match=re.escape(known)):
        render_diagram("bmp", _export())


def test_the_file_is_named_after_programme_and_theory() -> None:
    assert name_diagram("mermaid", _export()) == "Team A - A theory its hard labels.mmd"
    assert len({one.extension for one in FORMATS.values()}) == len(FORMATS)
