"""(h) The longest wait after a key, building twenty boxes and twenty arrows by keyboard alone."""

import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.measure import Row
from bench.serving import OURS, chromium, served
from tests.browser.conftest import WINDOW
from tests.browser.test_keyboard_only import build_map

_LONGEST = 300.0
"""Milliseconds."""


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser, served(OURS, Path(folder)) as ours:
        page = browser.new_page(viewport=WINDOW)
        hands = build_map(page, ours.url)
        took = page.evaluate("performance.now()") / 1000
    yield Row(
        f"(h) the longest of {len(hands.waits)} waits after a key, 20 boxes and 20 arrows by keyboard",
        max(hands.waits),
        aim=_LONGEST,
        parts=f"median {statistics.median(hands.waits):.1f}; the whole from the first screen {took:.0f} s",
    )
