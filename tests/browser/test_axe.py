"""Every page, in light and in dark, against axe-core: nothing of ours breaks a rule of accessibility."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import RunningApp
from toc.exchange.templates import load_example


class StreamlitsOwn(NamedTuple):
    """A violation in what Streamlit itself draws, which no page can mend."""

    rule: str
    selector: str
    why: str


STREAMLITS_OWN = (
    StreamlitsOwn(
        "region", "[data-floating-ui-portal]", "Tooltips and popovers are drawn at the end of the page, in no landmark."
    ),
    StreamlitsOwn("aria-dialog-name", "[data-testid=stToast]", "A toast is a dialog without a name; its text is read."),
    StreamlitsOwn(
        "presentation-role-conflict",
        "[data-testid=stFileUploaderDropzone]",
        "The area to drop a file on is no part of the page's structure, yet focusable; the button in it is named.",
    ),
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PATIENCE = 30_000
"""Milliseconds."""
EXAMPLE = load_example().programme
THEORY = EXAMPLE.theories[0]
BOX, ARROW = THEORY.elements[0].id, THEORY.links[0].id
INDICATOR = EXAMPLE.measures[0].indicator
FIGURES = Path(__file__).parents[2] / "sample_data" / "example_valley_team" / "figures.csv"
PRIORITIES = {
    "Matrix": ".st-key-priorities_grid",
    "Flow": ".st-key-flow_picture .main-svg",
    "Gaps": "text=Priorities that nothing serves",
    "Frameworks": ".st-key-frameworks_library",
    "Commissioners": "text=Its own words",
    "Funding": ".toc-money",
    "Growth": ".st-key-roadmap_chart .main-svg",
    "Next year": ".st-key-next_year_line",
}
"""Each tab, and what is there once it is drawn."""


RULES = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]},
}
"""The dark page differs from the light one in its colours alone."""
DARK_NOW = "matchMedia('(prefers-color-scheme: dark)').matches"


def violations(page: Page) -> list[str]:
    """What axe finds in light and in dark, a line each, less what is Streamlit's own."""
    found: list[str] = []
    # The scheme that is on comes first: a change of it draws the whole page anew.
    for scheme in reversed(SCHEMES) if page.evaluate(DARK_NOW) else SCHEMES:
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
        # An animation under way would be judged by colours that nobody sees.
        page.evaluate("Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))")
        for violation in Axe().run(page, options=RULES[scheme]).response["violations"]:
            found += [
                f"{scheme}: {violation['id']}: {node['target']} {node['html'][:200]} {node.get('failureSummary', '')}"
                for node in violation["nodes"]
                if not _is_streamlits(page, violation["id"], node["target"])
            ]
    return found


def _is_streamlits(page: Page, rule: str, target: list[str]) -> bool:
    """Whether it is on the list; a target of several parts stands in a shadow tree, which is ours."""
    return len(target) == 1 and any(
        own.rule == rule and page.locator(target[0]).and_(page.locator(own.selector)).count() for own in STREAMLITS_OWN
    )


