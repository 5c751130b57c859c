"""What stands around boxes and arrows: markers and their key, factors, the accountability line, small print."""

from itertools import combinations

import pytest

from tests.diagram.theories import STAGES, build_random
from toc.diagram.facts import ElementFacts, Facts, NestedTheory, Status
from toc.diagram.layout import build_picture
from toc.diagram.markers import Signs
from toc.diagram.options import ViewOptions
from toc.diagram.picture import MarkerKind, Picture
from toc.model.collections import checked
from toc.model.theory import Assumption, Element, EvidenceGrade, Factor, FactorKind, Link, TheoryOfChange

THEORY = TheoryOfChange(
    id="t",
    name="Around",
    stages=STAGES,
    accountability_stage="s1",
    elements=(
        Element(id="a", label="First", stage="s0", owner="Head of service"),
        Element(id="b", label="Second", stage="s1"),
        Element(id="c", label="Third", stage="s2"),
    ),
    links=(
        Link(id="ab", source="a", target="b", evidence=EvidenceGrade.STRONG),
        Link(id="bc", source="b", target="c", evidence=EvidenceGrade.EMERGING),
    ),
    assumptions=(
        Assumption(id="one", text="Staff are trained", about="ab"),
        Assumption(id="two", text="Families come", about="c"),
        Assumption(id="three", text="Posts are filled", about="ab"),
    ),
    factors=(
        Factor(id="enabling", label="Steady funding", kind=FactorKind.ENABLING),
        Factor(id="external", label="Housing costs", kind=FactorKind.EXTERNAL, about="c"),
        Factor(id="moderating", label="Better with somebody to bring along", kind=FactorKind.MODERATING, about="bc"),
        Factor(id="harm", label="Families feel judged", kind=FactorKind.UNINTENDED_CONSEQUENCE, about="b"),
    ),
)


def _key_words(picture: Picture) -> str:
    return " | ".join(f"{entry.sign} {' '.join(entry.text.lines)}".strip() for entry in picture.key)


def test_assumptions_are_numbered_and_the_key_says_them() -> None:
    picture = build_picture(THEORY)
    texts = {marker.about: marker.text for marker in picture.markers if marker.kind is MarkerKind.ASSUMPTION}
    assert texts == {"ab": "1, 3", "c": "2"}
    for words in ("1 Staff are trained", "2 Families come", "3 Posts are filled"):
        assert words in _key_words(picture)


def test_a_marker_stands_on_its_arrow_or_on_the_edge_of_its_box() -> None:
    picture = build_picture(THEORY)
    markers = {marker.about: marker for marker in picture.markers if marker.kind is MarkerKind.ASSUMPTION}
    boxes = {box.element_id: box for box in picture.boxes}
    assert boxes["a"].x + boxes["a"].width < markers["ab"].x < boxes["b"].x
    assert markers["c"].y == pytest.approx(boxes["c"].y)
    assert boxes["c"].x < markers["c"].x < boxes["c"].x + boxes["c"].width


def test_markers_on_one_arrow_do_not_hide_each_other() -> None:
    assumed = Assumption(id="four", text="Both on one arrow", about="bc")
    picture = build_picture(checked(THEORY, assumptions=(*THEORY.assumptions, assumed)))
    for one, other in combinations(picture.markers, 2):
        apart = abs(one.x - other.x) >= (one.width + other.width) / 2 or abs(one.y - other.y) >= one.height
        assert apart, f"{one.text} hides {other.text}"


def test_a_moderating_factor_is_a_letter_beside_its_arrow() -> None:
    picture = build_picture(THEORY)
    (marker,) = [one for one in picture.markers if one.kind is MarkerKind.MODERATING]
    assert (marker.text, marker.about) == ("a", "bc")
    assert "a Better with somebody to bring along" in _key_words(picture)


def test_letters_go_on_after_z() -> None:
    factors = tuple(Factor(id=f"f{place}", label="x", kind=FactorKind.MODERATING) for place in range(28))
    signs = Signs((), factors).factors
    assert (signs["f0"], signs["f25"], signs["f26"], signs["f27"]) == ("a", "z", "aa", "ab")


def test_what_helps_stands_above_the_headings_and_harm_below_the_boxes() -> None:
    picture = build_picture(THEORY)
    notes = {note.factor_id: note for note in picture.factors}
    assert set(notes) == {"enabling", "external", "harm"}
    assert all(notes[one].y + notes[one].height < picture.headings[0].y for one in ("enabling", "external"))
    assert notes["harm"].y > max(box.y + box.height for box in picture.boxes)
    assert notes["external"].x == picture.headings[2].x
    assert notes["harm"].x == picture.headings[1].x


