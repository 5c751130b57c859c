"""The Word file has what Word needs to renumber, restyle and read it out, and honours a person's template."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from tests.report.documents import (
    ATTACKS,
    STAMP,
    build_chart,
    build_diagram,
    build_empty_document,
    build_framework_table,
    build_full_document,
    build_hostile_document,
    build_long_document,
)
from tests.report.reading import converted_by_libreoffice, facts_of, poppler
from toc.errors import TocError
from toc.report.blocks import Bullets, Document, Item, Paragraph, Section, Subheading, Tone
from toc.report.clean_text import clean
from toc.report.column_widths import build_widths
from toc.report.docx_document import render


@pytest.fixture(scope="module")
def full() -> WordDocument:
    return _opened(render(build_full_document()))


def _opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def _one(*blocks: object, layout: str = "bid") -> Document:
    return Document("Title", "", layout, (Section("s", "Section", blocks),), STAMP)  # type: ignore[arg-type]


def _texts(word: WordDocument, style: str) -> list[str]:
    found = [docx.text.paragraph.Paragraph(one, word) for one in word.element.body.iter(qn("w:p"))]  # type: ignore[arg-type]
    return [one.text for one in found if one.style is not None and one.style.name == style]


def _instructions(word: WordDocument) -> list[str]:
    return [str(one.text).strip() for one in word.element.body.iter(qn("w:instrText"))]


def _pictures(word: WordDocument) -> list[Any]:
    return list(word.element.body.iter(qn("wp:docPr")))


def test_headings_are_real_headings(full: WordDocument) -> None:
    assert _texts(full, "Title") == ["Bid for parent-infant support"]
    assert _texts(full, "Heading 1") == [
        *(section.title for section in build_full_document().sections),
        "About this document",
        "The diagram in words",
    ]
    assert _texts(full, "Heading 2") == ["From training to earlier help"]
    assert _texts(full, "Heading 3") == ["Why we think so"]


def test_the_contents_arrive_filled_and_lead_to_their_headings(full: WordDocument) -> None:
    body: Any = full.element.body
    links = list(body.iter(qn("w:hyperlink")))
    said = ["".join(str(text.text) for text in link.iter(qn("w:t"))) for link in links]
    assert said == [
        "Summary", "Theory of change", "How change happens", "From training to earlier help", "Outcomes framework",
        "Results so far", "About this document", "The diagram in words",
    ]  # fmt: skip
    marked = {
        mark.get(qn("w:name")): "".join(str(text.text) for text in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert [marked[link.get(qn("w:anchor"))] for link in links] == said
    assert _instructions(full)[0] == r'TOC \o "1-2" \h \z \u'


def test_every_field_is_begun_parted_and_ended(full: WordDocument) -> None:
    kinds = [one.get(qn("w:fldCharType")) for one in full.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    assert len(kinds) // 3 == 1 + 4 + 5


def test_captions_count_by_themselves_and_stay_with_what_they_name(full: WordDocument) -> None:
    captions = _texts(full, "Caption")
    assert captions[0] == "Figure 1. How the team's work leads to change"
    assert [re.match(r"(Figure|Table) \d", one).group() for one in captions] == [  # type: ignore[union-attr]
        "Figure 1", "Table 1", "Figure 2", "Table 2", "Figure 3", "Table 3", "Figure 4", "Table 4", "Table 5",
    ]  # fmt: skip
    assert _instructions(full).count(r"SEQ Figure \* ARABIC") == 4
    assert _instructions(full).count(r"SEQ Table \* ARABIC") == 5
    assert all(one.paragraph_format.keep_with_next for one in full.paragraphs if one.style.name == "Caption")  # type: ignore[union-attr]


def test_every_picture_has_its_words(full: WordDocument) -> None:
    said = [one.get("descr") for one in _pictures(full)]
    assert said == [
        "A theory of change of 20 boxes in five stages, from the problem to long-term outcomes.",
        *[build_chart().alternative] * 3,
    ]


def test_heads_of_tables_repeat_and_rows_stay_whole(full: WordDocument) -> None:
    assert len(full.tables) == 5
    for table in full.tables:
        rows: list[Any] = [row._tr.trPr for row in table.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"  # type: ignore[union-attr]


def test_columns_share_the_width_of_the_page(full: WordDocument) -> None:
    page = full.sections[3]
    room = page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]
    asked = [share * room for share in build_widths(build_framework_table())]
    assert [cell.width for cell in full.tables[0].rows[1].cells] == pytest.approx(asked, rel=0.01)


def test_pages_turn_for_the_diagram_and_the_wide_table_and_turn_back(full: WordDocument) -> None:
    turned = [section.orientation is WD_ORIENTATION.LANDSCAPE for section in full.sections]
    # The last: the columns of the diagram in words.
    assert turned == [False, True, False, True, False, False]
    for section in full.sections:
        assert sorted([section.page_width.mm, section.page_height.mm]) == pytest.approx([210, 297], abs=0.1)  # type: ignore[union-attr]


def test_a_page_that_turns_needs_no_empty_line_which_might_take_a_page_of_its_own(full: WordDocument) -> None:
    ends = [docx.text.paragraph.Paragraph(one, full) for one in full.element.body.xpath("w:p[w:pPr/w:sectPr]")]  # type: ignore[arg-type]
    turning = ends[:4]
    assert all(
        one.text or one._p.xpath(".//w:drawing") or one.paragraph_format.line_spacing == Pt(1) for one in turning
    )
    assert any(one.text for one in turning)


@pytest.mark.parametrize(("method", "kept"), [("Wilson's interval.", True), ("Wilson's interval. " * 60, False)])
def test_what_a_chart_says_and_how_it_was_worked_out_stay_on_its_page_unless_they_are_long(
    method: str, kept: bool
) -> None:
    word = _opened(render(_one(replace(build_chart(), words="It went up.", method=method))))
    forms = {one.text: one.paragraph_format for one in word.paragraphs}
    assert forms["It went up."].keep_with_next is kept
    assert forms[method.strip()].keep_together is kept


def test_what_introduces_a_diagram_stays_with_it() -> None:
    said = Paragraph("It is held to account.")
    word = _opened(render(_one(build_diagram(), said, build_diagram(), Paragraph("What came of it."))))
    kept = {one.text: one.paragraph_format.keep_with_next for one in word.paragraphs}
    assert kept["It is held to account."]
    assert not kept["What came of it."]
    pictures = [one for one in word.paragraphs if one._p.xpath(".//w:drawing")]
    assert not any(one.paragraph_format.keep_with_next for one in pictures)


def test_a_heading_and_its_leading_sentence_are_never_left_alone_at_the_foot_of_a_page() -> None:
    word = _opened(render(_one(Paragraph("Sixteen are served.", Tone.LEAD), build_framework_table(2))))
    (lead,) = (one for one in word.paragraphs if one.text == "Sixteen are served.")
    assert lead.style is not None
    assert lead.style.paragraph_format.keep_with_next  # type: ignore[attr-defined]


def test_a_tall_diagram_leaves_room_for_every_line_above_it_or_its_caption_would_stand_alone() -> None:
    diagram = build_diagram(120)
    assert diagram.picture.height > 1.3 * diagram.picture.width

    def height_beneath(letters: int) -> int:
        word = _opened(render(_one(Paragraph("w" * letters), diagram)))
        return int(next(iter(word.element.body.iter(qn("wp:extent")))).get("cy"))

    # An upright page takes some 80 letters a line.
    assert height_beneath(70) - height_beneath(230) >= 2 * Mm(5)


def test_the_diagram_is_fit_for_print_and_fits_its_page(full: WordDocument) -> None:
    shape = full.inline_shapes[0]
    page = full.sections[1]
    assert shape.width <= page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]
    part: Any = full.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    with Image.open(io.BytesIO(part.blob)) as image:
        assert image.width / (shape.width / 914_400) == pytest.approx(300, rel=0.02)


def test_the_foot_of_every_page_has_the_stamp_and_counts_pages(full: WordDocument) -> None:
    for section in full.sections:
        paragraph = section.footer.paragraphs[0]
        assert paragraph.text.startswith("Riverside Parent-Infant Team · a made-up example · Bid to Commissioner A")
        fields = [str(one.text).strip() for one in paragraph._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_it_says_its_language_title_and_source(full: WordDocument) -> None:
    properties = full.core_properties
    assert (properties.title, properties.language) == ("Bid for parent-infant support", "en-GB")
    assert properties.author == "Riverside Parent-Infant Team"
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2026-11-23 09:30"
    languages = {one.get(qn("w:val")) for one in full.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_numbered_lists_each_count_from_one() -> None:
    steps = Bullets((Item("One"), Item("Two")), numbered=True)
    word = _opened(render(_one(steps, Paragraph("Between"), steps)))
    numbers = [
        one._p.pPr.numPr.numId.val
        for one in word.paragraphs
        if one.style.name == "List Number"  # type: ignore[union-attr]
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_depths_of_bullets_are_kept() -> None:
    word = _opened(render(_one(Bullets((Item("a"), Item("b", 1), Item("c", 2), Item("d"))))))
    depths = [one._p.pPr.numPr.ilvl.val for one in word.paragraphs if one.style.name == "List Bullet"]  # type: ignore[union-attr]
    assert depths == [0, 1, 2, 0]


def test_no_level_of_heading_is_skipped() -> None:
    word = _opened(render(_one(Subheading("Deep", level=3), Subheading("Deeper", level=3))))
    assert (_texts(word, "Heading 2"), _texts(word, "Heading 3")) == (["Deep"], ["Deeper"])


def test_one_page_has_no_contents_no_turned_page_and_its_diagram_in_words_behind_it() -> None:
    word = _opened(render(_one(build_diagram(10), build_framework_table(), layout="onepage")))
    assert [section.orientation for section in word.sections] == [WD_ORIENTATION.PORTRAIT]
    assert "TOC" not in " ".join(_instructions(word))
    assert "Stage 1 of 5: Problem" in _pictures(word)[0].get("descr")


def test_hostile_words_are_words_and_nothing_is_a_field_or_a_link_by_them() -> None:
    word = _opened(render(build_hostile_document()))
    paragraphs = [one.text for one in word.paragraphs]
    for attack in ATTACKS[:-1]:
        assert clean(attack).strip() in paragraphs
    assert {one.split()[0] for one in _instructions(word)} == {"SEQ"}
    assert not list(word.element.body.iter(qn("w:hyperlink")))


def test_words_from_right_to_left_are_as_large_and_as_bold_as_others() -> None:
    word = _opened(render(_one(Bullets((Item("שלום רב לכולם", strong="שלום"),)))))
    for name in ("Normal", "Heading 1", "List Bullet", "Caption"):
        form = word.styles[name].element.rPr
        assert form.find(qn("w:szCs")).get(qn("w:val")) == form.find(qn("w:sz")).get(qn("w:val"))
        assert word.styles[name].font.cs_bold == word.styles[name].font.bold  # type: ignore[attr-defined]
    [paragraph] = [one for one in word.paragraphs if one.text.startswith("שלום")]
    assert [run.font.cs_bold for run in paragraph.runs] == [True, None]


def test_words_from_right_to_left_are_set_so() -> None:
    word = _opened(render(_one(Paragraph(ATTACKS[4]), Paragraph("left"))))
    turned = [
        one.text for one in word.paragraphs if one._p.pPr is not None and one._p.pPr.find(qn("w:bidi")) is not None
    ]
    assert turned == [ATTACKS[4]]


def test_nothing_to_say_is_still_a_document() -> None:
    word = _opened(render(build_empty_document()))
    assert _texts(word, "Title") == ["Riverside Parent-Infant Team"]


def test_it_names_the_steps_it_takes() -> None:
    steps: list[str] = []
    sections = tuple(Section(name, name, (Paragraph("Words"),)) for name in ("One", "Two"))
    render(Document("Title", "", "bid", sections, STAMP), steps.append)
    assert steps == ["Writing section 1 of 2", "Writing section 2 of 2"]


def _template(*, with_styles: bool = True) -> bytes:
    word = docx.Document()
    word.add_paragraph("Old text of the template")
    word.styles["Heading 1"].font.size = Pt(33)
    section = word.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(40)
    section.header.paragraphs[0].text = "Letterhead"
    section.footer.paragraphs[0].text = "Registered charity"
    if not with_styles:
        for name in ("Caption", "List Bullet", "List Number", "Title", "TOC Heading"):
            word.styles[name].delete()
        number = next(id for id, one in word.part.rels.items() if one.reltype.endswith("/numbering"))
        word.part.rels.pop(number)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def test_a_template_keeps_its_styles_page_head_and_foot_and_loses_its_text() -> None:
    word = _opened(render(build_full_document(), template=_template()))
    assert "Old text of the template" not in [one.text for one in word.paragraphs]
    assert word.styles["Heading 1"].font.size == Pt(33)
    assert word.sections[0].left_margin.mm == pytest.approx(40, abs=0.1)  # type: ignore[union-attr]
    for section in word.sections:
        assert section.header.paragraphs[0].text == "Letterhead"
        foot = [one.text for one in section.footer.paragraphs]
        assert foot[0] == "Registered charity"
        assert foot[1].startswith("Riverside Parent-Infant Team")
    assert _texts(word, "Heading 1")[0] == "Summary"
    assert [section.orientation is WD_ORIENTATION.LANDSCAPE for section in word.sections].count(True) == 2


def test_a_template_without_our_styles_and_lists_is_given_them() -> None:
    word = _opened(render(build_full_document(), template=_template(with_styles=False)))
    assert _texts(word, "Title") == ["Bid for parent-infant support"]
    assert len(_texts(word, "Caption")) == 9
    assert len(_texts(word, "List Bullet")) == 3


def _zip(**files: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return file.getvalue()


_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a Word document"),
        (b"%PDF-1.7", "not a Word document"),
        (b"PK\x03\x04 broken", "not a Word document"),
        (_zip(a="b"), "not a Word document"),
        (_zip(**{"[Content_Types].xml": "<Types/>"}), "not a Word document"),
        (_zip(**{"[Content_Types].xml": f"<!-- {_KIND} --><Types/>"}), "damaged"),
        (_zip(**{"[Content_Types].xml": _KIND}), "damaged"),
        (_zip(**{"[Content_Types].xml": _KIND, "bomb": "0" * 210_000_000}), "too large"),
    ],
)
def test_a_file_that_is_no_template_is_refused_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(TocError, match=rf"cannot be used as a template: .*{why}.*\. Save a Word document"):
        render(_one(Paragraph("Words")), template=data)


def test_libreoffice_opens_and_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "full.docx"
    file.write_bytes(render(build_full_document()))
    (printed,) = converted_by_libreoffice([file], tmp_path)
    pages = int(facts_of(printed)["Pages"])
    assert 6 <= pages <= 11
    text = poppler("pdftotext", "-layout", printed, "-")
    assert f"Page 1 of {pages}" in text
    assert "Figure 4. Need by area" in text


def test_sixty_boxes_and_long_texts_make_a_document() -> None:
    word = _opened(render(build_long_document(rows=2, charts=1)))
    assert len(_texts(word, "Heading 2")) == 12
    assert len(word.tables[0].rows) == 3
