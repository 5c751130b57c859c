"""On a phone: every page fits the width of its screen, and the map can be read and worked on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import RunningApp
from toc.exchange.templates import load_example

PRIORITIES = {
    "Flow": ".st-key-flow_picture .main-svg",
    "Funding": ".toc-years",
    "Growth": ".st-key-roadmap_chart .main-svg",
    "Matrix": ".st-key-priorities_grid",
}
"""The tabs with something wide, and what is there once each is drawn."""
INDICATOR = load_example().programme.measures[0].indicator
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    const main = document.querySelector('[data-testid=stMain]');
    const inside = node => {
        for (let up = node.parentElement; up && up !== main; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== 'visible') return true;
        return false;
    };
    const wide = [...main.querySelectorAll('*')].filter(node => {
        const box = node.getBoundingClientRect();
        return box.height > 1 && box.width > 1 && box.right > width + 1 && !inside(node);
    });
    const shown = wide.slice(0, 5).map(node => node.outerHTML.slice(0, 160));
    return [document.documentElement.scrollWidth - width, ...shown];
}"""
"""By how many pixels the page is too wide, and what stands out of it outside of a part with a scroll of its own."""
STANDS_STILL = """() => {
    const app = document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]');
    const main = app && app.querySelector('.st-key-top_line') && app.querySelector('[data-testid=stMain]');
    const now = main ? `${main.scrollHeight} ${main.querySelectorAll('*').length}` : '';
    if (now !== window.before) { window.before = now; window.since = performance.now(); }
    return now !== '' && performance.now() - window.since > 800;
}"""
"""Streamlit fetches its widgets as they are needed, and what stands below moves as they come."""


@pytest.fixture
def page(shared_app: RunningApp, new_window: Callable[..., BrowserContext]) -> Page:
    """The example on its map, on a phone with touch."""
    page = new_window(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    page.goto(shared_app.url)
    page.get_by_role("button", name="Open the example").tap()
    page.wait_for_url("**/map?*")
    page.locator("g.box").first.wait_for()
    return page


def go(page: Page, screen: str, **more: str) -> None:
    """To another page of the same programme."""
    base, _, query = page.url.partition("?")
    programme = query.split("&")[0]
    page.goto("&".join([f"{base.rsplit('/', 1)[0]}/{screen}?{programme}", *(f"{k}={v}" for k, v in more.items())]))
    page.wait_for_function(STANDS_STILL)  # A person touches nothing before.


def test_no_page_is_wider_than_the_screen(page: Page) -> None:
    fits = [0]
    assert page.evaluate(TOO_WIDE) == fits
    go(page, "outcomes")
    page.locator("[class*=st-key-outcome_]").first.wait_for()
    assert page.evaluate(TOO_WIDE) == fits
    go(page, "outcomes", s=INDICATOR)
    for name in ("Figures", "Definition", "Baseline and targets"):
        page.get_by_role("tab", name=name).tap()
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        assert page.evaluate(TOO_WIDE) == fits, name
    go(page, "priorities")
    for name, there in PRIORITIES.items():
        page.get_by_role("radio", name=name, exact=True).tap()
        page.locator(there).first.wait_for()
        assert page.evaluate(TOO_WIDE) == fits, name
    go(page, "need")
    page.locator(".st-key-need_chart .main-svg").first.wait_for()
    assert page.evaluate(TOO_WIDE) == fits
    go(page, "history")
    page.locator(".toc-picture img").wait_for()
    assert page.evaluate(TOO_WIDE) == fits
    go(page, "")
    page.locator(".toc-thumbnail img").first.wait_for()
    page.get_by_role("heading", name="Your programmes").wait_for()
    assert page.evaluate(TOO_WIDE) == fits


def test_a_box_is_selected_by_touch_and_its_words_stand_in_the_panel(page: Page) -> None:
    page.locator("g.box").nth(6).tap()
    panel = page.locator(".st-key-map_panel")
    expect(panel.get_by_text("Measured by")).to_be_attached()
    panel.get_by_text("Measured by").scroll_into_view_if_needed()
    expect(panel.get_by_text("Measured by")).to_be_in_viewport()
    # A box half out of sight is not to push the bar at the bottom aside.
    assert page.locator(".port").evaluate("port => port.scrollLeft") == 0


def test_a_tab_that_was_out_of_sight_is_opened_by_one_tap_whatever_was_used_before(page: Page) -> None:
    go(page, "priorities")
    page.get_by_role("radio", name="Flow").tap()
    page.get_by_role("button", name="Download").tap()
    page.get_by_test_id("stPopoverBody").wait_for()
    page.touchscreen.tap(200, 800)
    page.get_by_test_id("stPopoverBody").wait_for(state="detached")
    page.get_by_role("radio", name="Growth").tap()
    expect(page.get_by_role("radio", name="Growth")).to_be_checked()


def test_an_outcome_says_the_names_of_its_figures_where_there_are_no_columns(page: Page) -> None:
    go(page, "outcomes")
    row = page.locator("[class*=st-key-outcome_]").first
    expect(row.get_by_text("Latest:")).to_be_visible()
    row.tap()
    expect(page.get_by_role("button", name="All indicators")).to_be_visible()