def test_the_accountability_line_stands_after_its_stage_and_before_the_next() -> None:
    picture = build_picture(THEORY)
    (line,) = picture.lines
    assert line.stage_id == "s1"
    assert picture.headings[1].x + picture.headings[1].width < line.start[0] < picture.headings[2].x
    assert line.start[1] <= picture.headings[0].y
    assert line.end[1] > max(box.y + box.height for box in picture.boxes)


def test_the_accountability_line_may_stand_after_the_last_stage() -> None:
    picture = build_picture(checked(THEORY, accountability_stage="s4"))
    (line,) = picture.lines
    assert picture.headings[4].x + picture.headings[4].width < line.start[0] < picture.width


def test_evidence_that_nobody_assessed_needs_no_key() -> None:
    plain = checked(
        THEORY,
        links=tuple(checked(link, evidence=EvidenceGrade.NOT_ASSESSED) for link in THEORY.links),
        assumptions=(),
        factors=(),
    )
    assert build_picture(plain).key == ()


def test_the_key_names_only_the_evidence_that_occurs() -> None:
    words = _key_words(build_picture(THEORY))
    assert "strong evidence" in words
    assert "emerging evidence" in words
    assert "moderate" not in words
    assert "not assessed" not in words


def test_the_key_explains_every_status_on_the_map() -> None:
    facts = Facts(elements={"a": ElementFacts(status=Status.CONCERN), "b": ElementFacts(status=Status.IMPROVEMENT)})
    words = _key_words(build_picture(THEORY, facts=facts))
    assert "getting worse" in words
    assert "improving" in words
    assert "no clear change" not in words


def test_everything_around_can_be_switched_off() -> None:
    options = ViewOptions(
        show_assumptions=False, show_factors=False, show_accountability=False, show_evidence=False, show_status=False
    )
    facts = Facts(elements={"a": ElementFacts(status=Status.CONCERN)})
    picture = build_picture(THEORY, options, facts)
    assert (picture.markers, picture.factors, picture.lines, picture.key) == ((), (), (), ())
    assert all(arrow.evidence is EvidenceGrade.NOT_ASSESSED for arrow in picture.arrows)
    assert all(box.status is None for box in picture.boxes)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ViewOptions(show_indicators=True), "3 indicators"),
        (ViewOptions(show_priorities=True), "2 priorities"),
        (ViewOptions(show_owner=True), "Head of service"),
        (ViewOptions(show_numbers=True), "1.1"),
    ],
)
def test_small_print_shows_what_is_switched_on_and_nothing_else(options: ViewOptions, words: str) -> None:
    facts = Facts(elements={"a": ElementFacts(indicators=3, priorities=2)})
    off = ViewOptions(show_indicators=False)
    shown = " ".join(build_picture(THEORY, options, facts).boxes[0].footer).replace("\u00a0", " ")
    assert words in shown
    assert build_picture(THEORY, off, facts).boxes[0].footer == ()


def test_a_box_that_another_theory_explains_names_it_and_leads_to_it() -> None:
    facts = Facts(elements={"b": ElementFacts(nested=(NestedTheory(id="deep", name="Clinical theory"),))})
    box = build_picture(THEORY, facts=facts).boxes[1]
    assert box.nested == ("deep",)
    assert "Clinical theory" in " ".join(box.footer).replace("\u00a0", " ")


def test_assumptions_and_factors_of_what_is_hidden_are_hidden_too() -> None:
    picture = build_picture(THEORY, ViewOptions(hidden_stages=frozenset({"s2"})))
    assert {marker.about for marker in picture.markers} == {"ab"}
    assert {note.factor_id for note in picture.factors} == {"enabling", "harm"}


def test_a_key_of_many_long_assumptions_stays_on_the_picture() -> None:
    theory = build_random(20)
    assumptions = tuple(
        Assumption(id=f"as{place}", text="What must hold here is " + "said at some length " * 20, about=link.id)
        for place, link in enumerate(theory.links)
    )
    picture = build_picture(checked(theory, assumptions=assumptions))
    assert len([entry for entry in picture.key if entry.marker]) == len(assumptions)
    for entry in picture.key:
        assert entry.text.x + entry.text.width <= picture.width
        assert entry.text.y + entry.text.height <= picture.height
    for one, other in combinations([entry.text for entry in picture.key], 2):
        apart = (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
        assert apart
