"""The slide is made of native shapes with real text that fits, and of connectors glued to them."""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Pt

from tests.report.reading import converted_by_libreoffice, facts_of, letters, words_of
from tests.report.theories import SIZES, TITLED, build_theory, picture_of
from toc.diagram.facts import ElementFacts, Facts, NestedTheory, Status
from toc.diagram.layout import build_picture
from toc.diagram.options import Paper, Theme, ViewOptions
from toc.diagram.picture import Picture
from toc.diagram.theme import palette
from toc.diagram.wrapping import wrap
from toc.model.theory import EvidenceGrade, TheoryOfChange
from toc.report.diagram_pptx import DiagramSlide, render_pptx
from toc.report.drawingml import EMU

SLIDE = TITLED.model_copy(update={"paper": Paper.SLIDE})
MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _data(*pictures: Picture, outline: str = "In words") -> bytes:
    return render_pptx([DiagramSlide(one, outline) for one in pictures], title="A theory", made_at=MADE_AT)


def _deck(*pictures: Picture, outline: str = "In words") -> Deck:
    return Presentation(BytesIO(_data(*pictures, outline=outline)))


@pytest.fixture(scope="module")
def picture() -> Picture:
    return picture_of(20, SLIDE)


@pytest.fixture(scope="module")
def slide(picture: Picture) -> Slide:
    return _deck(picture).slides[0]


def test_every_box_is_a_rounded_rectangle_with_its_label_as_text(slide: Slide, picture: Picture) -> None:
    texts = [
        shape.text_frame.paragraphs[0].text.replace("\v", "\n")
        for shape in slide.shapes
        if shape.has_text_frame and not shape.is_placeholder and re.match(r"\d+\.\d+ ", shape.name)
        and shape.auto_shape_type == MSO_SHAPE.ROUNDED_RECTANGLE
    ]  # fmt: skip
    assert texts == [box.label for stage in picture.headings for box in picture.boxes if box.stage_id == stage.stage_id]


def test_every_arrow_is_a_connector_glued_to_its_two_boxes(slide: Slide, picture: Picture) -> None:
    numbers = {shape.shape_id: shape for shape in slide.shapes}
    glued = []
    for connector in slide.shapes._spTree.iterchildren("{*}cxnSp"):
        start, end = connector.find(f".//{_A}stCxn"), connector.find(f".//{_A}endCxn")
        if start is None or end is None:
            continue
        assert {start.get("idx"), end.get("idx")} <= {"1", "3"}
        names = [numbers[int(side.get("id"))].name.split(" ")[0] for side in (start, end)]
        glued.append(tuple(names))
        assert connector.find(f".//{_A}tailEnd") is not None
        assert "style" not in {child.tag.split("}")[1] for child in connector}, "the theme would add a shadow"
    number = {box.element_id: box.number for box in picture.boxes}
    assert sorted(glued) == sorted((number[arrow.source], number[arrow.target]) for arrow in picture.arrows)


def test_no_two_shapes_share_a_number(slide: Slide) -> None:
    numbers = [shape.shape_id for shape in slide.shapes]
    assert len(set(numbers)) == len(numbers)


def test_everything_lies_on_the_slide(slide: Slide) -> None:
    assert [
        shape.name
        for shape in slide.shapes
        if shape.left < 0 or shape.top < 0 or shape.left + shape.width > Pt(960) or shape.top + shape.height > Pt(540)
    ] == []


def test_boxes_stand_where_the_picture_has_them(slide: Slide, picture: Picture) -> None:
    scale = picture.page_width / picture.width * EMU
    by_number = {shape.name.split(" ")[0]: shape for shape in slide.shapes}
    for box in picture.boxes:
        shape = by_number[box.number]
        assert (shape.left, shape.top) == pytest.approx((box.x * scale, box.y * scale), abs=EMU)
        assert (shape.width, shape.height) == pytest.approx((box.width * scale, box.height * scale), abs=EMU)


@pytest.mark.parametrize("size", SIZES)
def test_every_label_fits_its_box(size: int) -> None:
    """Arial's own lines are 1.15 of the type high."""
    picture = picture_of(size, SLIDE)
    by_number = {shape.name.split(" ")[0]: shape for shape in _deck(picture).slides[0].shapes}
    for box in picture.boxes:
        frame = by_number[box.number].text_frame
        room = (by_number[box.number].width - frame.margin_left - frame.margin_right) / EMU
        sizes = [paragraph.runs[0].font.size.pt for paragraph in frame.paragraphs]
        needed = sum(
            len(wrap(paragraph.text.replace("\v", "\n"), room, size)) * size * 1.15
            for paragraph, size in zip(frame.paragraphs, sizes, strict=True)
        )
        assert needed <= by_number[box.number].height / EMU


def test_the_slide_is_read_title_then_stage_by_stage(slide: Slide, picture: Picture) -> None:
    names = [shape.name for shape in slide.shapes]
    assert names[0] == "Title"
    read = [name for name in names if name.startswith("Stage: ") or re.match(r"\d+\.\d+ ", name)]
    expected = []
    for stage in picture.headings:
        expected.append(f"Stage: {stage.name}")
        expected += [f"{box.number} {box.label}"[:60] for box in picture.boxes if box.stage_id == stage.stage_id]
    assert [" ".join(name.split()) for name in read] == [" ".join(name[:60].split()) for name in expected]


def test_boxes_and_arrows_say_what_they_are(slide: Slide, picture: Picture) -> None:
    described = {element.get("descr") for element in slide.shapes._spTree.iter("{*}cNvPr") if element.get("descr")}
    assert {arrow.description for arrow in picture.arrows} <= described
    leading = next(arrow for arrow in picture.arrows)
    assert any(leading.description in text and text != leading.description for text in described)


