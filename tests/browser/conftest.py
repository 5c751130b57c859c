"""The real app in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.app import ROOT, Keep, RunningApp
from tests.tools import find_tool

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WINDOW = {"width": 1366, "height": 768}
# No promise about the app: how long a machine that does other things too may take.
expect.set_options(timeout=25_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, once for all tests."""
    executable = find_tool("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens windows of different people: they share no cookies and no storage."""
    with ExitStack() as stack:

        def open_window(**options: object) -> BrowserContext:
            context = browser.new_context(**{"viewport": WINDOW, **options})
            stack.callback(context.close)
            return context

        yield open_window


@pytest.fixture
def page(new_window: Callable[..., BrowserContext]) -> Page:
    """One page of 1366 x 768."""
    return new_window().new_page()


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One running app for all tests that make programmes of their own and look at nothing else."""
    with RunningApp.started(tmp_path_factory.mktemp("app")) as app:
        yield app


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[Callable[..., RunningApp]]:
    """Starts apps of this test's own, with the settings given: start_app(TOC_LOG_LEVEL="debug")."""
    with ExitStack() as stack:

        def start(data_dir: Path | None = None, **settings: str) -> RunningApp:
            return stack.enter_context(RunningApp.started(data_dir or tmp_path / "app", **settings))

        yield start


@pytest.fixture
def app(start_app: Callable[..., RunningApp]) -> RunningApp:
    """An app with an empty data directory."""
    return start_app()


@pytest.fixture
def keep(page: Page, tmp_path: Path, pytestconfig: pytest.Config) -> Keep:
    """Keeps a screenshot for a person to look at: for the documents, when `--pictures` asks for new ones."""
    folder = ROOT / "docs" / "images" if pytestconfig.getoption("--pictures") else tmp_path

    def keep_it(name: str) -> None:
        page.mouse.move(0, 0)
        if pytestconfig.getoption("--pictures"):
            page.wait_for_timeout(700)
        page.screenshot(path=folder / f"{name}.png")

    return keep_it
