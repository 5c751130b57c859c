"""Background: work that goes on while the page stays usable, each of its steps named, and stopped when nobody wants it.

job = background.start(lambda job: render(document, job.step), steps=12)
job.saying, job.share        what it is doing, and how far it is
job.latest                   what it has shown so far
job.finished, job.error      it has ended, well or not
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, Generic, TypeVar

T = TypeVar("T")

AT_ONCE = 2
"""Documents are hard work: more at a time would make each of them later."""


class Stopped(Exception):
    """Nobody wants the work any more."""


class Job(Generic[T]):
    """One piece of work, seen from both sides: who does it names steps, who waits for it looks."""

    def __init__(self, steps: int = 0) -> None:
        self.saying = ""
        self.latest: T | None = None
        self.shown = 0
        """How many times something new was shown."""
        self.error: Exception | None = None
        self.future: Future[None] | None = None
        self._steps = max(steps, 1)
        self._done = 0
        self._stop = Event()

    def step(self, saying: str) -> None:
        """Name what comes next. Raises Stopped where it is not wanted any more."""
        if self._stop.is_set():
            raise Stopped
        self.saying = saying
        self._done += 1

    def show(self, what: T) -> None:
        """Something that can be looked at already."""
        self.latest = what
        self.shown += 1

    def stop(self) -> None:
        """End at the next step."""
        self._stop.set()

    @property
    def share(self) -> float:
        """How far it is, from 0 to 1; short of 1 until it has ended."""
        return 1.0 if self.finished else min(self._done / self._steps, 0.95)

    @property
    def finished(self) -> bool:
        return self.future is not None and self.future.done()


class Background:
    """A few threads for all windows."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="documents")
        self._futures: set[Future[None]] = set()

    def start(self, work: Callable[[Job[T]], T], steps: int = 0) -> Job[T]:
        """Begin as soon as a thread is free. What `work` returns is the last thing it shows."""
        job: Job[T] = Job(steps)
        job.saying = "Waiting for other documents to be made"
        job.future = self._threads.submit(_do, job, work)
        self._futures.add(job.future)
        job.future.add_done_callback(self._futures.discard)
        return job

    def settle(self) -> None:
        """Wait until nothing is being made."""
        wait(tuple(self._futures))


def _do(job: Job[Any], work: Callable[[Job[Any]], Any]) -> None:
    try:
        job.step("Starting")
        job.show(work(job))
    except Stopped:
        return
    except Exception as error:  # noqa: BLE001 - it is shown where somebody waits for it
        job.error = error
