"""Nothing on a page moves when what Streamlit fetches late arrives, as on a slow line."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.app import RunningApp

LATE = re.compile(
    r"/static/js/(Button|ButtonGroup|Checkbox|Html|BidiComponent|NumberInput|PlotlyChart|Selectbox|TextArea)\."
)
"""The scripts of parts that a page has many of."""
WAITING = "[data-testid=stMain] [data-testid=stSkeleton]"
MARKS = {
    "outcomes": [".st-key-outcome_i_families", ".st-key-outcome_i_wait_first", ".st-key-outcome_i_accept"],
    "report": [".st-key-section_summary", ".st-key-section_need", ".st-key-section_funding"],
}
PLACES = """marks => marks.map(mark => {
    const box = document.querySelector(mark).getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.top)];
})"""
MOST = 8
"""Pixels."""


@pytest.mark.parametrize("screen", MARKS)
def test_a_page_stands_still_while_its_parts_arrive(shared_app: RunningApp, page: Page, screen: str) -> None:
    page.goto(shared_app.url)
    page.get_by_role("button", name="Open the example").click()
    page.wait_for_url("**/map?*")
    root, _, query = page.url.partition("?")
    held: list[Route] = []
    come: list[bool] = []
    page.route(LATE, lambda route: route.continue_() if come else held.append(route))
    page.goto(f"{root.rsplit('/', 1)[0]}/{screen}?{query.split('&')[0]}")
    expect(page.locator(WAITING).first).to_be_attached()
    for mark in MARKS[screen]:
        page.locator(mark).wait_for()
    page.wait_for_timeout(500)
    before = page.evaluate(PLACES, MARKS[screen])
    assert held
    come.append(True)
    for route in held:
        route.continue_()
    expect(page.locator(WAITING)).to_have_count(0)
    after = page.evaluate(PLACES, MARKS[screen])
    for mark, then, now in zip(MARKS[screen], before, after, strict=True):
        assert now == pytest.approx(then, abs=MOST), mark
