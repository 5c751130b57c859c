"""Two people on one programme, and the ways between its maps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import RunningApp

NewWindow = Callable[..., BrowserContext]


@pytest.fixture
def both(shared_app: RunningApp, page: Page) -> Page:
    """A window on a new programme that has the clinical map inside the system map."""
    page.goto(shared_app.url)
    page.locator(".st-key-template_both button").click()
    expect(page.locator("g.box").first).to_be_visible()
    return page


def add_box(page: Page, label: str) -> None:
    page.get_by_role("textbox", name="Add a box to Activities").click()
    page.keyboard.type(label)
    page.keyboard.press("Enter")


def test_what_one_window_adds_shows_in_the_other_by_itself(both: Page, new_window: NewWindow) -> None:
    other = new_window().new_page()
    other.goto(both.url)
    expect(other.locator("g.box").first).to_be_visible()
    add_box(both, "From the first window")
    # Two seconds are promised; the rest is for a machine that does other things too.
    expect(other.locator("g.box[aria-label*='From the first window']")).to_be_visible(timeout=8_000)
    add_box(other, "From the second window")
    expect(both.locator("g.box[aria-label*='From the second window']")).to_be_visible(timeout=8_000)
    expect(both.locator("g.box[aria-label*='From the first window']")).to_be_visible()


def test_words_half_typed_where_another_saves_are_offered_back(both: Page, new_window: NewWindow) -> None:
    box = both.locator("g.box").nth(7)
    box.click()
    expect(both.get_by_role("textbox", name="Box", exact=True)).to_be_visible()
    both.wait_for_url("**s=*")
    other = new_window().new_page()
    other.goto(both.url)
    theirs = other.get_by_role("textbox", name="Box", exact=True)
    expect(theirs).to_be_visible()
    theirs.click()
    other.keyboard.press("Control+A")
    other.keyboard.type("Theirs, typed for a while")
    both.get_by_role("textbox", name="Box", exact=True).fill("Mine, saved first")
    both.keyboard.press("Control+Enter")
    expect(other.locator("g.box[aria-label*='Mine, saved first']")).to_be_visible(timeout=8_000)
    other.get_by_role("button", name="Put it back").click()
    expect(theirs).to_have_value("Theirs, typed for a while")
    other.keyboard.press("Control+Enter")
    expect(both.locator("g.box[aria-label*='Theirs, typed for a while']")).to_be_visible(timeout=8_000)


def test_a_map_inside_a_box_is_entered_and_left_by_its_path(both: Page) -> None:
    both.locator("g.box[data-nested]").first.click()
    both.get_by_role("button", name="Open the map inside").click()
    expect(both.get_by_role("button", name="System level", exact=True)).to_be_visible()
    inside = both.url
    both.get_by_role("button", name="System level", exact=True).click()
    expect(both.locator("g.box[data-nested]").first).to_be_visible()
    both.goto(inside)
    expect(both.get_by_role("button", name="System level", exact=True)).to_be_visible()
