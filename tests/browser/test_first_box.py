"""A newcomer who follows only what the screen says has a first box within half a minute of the first screen."""

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.app import RunningApp

LIMIT = 30.0
"""Seconds, the newcomer's reading not counted."""
MOST_DEEDS = 3
"""Clicks, and keys that are no letters."""


class Newcomer:
    """Reads what stands on the screen, and does nothing that does not stand there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.deeds = 0

    def reads(self, words: str) -> Locator:
        """These words are to be seen, without scrolling."""
        found = self.page.get_by_text(words).or_(self.page.get_by_placeholder(words)).first
        expect(found).to_be_in_viewport(timeout=20_000)
        return found

    def clicks(self, words: str) -> None:
        self.reads(words).click()
        self.deeds += 1

    def types(self, words: str) -> None:
        """Where the keyboard is: nobody has told where else to."""
        self.page.keyboard.type(words)

    def presses(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.deeds += 1


def test_a_first_box_by_following_the_words_on_the_screen(app: RunningApp, page: Page) -> None:
    page.goto(app.url)
    newcomer = Newcomer(page)
    newcomer.reads("Start a map")
    began = time.monotonic()

    # It says what to do, and each way to start says what it is good for.
    newcomer.reads("Pick a start above")
    newcomer.reads("to fill yourselves")
    newcomer.clicks("Blank")

    hint = newcomer.reads("Type what your team does").inner_text()
    told = re.search(r"under (\w+), and press (\w+)", hint)
    assert told is not None
    stage, key = told.groups()
    newcomer.reads(stage)
    newcomer.types("Home visits")
    newcomer.presses(key)

    box = page.locator("g.box", has_text="Home visits")
    expect(box).to_be_in_viewport(timeout=20_000)
    assert time.monotonic() - began < LIMIT
    assert newcomer.deeds <= MOST_DEEDS
    newcomer.reads("1 box, 0 arrows")
    newcomer.reads("Saved, revision 1")
    assert box.get_attribute("aria-label") == f"Home visits. {stage}"


def test_the_next_box_needs_no_more_than_its_words_and_enter(shared_app: RunningApp, page: Page) -> None:
    page.goto(shared_app.url)
    newcomer = Newcomer(page)
    newcomer.clicks("Blank")
    newcomer.reads("Then the next.")
    for words in ("Home visits", "Video feedback", "Parent groups"):
        newcomer.types(words)
        newcomer.presses("Enter")
    expect(page.locator("g.box")).to_have_count(3, timeout=20_000)
    newcomer.reads("3 boxes, 0 arrows")


def test_a_full_template_says_at_each_column_how_to_add_a_box(shared_app: RunningApp, page: Page) -> None:
    page.goto(shared_app.url)
    newcomer = Newcomer(page)
    newcomer.clicks("System level")
    newcomer.clicks("type to add")
    newcomer.types("Nobody asks how the baby is")
    newcomer.presses("Enter")
    expect(page.locator("g.box[aria-label^='Nobody asks how the baby is']")).to_be_in_viewport(timeout=20_000)
    assert newcomer.deeds <= MOST_DEEDS
