"""Kaleido as its own page shows it, kept open."""

import asyncio
from collections.abc import Sequence
from threading import Thread
from typing import Any

from toc.charts.pictures import find_browser


class BareKaleido:
    """Warm from the first picture on, until it is stopped."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()
        self._kaleido = self._run(self._open())

    async def _open(self) -> Any:
        from kaleido import Kaleido

        kaleido = Kaleido(path=find_browser(), mathjax=False)
        await kaleido.open()
        return kaleido

    async def _draw(self, figures: Sequence[dict[str, Any]], options: dict[str, Any]) -> list[bytes]:
        return [await self._kaleido.calc_fig(figure, opts=options) for figure in figures]

    def draw(self, figures: Sequence[dict[str, Any]], options: dict[str, Any]) -> list[bytes]:
        drawn: list[bytes] = self._run(self._draw(figures, options))
        return drawn

    def stop(self) -> None:
        self._run(self._kaleido.close())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(120)
