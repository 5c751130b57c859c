"""Words typed into the page's own fields and not saved are offered back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.app import free_port
from tests.browser.canvas.conftest import PageServer, wait_for


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    server = PageServer(free_port(), tmp_path_factory.mktemp("drafts"), "drafts_app.py")
    server.start()
    yield server
    server.stop()


def kept(page: Page) -> list[str]:
    names: list[str] = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('toc-drafts:'))")
    return names


def open_page(page: Page, server: PageServer, programme: str) -> None:
    page.goto(f"{server.url}/?programme={programme}")
    page.get_by_text("Saved:").wait_for()


def test_half_a_sentence_comes_back_after_a_reload(page: Page, server: PageServer) -> None:
    open_page(page, server, "half")
    page.get_by_label("Why").click()
    page.keyboard.type("Because babies")
    page.reload()
    offer = page.locator(".draft")
    offer.wait_for()
    assert "“Why”: “Because babies”" in offer.inner_text()
    page.get_by_role("button", name="Put it back").click()
    page.keyboard.press("End")
    page.keyboard.type(" need it")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved: Because babies need it").wait_for()
    wait_for(lambda: kept(page) == [])
    page.reload()
    page.get_by_text("Saved: Because babies need it").wait_for()
    page.wait_for_timeout(700)
    assert offer.count() == 0


def test_what_is_discarded_is_not_offered_again(page: Page, server: PageServer) -> None:
    open_page(page, server, "discard")
    page.get_by_label("Owner").click()
    page.keyboard.type("The team")
    page.reload()
    page.get_by_role("button", name="Discard").click()
    assert kept(page) == []
    assert page.get_by_label("Owner").input_value() == ""


def test_what_is_saved_by_leaving_the_field_is_let_go(page: Page, server: PageServer) -> None:
    open_page(page, server, "saved")
    page.get_by_label("Owner").click()
    page.keyboard.type("The team")
    assert kept(page) == ["toc-drafts:saved:st-key-owner-1"]
    page.keyboard.press("Tab")
    page.get_by_text("Saved: / The team").wait_for()
    wait_for(lambda: kept(page) == [])


def test_what_was_typed_when_the_server_went_away_is_offered_back(page: Page, server: PageServer) -> None:
    open_page(page, server, "gone")
    page.get_by_label("Owner").click()
    page.keyboard.type("The team")
    server.stop()
    page.locator("input[disabled]").first.wait_for()
    # Left before the server is back: a page that is still there would save it by itself.
    page.goto("about:blank")
    server.start()
    open_page(page, server, "gone")
    page.locator(".draft").wait_for()
    assert "The team" in page.locator(".draft").inner_text()


def test_another_programme_is_offered_nothing(page: Page, server: PageServer) -> None:
    open_page(page, server, "mine")
    page.get_by_label("Owner").click()
    page.keyboard.type("The team")
    open_page(page, server, "yours")
    page.wait_for_timeout(700)
    assert page.locator(".draft").count() == 0


def test_a_field_of_a_form_is_let_go_when_the_form_is_sent(page: Page, server: PageServer) -> None:
    open_page(page, server, "form")
    page.get_by_label("In a form").click()
    page.keyboard.type("Words")
    page.get_by_label("Owner").click()
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    page.get_by_text("Saved: / x").wait_for()
    wait_for(lambda: kept(page) == ["toc-drafts:form:st-key-in-form"])
    page.get_by_role("button", name="Submit").click()
    wait_for(lambda: kept(page) == [])
