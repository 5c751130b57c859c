import pytest

from toc.diagram.colour import contrast, until_readable
from toc.diagram.facts import Status
from toc.diagram.options import Theme
from toc.diagram.styles import STATUS_SHAPES, line_style
from toc.diagram.theme import LINE_CONTRAST, TEXT_CONTRAST, palette
from toc.model.theory import EvidenceGrade, StageKind


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", StageKind)
def test_text_of_headings_and_boxes_can_be_read(theme: Theme, kind: StageKind) -> None:
    colours = palette(theme).stages[kind]
    assert contrast(colours.heading_text, colours.heading) >= TEXT_CONTRAST
    assert contrast(colours.text, colours.fill) >= TEXT_CONTRAST
    assert contrast(colours.small_text, colours.fill) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", StageKind)
def test_the_border_of_a_box_shows_against_its_fill_and_the_ground(theme: Theme, kind: StageKind) -> None:
    colours = palette(theme).stages[kind]
    assert contrast(colours.border, colours.fill) >= LINE_CONTRAST
    assert contrast(colours.border, palette(theme).ground) >= LINE_CONTRAST
    assert contrast(colours.heading, palette(theme).ground) >= (1.5 if theme is Theme.DARK else LINE_CONTRAST)


@pytest.mark.parametrize("theme", Theme)
def test_lines_and_small_texts_show_against_the_ground(theme: Theme) -> None:
    colours = palette(theme)
    for line in (colours.arrow, colours.unassessed, colours.backward, colours.accountability):
        assert contrast(line, colours.ground) >= LINE_CONTRAST
    for text in (colours.text, colours.muted, colours.accountability):
        assert contrast(text, colours.ground) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", Theme)
def test_markers_and_notes_can_be_read(theme: Theme) -> None:
    colours = palette(theme)
    assert contrast(colours.note_text, colours.note_fill) >= TEXT_CONTRAST
    assert contrast(colours.note_border, colours.ground) >= LINE_CONTRAST
    for text, fill, border in (
        (colours.marker_text, colours.marker_fill, colours.marker_border),
        (colours.moderating_text, colours.moderating_fill, colours.moderating_border),
    ):
        assert contrast(text, fill) >= TEXT_CONTRAST
        assert contrast(border, colours.ground) >= LINE_CONTRAST


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("status", Status)
def test_a_status_can_be_read_and_its_outline_shows_where_its_fill_alone_would_not(
    theme: Theme, status: Status
) -> None:
    colours = palette(theme).statuses[status]
    assert contrast(colours.text, colours.fill) >= TEXT_CONTRAST
    assert contrast(colours.outline, palette(theme).ground) >= LINE_CONTRAST


def test_every_status_has_a_shape_and_a_letter_of_its_own() -> None:
    assert set(STATUS_SHAPES) == set(Status)
    assert len({shape.shape for shape in STATUS_SHAPES.values()}) == len(Status)
    assert len({shape.letter for shape in STATUS_SHAPES.values()}) == len(Status)


def test_high_contrast_is_at_least_seven_to_one() -> None:
    colours = palette(Theme.HIGH_CONTRAST)
    for stage in colours.stages.values():
        assert contrast(stage.text, stage.fill) >= 7
        assert contrast(stage.heading_text, stage.heading) >= 7


def test_black_and_white_uses_no_colour() -> None:
    colours = palette(Theme.BLACK_AND_WHITE).model_dump_json()
    for start in range(len(colours)):
        if colours[start] == "#":
            red, green, blue = (colours[start + place : start + place + 2] for place in (1, 3, 5))
            assert red == green == blue


@pytest.mark.parametrize("theme", Theme)
def test_each_evidence_grade_has_a_line_of_its_own_without_colour(theme: Theme) -> None:
    looks = {
        (style.width, style.dash)
        for grade in EvidenceGrade
        for style in [line_style(grade, backward=False, graded=True, palette=palette(theme))]
    }
    assert len(looks) == len(EvidenceGrade)


def test_strong_evidence_is_the_thickest_line_and_solid() -> None:
    styles = {
        grade: line_style(grade, backward=False, graded=True, palette=palette(Theme.SCREEN)) for grade in EvidenceGrade
    }
    assert max(styles.values(), key=lambda style: style.width) == styles[EvidenceGrade.STRONG]
    assert styles[EvidenceGrade.STRONG].dash == styles[EvidenceGrade.MODERATE].dash == "solid"
    assert styles[EvidenceGrade.EMERGING].dash == "dashed"
    assert styles[EvidenceGrade.NONE].dash == "dotted"


def test_a_backward_arrow_differs_by_its_head_as_well_as_its_colour() -> None:
    for theme in Theme:
        style = line_style(EvidenceGrade.STRONG, backward=True, graded=True, palette=palette(theme))
        assert style.open_head


def test_contrast_is_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_amber_is_darkened_until_white_can_be_read_on_it_and_no_further() -> None:
    darkened = until_readable("#b58900", "#ffffff", 4.6)
    assert 4.6 <= contrast(darkened, "#ffffff") < 5.0