@pytest.fixture(scope="module")
def made(shared_app: RunningApp, browser) -> Iterator[str]:
    """The address of a programme with figures, as a query."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(shared_app.url)
    page.get_by_role("button", name="Open the example").click()
    page.wait_for_url("**/map?*")
    yield page.url.partition("?")[2].split("&")[0]
    context.close()


@pytest.fixture
def page(new_window: Callable[..., BrowserContext]) -> Page:
    page = new_window().new_page()
    page.set_default_timeout(PATIENCE)
    return page


def test_home_empty(app: RunningApp, page: Page) -> None:
    page.goto(app.url)
    page.get_by_text("Nothing here yet").wait_for()
    assert violations(page) == []


def test_home_with_programmes_and_what_opens_on_it(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(shared_app.url)
    page.get_by_text("Fictional").first.wait_for()
    assert violations(page) == []
    for name in ("Open a file…", "Add your name", "More for"):
        button = page.get_by_role("button", name=name).first
        button.click()
        page.get_by_test_id("stPopoverBody").wait_for()
        assert violations(page) == [], name
        page.keyboard.press("Escape")
        page.get_by_test_id("stPopoverBody").wait_for(state="detached")


@pytest.mark.parametrize("selected", [None, BOX, ARROW], ids=["nothing", "box", "arrow"])
def test_the_map_with_what_is_selected(shared_app: RunningApp, made: str, page: Page, selected: str | None) -> None:
    page.goto(f"{shared_app.url}/map?{made}" + (f"&s={selected}" if selected else ""))
    page.locator(".st-key-map_panel").wait_for()
    page.locator("g.box").first.wait_for()
    assert violations(page) == []


def test_what_opens_from_the_maps_toolbar(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/map?{made}")
    toolbar = page.locator(".st-key-map_toolbar")
    for name in ("View", "Export"):
        toolbar.get_by_role("button", name=name).click()
        page.get_by_test_id("stPopoverBody").wait_for()
        assert violations(page) == [], name
        page.keyboard.press("Escape")
        page.get_by_test_id("stPopoverBody").wait_for(state="detached")


def test_present(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/map?{made}")
    page.locator("g.box").first.wait_for()
    page.locator(".st-key-map_toolbar").get_by_role("button", name="Present").click()
    page.get_by_role("dialog", name="Presentation").wait_for()
    assert violations(page) == []


def test_outcomes_and_a_new_indicator(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/outcomes?{made}")
    page.locator(".st-key-outcomes_list").get_by_role("button").first.wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Add an indicator").click()
    page.get_by_role("combobox", name="From the library").wait_for()
    assert violations(page) == []


def test_one_indicator(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/outcomes?{made}&s={INDICATOR}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    for name in ("Figures", "Breakdown", "Definition", "Baseline and targets", "Events and commentary", "Quality"):
        tab = page.get_by_role("tab", name=name)
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        assert violations(page) == [], name


def test_the_other_views_of_outcomes(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/outcomes?{made}")
    page.get_by_role("radio", name="Charts").click()
    page.locator(".toc-multiple").first.wait_for()
    assert violations(page) == [], "Charts"
    for name, what in (("Enter figures", "Which figures"), ("Before and after", "Questionnaire or scale")):
        page.get_by_role("button", name=name).click()
        page.get_by_label(what).first.wait_for()
        assert violations(page) == [], name
        page.get_by_role("button", name="All indicators").click()
        page.locator(".toc-multiple").first.wait_for()
    page.get_by_role("button", name="Import").click()
    page.locator("input[type=file]").set_input_files(FIGURES)
    page.get_by_role("heading", name="What would change").wait_for()
    assert violations(page) == [], "Import"


def test_priorities(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/priorities?{made}")
    for name, there in PRIORITIES.items():
        tab = page.get_by_role("radio", name=name, exact=True)
        tab.click()
        page.locator(there).first.wait_for()
        assert violations(page) == [], name


def test_need(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/need?{made}")
    page.locator(".st-key-need_chart .main-svg").first.wait_for()
    page.get_by_role("tab", name="Workings and sources").click()
    page.get_by_label("Source of the low rate").first.wait_for()
    assert violations(page) == []


def test_report(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/report?{made}")
    page.get_by_role("tab", name="Portal text").wait_for()
    # While the pages are being set, what stood there before fades.
    page.get_by_text("pages as they will print").wait_for()
    assert violations(page) == []


def test_history(shared_app: RunningApp, made: str, page: Page) -> None:
    page.goto(f"{shared_app.url}/history?{made}")
    page.locator(".toc-picture img").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["history", "map?p=nowhere", "outcomes?p=../etc"])
def test_pages_without_a_programme(shared_app: RunningApp, page: Page, address: str) -> None:
    page.goto(f"{shared_app.url}/{address}")
    page.get_by_role("link", name="Go to Home").wait_for()
    assert violations(page) == []
