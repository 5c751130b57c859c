import re

from tests.diagram.drawn import SVG, part, read_svg
from tests.diagram.theories import STAGES, build_random
from toc.diagram import engine
from toc.diagram.facts import ElementFacts, Facts, NestedTheory, Status
from toc.diagram.layout import build_picture
from toc.diagram.options import ViewOptions
from toc.model.theory import Assumption, Element, EvidenceGrade, Factor, FactorKind, Link, TheoryOfChange

HOSTILE = "</title><script>alert(1)</script><a href='https://example.org' onclick='x()'>\"&amp;"

FULL = TheoryOfChange(
    id="full",
    name=f"Everything {HOSTILE}",
    stages=tuple(stage.model_copy(update={"name": f"{stage.name} {HOSTILE}"}) for stage in STAGES),
    accountability_stage="s2",
    elements=(
        Element(id="a", label=f"First {HOSTILE}", stage="s0", owner=HOSTILE),
        Element(id="b", label="Second", stage="s2"),
        Element(id="c", label="Third", stage="s2"),
    ),
    links=(
        Link(id="ab", source="a", target="b", evidence=EvidenceGrade.STRONG),
        Link(id="bc", source="b", target="c"),
        Link(id="ca", source="c", target="a", evidence=EvidenceGrade.NONE),
    ),
    assumptions=(Assumption(id="as", text=HOSTILE, about="ab"), Assumption(id="bs", text=HOSTILE, about="b")),
    factors=tuple(Factor(id=kind.value, label=HOSTILE, kind=kind, about="ab") for kind in FactorKind),
)
FACTS = Facts(
    elements={
        "a": ElementFacts(
            indicators=2, priorities=1, status=Status.CONCERN, nested=(NestedTheory(id="n", name=HOSTILE),)
        )
    }
)
OPTIONS = ViewOptions(show_owner=True, show_numbers=True, show_priorities=True, title=HOSTILE, footer=HOSTILE)


def _svg() -> str:
    return engine.render_svg(build_picture(FULL, OPTIONS, FACTS))


def test_an_svg_holds_nothing_but_shapes_and_text() -> None:
    root = read_svg(_svg())
    tags = {str(one.tag).removeprefix(SVG) for one in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "polygon", "polyline", "ellipse", "text"}


def test_an_svg_has_no_script_no_event_and_no_reference() -> None:
    root = read_svg(_svg())
    for one in root.iter():
        for name, value in one.attrib.items():
            assert not str(name).lower().startswith("on")
            assert "href" not in str(name)
            assert name != "style"
            assert "url(" not in str(value)
    assert "<!DOCTYPE" not in _svg()
    assert "<!--" not in _svg()


def test_every_part_is_found_by_its_id_with_a_title_and_a_name() -> None:
    root = read_svg(_svg())
    names = ["box-a", "box-b", "box-c", "link-ab", "link-bc", "link-ca"]
    names += [f"stage-{stage.id}" for stage in STAGES]
    names += [f"factor-{kind.value}" for kind in FactorKind if kind is not FactorKind.MODERATING]
    for name in names:
        group = part(root, name)
        assert group.get("role") == "img"
        assert group.get("aria-label")
        assert group.findtext(f"{SVG}title")
    assert part(root, "box-a").findtext(f"{SVG}title") == FULL.elements[0].label


def test_ids_are_unique() -> None:
    ids = [one.get("id") for one in read_svg(_svg()).iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_the_whole_has_a_name_and_a_description_in_words() -> None:
    root = read_svg(_svg())
    assert root.findtext(f"{SVG}title") == FULL.name
    assert "5 stages, 3 boxes and 3 arrows" in (root.findtext(f"{SVG}desc") or "")


def test_an_arrow_says_what_it_joins_and_on_what_evidence() -> None:
    named = part(read_svg(_svg()), "link-ab").get("aria-label") or ""
    assert "leads to Second" in named
    assert "strong evidence" in named


def test_a_box_says_what_is_tied_to_it() -> None:
    named = part(read_svg(_svg()), "box-a").get("aria-label") or ""
    for words in ("2 indicators", "1 priority", "getting worse", "explained in"):
        assert words in named


def test_text_is_text_in_arial_first() -> None:
    root = read_svg(_svg())
    assert (root.get("font-family") or "").startswith("Arial,")
    assert root.get("text-rendering") == "geometricPrecision"
    assert all(one.get("font-family") is None for one in root.iter() if one is not root)


def test_headings_and_boxes_come_in_reading_order() -> None:
    picture = build_picture(build_random(20))
    svg = engine.render_svg(picture)
    found = re.findall(r'<g id="(stage-[^"]*|box-[^"]*)"', svg)
    wanted = [
        name
        for heading in picture.headings
        for name in (
            f"stage-{heading.stage_id}",
            *(f"box-{box.element_id}" for box in picture.boxes if box.stage_id == heading.stage_id),
        )
    ]
    assert found == wanted


def test_boxes_stand_in_the_svg_where_the_picture_says() -> None:
    picture = build_picture(build_random(20))
    root = read_svg(engine.render_svg(picture))
    assert root.get("viewBox") == f"0 0 {picture.width:g} {picture.height:g}"
    for box in picture.boxes:
        path = part(root, f"box-{box.element_id}").find(f"{SVG}path")
        assert path is not None
        numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", path.get("d") or "")]
        assert abs(min(numbers[::2]) - box.x) < 0.1
        assert abs(min(numbers[1::2]) + picture.height - box.y) < 0.1
        assert abs(max(numbers[1::2]) + picture.height - box.y - box.height) < 0.1


def test_ids_of_any_allowed_form_are_kept_apart() -> None:
    ids = ("node", "0", "-a", "a-1", "_", "corner", "stage-s0", "graph")
    elements = tuple(Element(id=one, label=f"Box {one}", stage="s0") for one in ids)
    root = read_svg(
        engine.render_svg(build_picture(TheoryOfChange(id="t", name="Ids", stages=STAGES, elements=elements)))
    )
    for one in ids:
        assert part(root, f"box-{one}").findtext(f"{SVG}title") == f"Box {one}"


def test_the_same_picture_gives_the_same_svg() -> None:
    assert _svg() == _svg()
