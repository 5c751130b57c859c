"""Charts as pictures: one warm browser for the process, found before it is asked, with a time limit on every call."""

import asyncio
import atexit
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Literal, TypeVar

import plotly.graph_objects as go

from toc.errors import TocError

Kind = Literal["png", "svg"]
T = TypeVar("T")

START_LIMIT = 40.0
PICTURE_LIMIT = 20.0
"""Seconds for one picture: a warm browser takes a thousandth of it."""
WAIT_LIMIT = 60.0
"""Seconds from one picture to the next, those that others have asked for before among them."""
STOP_LIMIT = 12.0
"""Longer than the nine seconds that the library itself takes over a browser that does not end when told to."""


class NoBrowser(TocError):
    """There is nothing to draw with."""

    def __init__(self) -> None:
        super().__init__(
            "A picture of a chart is drawn by Chrome, Edge or Chromium, and the computer this app runs on has none. "
            "Install one of them, or take the CSV or Excel file, which need none."
        )


class PicturesFailed(TocError):
    """The browser did not answer, or not in time."""

    def __init__(self) -> None:
        super().__init__(
            "The browser that draws the charts did not answer in time. Try again, or take the CSV or Excel file."
        )


def find_browser() -> Path | None:
    """The browser that pictures are drawn with: the one `BROWSER_PATH` names, else the first that is installed."""
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    path = None if found is None else Path(found)
    return path if path is not None and path.is_file() else None


def render_pictures(
    figures: Sequence[go.Figure], kind: Kind = "png", width: int = 680, height: int = 330, scale: float = 1.0
) -> list[bytes]:
    """One picture a figure, in order. May be called from any thread. Raises NoBrowser, PicturesFailed."""
    if not figures:
        return []
    browser = find_browser()
    if browser is None:
        raise NoBrowser
    options = {"format": kind, "width": width, "height": height, "scale": scale}
    return _STUDIO.render([figure.to_dict() for figure in figures], options, browser)


class Studio:
    """The browser and the loop it lives on; started by the first picture, started anew after a failure."""

    def __init__(
        self, start: Callable[[Path], Coroutine[Any, Any, Any]] | None = None, wait_limit: float = WAIT_LIMIT
    ) -> None:
        self._start = start or _start
        self._wait_limit = wait_limit
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._kaleido: Any = None

    def render(self, figures: Sequence[dict[str, Any]], options: dict[str, Any], browser: Path) -> list[bytes]:
        kaleido = self._warm(browser)
        try:
            drawn = [self._send(_draw(kaleido, figure, options)) for figure in figures]
            return [picture.result(self._wait_limit) for picture in drawn]
        except Exception as error:  # whatever a browser can do wrong, a new one is the mend
            self._drop(kaleido)
            raise PicturesFailed from error

    def stop(self) -> None:
        """Close the browser and its loop; another picture would start both anew."""
        self._drop(self._kaleido)
        atexit.unregister(self.stop)
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
            self._loop = None

    def _warm(self, browser: Path) -> Any:
        """The running browser. Whoever comes first starts it, the others wait; one that has died is replaced."""
        if self._kaleido is not None and _has_ended(self._kaleido):
            self._drop(self._kaleido)
        with self._lock:
            if self._kaleido is None:
                if self._loop is None:
                    self._loop = asyncio.new_event_loop()
                    self._thread = Thread(target=self._loop.run_forever, name="chart-pictures", daemon=True)
                    self._thread.start()
                starting = self._send(self._start(browser))
                try:
                    self._kaleido = starting.result(START_LIMIT)
                    # Only now, so that it runs before what the browser's own library does at the end.
                    atexit.register(self.stop)
                except Exception as error:  # as above
                    starting.cancel()
                    raise PicturesFailed from error
            return self._kaleido

    def _send(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _drop(self, kaleido: Any) -> None:
        with self._lock:
            if kaleido is None or self._kaleido is not kaleido:
                return
            self._kaleido = None
            closing = self._send(kaleido.close())
        with contextlib.suppress(Exception):
            closing.result(STOP_LIMIT)
        if not _has_ended(kaleido):
            kaleido.subprocess.kill()


def _has_ended(kaleido: Any) -> bool:
    return kaleido.subprocess.poll() is not None


async def _start(browser: Path) -> Any:
    # Imported late: it takes a quarter of a second that nobody who draws no picture should wait for.
    from kaleido import Kaleido

    # Without MathJax, which it would fetch from the internet.
    kaleido = Kaleido(path=browser, timeout=PICTURE_LIMIT, mathjax=False)
    # The page stays for the next picture. Kaleido would load it anew, with all of Plotly: nine times a picture's time.
    kaleido._return_kaleido_tab = kaleido.tabs_ready.put
    await kaleido.open()
    return kaleido


async def _draw(kaleido: Any, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
    picture: bytes = await kaleido.calc_fig(figure, opts=options)
    return picture


_STUDIO = Studio()


def stop_browser() -> None:
    """End the browser before the process does; the next picture starts another."""
    _STUDIO.stop()
