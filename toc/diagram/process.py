"""One worker process: started when first needed, stopped when it takes too long, started anew when it dies."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO

import toc
from toc.diagram.fontconfig import write_fontconfig
from toc.diagram.frames import BACKGROUND, read_frame, write_frame

_BELOW_NORMAL: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""On Windows; elsewhere the worker lowers itself."""

_ANSWER_LIMIT = 5.0
_START_LIMIT = 20.0
"""Seconds allowed on top for a worker that has only just been started, on a machine that is busy."""


class WorkerFailed(Exception):
    """A job came to nothing: it took too long, the worker died, or the engine refused it."""


class WorkerDied(WorkerFailed):
    """The process ended, by this job's doing or before it."""


class WorkerProcess:
    """A worker; jobs are done one at a time, in the order they come."""

    def __init__(self, *, background: bool = False) -> None:
        self._background = background
        self._lock = Lock()
        self._running: _Running | None = None

    @property
    def is_busy(self) -> bool:
        return self._lock.locked()

    @property
    def pid(self) -> int | None:
        return None if self._running is None else self._running.process.pid

    def start(self) -> None:
        """Start the process and wait until it answers."""
        self.run("ready", limit=_ANSWER_LIMIT)

    def stop(self) -> None:
        with self._lock:
            self._end()

    def run(self, job: str, *arguments: str | None, limit: float) -> bytes:
        """The job's answer within a number of seconds, or `WorkerFailed`."""
        message = json.dumps((job, *arguments)).encode()
        with self._lock:
            try:
                answer = self._ask(message, limit)
            except WorkerDied:  # perhaps it had been dead for long: what kills a fresh one too is the job itself
                answer = self._ask(message, limit)
        if not answer.startswith(b"+"):
            raise WorkerFailed(answer[1:].decode())
        return answer[1:]

    def _ask(self, message: bytes, limit: float) -> bytes:
        fresh = self._running is None or not self._running.is_alive
        if fresh:
            self._end()
            self._running = _Running(background=self._background)
        assert self._running is not None
        try:
            return self._running.ask(message, limit + (_START_LIMIT if fresh else 0.0))
        except WorkerFailed:
            self._end()
            raise

    def _end(self) -> None:
        if self._running is not None:
            self._running.end()
            self._running = None


class _Running:
    """A process that is there, its pipes, and the folder of its font set-up."""

    def __init__(self, *, background: bool) -> None:
        # No TemporaryDirectory: it would be tidied away as the program ends before the process in it is.
        self.folder = Path(tempfile.mkdtemp(prefix="toc-engine-"))
        # Into the worker's environment only: a browser started by the server must not see our fonts.
        environment = os.environ | {"FONTCONFIG_FILE": str(write_fontconfig(self.folder))}
        if background:
            environment[BACKGROUND] = "yes"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "toc.diagram.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=Path(toc.__file__).parent.parent,
            creationflags=_BELOW_NORMAL if background else 0,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.jobs = self.process.stdin
        self.answers: SimpleQueue[bytes | None] = SimpleQueue()
        Thread(target=_read_answers, args=(self.process.stdout, self.answers), daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, job: bytes, limit: float) -> bytes:
        try:
            write_frame(self.jobs, job)
            answer = self.answers.get(timeout=limit)
        except OSError as failure:
            raise WorkerDied("the worker died") from failure
        except Empty as failure:
            raise WorkerFailed("it took too long") from failure
        if answer is None:
            raise WorkerDied("the worker died")
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):  # a job may still be in the pipe to a process that is gone
            self.jobs.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _read_answers(pipe: IO[bytes], answers: "SimpleQueue[bytes | None]") -> None:
    """Hand each answer on; None when there will be no more."""
    try:
        while True:
            answers.put(read_frame(pipe))
    except (EOFError, OSError):
        answers.put(None)
    finally:
        pipe.close()
