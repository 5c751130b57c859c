"""The canvas reaches to the foot of the window, and no further, whatever stands above it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.app import RunningApp
from tests.browser.canvas.conftest import OnCanvas, wait_for


def _foot(page: Page) -> float:
    return float(page.locator(".canvas").evaluate("node => node.getBoundingClientRect().bottom"))


def test_what_comes_above_later_takes_its_room_from_the_canvas(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map("usual")
    before = _foot(canvas.page)
    canvas.page.evaluate(
        "document.querySelector('[data-testid=stMainBlockContainer]')"
        ".insertAdjacentHTML('afterbegin', '<p id=above style=height:90px>Above</p>')"
    )
    wait_for(lambda: abs(_foot(canvas.page) - before) < 1)
    canvas.page.evaluate("document.querySelector('#above').remove()")
    wait_for(lambda: abs(_foot(canvas.page) - before) < 1)


def test_the_whole_map_page_fits_the_window(shared_app: RunningApp, page: Page) -> None:
    page.goto(shared_app.url)
    page.locator(".st-key-template_system button").click()
    expect(page.locator("g.box").first).to_be_visible()
    expect(page.get_by_role("button", name="Untangle")).to_be_visible()
    height = page.viewport_size["height"] if page.viewport_size else 0
    wait_for(lambda: _foot(page) <= height)
