"""The slides are native, nothing on them overflows, and what is too long for them stands in the notes."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
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
    build_diagram,
    build_empty_document,
    build_framework_table,
    build_full_document,
    build_hostile_document,
    build_long_document,
    build_run,
)
from toc.diagram.picture import Weight
from toc.diagram.wrapping import wrap
from toc.report.blocks import (
    Block,
    Bullets,
    Cell,
    ChartSeries,
    ChartShape,
    Column,
    Document,
    Item,
    Paragraph,
    Section,
    Subheading,
    Table,
    Tone,
)
from toc.report.pptx_document import render
from toc.report.slides.grid import INSET, SIZE, build_grid


def opened(document: Document) -> Slides:
    return Presentation(BytesIO(render(document)))


def document_of(*blocks: Block) -> Document:
    return Document("A", "", "slides", (Section("one", "A section", blocks),), STAMP)


def small_table(caption: str, rows: int) -> Table:
    cells = tuple((Cell(f"{caption} {n}"), Cell(f"{n}", float(n))) for n in range(rows))
    return Table(caption, (Column("What"), Column("How many", numeric=True)), cells)


def tables_of(deck: Slides) -> list[Any]:
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


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


def test_no_two_shapes_of_a_slide_have_the_same_number(any_deck: Slides) -> None:
    for slide in any_deck.slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)


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


@pytest.mark.parametrize(
    ("shape", "values", "form"),
    [
        (ChartShape.LINE, (0.5, 900.0), "General"),
        (ChartShape.LINE, (0.5, 64_000.0), "#,##0"),
        (ChartShape.LINE, (-2_000.0, 5.0), "#,##0"),
        (ChartShape.BARS, (600.0, 900.0), "General"),
        (ChartShape.STACKED_BARS, (600.0, 900.0), "#,##0"),
    ],
)
def test_an_axis_of_thousands_has_commas(shape: ChartShape, values: tuple[float, float], form: str) -> None:
    series = tuple(ChartSeries(name, values) for name in ("Families", "Babies"))
    data = replace(build_run(), shape=shape, series=series, categories=("Apr", "May"))
    deck = opened(document_of(build_chart(data)))
    (chart,) = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert chart.value_axis.tick_labels.number_format == form


def test_tables_and_charts_are_told_to_those_who_cannot_see_them(any_deck: Slides) -> None:
    told = {MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.CHART}
    drawn = [shape for slide in any_deck.slides for shape in slide.shapes if shape.shape_type in told]
    assert drawn
    assert [shape.name for shape in drawn if not shape._element._nvXxPr.cNvPr.get("descr")] == []


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


@pytest.mark.parametrize(("numeric", "across", "said"), [(True, 9, False), (False, 7, True)])
def test_columns_of_numbers_are_not_left_out_where_as_many_of_words_would_be(
    numeric: bool, across: int, said: bool
) -> None:
    columns = (Column("Year"), *(Column(f"Sum {n}", numeric=numeric) for n in range(1, 9)))
    table = Table("Funding by year", columns, (tuple(Cell(f"{n},000") for n in range(9)),))
    deck = opened(document_of(table))
    assert len(tables_of(deck)[0].columns) == across
    assert ("In the notes and in the full document: Sum" in "\n".join(texts_of(deck))) is said


def test_a_long_head_over_short_numbers_is_not_broken_into_a_tower_of_words() -> None:
    body = "Example Valley Council, public health and children's services (fictional)"
    columns = (Column("Outcome", 1.2), *(Column(said, numeric=True) for said in (body, "Other commissioners", "Total")))
    outcome = (
        "Parents respond to what their baby shows them, and so on for all of the families of the area who ask for it"
    )
    rows = ((Cell(outcome), Cell("£55,500 agreed"), Cell(""), Cell("£55,500")),) * 2
    grid = build_grid(Table("Who pays for what", columns, rows))
    assert len(wrap(body, grid.widths[1] - 2 * INSET, SIZE, Weight.BOLD)) <= 4


def test_a_table_of_two_slides_stands_there_whole_with_its_heads_on_each_and_neither_nearly_empty() -> None:
    tables = tables_of(opened(document_of(build_framework_table(12))))
    assert len(tables) == 2
    assert {table.cell(0, 0).text for table in tables} == {"Outcome"}
    rows = [len(table.rows) - 1 for table in tables]
    assert sum(rows) == 12
    assert min(rows) >= 5


def test_a_longer_table_shows_its_first_rows_says_how_many_there_are_and_keeps_the_others_in_the_notes() -> None:
    deck = opened(document_of(build_framework_table(40, LONG)))
    [table] = tables_of(deck)
    shown = len(table.rows) - 1
    assert f"The first {shown} of 40 rows. The others are in the notes and in the workbook." in "\n".join(
        texts_of(deck)
    )
    said = "\n".join(notes_of(deck))
    assert not re.search(rf"improved \({shown - 1}\)", said)
    assert all(f"improved ({n})" in said for n in range(shown, 40))


def test_small_tables_share_a_slide_each_beneath_its_caption() -> None:
    deck = opened(document_of(small_table("One", 2), small_table("Two", 3), small_table("Three", 30)))
    assert titles_of(deck) == ["A", "A section", "Three", "Three (continued)", "About this document"]
    shared = deck.slides[1]
    tables = [shape for shape in shared.shapes if shape.has_table]
    captions = [shape for shape in shared.shapes if shape.name == "Caption"]
    assert [shape.text_frame.text for shape in captions] == ["One", "Two"]
    assert captions[0].top < tables[0].top < tables[0].top + tables[0].height < captions[1].top < tables[1].top


def test_a_table_to_look_things_up_in_is_left_to_the_workbook_and_the_notes_say_so() -> None:
    looked_up = replace(small_table("Methods", 4), for_reference=True)
    deck = opened(document_of(small_table("One", 2), Subheading("How it is measured"), looked_up))
    assert len(tables_of(deck)) == 1
    assert "How it is measured" not in "\n".join(texts_of(deck))
    assert "In the workbook and in the full document: Methods (4 rows)." in notes_of(deck)[1]


def test_the_sentence_a_table_begins_with_stands_above_it_and_not_on_a_slide_of_its_own() -> None:
    deck = opened(document_of(Paragraph("Three in four improve.", Tone.LEAD), small_table("One", 2)))
    assert titles_of(deck) == ["A", "One", "About this document"]
    [table] = [shape for shape in deck.slides[1].shapes if shape.has_table]
    [lead] = [shape for shape in deck.slides[1].shapes if shape.name == "Text"]
    assert lead.text_frame.text == "Three in four improve."
    assert lead.top + lead.height <= table.top


def test_small_print_after_a_chart_is_in_its_notes() -> None:
    deck = opened(document_of(build_chart(), Paragraph("Scores also rise by themselves.", Tone.NOTE)))
    assert len(deck.slides) == 3
    assert "Scores also rise by themselves." in notes_of(deck)[1]


def test_charts_stand_two_by_two_except_in_slides_for_a_room() -> None:
    charts = [build_chart(title=f"Chart {n}") for n in range(4)]
    document = document_of(*charts)
    for layout, on_each in (("bid", [2, 2]), ("slides", [1, 1, 1, 1])):
        deck = opened(replace(document, layout=layout))
        assert [sum(shape.has_chart for shape in slide.shapes) for slide in deck.slides][1:-1] == on_each
        said = "\n".join([*texts_of(deck), *notes_of(deck)])
        assert all(said.count(one.alternative) == 4 and one.title in said for one in charts)


def test_a_list_too_long_for_its_slides_is_told_by_its_names_and_then_says_how_many_more_there_are() -> None:
    few = Bullets(tuple(Item(f"{LONG}{LONG}", strong=f"Outcome {n}.") for n in range(20)))
    shown = "\n".join(texts_of(opened(document_of(few))))
    assert all(f"Outcome {n}." in shown for n in range(20))
    deck = opened(document_of(Bullets(tuple(Item(LONG) for n in range(90)))))
    body = "\n".join(texts_of(deck))
    more = int(re.search(r"And (\d+) more, in the notes of this slide", body).group(1))
    assert body.count(LONG.strip()) + more == 90
    assert "\n".join(notes_of(deck)).count(LONG.strip()) == 90


def test_references_take_one_slide_and_none_is_cut_short() -> None:
    sources = Bullets(tuple(Item(f"Author {n}. Title of the work. https://example.org/{n}") for n in range(60)))
    deck = opened(Document("A", "", "bid", (Section("sources", "Sources", (sources,)),), STAMP))
    assert titles_of(deck) == ["A", "Sources", "About this document"]
    assert "https://example.org/0" in texts_of(deck)[1]
    assert "https://example.org/59" in notes_of(deck)[1]


def test_a_slide_draws_the_map_without_what_stands_around_it_and_its_notes_tell_all() -> None:
    diagram = build_diagram(20)
    plain = replace(diagram, plain=build_diagram(6).picture)
    slides = [opened(document_of(one)).slides[1] for one in (diagram, plain)]
    counts = [sum(1 for shape in slide.shapes if not shape.is_placeholder) for slide in slides]
    assert counts[1] < counts[0]
    assert diagram.outline.splitlines()[-1].strip() in notes_of(opened(document_of(plain)))[1]


def test_a_line_before_a_chart_is_in_its_notes_and_not_a_slide_of_its_own() -> None:
    deck = opened(document_of(Paragraph("Read it from left to right."), build_chart()))
    assert titles_of(deck) == ["A", "Families seen each month", "About this document"]
    assert notes_of(deck)[1].startswith("Read it from left to right.")


def test_a_heading_before_a_table_has_no_empty_slide_of_its_own() -> None:
    deck = opened(document_of(Subheading("What the figures lack"), build_framework_table(2)))
    assert len([one for one in deck.slides if any(shape.has_table for shape in one.shapes)]) == len(deck.slides) - 2
    assert "A section · What the figures lack" in texts_of(deck)[1]


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
