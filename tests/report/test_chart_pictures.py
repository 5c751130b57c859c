"""Charts are drawn in full where there is a browser, kept for the next format, and drawn by us where there is none."""

import io
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import docx
import plotly.graph_objects as go
import pytest
from defusedxml import ElementTree
from PIL import Image

from tests.report.documents import ATTACKS, STAMP, build_bars, build_chart, build_run
from tests.report.reading import poppler
from toc.charts import pictures
from toc.charts.pictures import PicturesFailed
from toc.report import chart_pictures, docx_document, html_document, pdf_document
from toc.report.blocks import ChartBlock, ChartData, ChartSeries, ChartShape, Document, Role, Section
from toc.report.chart_pictures import NO_BROWSER, NOT_DRAWN, ChartsAhead, render_chart_pictures
from toc.report.chart_svg import build_chart_svg
from toc.report.clean_text import clean

_DRAWING = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing"
_SVG = "{http://www.w3.org/2000/svg}"


class FakeBrowser:
    """Draws every figure as its title, and counts."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.asked = 0
        self.path: Path | None = Path("/usr/bin/browser")
        self.fails = False

    def find_browser(self) -> Path | None:
        return self.path

    def render_pictures(self, figures: Sequence[Any], kind: str, width: int, height: int) -> list[bytes]:
        self.asked += 1
        if self.fails:
            raise PicturesFailed
        self.drawn += [figure.layout.title.text for figure in figures]
        return [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
            f'<text x="20" y="40">In full: {figure.layout.title.text}</text></svg>'.encode()
            for figure in figures
        ]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeBrowser]:
    fake = FakeBrowser()
    monkeypatch.setattr(pictures, "find_browser", fake.find_browser)
    monkeypatch.setattr(pictures, "render_pictures", fake.render_pictures)
    chart_pictures._KEPT.clear()
    yield fake
    chart_pictures._KEPT.clear()


def _with_figure(title: str) -> ChartBlock:
    return replace(build_chart(title=title), figure=go.Figure(layout={"title": {"text": title}}))


def _document(*charts: ChartBlock) -> Document:
    return Document("Title", "", "bid", (Section("s", "Section", charts),), STAMP)


def test_the_figure_is_drawn_in_full(browser: FakeBrowser) -> None:
    made = render_chart_pictures(_document(build_chart(), _with_figure("One")), "svg")
    assert b"In full: One" in made.pictures[1]
    assert b"Families seen" in made.pictures[0]
    assert made.note == ""


def test_a_chart_drawn_once_serves_every_format(browser: FakeBrowser) -> None:
    document = _document(_with_figure("One"), _with_figure("Two"))
    pdf_document.render(document)
    html_document.render(document)
    docx_document.render(document)
    assert browser.drawn == ["One", "Two"]


def test_a_figure_is_compared_with_what_is_kept_once_for_all_formats(
    browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[go.Figure] = []
    to_json = go.Figure.to_json
    monkeypatch.setattr(go.Figure, "to_json", lambda figure: [written.append(figure), to_json(figure)][1])
    chart = _with_figure("One")
    ChartsAhead()(chart)
    pdf_document.render(_document(chart))
    docx_document.render(_document(chart))
    assert len(written) == 1, "it takes as long as a table"


def test_a_chart_that_changed_is_drawn_anew(browser: FakeBrowser) -> None:
    for title in ("One", "Two", "One"):
        render_chart_pictures(_document(_with_figure(title)), "svg")
    assert browser.drawn == ["One", "Two"]


def _settle_ahead() -> None:
    """One thread draws ahead: what comes last ends last."""
    chart_pictures._AHEAD.submit(lambda: None).result()


def test_a_chart_drawn_ahead_is_found_drawn(browser: FakeBrowser) -> None:
    ahead = ChartsAhead()
    for chart in (_with_figure("One"), build_chart(), _with_figure("Two")):
        ahead(chart)
    _settle_ahead()
    assert browser.drawn == ["One", "Two"]
    made = render_chart_pictures(_document(_with_figure("One"), _with_figure("Two")), "svg")
    assert b"In full: Two" in made.pictures[1]
    assert browser.drawn == ["One", "Two"]


def test_nothing_more_is_drawn_ahead_by_a_browser_that_failed(browser: FakeBrowser) -> None:
    browser.fails = True
    ahead = ChartsAhead()
    for title in ("One", "Two", "Three"):
        ahead(_with_figure(title))
    _settle_ahead()
    assert browser.asked == 1


def test_formats_made_side_by_side_draw_each_chart_once(browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2, timeout=10)
    find_kept = chart_pictures._find_kept

    def together(keys: Mapping[int, str]) -> dict[int, bytes]:
        found = find_kept(keys)
        if not chart_pictures._DRAWING.locked():
            both.wait()
        return found

    # Each of the two has found no picture before the other draws any.
    monkeypatch.setattr(chart_pictures, "_find_kept", together)
    document = _document(_with_figure("One"), _with_figure("Two"))
    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(lambda kind: render_chart_pictures(document, kind), ("svg", "svg")))
    assert browser.drawn == ["One", "Two"]
    assert made[0] == made[1]


def test_word_is_written_before_it_waits_for_its_charts(browser: FakeBrowser) -> None:
    steps: list[str] = []
    word = docx.Document(io.BytesIO(docx_document.render(_document(_with_figure("One"), build_chart()), steps.append)))
    assert steps == ["Writing section 1 of 1", "Drawing chart 1 of 1"]
    pictures_at = [place for place, one in enumerate(word.paragraphs) if one._p.findall(f".//{_DRAWING}")]
    assert [word.paragraphs[place - 1].text for place in pictures_at] == [
        "Figure 1. One",
        "Figure 2. Families seen each month",
    ]


def test_the_charts_used_last_are_kept(browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_pictures, "_MOST_KEPT", 2)
    for title in ("One", "Two", "One", "Three", "One", "Two"):
        render_chart_pictures(_document(_with_figure(title)), "svg")
    assert browser.drawn == ["One", "Two", "Three", "Two"]


def test_it_says_how_far_it_is(browser: FakeBrowser) -> None:
    steps: list[str] = []
    render_chart_pictures(_document(*(_with_figure(str(n)) for n in range(6))), "svg", steps.append)
    assert steps == ["Drawing chart 1 of 6", "Drawing chart 5 of 6"]


def test_without_a_browser_the_chart_is_drawn_by_us_and_every_format_says_so(
    browser: FakeBrowser, tmp_path: Path
) -> None:
    browser.path = None
    document = _document(_with_figure("One"))
    made = render_chart_pictures(document, "svg")
    assert b"Families (number a month)" in made.pictures[0]
    assert made.note == NO_BROWSER
    file = tmp_path / "document.pdf"
    file.write_bytes(pdf_document.render(document))
    assert NO_BROWSER in " ".join(poppler("pdftotext", file, "-").split())
    assert NO_BROWSER in html_document.render(document).decode()
    word = docx.Document(io.BytesIO(docx_document.render(document)))
    assert NO_BROWSER in [one.text for one in word.paragraphs]
    assert len(word.inline_shapes) == 1


def test_a_browser_that_fails_stops_no_document(browser: FakeBrowser) -> None:
    browser.fails = True
    made = render_chart_pictures(_document(_with_figure("One")), "svg")
    assert (list(made.pictures), made.note) == ([0], NOT_DRAWN)


def test_a_chart_without_any_figure_has_no_picture(browser: FakeBrowser) -> None:
    empty = replace(build_chart(), data=ChartData(ChartShape.LINE, ("a",), (ChartSeries("x", (None,)),)))
    assert render_chart_pictures(_document(empty, build_chart()), "svg").pictures.keys() == {1}


def test_the_png_is_fit_for_print(browser: FakeBrowser) -> None:
    made = render_chart_pictures(_document(build_chart()), "png")
    with Image.open(io.BytesIO(made.pictures[0])) as image:
        assert image.width / (166 / 25.4) > 290
        assert image.convert("L").getextrema()[0] < 80


_CASES = {
    "run": build_run(),
    "long": build_run(600),
    "one point": build_run(1),
    "bars": build_bars(),
    "stacked": build_bars(ChartShape.STACKED_BARS),
    "scatter": ChartData(
        ChartShape.SCATTER,
        ("1", "5", "12"),
        (ChartSeries("a", (2.0, 30.0, None)), ChartSeries("l", (1, 2, 3), Role.LIMIT)),
    ),
    "nothing": ChartData(ChartShape.LINE, (), ()),
    "equal": ChartData(ChartShape.LINE, ("a", "b"), (ChartSeries("x", (5.0, 5.0)),)),
    "below nought": ChartData(ChartShape.BARS, ("a", "b"), (ChartSeries("x", (-5.0, 3.0)),)),
    "huge": ChartData(ChartShape.LINE, ("a", "b"), (ChartSeries("x", (1e-9, 1e12)),)),
    "hostile": ChartData(
        ChartShape.LINE, tuple(map(clean, ATTACKS)), (ChartSeries(clean(ATTACKS[0]), (1.0,) * len(ATTACKS)),), "axis"
    ),
}


@pytest.mark.parametrize("name", _CASES)
def test_our_own_drawing_stays_in_its_frame_and_is_named(name: str) -> None:
    root = ElementTree.fromstring(build_chart_svg(_CASES[name], title="Title <b>", description="Words & words"))
    assert root.find(f"{_SVG}title").text == "Title <b>"
    assert root.find(f"{_SVG}desc").text == "Words & words"
    for tag, across, down in (("rect", "x", "y"), ("text", "x", "y"), ("circle", "cx", "cy")):
        for one in root.iter(f"{_SVG}{tag}"):
            assert 0 <= float(one.get(across, "0")) <= 680
            assert 0 <= float(one.get(down, "0")) <= 330
            assert float(one.get("height", "0")) >= 0


def test_a_gap_parts_the_line_and_every_role_has_a_mark_of_its_own() -> None:
    svg = build_chart_svg(build_run(15), title="T", description="D")
    root = ElementTree.fromstring(svg)
    lines = [one for one in root.iter(f"{_SVG}path") if one.get("stroke-width") == "1.8" and "h20" not in one.get("d")]
    assert len(lines) == 2
    # Two for the key, and one for each marked point.
    assert svg.count('r="5"') == 1 + 2
    assert svg.count('width="9.2"') == 1 + 1


def test_bars_stand_on_nought_and_are_as_high_as_their_figures() -> None:
    root = ElementTree.fromstring(build_chart_svg(build_bars(), title="T", description="D"))
    bars = [one for one in root.iter(f"{_SVG}rect") if one.get("stroke")]
    feet = {round(float(one.get("y")) + float(one.get("height")), 1) for one in bars}
    heights = [float(one.get("height")) for one in bars]
    assert len(bars) == 7
    assert max(feet) - min(feet) < 0.2
    assert heights[2] / heights[0] == pytest.approx(30 / 12, rel=0.01)
