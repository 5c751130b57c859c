"""(d) One user's edit while another lays out a dense theory, beside the same edit with nobody else there."""

import statistics
import threading
import time
from collections.abc import Iterable, Iterator
from functools import partial

from bench.diagram import edits
from bench.measure import Row, milliseconds
from tests.diagram.theories import build_random
from toc.diagram import engine
from toc.model.theory import TheoryOfChange

_ROUNDS = 60
_PAUSE = 0.02
"""Seconds between one edit and the next."""


def rows() -> Iterable[Row]:
    engine.start()
    dense = build_random(300, density=4.0)
    edited = edits(build_random(60))
    engine.draw(dense)
    alone: list[float] = []
    beside: list[float] = []
    laid_out = 0
    # By turns, a few edits alone and a few beside the other user, so that both meet the same machine.
    for _ in range(6):
        alone += _take(edited)
        done = threading.Event()

        def keep_laying_out(done: threading.Event = done) -> None:
            nonlocal laid_out
            while not done.is_set():
                engine.draw(dense)
                laid_out += 1

        other = threading.Thread(target=keep_laying_out)
        other.start()
        time.sleep(_PAUSE)
        beside += _take(edited)
        done.set()
        other.join()
    engine.stop()
    slowest = statistics.quantiles(beside, n=10)[-1]
    yield Row(
        "(d) an edit at 60 boxes while another lays out 300 boxes, 1,200 arrows",
        statistics.median(beside),
        floor=statistics.median(alone),
        against="the same edit with nobody else there",
        aim=1.2,
        parts=f"one in ten takes over {slowest:.1f} ms; the other user got {laid_out} pictures meanwhile",
    )


def _take(edited: Iterator[TheoryOfChange]) -> list[float]:
    taken = []
    for _ in range(_ROUNDS // 6):
        taken.append(milliseconds(partial(engine.draw, next(edited))))
        time.sleep(_PAUSE)
    return taken
