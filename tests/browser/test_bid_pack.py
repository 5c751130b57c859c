"""The bid pack as a newcomer makes it: from opening the app to the Word file in under 12 clicks."""

from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.app import Keep, RunningApp

MOST_CLICKS = 11
COUNT_CLICKS = """() => {
  const kept = Number(sessionStorage.getItem("clicks") || 0);
  addEventListener("click", event => {
    if (event.isTrusted) sessionStorage.setItem("clicks", Number(sessionStorage.getItem("clicks") || 0) + 1);
  }, true);
  sessionStorage.setItem("clicks", kept);
}"""


def test_a_newcomer_makes_a_bid_pack_in_under_12_clicks(shared_app: RunningApp, page: Page, keep: Keep) -> None:
    page.add_init_script(f"({COUNT_CLICKS})()")
    page.goto(shared_app.url)
    page.get_by_role("button", name="Open the example").click()
    page.wait_for_url("**/map?*")
    page.get_by_role("link", name="Report").click()
    expect(page.get_by_role("checkbox", name="How the work serves priorities")).to_be_checked()
    keep("report-opened")

    page.get_by_role("combobox", name="Commissioner").click()
    page.get_by_role("option", name="Integrated Care Board").click()
    page.get_by_role("button", name="Word", exact=True).click()
    # It says what it is doing, and can be asked for something else meanwhile.
    expect(page.get_by_text("Word: ").first).to_be_visible()
    keep("report-being-made")
    ready = page.get_by_role("button", name="Download Word", exact=False).first
    expect(ready).to_be_visible(timeout=90_000)
    keep("report-made")
    with page.expect_download() as waiting:
        ready.click()

    assert waiting.value.suggested_filename.endswith(".docx")
    words = "\n".join(one.text for one in Document(BytesIO(Path(waiting.value.path()).read_bytes())).paragraphs)
    assert "Example Valley Integrated Care Board" in words
    assert "How the work serves priorities" in words
    clicks = int(page.evaluate("sessionStorage.getItem('clicks')"))
    assert 6 <= clicks <= MOST_CLICKS
