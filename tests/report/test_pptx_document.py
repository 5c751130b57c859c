"""The slides are native, nothing on them overflows, and what is too long for them stands in the notes."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation as Slides
from pptx.util import Pt
from python_calamine import CalamineWorkbook

from tests.report.documents import (
    LONG,
    STAMP,
    build_chart,
    build_empty_document,
    build_framework_table,
    build_full_document,
    build_hostile_document,
    build_long_document,
)
from toc.report.blocks import Block, Document, Paragraph, Section, Subheading
from toc.report.pptx_document import render


def opened(document: Document) -> Slides:
    return Presentation(BytesIO(render(document)))


def document_of(*blocks: Block) -> Document:
    return Document("A", "", "slides", (Section("one", "A section", blocks),), STAMP)


def titles_of(deck: Slides) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None]


def texts_of(deck: Slides) -> list[str]:
    return ["\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in deck.slides]


def notes_of(deck: Slides) -> list[str]:
    return [slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "" for slide in deck.slides]


@pytest.fixture(scope="module")
def full() -> Slides:
    return opened(build_full_document())


@pytest.fixture(scope="module", params=["full", "long", "hostile"])
def any_deck(request: pytest.FixtureRequest) -> Slides:
    made = {"full": build_full_document, "long": build_long_document, "hostile": build_hostile_document}
    return opened(made[request.param]())


def test_every_slide_has_a_title_that_no_other_has(any_deck: Slides) -> None:
    titles = titles_of(any_deck)
    assert len(titles) == len(any_deck.slides)
    assert len(set(titles)) == len(titles)


def test_nothing_reaches_over_the_edge_of_a_slide(any_deck: Slides) -> None:
    width, height = any_deck.slide_width, any_deck.slide_height
    assert (width, height) == (Pt(960), Pt(540))
    for slide in any_deck.slides:
        for shape in slide.shapes:
            if shape.shape_type == MSO_SHAPE_TYPE.TABLE:
                assert shape.top + sum(row.height for row in shape.table.rows) <= Pt(500)
            assert 0 <= shape.left <= shape.left + shape.width <= width + 1
            assert shape.top + shape.height <= height + 1


def test_no_type_is_too_small_to_be_read_but_in_a_large_diagram(any_deck: Slides) -> None:
    for slide in any_deck.slides:
        if any(shape.name == "Accountability line" for shape in slide.shapes):
            continue
        sizes = {int(size) for size in re.findall(r'sz="(\d+)"', slide.part.blob.decode())}
        assert min(sizes) >= 1200


def test_the_diagram_is_of_native_shapes_with_glued_connectors(full: Slides) -> None:
    [slide] = [slide for slide in full.slides if any(shape.name == "Accountability line" for shape in slide.shapes)]
    glued = slide.part.blob.decode().count("<a:stCxn")
    assert glued > 10
    [title] = [shape for shape in slide.shapes if shape.is_placeholder]
    assert title.text_frame.text == "How the team's work leads to change"
    assert "Problem" in slide.notes_slide.notes_text_frame.text


def test_charts_can_be_edited_and_hold_marked_points_as_series_of_their_own(full: Slides) -> None:
    charts = [shape.chart for slide in full.slides for shape in slide.shapes if shape.has_chart]
    assert [chart.chart_type for chart in charts] == [
        XL_CHART_TYPE.LINE, XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED,
    ]  # fmt: skip
    names = [series.name for series in charts[0].plots[0].series]
    assert names[:3] == ["Families seen", "Improvement", "Concern"]
    assert list(charts[0].plots[0].series[0].values)[4:7] == [30.0, None, 35.0]


def test_pictures_tables_and_charts_are_told_to_those_who_cannot_see_them(any_deck: Slides) -> None:
    for slide in any_deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_a_long_narrative_is_told_by_its_first_sentences_and_whole_in_the_notes() -> None:
    first, more = "The first sentence.", LONG * 9
    deck = opened(
        document_of(*(block for n in range(9) for block in (Subheading(f"Way {n}"), Paragraph(f"{first} {more}"))))
    )
    shown, notes = "\n".join(texts_of(deck)), "\n".join(notes_of(deck))
    assert first in shown
    assert LONG.strip() not in shown
    assert more.strip() in notes


def test_a_heading_is_never_the_last_on_a_slide() -> None:
    blocks = [block for n in range(12) for block in (Subheading(f"Way {n}"), Paragraph(LONG))]
    bodies = [text.split("\n") for text in texts_of(opened(document_of(*blocks)))[1:-1]]
    lasts = [[line for line in body if line.startswith(("Way", "Parents"))][-1] for body in bodies]
    assert lasts
    assert all(last.startswith("Parents") for last in lasts)


def test_a_wide_table_shows_its_first_columns_and_tells_the_rest_in_the_notes() -> None:
    deck = opened(document_of(build_framework_table(3)))
    [table] = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads[:3] == ["Outcome", "Stage", "Indicator"]
    assert "Definition" not in heads
    assert "Definition: Parents with a reliable improvement" in "\n".join(notes_of(deck))


def test_the_heads_of_a_table_stand_on_every_slide_and_no_row_is_lost() -> None:
    deck = opened(document_of(build_framework_table(40, LONG)))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) > 5
    assert {table.cell(0, 0).text for table in tables} == {"Outcome"}
    assert sum(len(table.rows) - 1 for table in tables) == 40


def test_a_line_before_a_chart_is_in_its_notes_and_not_a_slide_of_its_own() -> None:
    deck = opened(document_of(Paragraph("Read it from left to right."), build_chart()))
    assert titles_of(deck) == ["A", "Families seen each month", "About this document"]
    assert notes_of(deck)[1].startswith("Read it from left to right.")


def test_a_heading_before_a_table_has_no_empty_slide_of_its_own() -> None:
    deck = opened(document_of(Subheading("What the figures lack"), build_framework_table(2)))
    assert len([one for one in deck.slides if any(shape.has_table for shape in one.shapes)]) == len(deck.slides) - 2
    assert any("What the figures lack" in said for said in notes_of(deck))


def test_the_workbooks_behind_charts_hold_no_formula() -> None:
    with ZipFile(BytesIO(render(build_hostile_document()))) as package:
        books = [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        assert CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
        with ZipFile(BytesIO(book)) as parts:
            assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_every_slide_carries_the_stamp(full: Slides) -> None:
    assert all("revision 7" in text for text in texts_of(full))
    assert full.core_properties.language == "en-GB"
    assert full.core_properties.title == "Bid for parent-infant support"


def test_a_document_without_sections_is_a_cover_and_where_it_comes_from() -> None:
    assert titles_of(opened(build_empty_document())) == [STAMP.programme, "About this document"]
