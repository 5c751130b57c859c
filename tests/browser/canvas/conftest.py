"""The canvas on a page of its own, and what the server has heard from it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.app import ROOT, free_port

APPS = Path(__file__).parents[1] / "apps"
PATIENCE = 15.0


@dataclass
class PageServer:
    """The server of one of the pages in `apps`. It can be stopped and started again on the same port."""

    port: int
    data_dir: Path
    app: str = "canvas_app.py"
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(APPS / self.app), f"--server.port={self.port}"]
        self.process = subprocess.Popen(
            [*command, "--server.headless=true", "--server.fileWatcherType=none"],
            cwd=ROOT,
            env=os.environ | {"TOC_DATA_DIR": str(self.data_dir), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.answers)

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process = None


def wait_for(true: Callable[[], bool], limit: float = PATIENCE) -> None:
    """Until it is true; a failure after the limit."""
    end = time.monotonic() + limit
    while not true():
        assert time.monotonic() < end, "It has not come true."
        time.sleep(0.05)


@dataclass
class OnCanvas:
    """A map in the browser, and what its server has heard."""

    page: Page
    server: PageServer
    name: str

    def box(self, key: str) -> Locator:
        return self.page.locator(f"#box-{key}")

    def saved(self) -> dict[str, Any]:
        """The server's map and all it was told."""
        path = self.server.data_dir / f"{self.name}.json"
        if not path.exists():
            return {"boxes": [], "links": [], "log": []}
        try:
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError:
            return {"boxes": [], "links": [], "log": []}
        return found

    def told(self, kind: str) -> list[dict[str, Any]]:
        """The events of one kind, in the order the server got them."""
        return [event for event in self.saved()["log"] if event["type"] == kind]

    def wait_told(self, kind: str, count: int = 1) -> dict[str, Any]:
        """The last of so many events of a kind, as soon as they are there."""
        wait_for(lambda: len(self.told(kind)) >= count)
        return self.told(kind)[count - 1]

    def column(self, stage: str | None) -> list[str]:
        return [box[0] for box in self.saved()["boxes"] if box[1] == stage]

    def zoom(self) -> float:
        text: str = self.page.locator(".world").evaluate("node => node.style.transform")
        return float(text.split("scale(")[1].rstrip(")"))

    def selected(self) -> list[str]:
        found: list[str] = self.page.locator("g.selected").evaluate_all("all => all.map(node => node.dataset.part)")
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(start[0] + 6, start[1] + 6)
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        mouse.move(*end)
        mouse.up()

    def middle(self, locator: Locator) -> tuple[float, float]:
        frame = locator.bounding_box()
        assert frame is not None
        return frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2


@pytest.fixture(scope="session")
def canvas_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """One server for all tests: each opens a map of its own."""
    server = PageServer(free_port(), tmp_path_factory.mktemp("maps"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[PageServer]:
    """A server that the test may stop."""
    server = PageServer(free_port(), tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def open_map(canvas_server: PageServer, page: Page) -> Callable[..., OnCanvas]:
    """Opens a fresh map: `blank`, `usual` (20 boxes), `large` (60) or `huge` (200)."""

    def open_one(kind: str = "usual", server: PageServer = canvas_server, **options: str) -> OnCanvas:
        on = OnCanvas(page, server, f"{kind}-{uuid4().hex[:8]}")
        query = "&".join([f"map={on.name}", *(f"{key}={value}" for key, value in options.items())])
        page.goto(f"{server.url}/?{query}")
        page.locator(".holder svg").wait_for(timeout=20_000)
        page.locator("#stage-s0").wait_for()
        return on

    return open_one


@pytest.fixture
def canvas(open_map: Callable[..., OnCanvas]) -> OnCanvas:
    """A usual map of 20 boxes in five columns: b0, b5, b10 and b15 in the first, and so on."""
    return open_map()
