"""What is not a reader's own is drawn in grey, in every format, and can still be read."""

import pytest

from tests.diagram.drawn import part, read_svg
from toc.diagram import engine
from toc.diagram.colour import contrast
from toc.diagram.facts import ElementFacts, Facts, Status
from toc.diagram.layout import build_picture
from toc.diagram.mermaid import build_mermaid
from toc.diagram.options import Theme, ViewOptions
from toc.diagram.outline import build_outline
from toc.diagram.picture import Picture
from toc.diagram.plain_dot import build_plain_dot
from toc.diagram.theme import TEXT_CONTRAST, palette
from toc.model.theory import Assumption, Element, EvidenceGrade, Link, Stage, StageKind, TheoryOfChange
from toc.report.diagram_slide import SlideDrawer
from toc.report.page import build_page

THEORY = TheoryOfChange(
    id="t",
    name="T",
    stages=(
        Stage(id="s0", name="Activities", kind=StageKind.ACTIVITY),
        Stage(id="s1", name="Outcomes", kind=StageKind.SHORT_TERM_OUTCOME),
    ),
    elements=tuple(
        Element(id=name, label=f"Box {name}", stage=stage)
        for name, stage in (("a", "s0"), ("b", "s0"), ("c", "s1"), ("d", "s1"))
    ),
    links=(
        Link(id="ac", source="a", target="c", evidence=EvidenceGrade.STRONG),
        Link(id="bd", source="b", target="d", evidence=EvidenceGrade.NONE),
    ),
    assumptions=(Assumption(id="x", text="Kept", about="ac"), Assumption(id="y", text="Left off", about="bd")),
)
FACTS = Facts(elements={name: ElementFacts(status=Status.CONCERN) for name in ("a", "d")})
WHOLE = ViewOptions()
FADED = ViewOptions(faded=frozenset({"b", "d", "bd"}), faded_words="not the council's")


def picture(options: ViewOptions) -> Picture:
    return build_picture(THEORY, options, FACTS)


def test_grey_boxes_and_arrows_stay_in_their_places_and_say_what_grey_means() -> None:
    whole, faded = picture(WHOLE), picture(FADED)
    assert [(box.element_id, box.x, box.y) for box in faded.boxes] == [(b.element_id, b.x, b.y) for b in whole.boxes]
    assert [box.element_id for box in faded.boxes if box.faded] == ["b", "d"]
    assert [arrow.link_id for arrow in faded.arrows if arrow.faded] == ["bd"]
    assert "in grey: not the council's" in next(box for box in faded.boxes if box.element_id == "b").description
    assert any("In grey: not the council's" in text.lines for text in faded.texts)
    assert not any("grey" in line for text in whole.texts for line in text.lines)


def test_nothing_stands_on_a_grey_box_or_arrow_and_the_key_speaks_of_the_others_only() -> None:
    faded = picture(FADED)
    assert [box.element_id for box in faded.boxes if box.status] == ["a"]
    assert [marker.about for marker in faded.markers] == ["ac"]
    assert {entry.evidence for entry in faded.key} == {None, EvidenceGrade.STRONG}


def test_the_svg_draws_grey_beneath_the_others() -> None:
    root = read_svg(engine.render_svg(picture(FADED)))
    colours = palette(Theme.SCREEN)
    path = next(one for one in part(root, "box-b") if one.get("stroke"))
    assert (path.get("fill"), path.get("stroke")) == ("#ffffff", colours.faded.border)
    assert next(one for one in part(root, "link-bd") if one.get("stroke")).get("stroke") == colours.faded_arrow
    assert next(one for one in part(root, "box-a") if one.get("stroke")).get("stroke") != colours.faded.border
    arrows = [one.get("id") for one in root.iter() if one.get("class") == "arrow"]
    assert arrows == ["link-bd", "link-ac"]


@pytest.mark.parametrize("theme", Theme)
def test_grey_can_be_read_in_every_theme(theme: Theme) -> None:
    colours = palette(theme)
    assert contrast(colours.faded.text, colours.faded.fill) >= TEXT_CONTRAST
    assert colours.faded_arrow not in {colours.arrow, colours.unassessed, colours.ground}


def test_grey_reaches_the_pdf_the_slide_and_the_text_formats() -> None:
    faded = picture(FADED)
    colours = palette(Theme.SCREEN)
    page = build_page(faded)
    assert [words.colour == colours.faded.text for words in page.words if words.lines == ("Box b",)] == [True]
    assert [words.colour == colours.faded.text for words in page.words if words.lines == ("Box a",)] == [False]
    assert sum(shape.stroke is not None and shape.stroke.colour == colours.faded_arrow for shape in page.shapes) == 2
    slide = "".join(SlideDrawer(faded, 1.0, (0.0, 0.0), 2).shapes())
    assert colours.faded_arrow.lstrip("#").upper() in slide.upper()
    assert slide.upper().count(f'"{colours.faded.text.lstrip("#").upper()}"') >= 2
    dot = build_plain_dot(THEORY, FADED)
    assert dot.count(f'fontcolor="{colours.faded.text}"') == 2
    assert f'color="{colours.faded_arrow}"' in dot
    mermaid = build_mermaid(THEORY, FADED)
    assert "class e2,e4 faded" in mermaid
    assert "class e1 activity" in mermaid
    assert "In grey: not the council's." in build_outline(THEORY, FACTS, FADED)
    for text in (build_plain_dot(THEORY, WHOLE), build_mermaid(THEORY, WHOLE), build_outline(THEORY, FACTS, WHOLE)):
        assert colours.faded.text not in text
        assert "grey" not in text
