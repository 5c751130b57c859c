"""The PDF is tagged and complete, says what every picture shows, and sets hostile words as words."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.report.documents import (
    ATTACKS,
    STAMP,
    build_bars,
    build_chart,
    build_diagram,
    build_empty_document,
    build_framework_table,
    build_full_document,
    build_hostile_document,
    build_long_document,
)
from tests.report.reading import facts_of, letters, poppler, unpacked
from toc.report.blocks import ChartBlock, DiagramBlock, Document, Paragraph, Section
from toc.report.clean_text import clean
from toc.report.pdf_document import render, render_pages
from toc.report.turning import WORDS_AT_THE_END


def _written(document: Document, folder: Path) -> Path:
    file = folder / "document.pdf"
    file.write_bytes(render(document))
    return file


def _one(*blocks: object, layout: str = "bid") -> Document:
    return Document("Title", "", layout, (Section("s", "Section", blocks),), STAMP)  # type: ignore[arg-type]


def _pages(file: Path) -> list[str]:
    return poppler("pdftotext", "-layout", file, "-").split("\f")[:-1]


def _sizes(file: Path) -> list[tuple[int, int]]:
    lines = poppler("pdfinfo", "-l", "999", file).splitlines()
    sizes = [line.split(":")[1].split() for line in lines if re.match(r"Page +\d+ size", line)]
    return [(round(float(one[0])), round(float(one[2]))) for one in sizes]


def test_it_is_pdf_ua_and_pdf_a_with_title_language_and_date(tmp_path: Path) -> None:
    file = _written(build_full_document(), tmp_path)
    facts, data = facts_of(file), unpacked(file.read_bytes())
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Bid for parent-infant support"
    assert facts["CreationDate"].startswith("Mon Nov 23 09:30:00 2026")
    assert b"/Lang(en-GB)" in data.replace(b" ", b"")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data


def test_every_section_is_a_heading_a_bookmark_and_a_line_of_the_contents(tmp_path: Path) -> None:
    file = _written(build_full_document(), tmp_path)
    titles = [section.title for section in build_full_document().sections]
    structure = poppler("pdfinfo", "-struct-text", file)
    headings = re.findall(r'^ *H1 "(.*?)"', structure, re.MULTILINE)
    assert headings == ["Contents", *titles, "About this document", "The diagram in words"]
    contents = _pages(file)[0]
    assert [title for title in titles if re.search(rf"{title}[. ]+\W*\d", contents)] == titles
    data = unpacked(file.read_bytes())
    assert data.count(b"/Title") > len(titles)
    assert re.search(r'H2 "From training', structure)
    assert re.search(r'H3 "Why we think so"', structure)


def test_every_picture_has_its_alternative_text(tmp_path: Path) -> None:
    document = build_full_document()
    blocks = [block for section in document.sections for block in section.blocks]
    wanted = {block.alternative for block in blocks if isinstance(block, DiagramBlock | ChartBlock)}
    assert len(wanted) == 2
    data = unpacked(_written(document, tmp_path).read_bytes())
    said = {bytes.fromhex(one.decode()).decode("utf-16-be") for one in re.findall(rb"/Alt ?<FEFF([0-9A-F]+)>", data)}
    said |= {one.decode() for one in re.findall(rb"/Alt ?\((.*?)\)", data)}
    assert wanted <= said


def test_figures_and_tables_are_numbered_and_their_captions_belong_to_them(tmp_path: Path) -> None:
    text = " ".join(" ".join(_pages(_written(build_full_document(), tmp_path))).split())
    assert re.findall(r"Figure (\d)\. ", text) == ["1", "2", "3", "4"]
    assert re.findall(r"Table (\d)\. ", text) == ["1", "2", "3", "4", "5"]


def test_wide_tables_and_diagrams_turn_their_page_and_take_their_title_with_them(tmp_path: Path) -> None:
    file = _written(build_full_document(), tmp_path)
    turned = [page for page, (width, height) in zip(_pages(file), _sizes(file), strict=True) if width > height]
    assert len(turned) == 2
    assert "Theory of change" in turned[0]
    assert "Outcomes framework" in turned[1]


def test_heads_are_repeated_on_every_page_of_a_long_table(tmp_path: Path) -> None:
    pages = _pages(_written(_one(build_framework_table(90)), tmp_path))
    with_rows = [page for page in pages if "40%" in page or "parents" in page]
    assert len(with_rows) > 3
    assert all("Frequency" in page for page in with_rows)


def test_the_whole_diagram_stands_in_words_behind_all_sections_and_its_page_says_so(tmp_path: Path) -> None:
    diagram = build_diagram(10)
    file = _written(_one(diagram, Paragraph("The last words.")), tmp_path)
    assert WORDS_AT_THE_END.text in " ".join(_pages(file)[1].split())
    # In the order of reading, since it stands in two columns.
    text = " ".join(poppler("pdftotext", "-raw", file, "-").split())
    after = text.partition("The last words.")[2].partition("The diagram in words")[2]
    for line in diagram.outline.splitlines():
        assert " ".join(line.split()) in after


def test_a_page_of_one_keeps_upright_and_says_the_diagram_in_words_behind_it(tmp_path: Path) -> None:
    file = _written(_one(build_diagram(10), layout="onepage"), tmp_path)
    assert _sizes(file) == [(595, 842)]
    assert "The diagram in words" not in _pages(file)[0]
    data = unpacked(file.read_bytes())
    said = [bytes.fromhex(one.decode()).decode("utf-16-be") for one in re.findall(rb"/Alt ?<FEFF([0-9A-F]+)>", data)]
    assert any("Stage 1 of 5: Problem" in one for one in said)


def test_every_page_carries_the_stamp_and_its_number(tmp_path: Path) -> None:
    pages = _pages(_written(build_full_document(), tmp_path))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Riverside Parent-Infant Team · a made-up example · Bid to Commissioner A · revision 7" in page


def test_it_ends_with_where_it_comes_from_and_how_small_numbers_are_kept(tmp_path: Path) -> None:
    last = " ".join(_pages(_written(build_full_document(), tmp_path))[-1].split())
    assert "Made on 23 November 2026 from Riverside Parent-Infant Team at revision 7" in last
    assert STAMP.protection in last


def test_hostile_words_are_set_as_words_and_the_page_stays_accessible(tmp_path: Path) -> None:
    file = _written(build_hostile_document(), tmp_path)
    facts, data = facts_of(file), unpacked(file.read_bytes())
    assert facts["Tagged"] == "yes"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    plain = "".join(poppler("pdftotext", file, "-").split()).replace("\u200b", "")
    for attack in (*ATTACKS[:3], *ATTACKS[7:11]):
        assert "".join(clean(attack).split()) in plain
    for attack in ATTACKS[4:6]:
        assert set(letters(attack)) <= set(letters(plain))
    assert "root:" not in plain


def test_nothing_is_cut_off_at_the_side_of_a_page(tmp_path: Path) -> None:
    for page in render_pages(build_hostile_document(), ppi=40):
        with Image.open(io.BytesIO(page)) as image:
            edge = image.convert("L").crop((image.width - 8, 0, image.width, image.height))
            assert edge.getextrema() == (255, 255)


def test_sixty_boxes_and_long_texts_make_a_document(tmp_path: Path) -> None:
    file = _written(build_long_document(rows=6), tmp_path)
    assert 10 < int(facts_of(file)["Pages"]) < 30


def test_nothing_to_say_is_still_a_page(tmp_path: Path) -> None:
    file = _written(build_empty_document(), tmp_path)
    assert facts_of(file)["Pages"] == "1"
    assert "Riverside Parent-Infant Team" in _pages(file)[0]


def test_a_letter_no_font_has_does_not_stop_it(tmp_path: Path) -> None:
    file = _written(_one(Paragraph("中文 \U00012000 \ue000")), tmp_path)
    assert facts_of(file)["Tagged"] == "yes"


@pytest.mark.parametrize("layout", ["bid", "onepage"])
def test_the_preview_has_the_pages_of_the_pdf(layout: str, tmp_path: Path) -> None:
    document = build_full_document(layout)
    shown = []
    for page in render_pages(document, ppi=72):
        with Image.open(io.BytesIO(page)) as image:
            shown.append(image.size)
    assert shown == _sizes(_written(document, tmp_path))


def test_the_preview_follows_the_document() -> None:
    first, second = (render_pages(_one(Paragraph(text)), ppi=40) for text in ("One", "Two"))
    assert first != second


def test_it_names_the_steps_it_takes() -> None:
    steps: list[str] = []
    render(_one(build_chart(build_bars())), steps.append)
    assert steps == ["Setting the pages"]


def test_what_is_to_be_one_page_is_made_to_fit_it(tmp_path: Path) -> None:
    text = Paragraph("A sentence about what the team does and what changes for families by it. " * 8)
    roomy = _one(build_diagram(20), build_diagram(20), text, layout="onepage")
    full = _one(build_diagram(20), build_diagram(20), text, text, text, layout="onepage")
    assert [len(_pages(_written(document, tmp_path))) for document in (roomy, full)] == [1, 1]
    assert len(render_pages(full, ppi=20)) == 1


def test_what_cannot_fit_one_page_runs_on(tmp_path: Path) -> None:
    document = _one(*[Paragraph("A sentence that goes on. " * 60)] * 12, layout="onepage")
    assert len(_pages(_written(document, tmp_path))) > 1
