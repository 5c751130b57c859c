"""A command run in this process, and a programme's file to run it on."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.services.example import PROGRAMME
from toc.cli.main import main
from toc.exchange.native import ProgrammeFile, dump_programme
from toc.exchange.templates import load_template
from toc.model.figures import Observation, Period

FILE = ProgrammeFile(
    programme=PROGRAMME,
    observations=(Observation(indicator="trained", period=Period(start="2026-04-01", end="2026-06-30"), value=12),),
)


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Toc = Callable[..., Ran]


@pytest.fixture
def toc(capsys: pytest.CaptureFixture[str]) -> Toc:
    """Run a command, as `python -m toc` does."""

    def run(*arguments: str | Path) -> Ran:
        code = run_for_code([str(one) for one in arguments])
        return Ran(code, *capsys.readouterr())

    return run


def run_for_code(arguments: Sequence[str]) -> int:
    """The exit code, also where argparse ends the process with it."""
    try:
        return main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A programme's file with one theory and one figure."""
    path = tmp_path / "plan.toc.json"
    path.write_bytes(dump_programme(FILE))
    return path


@pytest.fixture(scope="session")
def both() -> bytes:
    """A programme with two theories, system and clinical."""
    return dump_programme(load_template("both"))


@pytest.fixture
def two_theories(tmp_path: Path, both: bytes) -> Path:
    path = tmp_path / "both.toc.json"
    path.write_bytes(both)
    return path
