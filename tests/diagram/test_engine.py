from toc.diagram import engine
from toc.diagram.layout import build_picture
from toc.model.theory import Element, Link, Stage, StageKind, TheoryOfChange

THEORY = TheoryOfChange(
    id="theory",
    name="A small theory",
    stages=(
        Stage(id="do", name="What we do", kind=StageKind.ACTIVITY),
        Stage(id="change", name="What changes", kind=StageKind.SHORT_TERM_OUTCOME),
    ),
    elements=(Element(id="a", label="Sit with families", stage="do"), Element(id="b", label="Calm", stage="change")),
    links=(Link(id="ab", source="a", target="b"),),
)


def test_every_box_arrow_and_heading_is_found_in_the_svg_by_its_id() -> None:
    svg = engine.render_svg(build_picture(THEORY))
    for name in ("box-a", "box-b", "link-ab", "stage-do", "stage-change"):
        assert f'id="{name}"' in svg
