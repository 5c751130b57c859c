"""An exported SVG, opened in a real browser: nothing runs, and every word is inside its box."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.report.theories import SIZES, build_programme, build_theory
from toc import fonts
from toc.report.formats import DiagramExport, render_diagram

_OUTSIDE = """() => [...document.querySelectorAll('g.box, g.heading, g.factor')].flatMap(group => {
  const frame = group.querySelector('path, polygon').getBBox();
  return [...group.querySelectorAll('text')].filter(text => {
    const box = text.getBBox();
    const inside = box.x >= frame.x - 0.5 && box.x + box.width <= frame.x + frame.width + 0.5
      && box.y >= frame.y - 0.5 && box.y + box.height <= frame.y + frame.height + 0.5;
    return text.textContent.trim() && !inside && !group.querySelector('.status');
  }).map(text => group.id + ': ' + text.textContent);
})"""
_FACES = "".join(
    f"@font-face {{ font-family: Arial; font-weight: {weight}; src: url('{file.as_uri()}'); }}"
    for weight, file in (("normal", fonts.REGULAR), ("bold", fonts.BOLD))
)


def _opened(page: Page, size: int, folder: Path) -> None:
    theory = build_theory(size)
    svg = render_diagram("svg", DiagramExport(build_programme(theory), theory, stamp="revision 7")).decode()
    file = folder / "map.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><style>{_FACES}</style>{svg}", encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate("() => document.fonts.ready")


@pytest.mark.parametrize("size", SIZES)
def test_every_word_is_inside_its_box(page: Page, size: int, tmp_path: Path) -> None:
    _opened(page, size, tmp_path)
    assert page.locator("g.box").count() == size
    assert page.evaluate(_OUTSIDE) == []


def test_nothing_in_a_label_runs(page: Page, tmp_path: Path) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    _opened(page, 20, tmp_path)
    assert page.locator("svg script, svg b, svg foreignObject, svg image").count() == 0
    assert said == []


def test_an_svg_file_opens_by_itself(page: Page, tmp_path: Path) -> None:
    theory = build_theory(20)
    file = tmp_path / "map.svg"
    file.write_bytes(render_diagram("svg", DiagramExport(build_programme(theory), theory)))
    page.goto(file.as_uri())
    assert page.evaluate("() => document.documentElement.nodeName") == "svg"
    assert page.evaluate("() => document.querySelector('parsererror')") is None
    assert page.evaluate("() => document.querySelectorAll('g.arrow').length") == len(theory.links)
