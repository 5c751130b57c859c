import pytest

from tests.diagram.drawn import outline_of, part, read_svg, texts_of
from tests.diagram.theories import STAGES, build_random
from toc.diagram import engine
from toc.diagram.facts import ElementFacts, Facts, NestedTheory, Status
from toc.diagram.layout import build_picture
from toc.diagram.options import Paper, ViewOptions
from toc.diagram.picture import Picture
from toc.model import limits
from toc.model.collections import checked
from toc.model.theory import Element, Factor, FactorKind, TheoryOfChange

LABELS = {
    "as long as a label may be": ("Parents and carers feel more confident in how they read their baby " * 3)[:150],
    "one word of 150 wide letters": "W" * 150,
    "one long word among others": "Before supercalifragilisticexpialidociousantidisestablishmentarianism after",
    "Welsh": "Gwasanaeth i'r teulu: mae'r ŵyl yn y tŷ, ŴŶ, âêîôû yn hir iawn ac yn mynd ymlaen am amser hir",
    "accents put together": "e\u0301 o\u0308 " * 30,
    "emoji": "Baby 👶🏽 family 👨‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧 heart ❤️ " + "😀" * 30,
    "Arabic": "الأسرة والطفل في السنوات الأولى من الحياة دعم العلاقات المبكرة بين الوالدين والأطفال",
    "Hebrew": "תינוקות והורים בקשר טוב (שלום) 123 תינוקות והורים בקשר טוב",
    "Chinese without spaces": "很长的句子没有空格所以需要在字符之间断开以适应框的宽度" * 4,
    "markup": "<script>alert('x')</script> & \"quotes\" <b>bold</b> &amp; &#38; ]]> <!-- no -->",
    "backslashes": "\\n \\N \\G \\l \\\\ ends with one \\",
    "line breaks": "one\ntwo\n\nfour\r\nfive",
    "spaces that do not break": "\u00a0".join(["together"] * 12),
    "one letter": "a",
}


def _assert_all_text_inside(svg: str, picture: Picture) -> None:
    root = read_svg(svg)
    names = [f"box-{box.element_id}" for box in picture.boxes]
    names += [f"stage-{heading.stage_id}" for heading in picture.headings]
    names += [f"factor-{note.factor_id}" for note in picture.factors]
    for name in names:
        group = part(root, name)
        box = outline_of(group)
        for words, extent in texts_of(group):
            if len(words) == 1 and "status" in name:
                continue
            assert box.holds(extent, slack=0.5), f"{words!r} leaves {name}: {extent} in {box}"


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
def test_a_label_stays_in_its_box_and_is_drawn_as_typed(label: str) -> None:
    element = Element(id="a", label=label[: limits.LABEL], stage="s0")
    theory = TheoryOfChange(id="t", name="One", stages=STAGES, elements=(element,))
    picture = build_picture(theory)
    svg = engine.render_svg(picture)
    _assert_all_text_inside(svg, picture)
    drawn = "".join(words for words, _ in texts_of(part(read_svg(svg), "box-a")))
    assert "".join(drawn.split()) == "".join(element.label.split())


@pytest.mark.parametrize("boxes", [5, 20, 60, 200])
def test_no_text_leaves_its_box_at_any_size_of_theory(boxes: int) -> None:
    odd = list(LABELS.values())
    theory = build_random(boxes)
    elements = tuple(
        checked(element, label=odd[place % len(odd)][: limits.LABEL], owner="The head of the whole service")
        for place, element in enumerate(theory.elements)
    )
    factors = tuple(
        Factor(id=f"f{place}", label=label[: limits.LABEL], kind=kind, about="e0")
        for place, label in enumerate(odd)
        for kind in (FactorKind.ENABLING, FactorKind.UNINTENDED_CONSEQUENCE)[place % 2 : place % 2 + 1]
    )
    stages = tuple(checked(stage, name=(odd[place] + " and more")[:150]) for place, stage in enumerate(theory.stages))
    facts = Facts(
        elements={
            element.id: ElementFacts(
                indicators=123, priorities=45, nested=(NestedTheory(id="n", name="The clinical theory of change"),)
            )
            for element in elements[::2]
        }
    )
    options = ViewOptions(show_priorities=True, show_owner=True, show_numbers=True)
    picture = build_picture(checked(theory, elements=elements, factors=factors, stages=stages), options, facts)
    _assert_all_text_inside(engine.render_svg(picture), picture)


@pytest.mark.parametrize("paper", Paper)
def test_title_and_footer_stay_on_the_page(paper: Paper) -> None:
    options = ViewOptions(paper=paper, title="A rather long title " * 12, footer="Revision 12, 23 November 2026")
    picture = build_picture(build_random(20), options)
    for text in picture.texts:
        assert text.x >= 0
        assert text.x + text.width <= picture.width
        assert text.y >= 0
        assert text.y + text.height <= picture.height
    assert "Revision 12" in engine.render_svg(picture)


def test_a_right_to_left_line_stands_at_the_right_of_its_box() -> None:
    element = Element(id="a", label="مرحبا بالعائلة", stage="s0")
    svg = engine.render_svg(build_picture(TheoryOfChange(id="t", name="One", stages=STAGES, elements=(element,))))
    group = part(read_svg(svg), "box-a")
    (line,) = group.findall("{*}text")
    assert line.get("direction") == "rtl"
    assert float(line.get("x", "0")) > outline_of(group).right - 15


def test_the_letter_of_a_status_stands_within_its_mark() -> None:
    theory = build_random(5)
    facts = Facts(elements={"e0": ElementFacts(status=Status.CONCERN)})
    picture = build_picture(theory, facts=facts)
    group = part(read_svg(engine.render_svg(picture)), "box-e0")
    letter, extent = texts_of(group)[-1]
    assert letter == "W"
    box = picture.boxes[0]
    assert box.x + box.width - 30 < extent.left < box.x + box.width
