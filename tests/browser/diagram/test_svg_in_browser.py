"""The picture as a browser shows it, with the fonts that are served."""

import base64
import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.diagram.test_text_in_boxes import LABELS
from tests.diagram.theories import build_random
from toc import fonts
from toc.diagram import engine
from toc.diagram.facts import ElementFacts, Facts
from toc.diagram.layout import build_picture
from toc.diagram.options import Theme, ViewOptions
from toc.model import limits
from toc.model.collections import checked
from toc.model.theory import Assumption, TheoryOfChange

_FACES: Mapping[str, tuple[str, int]] = {
    "LiberationSans-Regular.ttf": ("Arial", 400),
    "LiberationSans-Bold.ttf": ("Arial", 700),
    "NotoSansArabic-Regular.ttf": ("Noto Sans Arabic", 400),
    "NotoEmoji-Regular.ttf": ("Noto Emoji", 400),
}

_OUTSIDE = """() => {
  const out = [];
  for (const part of document.querySelectorAll('g.box, g.heading, g.factor')) {
    const box = part.querySelector('path, polygon').getBBox();
    for (const text of part.querySelectorAll('text')) {
      if (text.textContent.length === 1 && text.getAttribute('font-weight') === 'bold') continue;
      const line = text.getBBox();
      const gone = Math.max(box.x - line.x, line.x + line.width - box.x - box.width,
                            box.y - line.y, line.y + line.height - box.y - box.height);
      if (gone > 0.5) out.push([part.id, text.textContent, gone]);
    }
  }
  return out;
}"""


def _show(page: Page, svg: str) -> None:
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,"
        f"{base64.b64encode((fonts.FONTS_DIR / name).read_bytes()).decode()})}}"
        for name, (family, weight) in _FACES.items()
    )
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{faces}body{{margin:0}}</style>{svg}")
    page.evaluate("document.fonts.ready")


def _theory(boxes: int) -> TheoryOfChange:
    theory = build_random(boxes)
    odd = list(LABELS.values())
    return checked(
        theory,
        elements=tuple(
            checked(element, label=odd[place % len(odd)][: limits.LABEL]) if place % 2 else element
            for place, element in enumerate(theory.elements)
        ),
        assumptions=tuple(Assumption(id=f"as{link.id}", text="It holds", about=link.id) for link in theory.links[:8]),
    )


@pytest.mark.parametrize("boxes", [5, 20, 60, 200])
def test_no_text_leaves_its_box_in_the_browser(page: Page, boxes: int) -> None:
    theory = _theory(boxes)
    facts = Facts(elements={element.id: ElementFacts(indicators=12) for element in theory.elements[::3]})
    _show(page, engine.draw(theory, ViewOptions(show_numbers=True), facts).svg)
    assert page.locator("g.box").count() == boxes
    outside: list[Any] = page.evaluate(_OUTSIDE)
    assert outside == []


def test_boxes_and_arrows_are_found_by_their_names(page: Page) -> None:
    theory = build_random(20)
    _show(page, engine.draw(theory).svg)
    for element in theory.elements:
        assert page.get_by_role("img", name=element.label).count() >= 1
    assert page.locator("g.arrow").count() == len(theory.links)
    assert page.locator("g.arrow[aria-label*='leads to']").count() == len(theory.links)


@pytest.mark.parametrize("theme", Theme)
def test_a_picture_fills_its_frame_in_every_theme(page: Page, theme: Theme) -> None:
    picture = build_picture(_theory(20), ViewOptions(theme=theme))
    _show(page, engine.render_svg(picture))
    frame: dict[str, float] = page.evaluate("(() => document.querySelector('svg').getBoundingClientRect().toJSON())()")
    drawn: dict[str, float] = page.evaluate(
        "(() => document.querySelector('g.graph').getBoundingClientRect().toJSON())()"
    )
    assert frame["width"] == pytest.approx(picture.page_width * 96 / 72, abs=1)
    for side in ("left", "top"):
        assert drawn[side] >= frame[side]
    for side in ("right", "bottom"):
        assert drawn[side] <= frame[side]


@pytest.mark.parametrize("family", ["DejaVu Sans", "serif", "monospace"])
def test_words_stay_in_their_boxes_where_another_font_stands_in_for_arial(page: Page, family: str) -> None:
    svg = re.sub('font-family="[^"]*"', f'font-family="{family}"', engine.draw(build_random(20)).svg)
    page.set_content(f"<!doctype html><meta charset=utf-8>{svg}")
    assert page.evaluate(_OUTSIDE) == []
