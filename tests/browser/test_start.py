"""Starting the app: what it says, what it serves, and how it refuses."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Page, Response

from tests.browser.app import ROOT, RunningApp
from toc import __version__, fonts


def test_the_app_says_where_programmes_are_kept(shared_app: RunningApp) -> None:
    assert f"Programmes are kept in {shared_app.data_dir.as_posix()}/toc.sqlite3" in shared_app.said()
    assert shared_app.health() == {"status": "ok", "version": __version__}


def test_the_browser_gets_the_font_that_text_was_measured_with(shared_app: RunningApp, page: Page) -> None:
    def is_the_font(response: Response) -> bool:
        return response.url.endswith(f"/{fonts.REGULAR.name}")

    with page.expect_response(is_the_font) as served:
        page.goto(shared_app.url)
    assert served.value.ok
    assert served.value.body() == fonts.REGULAR.read_bytes()
    page.wait_for_function("family => document.fonts.check(`16px '${family}'`)", arg=fonts.FAMILY)


def test_nothing_is_asked_of_the_network(shared_app: RunningApp, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shared_app.url)
    page.wait_for_load_state("networkidle")
    assert page.get_by_test_id("stException").count() == 0
    own = (shared_app.url, shared_app.url.replace("http", "ws"), "data:", "blob:")
    assert asked
    assert [url for url in asked if not url.startswith(own)] == []


def test_the_app_starts_and_stops_cleanly(start_app: Callable[..., RunningApp]) -> None:
    app = start_app()
    app.stop()
    assert "info started" in app.said()
    assert "info stopped" in app.said()
    assert "Traceback" not in app.said()


def test_without_its_database_the_app_stays_up_and_says_what_to_do(
    start_app: Callable[..., RunningApp], page: Page
) -> None:
    app = start_app(TOC_DATABASE_URL="postgresql://user:hunter2@127.0.0.1:1/toc")
    with pytest.raises(HTTPError, match="503"):
        app.health()
    page.goto(app.url)
    page.get_by_text("The database server does not answer. Check that it runs").first.wait_for()
    assert "The database server does not answer. Check that it runs" in app.said()
    assert "hunter2" not in app.said() + page.content()


def test_a_setting_that_cannot_be_used_stops_the_app_with_one_sentence(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "toc_app.py", "--server.headless=true", "--server.port=0"],
        cwd=ROOT,
        env=os.environ | {"TOC_DATA_DIR": str(tmp_path), "TOC_LOG_LEVEL": "loud"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines()[-1].startswith("TOC_LOG_LEVEL is 'loud', but must be debug, info")
    assert "Traceback" not in ended.stderr
