"""(f) Opening the app cold: from the start of the process to Home's first picture, beside a bare Streamlit page."""

import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from bench.measure import Row
from bench.serving import BARE, OURS, chromium, open_page, served

_ROUNDS = 7
_PICTURE = ".toc-thumbnail img"
_FIELD = "[data-testid=stTextInput] input"


def rows() -> Iterable[Row]:
    with chromium() as browser:
        # By turns, so that whatever else the machine does falls on both alike; the first fills the disk's cache.
        taken = [(*_open(browser, OURS, _PICTURE), *_open(browser, BARE, _FIELD)) for _ in range(1 + _ROUNDS)][1:]
    answers, picture, _, bare = (statistics.median(column) for column in zip(*taken, strict=True))
    yield Row(
        "(f) from the start of the process to Home's first picture, no data yet",
        picture,
        floor=bare,
        against="a bare Streamlit page opened cold",
        parts=f"server answers after {answers:.0f}, then the page {picture - answers:.0f}",
    )


def _open(browser: Browser, script: str, selector: str) -> tuple[float, float]:
    """Milliseconds until the server answers, and until the page shows what it is opened for."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with served(script, Path(folder)) as server:
            answers = time.perf_counter()
            page = open_page(browser, server.url)
            page.locator(selector).first.wait_for()
            page.evaluate("stopwatch.painted()")
            end = time.perf_counter()
            page.context.close()
    return (answers - start) * 1000, (end - start) * 1000
