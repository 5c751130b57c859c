"""The command line as a process of its own: standard output as the system gives it, and the exit code."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

import toc

ROOT = Path(toc.__file__).parents[1]
WITH_A_BUG = """
import sys
from toc.cli import file_commands
from toc.cli.main import main
file_commands.summarise = lambda file: 1 / 0
sys.exit(main(sys.argv[1:]))
"""


def run(*command: str | Path, stdout: int | IO[str] = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    # Buffered, as it is for most people: what is left in the buffer at the end has to arrive too.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=buffered,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_version_is_the_packages_own() -> None:
    ran = run("-m", "toc", "--version")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{toc.__version__}\n", "")


def test_a_bug_has_an_exit_code_of_its_own(plan: Path) -> None:
    ran = run("-c", WITH_A_BUG, "show", plan)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.count("\n") == 1


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run("-m", "toc", "schema", stdout=writing)
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no full device here.")
def test_no_room_for_the_output_is_said_on_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = run("-m", "toc", "templates", stdout=full)
    assert ran.returncode == 1
    assert ran.stderr == "toc: The output cannot be written (no space left on device). Make room, or write elsewhere.\n"


@pytest.mark.skipif(os.name == "nt", reason="The shell's way to close an output.")
def test_an_output_that_is_closed_is_told_where_the_file_was_to_go_there() -> None:
    ran = subprocess.run(
        ["sh", "-c", '"$0" -m toc schema >&-', sys.executable],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr == "toc: Standard output is closed. Name a file to write with -o.\n"
