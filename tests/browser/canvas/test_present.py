"""Presenting: full screen, type that the back of a room can read, stage by stage, and back to where one was."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import RunningApp
from tests.browser.canvas.conftest import OnCanvas

SCREEN = {"width": 1920, "height": 1080}
LEAST_TYPE = 18.0
"""Pixels at 1920 x 1080 with 20 boxes."""

_TYPE = "all => all.map(text => text.getScreenCTM().d * parseFloat(getComputedStyle(text).fontSize))"
_SEEN = "all => all.filter(node => getComputedStyle(node).opacity === '1').map(node => node.id)"
_OUTSIDE = """all => all.filter(node => {
    const { left, right } = node.getBoundingClientRect();
    return left < 0 || right > innerWidth;
}).map(node => node.id)"""


@pytest.fixture
def page(new_window: Callable[..., BrowserContext]) -> Page:
    """A large screen, where nothing moves so that all can be seen at once."""
    return new_window(viewport=SCREEN, reduced_motion="reduce").new_page()


def seen(page: Page, kind: str) -> list[str]:
    found: list[str] = page.locator(f".present g.{kind}").evaluate_all(_SEEN)
    return found


def present(app: RunningApp, page: Page, template: str) -> None:
    """The template's map, presented from its toolbar."""
    page.goto(app.url)
    page.get_by_role("button", name=template, exact=True).click()
    page.locator("g.box").first.wait_for(timeout=20_000)
    page.get_by_role("button", name="Present", exact=True).first.click()
    page.locator(".present svg").wait_for()


def test_the_picture_alone_fills_the_screen_until_escape(canvas: OnCanvas) -> None:
    page = canvas.page
    canvas.box("b6").click()
    canvas.press("p")
    page.wait_for_function("() => document.fullscreenElement !== null")
    on_top = page.evaluate("document.elementFromPoint(5, 5).shadowRoot.elementFromPoint(5, 5).className")
    assert on_top == "present"
    canvas.press(" ", " ", "Escape")
    page.wait_for_function("() => document.fullscreenElement === null")
    expect(page.locator(".present")).to_be_hidden()
    assert canvas.selected() == ["b6"]
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "box-b6"


def test_space_brings_the_next_stage_and_left_goes_back(canvas: OnCanvas) -> None:
    canvas.press("p")
    said = canvas.page.locator(".present-step")
    assert said.inner_text() == "Problem: stage 1 of 5"
    assert seen(canvas.page, "heading") == ["stage-s0"]
    assert seen(canvas.page, "arrow") == []
    canvas.press(" ")
    assert said.inner_text() == "Activities: stage 2 of 5"
    assert seen(canvas.page, "box") == [f"box-b{n}" for n in (0, 5, 10, 15, 1, 6, 11, 16)]
    assert seen(canvas.page, "arrow") == ["link-l0", "link-l5", "link-l10", "link-l15"]
    canvas.press("ArrowLeft", "ArrowLeft")
    assert said.inner_text() == "Problem: stage 1 of 5"
    canvas.press("End", " ")
    assert said.inner_text() == "Long-term outcomes: stage 5 of 5"
    assert len(seen(canvas.page, "box")) == 20


def test_a_click_puts_the_light_on_a_pathway_and_another_takes_it_away(canvas: OnCanvas) -> None:
    canvas.press("p", "End")
    box = canvas.page.locator(".present #box-b6")
    box.click()
    assert sorted(seen(canvas.page, "box")) == sorted(f"box-b{n}" for n in range(5, 10))
    assert sorted(seen(canvas.page, "arrow")) == sorted(f"link-l{n}" for n in range(5, 9))
    box.click()
    assert len(seen(canvas.page, "box")) == 20


def test_the_bar_shows_when_the_pointer_moves_and_its_buttons_work(canvas: OnCanvas) -> None:
    page = canvas.page
    canvas.press("p")
    page.mouse.move(400, 300)
    bar = page.locator(".present-bar")
    expect(bar).to_have_css("opacity", "1")
    expect(bar).to_have_css("opacity", "0", timeout=10_000)
    page.mouse.move(420, 320)
    page.get_by_role("button", name="Next stage (Space)").click()
    assert page.locator(".present-step").inner_text() == "Activities: stage 2 of 5"
    page.get_by_role("button", name="Leave (Esc)").click()
    expect(page.locator(".present")).to_be_hidden()


@pytest.mark.parametrize("template", ["System level", "Clinical level"])
def test_a_real_map_is_whole_in_width_and_has_no_small_type(shared_app: RunningApp, page: Page, template: str) -> None:
    present(shared_app, page, template)
    page.keyboard.press("End")
    assert min(page.locator(".present text").evaluate_all(_TYPE)) >= LEAST_TYPE
    assert page.locator(".present g.box").evaluate_all(_OUTSIDE) == []
    assert len(seen(page, "box")) == page.locator(".present g.box").count()


def test_what_stands_around_the_map_comes_with_its_stage(shared_app: RunningApp, page: Page) -> None:
    present(shared_app, page, "System level")
    kinds = ("marker", "factor", "accountability")
    counts = []
    for _ in range(5):
        counts.append([len(seen(page, kind)) for kind in kinds])
        page.keyboard.press("ArrowRight")
    assert counts[0][0] == 0
    assert counts[0][2] == 0
    assert counts == sorted(counts)
    assert counts[-1] == [page.locator(f".present g.{kind}").count() for kind in kinds]
    assert counts[-1][2] == 1


def test_arrow_down_shows_what_stands_lower_than_the_screen(shared_app: RunningApp, page: Page) -> None:
    present(shared_app, page, "System level")
    last = page.locator(".present g.key-entry").last
    expect(last).not_to_be_in_viewport()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(last).to_be_in_viewport(ratio=1)
    page.keyboard.press(" ")
    expect(page.locator(".present g.heading").first).to_be_in_viewport()
