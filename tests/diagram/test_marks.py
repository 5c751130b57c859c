"""Signs for what was added, removed or changed, and for a weakest link: in every format, never by colour alone."""

from itertools import combinations

import pytest

from tests.diagram.drawn import part, read_svg
from toc.diagram import engine
from toc.diagram.colour import contrast
from toc.diagram.layout import build_picture
from toc.diagram.options import Mark, Theme, ViewOptions
from toc.diagram.outline import build_outline
from toc.diagram.picture import MarkerKind, Picture
from toc.diagram.styles import SIGNS, Dash, arrow_style, box_border
from toc.diagram.theme import TEXT_CONTRAST, palette
from toc.model.theory import Assumption, Element, Factor, FactorKind, Link, Stage, TheoryOfChange
from toc.report.diagram_slide import SlideDrawer
from toc.report.page import build_page

THEORY = TheoryOfChange(
    id="t",
    name="T",
    stages=(Stage(id="s0", name="Activities"), Stage(id="s1", name="Outcomes")),
    elements=tuple(
        Element(id=name, label=f"Box {name}", stage=stage)
        for name, stage in (("a", "s0"), ("b", "s0"), ("c", "s1"), ("d", "s1"))
    ),
    links=(Link(id="ac", source="a", target="c"), Link(id="bd", source="b", target="d")),
)
MARKS = {"a": Mark.ADDED, "b": Mark.REMOVED, "c": Mark.CHANGED, "bd": Mark.REMOVED, "s1": Mark.CHANGED}
MARKED = ViewOptions(marks=frozenset(MARKS.items()), notes=("Added the box 'Box a'", "Removed the box 'Box b'"))


def picture(options: ViewOptions = MARKED) -> Picture:
    return build_picture(THEORY, options)


def test_each_mark_has_its_sign_on_the_thing_and_in_the_key() -> None:
    drawn = picture()
    assert {marker.about: marker.kind.value for marker in drawn.markers} == {k: v.value for k, v in MARKS.items()}
    assert {entry.marker: entry.text.lines for entry in drawn.key} == {
        MarkerKind.ADDED: ("added",),
        MarkerKind.REMOVED: ("removed, in the place it had",),
        MarkerKind.CHANGED: ("changed",),
    }
    assert not picture(ViewOptions()).key


def test_a_sign_stands_on_what_it_is_about() -> None:
    drawn = picture()
    box = next(one for one in drawn.boxes if one.element_id == "a")
    sign = next(one for one in drawn.markers if one.about == "a")
    assert box.x < sign.x < box.x + box.width
    assert sign.y == box.y


def test_signs_and_lines_tell_marks_apart_without_colour() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    colours = palette(Theme.BLACK_AND_WHITE)
    drawn = picture()
    borders = {box.element_id: box_border(box, colours) for box in drawn.boxes}
    assert borders["b"].dash is Dash.DASHED
    assert borders["a"].dash is Dash.SOLID
    assert borders["a"].width > borders["d"].width
    arrows = {arrow.link_id: arrow_style(arrow, graded=False, palette=colours) for arrow in drawn.arrows}
    assert (arrows["bd"].dash, arrows["ac"].dash) == (Dash.DASHED, Dash.SOLID)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("mark", Mark)
def test_marks_can_be_read_in_every_theme(theme: Theme, mark: Mark) -> None:
    colours = palette(theme)
    found = colours.marks[mark]
    assert contrast(found.text, found.fill) >= TEXT_CONTRAST
    assert contrast(found.border, colours.ground) >= TEXT_CONTRAST
    assert contrast(found.ink, found.border) >= TEXT_CONTRAST


def test_the_svg_dashes_what_was_removed_and_draws_a_pencil_for_a_change() -> None:
    root = read_svg(engine.render_svg(picture()))
    assert any(one.get("stroke-dasharray") for one in part(root, "box-b"))
    assert not any(one.get("stroke-dasharray") for one in part(root, "box-a"))
    signs = {one.get("data-about"): one for one in root.iter() if one.get("class") == "marker"}
    assert len([one for one in signs["c"] if one.tag.endswith(("path", "polygon"))]) == 2
    assert "".join(signs["a"].itertext()).split() == ["Added", "+"]


def test_marks_reach_the_pdf_the_slide_and_those_who_do_not_see_them() -> None:
    drawn = picture()
    page = build_page(drawn)
    assert [words.lines for words in page.words].count(("+",)) == 2
    border = palette(Theme.SCREEN).marks[Mark.REMOVED].border
    dashed = [one for one in page.shapes if one.stroke and one.stroke.dash == "dashed" and one.stroke.colour == border]
    assert len(dashed) == 2
    slide = "".join(SlideDrawer(drawn, 1.0, (0.0, 0.0), 2).shapes())
    assert "✎" in slide
    assert next(one for one in drawn.boxes if one.element_id == "c").description == "Outcomes, changed"
    assert next(one for one in drawn.arrows if one.mark).description.endswith("; removed, in the place it had")
    outline = build_outline(THEORY, options=MARKED)
    assert "Leads to 2.2 Box d: removed, in the place it had" in outline
    assert "Removed the box 'Box b'" in outline


def test_notes_stand_beneath_the_key_within_the_picture() -> None:
    drawn = picture()
    notes = [text for text in drawn.texts if text.lines[0].startswith(("Added", "Removed"))]
    assert len(notes) == 2
    assert all(text.y > max(entry.y for entry in drawn.key) for text in notes)
    assert all(text.y + text.height <= drawn.height and text.x + text.width <= drawn.width for text in notes)


def test_the_weakest_link_keeps_the_line_of_its_evidence() -> None:
    drawn = picture(ViewOptions(marks=frozenset({("ac", Mark.WEAKEST)})))
    styles = [arrow_style(arrow, graded=False, palette=palette(Theme.SCREEN)) for arrow in drawn.arrows]
    assert styles[0] == styles[1]
    assert [marker.text for marker in drawn.markers] == ["!"]


def test_a_sign_stands_clear_of_the_markers_that_fill_a_short_arrow() -> None:
    about = {"about": "ac"}
    full = THEORY.model_copy(
        update={
            "assumptions": (Assumption(id="x", text="Holds", **about),),
            "factors": (Factor(id="y", label="Works better", kind=FactorKind.MODERATING, **about),),
        }
    )
    markers = build_picture(full, ViewOptions(marks=frozenset({("ac", Mark.WEAKEST)}))).markers
    assert len(markers) == 3
    for one, other in combinations(markers, 2):
        assert abs(one.x - other.x) > (one.width + other.width) / 2 or abs(one.y - other.y) > one.height
