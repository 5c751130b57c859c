"""The main job on real content, as a newcomer does it: from the first screen to the diagram in a bid."""

from io import BytesIO
from pathlib import Path

from playwright.sync_api import Download, Page, expect
from pptx import Presentation

from tests.browser.app import Keep, RunningApp

HALF = "Health visitors meet the team every month, so that"


def box(page: Page, words: str):  # type: ignore[no-untyped-def]  # Playwright's own
    return page.locator(f"g.box[aria-label*='{words}']")


def saved_as(page: Page, revision: int) -> None:
    expect(page.get_by_text(f"Saved, revision {revision}")).to_be_visible(timeout=25_000)


def download(page: Page, form: str, key: str) -> bytes:
    chooser = page.get_by_role("combobox", name="As", exact=True)
    chooser.click()
    page.get_by_role("option", name=form).click()
    with page.expect_download() as waiting:
        # The button of this form, not that of the one before, which stands there until the server has answered.
        page.locator(f".st-key-export_{key}").get_by_role("button", name="Download", exact=True).click()
    made: Download = waiting.value
    return Path(made.path()).read_bytes()


def test_a_newcomer_goes_from_the_template_to_the_bid(app: RunningApp, page: Page, keep: Keep) -> None:
    page.goto(app.url)
    expect(page.get_by_text("Start a map")).to_be_visible()
    expect(page.locator(".toc-thumbnail img").first).to_be_visible()
    keep("home")

    # Start from the system-level template.
    page.get_by_role("button", name="System level", exact=True).click()
    expect(page.locator("g.box")).to_have_count(18)
    keep("map")

    # Edit a stage on the picture itself: a box renamed in place, a new one typed at the foot of its column.
    box(page, "Training, consultation").dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type("Monthly training for health visitors")
    page.keyboard.press("Enter")
    saved_as(page, 1)
    page.get_by_role("textbox", name="Add a box to Activities").click()
    page.keyboard.type("A duty line for professionals")
    page.keyboard.press("Enter")
    saved_as(page, 2)

    # Link it to an outcome: l, a word of the other box, Enter.
    box(page, "A duty line").click()
    page.keyboard.press("l")
    page.keyboard.type("Organisations work")
    page.keyboard.press("Enter")
    saved_as(page, 3)
    expect(page.locator("g.arrow")).to_have_count(24)

    # Attach an indicator and a priority in the panel.
    box(page, "A duty line").click()
    page.get_by_role("combobox", name="Attach an indicator").click()
    page.keyboard.type("Consultations")
    page.get_by_role("option", name="Consultations and supervision").click()
    saved_as(page, 4)
    page.get_by_role("combobox", name="Add a priority").click()
    page.keyboard.type("health")
    page.get_by_role("option").nth(1).click()
    saved_as(page, 5)
    keep("box")

    # The lid closes in the middle of a sentence; everything is there again.
    page.get_by_role("textbox", name="What it means").fill("")
    page.get_by_role("textbox", name="What it means").type(HALF)
    page.reload()
    expect(page.locator("g.box")).to_have_count(19)
    expect(page.get_by_role("textbox", name="Box", exact=True)).to_have_value("A duty line for professionals")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("textbox", name="What it means")).to_have_value(HALF)
    page.keyboard.press("Control+Enter")
    saved_as(page, 6)

    # Take it into the bid: a picture, a PDF, a slide that can be edited.
    page.get_by_role("button", name="Export").first.click()
    assert b"Monthly training for" in download(page, "Picture that stays sharp (SVG)", "svg")
    assert download(page, "PDF", "pdf").startswith(b"%PDF-")
    slide = Presentation(BytesIO(download(page, "PowerPoint", "pptx"))).slides[0]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any("A duty line for professionals" in text for text in texts)
    keep("export")


def test_the_example_shows_figures_worth_a_look(app: RunningApp, page: Page, keep: Keep) -> None:
    page.goto(app.url)
    page.get_by_role("button", name="Open the example").click()
    expect(page.locator("g.box").first).to_be_visible()
    expect(page.get_by_text("Fictional", exact=True).first).to_be_visible()
    keep("example")
    page.get_by_role("link", name="Outcomes").first.click()
    expect(page.get_by_role("heading", name="Outcomes", exact=True)).to_be_visible()
    keep("outcomes")
