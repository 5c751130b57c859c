"""The app as a person starts it: `streamlit run toc_app.py`, in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
START_LIMIT = 60.0
STOP_LIMIT = 15.0

Keep = Callable[[str], None]
"""Keeps a screenshot under a name."""


@dataclass
class RunningApp:
    """A running app: its address, its data and what it has said."""

    port: int
    data_dir: Path
    log: Path
    settings: dict[str, str]
    process: subprocess.Popen[bytes]

    @classmethod
    @contextmanager
    def started(cls, data_dir: Path, **settings: str) -> Iterator[Self]:
        """The app, answering; stopped at the end, and held to have had no unexpected error."""
        data_dir.mkdir(parents=True, exist_ok=True)
        port = free_port()
        log = data_dir.parent / f"{data_dir.name}-{port}.log"
        app = cls(port, data_dir, log, settings, _start(port, data_dir, log, settings))
        try:
            app.wait_until_it_answers()
            yield app
        finally:
            app.stop()
        # A page may look whole while something in it went wrong.
        for sign in ("Uncaught app execution", " error bug "):
            assert sign not in app.said(), app.said()

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://127.0.0.1:{self.port}"

    def health(self) -> dict[str, object]:
        """What the health route answers."""
        with urlopen(f"{self.url}/healthz", timeout=5) as answer:
            health: dict[str, object] = json.load(answer)
        return health

    def said(self) -> str:
        """All it has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until_it_answers(self) -> None:
        """Raises, with what it printed, if it does not."""
        limit = time.monotonic() + START_LIMIT
        while time.monotonic() < limit:
            if self.process.poll() is not None:
                raise AssertionError(f"The app ended by itself:\n{self.said()}")
            try:
                self.health()
            except HTTPError:
                return  # It answers, if only that it has no database.
            except (URLError, OSError):
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"The app did not answer in {START_LIMIT:.0f} s:\n{self.said()}")

    def stop(self) -> None:
        """As Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """As a power cut does."""
        self.process.kill()
        self.process.wait(STOP_LIMIT)

    def restart(self) -> None:
        """Start again at the same address with the same data, after stop() or kill()."""
        self.process = _start(self.port, self.data_dir, self.log, self.settings)
        self.wait_until_it_answers()


def _start(port: int, data_dir: Path, log: Path, settings: dict[str, str]) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TOC_", "STREAMLIT_"))}
    environment |= {"TOC_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"} | settings
    command = [sys.executable, "-m", "streamlit", "run", "toc_app.py", f"--server.port={port}"]
    with log.open("ab") as out:
        return subprocess.Popen(
            [*command, "--server.headless=true", "--server.fileWatcherType=none"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
