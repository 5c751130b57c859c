"""Run a command: exit codes, and every error on one line."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum

from toc.cli.parser import build_parser
from toc.errors import TocError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


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
        code = int(chosen.run(chosen) or ExitCode.DONE)
        print(end="", flush=True)  # here and not at exit, where a failure could not be told any more
        return code
    except BaseException as error:
        if chosen.debug:
            traceback.print_exc()
        told = _tell(error)
        if told is None:
            raise
        return told


def _tell(error: BaseException) -> ExitCode | None:
    """Say on one line what went wrong; None for what is no error, as an exit."""
    match error:
        case TocError():
            return _say(error.message, ExitCode.FIX_IT)
        case KeyboardInterrupt():
            return ExitCode.STOPPED
        case BrokenPipeError():
            # Whoever read the output has had enough of it: `python -m toc show P.toc.json | head`.
            _drop_output()
            return ExitCode.DONE
        case OSError(errno=int(number)) if number in _NO_ROOM:
            _drop_output()
            reason = os.strerror(number).lower()
            return _say(f"The output cannot be written ({reason}). Make room, or write elsewhere.", ExitCode.FIX_IT)
        case Exception():
            return _say(
                f"something went wrong inside the program ({type(error).__name__}). "
                "Run the same command with --debug after it to see where, and report that.",
                ExitCode.BUG,
            )
    return None


def _print_any_text() -> None:
    """A terminal that has no sign for a letter shows another one instead of stopping the command."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def _say(message: str, code: ExitCode) -> ExitCode:
    print(f"toc: {' '.join(message.split())}", file=sys.stderr)
    return code


def _drop_output() -> None:
    """What is still to be written goes nowhere, so that the interpreter does not fail on it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
