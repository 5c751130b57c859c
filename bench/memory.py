"""(g) Memory of the server for each idle session and for each programme that is open, beside a bare Streamlit page."""

import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import make_programme
from bench.measure import Row
from bench.serving import BARE, OURS, Served, chromium, open_page, served

_WARM_UP = 5
_SESSIONS = 20
_BOXES = 60
_MAP = ".holder svg"
_FIELD = "[data-testid=stTextInput] input"
_AGAINST = "a session of a bare Streamlit page"


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        data = Path(folder)
        programmes = [make_programme(data, _BOXES, f"p{number}") for number in range(_WARM_UP + _SESSIONS)]
        with served(OURS, data) as ours:
            same, start = _growth(browser, ours, _MAP, lambda _: f"/map?p={programmes[0]}")
            others, _ = _growth(browser, ours, _MAP, lambda number: f"/map?p={programmes[number]}")
        with served(BARE, data) as bare:
            least, least_start = _growth(browser, bare, _FIELD, lambda _: "/")
    yield Row(
        f"(g) an idle session on a map of {_BOXES} boxes",
        same,
        "MB",
        floor=least,
        against=_AGAINST,
        parts=f"server with {_WARM_UP} sessions {start:.0f} MB, bare {least_start:.0f} MB",
    )
    yield Row(
        f"(g) a programme of {_BOXES} boxes, over its session",
        max(0.0, others - same),
        "MB",
        parts="document, drawing and places, kept for the latest 50",
    )


def _growth(browser: Browser, server: Served, selector: str, address: Callable[[int], str]) -> tuple[float, float]:
    """Megabytes by which one session more makes the server larger, and how large it was at the start.

    A session whose window is closed is kept for an hour: that is an idle session.
    """
    for number in range(_WARM_UP):
        _visit(browser, server.url + address(number), selector)
    start = _resident(server.pid)
    for number in range(_WARM_UP, _WARM_UP + _SESSIONS):
        _visit(browser, server.url + address(number), selector)
    return (_resident(server.pid) - start) / _SESSIONS, start


def _visit(browser: Browser, address: str, selector: str) -> None:
    page = open_page(browser, address)
    page.locator(selector).first.wait_for()
    # All that belongs to the page is there once nothing runs any more.
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.context.close()


def _resident(pid: int) -> float:
    """Megabytes of memory a process holds."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=True, text=True)
    return int(shown.stdout) / 1024
