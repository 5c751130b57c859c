"""Writers in processes of their own, started, read from and killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, Self

_PROJECT = Path(__file__).parents[2]


class Acknowledged(NamedTuple):
    """One edit, of which the writer was told that it is kept."""

    revision: int
    box: str


class Writer:
    """A running `tests.store.writer`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    @classmethod
    @contextmanager
    def started(cls, url: str, programme_id: str, name: str, how_many: int) -> Iterator[Self]:
        """A writer that has opened the store; gone at the end, whatever happens."""
        command = [sys.executable, "-m", "tests.store.writer", url, programme_id, name, str(how_many)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, cwd=_PROJECT, stdin=pipe, stdout=pipe, text=True) as process:
            try:
                assert _out(process).readline() == "ready\n"
                yield cls(process)
            finally:
                process.kill()

    def go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def read(self, how_many: int) -> list[Acknowledged]:
        """The next edits it has made."""
        return [_parsed(_out(self._process).readline()) for _ in range(how_many)]

    def rest(self) -> list[Acknowledged]:
        """Every edit more that it makes, up to its end."""
        return [_parsed(line) for line in _out(self._process) if line.endswith("\n")]

    def kill(self) -> None:
        """As `kill -9` does."""
        self._process.kill()


def _out(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _parsed(line: str) -> Acknowledged:
    revision, box = line.split()
    return Acknowledged(int(revision), box)
