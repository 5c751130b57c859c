"""The beginning of a long document: enough for its first pages, and the same pages as those of the whole."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from tests.report.documents import (
    STAMP,
    build_chart,
    build_diagram,
    build_framework_table,
    build_full_document,
    build_hostile_document,
    build_long_document,
)
from toc.report.beginning import build_beginning, find_later_titles
from toc.report.blocks import Block, Bullets, Document, Item, Paragraph, Section, Subheading
from toc.report.chart_pictures import ChartPictures
from toc.report.page_pdf.build import build_beginning_data, build_data
from toc.report.pdf_document import render_beginning, render_pages
from toc.services.document_preview import without_figures

LONG_TEXT = Paragraph("A sentence about what the team does. " * 400)
BLOCKS: tuple[Block, ...] = (
    LONG_TEXT,
    Bullets((Item("What families say. " * 500),)),
    build_framework_table(60),
    build_diagram(12),
    build_chart(),
)


def of_sections(*sections: tuple[Block, ...], layout: str = "bid", introduction: str = "") -> Document:
    made = tuple(
        Section(f"s{place}", f"Part {place}", blocks, introduction) for place, blocks in enumerate(sections, 1)
    )
    return Document("Title", "", layout, made, STAMP)


def sizes(pages: list[bytes]) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(page)).size for page in pages]


def body(page: bytes) -> bytes:
    """Without the last line, which counts the pages."""
    image = Image.open(io.BytesIO(page)).convert("RGB")
    return image.crop((0, 0, image.width, image.height - 20)).tobytes()


def test_what_is_no_longer_than_its_beginning_is_left_whole() -> None:
    short = of_sections((Subheading("One"), Paragraph("Two")), (build_diagram(12),))
    assert build_beginning(short, 8) is short
    assert render_beginning(short, 8) == []


def test_a_document_of_one_page_is_never_cut() -> None:
    assert build_beginning(full := of_sections((LONG_TEXT,) * 9, layout="onepage"), 1) is full


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_each_kind_of_block_takes_room(block: Block) -> None:
    document = of_sections((block,) * 40)
    (section,) = build_beginning(document, 1).sections
    assert 1 <= len(section.blocks) < 10


def test_introductions_take_room_too() -> None:
    document = of_sections(*[()] * 20, introduction="Why this part matters. " * 400)
    assert len(build_beginning(document, 2).sections) < 20


@pytest.mark.parametrize(
    "document",
    [
        *(of_sections(*[(block,) * 6] * 4) for block in BLOCKS),
        of_sections(*[(Subheading("A step"), Paragraph("It is short."))] * 300),
        of_sections(*[tuple(Bullets((Item("a"),)) for _ in range(9))] * 40),
        build_full_document(),
        build_hostile_document(),
        build_long_document(rows=12),
    ],
    ids=["text", "bullets", "table", "diagram", "chart", "headings", "short bullets", "full", "hostile", "long"],
)
def test_its_pages_are_as_many_as_asked_for_and_lie_as_those_of_the_whole(document: Document) -> None:
    simple = without_figures(document)
    whole, first = render_pages(simple, 8), render_beginning(simple, 3, 8)
    assert sizes(first) == sizes(whole)[:3] or build_beginning(simple, 3) is simple


def test_each_of_its_pages_looks_as_it_will() -> None:
    document = of_sections((*BLOCKS[:2], build_diagram(12)) * 4)
    whole, first = render_pages(document, 20), render_beginning(document, 5, 20)
    assert [body(page) for page in first] == [body(page) for page in whole[:5]]


def test_its_contents_name_the_sections_that_come_later_and_what_every_document_ends_with() -> None:
    document = of_sections((build_diagram(12), LONG_TEXT), (LONG_TEXT,), (LONG_TEXT,))
    beginning = build_beginning(document, 2)
    assert find_later_titles(document, beginning) == ("Part 2", "Part 3")
    data, whole = (build_beginning_data(beginning, document, ChartPictures()), build_data(document, ChartPictures()))
    ends = [whole["about_title"], whole["annex"]["title"]]
    assert [one["lines"] for one in data["later"][:2]] == [["Part 2"], ["Part 3"]]
    assert data["later"][2:] == ends
    assert (data["contents"], data["about"], data["annex"]) == (True, [], None)


def test_it_lists_contents_as_the_whole_does() -> None:
    document = of_sections((LONG_TEXT,), (LONG_TEXT,))
    assert not build_beginning_data(build_beginning(document, 1), document, ChartPictures())["contents"]
    many = replace(document, sections=document.sections + of_sections(*[(Subheading("A"),)] * 13).sections)
    assert build_beginning_data(build_beginning(many, 1), many, ChartPictures())["depth"] == 1