def test_the_line_of_an_arrow_shows_its_evidence(picture: Picture, slide: Slide) -> None:
    looks = {}
    for connector in slide.shapes._spTree.iterchildren("{*}cxnSp"):
        said = connector.find(".//{*}cNvPr").get("descr")
        line = connector.find(f".//{_A}ln")
        if said:
            looks[said] = (line.find(f"{_A}prstDash").get("val"), int(line.get("w")))
    grades = {arrow.evidence: looks[arrow.description] for arrow in picture.arrows if not arrow.backward}
    assert grades[EvidenceGrade.EMERGING][0] == "dash"
    assert grades[EvidenceGrade.NONE][0] == "sysDot"
    assert grades[EvidenceGrade.STRONG][0] == grades[EvidenceGrade.MODERATE][0] == "solid"
    assert grades[EvidenceGrade.STRONG][1] > grades[EvidenceGrade.MODERATE][1]


def test_accountability_factors_assumptions_and_footer_are_there(slide: Slide) -> None:
    texts = {shape.text_frame.text.replace("\v", " ") for shape in slide.shapes if shape.has_text_frame}
    for words in ("Accountable up to here", "What must hold", SLIDE.footer, "strong evidence"):
        assert words in texts
    assert "Enabling factor\nThe county funds three posts" in texts
    assert any("Assumption 0: managers give time & rooms <free> of charge" in text for text in texts)


def test_statuses_and_nested_theories_are_marked() -> None:
    theory = build_theory(5, hard=False)
    facts = Facts(
        elements={
            f"e{place}": ElementFacts(status=status, nested=(NestedTheory(id="n", name="Inside"),))
            for place, status in enumerate(Status)
        }
    )
    picture = build_picture(theory, SLIDE, facts)
    slide = _deck(picture).slides[0]
    shapes = {shape.auto_shape_type for shape in slide.shapes if shape.name.startswith("Status of")}
    assert shapes == {MSO_SHAPE.OVAL, MSO_SHAPE.RECTANGLE, MSO_SHAPE.HEXAGON, MSO_SHAPE.DIAMOND, MSO_SHAPE.OCTAGON}
    doubled = [line for line in slide.shapes._spTree.iter(f"{_A}ln") if line.get("cmpd") == "dbl"]
    assert len(doubled) == len(Status)


def test_the_notes_hold_the_theory_in_words(picture: Picture) -> None:
    slide = _deck(picture, outline="Stage 1\n  1.1 A box").slides[0]
    assert slide.notes_slide.notes_text_frame.text == "Stage 1\n  1.1 A box"


def test_several_theories_are_several_slides(picture: Picture) -> None:
    deck = _deck(picture, picture_of(5, SLIDE))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [SLIDE.title, SLIDE.title]
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))


def test_a_picture_without_a_title_has_one_out_of_sight() -> None:
    title = _deck(picture_of(5, ViewOptions(paper=Paper.SLIDE))).slides[0].shapes.title
    assert title.text_frame.text == build_theory(5).name
    assert title.top + title.height <= 0


def test_the_file_says_its_title_date_and_no_author(picture: Picture) -> None:
    properties = _deck(picture).core_properties
    assert (properties.title, properties.author, properties.language) == ("A theory", "", "en-GB")
    assert properties.modified == MADE_AT.replace(tzinfo=None)


def test_right_to_left_labels_are_set_from_the_right(slide: Slide) -> None:
    paragraph = next(
        paragraph for paragraph in slide.shapes._spTree.iter(f"{_A}p") if "הורים" in "".join(paragraph.itertext())
    )
    assert paragraph.find(f"{_A}pPr").attrib == {"algn": "r", "rtl": "1"}


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_has_its_own_ground(theme: Theme) -> None:
    deck = _deck(picture_of(5, ViewOptions(theme=theme, paper=Paper.SLIDE)))
    assert f"#{deck.slides[0].background.fill.fore_color.rgb}".lower() == palette(theme).ground


def test_a_picture_larger_than_powerpoint_takes_is_made_to_fit() -> None:
    picture = picture_of(200, ViewOptions())
    huge = picture.model_copy(update={"page_width": picture.width * 3, "page_height": picture.height * 3})
    deck = _deck(huge)
    assert max(deck.slide_width, deck.slide_height) <= Pt(4032)


def test_a_theory_without_stages_is_a_slide() -> None:
    deck = _deck(build_picture(TheoryOfChange(id="t", name="T"), SLIDE))
    assert deck.slides[0].shapes.title.text_frame.text == SLIDE.title


def test_libreoffice_opens_every_size_with_the_text_in_its_boxes(tmp_path: Path) -> None:
    pictures = {size: picture_of(size, SLIDE) for size in SIZES}
    files = []
    for size, picture in pictures.items():
        file = tmp_path / f"map-{size}.pptx"
        file.write_bytes(_data(picture))
        files.append(file)
    for picture, pdf in zip(pictures.values(), converted_by_libreoffice(files, tmp_path), strict=True):
        assert facts_of(pdf)["Pages"] == "1"
        words = words_of(pdf)
        scale = picture.page_width / picture.width
        for box in picture.boxes:
            left, top, right, bottom = (side * scale for side in (box.x, box.y, box.x + box.width, box.y + box.height))
            inside = [word for word in words if left < (word.left + word.right) / 2 < right
                      and top < (word.top + word.bottom) / 2 < bottom]  # fmt: skip
            assert [word.text for word in inside if word.left < left - 0.5 or word.right > right + 0.5] == []
            if box.label.isascii():
                found = letters("".join(word.text for word in inside))
                assert [letter for letter in set(letters(box.label)) if letter not in found] == []
