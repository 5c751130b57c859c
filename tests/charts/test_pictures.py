"""Charts as pictures: one browser for all, replaced when it fails, and never waited for without end."""

import asyncio
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from toc.charts import pictures
from toc.charts.pictures import NoBrowser, PicturesFailed, Studio, find_browser, render_pictures, stop_browser

ANYWHERE = Path("browser")


class FakeProcess:
    def __init__(self) -> None:
        self.ended = False

    def poll(self) -> int | None:
        return 0 if self.ended else None

    def kill(self) -> None:
        self.ended = True


class FakeBrowser:
    """Draws a figure as its title; one called 'hang' never, one called 'fail' not at all."""

    def __init__(self) -> None:
        self.subprocess = FakeProcess()

    async def calc_fig(self, figure: dict[str, Any], opts: dict[str, Any]) -> bytes:
        match figure["title"]:
            case "hang":
                await asyncio.Event().wait()
            case "fail":
                raise RuntimeError("no such chart")
        return f"{figure['title']} {opts['format']}".encode()

    async def close(self) -> None:
        """As a browser that hangs: it does not end by being asked to."""


class Browsers:
    """Remembers every browser that was started."""

    def __init__(self) -> None:
        self.started: list[FakeBrowser] = []

    async def start(self, path: Path) -> FakeBrowser:
        self.started.append(FakeBrowser())
        return self.started[-1]


@pytest.fixture
def browsers() -> Browsers:
    return Browsers()


@pytest.fixture
def studio(browsers: Browsers) -> Iterator[Studio]:
    studio = Studio(browsers.start, wait_limit=0.2)
    yield studio
    studio.stop()


def draw(studio: Studio, *titles: str) -> list[bytes]:
    return studio.render([{"title": title} for title in titles], {"format": "png"}, ANYWHERE)


def test_pictures_come_in_the_order_of_their_figures(studio: Studio) -> None:
    assert draw(studio, "one", "two") == [b"one png", b"two png"]


def test_one_browser_draws_for_every_thread(studio: Studio, browsers: Browsers) -> None:
    with ThreadPoolExecutor(12) as pool:
        drawn = list(pool.map(lambda number: draw(studio, str(number)), range(24)))
    assert drawn == [[f"{number} png".encode()] for number in range(24)]
    assert len(browsers.started) == 1


@pytest.mark.parametrize("title", ["hang", "fail"])
def test_a_browser_that_fails_is_ended_and_the_next_picture_has_another(
    studio: Studio, browsers: Browsers, title: str
) -> None:
    with pytest.raises(PicturesFailed, match="take the CSV or Excel file"):
        draw(studio, title)
    assert browsers.started[0].subprocess.ended
    assert draw(studio, "again") == [b"again png"]
    assert len(browsers.started) == 2


def test_a_browser_that_has_died_meanwhile_is_replaced_unnoticed(studio: Studio, browsers: Browsers) -> None:
    draw(studio, "first")
    browsers.started[0].subprocess.kill()
    assert draw(studio, "second") == [b"second png"]
    assert len(browsers.started) == 2


def test_without_a_browser_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: None)
    with pytest.raises(NoBrowser, match="Chrome, Edge or Chromium"):
        render_pictures([go.Figure()])
    assert render_pictures([]) == []


def test_a_real_browser_draws_in_the_size_asked_for() -> None:
    if find_browser() is None:
        pytest.skip("there is no Chrome, Edge or Chromium here")
    figure = go.Figure(go.Scatter(x=["a", "b"], y=[1, 2]), layout={"title": {"text": "Families & babies"}})
    (png,) = render_pictures([figure], "png", width=300, height=200, scale=2)
    assert struct.unpack(">II", png[16:24]) == (600, 400)
    (svg,) = render_pictures([figure], "svg", width=300, height=200)
    assert b"Families &amp; babies" in svg
    assert b'viewBox="0 0 300 200"' in svg


def test_the_page_that_pictures_are_drawn_on_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    if find_browser() is None:
        pytest.skip("there is no Chrome, Edge or Chromium here")
    from kaleido._kaleido_tab import _KaleidoTab

    loaded: list[str] = []
    for name in ("navigate", "reload"):
        load = getattr(_KaleidoTab, name)

        async def counted(tab: object, *where: str, name: str = name, load: Any = load) -> None:
            loaded.append(name)
            await load(tab, *where)

        monkeypatch.setattr(_KaleidoTab, name, counted)
    figures = [go.Figure(go.Scatter(y=[1, 2]), layout={"title": {"text": f"{number}."}}) for number in range(3)]
    drawn = render_pictures(figures, "svg")
    assert [f">{number}.<".encode() in svg for number, svg in enumerate(drawn)] == [True] * 3
    assert loaded == ["navigate"]


def test_a_picture_is_the_same_whatever_was_drawn_before_it() -> None:
    if find_browser() is None:
        pytest.skip("there is no Chrome, Edge or Chromium here")
    line = go.Figure(go.Scatter(x=["a", "b"], y=[1, 2]), layout={"title": {"text": "A line"}})
    bars = go.Figure(go.Bar(x=["c"], y=[3]), layout={"font": {"size": 30}, "paper_bgcolor": "#123456"})
    first, _, again = render_pictures([line, bars, line], "png")
    assert first == again


@pytest.fixture(autouse=True)
def _no_browser_left() -> Iterator[None]:
    yield
    stop_browser()
