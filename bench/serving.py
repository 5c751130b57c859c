"""Serve a Streamlit script in a process of its own, and open it in Chromium: ours and the floor alike."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.app import ROOT, free_port
from tests.browser.conftest import CHROMIUM_FLAGS, WINDOW
from tests.tools import find_tool

OURS = "toc_app.py"
BARE = "bench/apps/bare.py"
_STOPWATCH = Path(__file__).with_name("stopwatch.js")
_PATIENCE = 60.0


@dataclass(frozen=True)
class Served:
    """A script that answers."""

    url: str
    pid: int


@contextmanager
def served(script: str, data_dir: Path) -> Iterator[Served]:
    """The script, answering; stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"]
    process = subprocess.Popen(
        [*command, "--server.headless=true", "--server.fileWatcherType=none"],
        cwd=ROOT,
        env=os.environ | {"TOC_DATA_DIR": str(data_dir)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(url)
        yield Served(url, process.pid)
    finally:
        process.terminate()
        process.wait(15)


def _wait_until_it_answers(url: str) -> None:
    limit = time.monotonic() + _PATIENCE
    while True:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            if time.monotonic() > limit:
                raise
            time.sleep(0.02)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser the tests use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_tool("chromium"), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def open_page(browser: Browser, address: str) -> Page:
    """The address in a window of its own, with a stopwatch in it."""
    page = browser.new_page(viewport=WINDOW)
    page.add_init_script(path=_STOPWATCH)
    page.goto(address)
    return page
