"""Run a command: exit codes, and every error on one line."""

import os
import sys
from collections.abc import Sequence
from enum import IntEnum

from toc.cli.parser import build_parser
from toc.errors import TocError


class ExitCode(IntEnum):
    """What a command says to the script that ran it."""

    DONE = 0
    FIX_IT = 1
    """Something the person who ran it can put right; the message says what."""
    USAGE = 2
    """The command was written wrongly."""
    BUG = 3
    """A fault in this program."""
    STOPPED = 130
    """Stopped by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. A wrong command line raises SystemExit, as argparse does."""
    _print_any_text()
    chosen = build_parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen) or ExitCode.DONE)
    except TocError as error:
        if chosen.debug:
            raise
        print(f"toc: {_on_one_line(error.message)}", file=sys.stderr)
        return ExitCode.FIX_IT
    except KeyboardInterrupt:
        return ExitCode.STOPPED
    except BrokenPipeError:
        # Whoever read the output has had enough of it: `python -m toc show P.toc.json | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:
        if chosen.debug:
            raise
        print(
            f"toc: something went wrong inside the program ({type(error).__name__}). Nothing was written. "
            "Run the same command with --debug after it to see where, and report that.",
            file=sys.stderr,
        )
        return ExitCode.BUG


def _print_any_text() -> None:
    """A terminal that has no sign for a letter shows another one instead of stopping the command."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def _on_one_line(message: str) -> str:
    return " ".join(message.split())
