"""Outcomes in the browser: a row opens, figures are typed and pasted into the grid, and stay."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.app import RunningApp

HOW_MANY, OUT_OF = 1, 2
NEWEST = 11
"""The last row of twelve."""
ROW = 35
MIDDLES = {HOW_MANY: 200, OUT_OF: 345}
"""Pixels from the left edge of the grid."""
INDICATOR = "Appropriate referrals"


@pytest.fixture
def page(shared_app: RunningApp, new_window: Callable[..., BrowserContext]) -> Page:
    """The list of outcomes of the example, tall enough for the whole grid of an indicator."""
    window = new_window(viewport={"width": 1366, "height": 1100}, permissions=["clipboard-read", "clipboard-write"])
    page = window.new_page()
    page.goto(shared_app.url)
    page.get_by_role("button", name="Open the example").click()
    page.wait_for_url("**/map*")
    page.get_by_role("link", name="Outcomes").click()
    row_of(page, INDICATOR).wait_for()
    return page


def row_of(page: Page, name: str) -> Locator:
    return page.locator("[class*=st-key-outcome_]").filter(has_text=name)


def open_row(page: Page) -> Locator:
    """Open the indicator; its grid."""
    row_of(page, INDICATOR).click()
    grid = page.get_by_test_id("data-grid-canvas")
    grid.wait_for()
    grid.scroll_into_view_if_needed()
    return grid


def cell(grid: Locator, column: int, row: int) -> Locator:
    """A cell of the grid as a screen reader finds it."""
    return grid.get_by_test_id(f"glide-cell-{column}-{row}")


def select(page: Page, grid: Locator, column: int, row: int) -> None:
    """Click a cell."""
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + MIDDLES[column], box["y"] + ROW * (row + 1.5))
    expect(cell(grid, column, row)).to_have_attribute("aria-selected", "true")


def type_in(page: Page, number: str) -> None:
    """Type over the cell that is selected."""
    page.keyboard.press("Enter")
    page.locator("#portal input").fill(number)
    page.keyboard.press("Enter")


def paste(page: Page, text: str) -> None:
    """Paste into the cell that is selected."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_a_click_anywhere_on_a_row_opens_its_indicator(page: Page) -> None:
    row = row_of(page, INDICATOR)
    expect(row).to_contain_text("80 % for 2026/27, met")
    row.click(position={"x": 1000, "y": 18})
    expect(page.get_by_role("heading", name=INDICATOR)).to_be_visible()


def test_a_typed_figure_is_saved_and_still_there_after_another_page(page: Page) -> None:
    grid = open_row(page)
    for column, number in ((HOW_MANY, "9"), (OUT_OF, "12")):
        select(page, grid, column, NEWEST)
        type_in(page, number)
        expect(cell(grid, column, NEWEST)).to_have_text(number)
    expect(page.get_by_text("revision 1,")).to_be_visible()
    expect(page.get_by_text("75 % in")).to_be_visible()
    page.get_by_role("link", name="History").click()
    expect(page.get_by_text("Entered 1 figure")).to_be_visible()
    page.get_by_role("link", name="Outcomes").click()
    grid.wait_for()
    expect(cell(grid, HOW_MANY, NEWEST)).to_have_text("9")
    expect(page.get_by_text("revision 1,")).to_be_visible()


def test_a_pasted_column_is_saved_but_for_the_row_with_a_mistake_which_is_named_and_can_be_mended(page: Page) -> None:
    grid = open_row(page)
    period = cell(grid, 0, 3).text_content()
    select(page, grid, HOW_MANY, 2)
    paste(page, "5\t10\n6\t0\n7\t12\n")
    mistake = page.get_by_text(f"{period}, out of: 0 cannot be divided by.")
    expect(mistake).to_be_visible()
    expect(page.get_by_text("revision 1,")).to_be_visible()
    select(page, grid, OUT_OF, 3)
    type_in(page, "11")
    expect(page.get_by_text("revision 2,")).to_be_visible()
    expect(mistake).to_be_hidden()
    page.get_by_role("button", name="All indicators").click()
    grid = open_row(page)
    for row, numbers in ((2, ("5", "10")), (3, ("6", "11")), (4, ("7", "12"))):
        expect(cell(grid, HOW_MANY, row)).to_have_text(numbers[0])
        expect(cell(grid, OUT_OF, row)).to_have_text(numbers[1])
    expect(page.get_by_text("revision 2,")).to_be_visible()
