"""Structured logging: one line an event, facts as key=value, and never a word of a programme's content."""

import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from traceback import FrameSummary
from typing import Final

_LOGGER: Final = logging.getLogger("toc")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

Fact = bool | int | float | StrEnum | BaseException | FrameSummary | str | None
"""A plain string is only ever an id, under a name that ends in _id; a frame of a traceback is a file and a line."""


class ContentInLog(TypeError):
    """A fact that could hold content. A bug: ids, counts, durations and closed lists only."""


class _KeyValues(logging.Formatter):
    """`2026-01-31T09:30:00.000Z info saved programme_id=p1 revision=214`."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return f"{at} {record.levelname.lower()} {record.getMessage()}"


def configure_logging(level: str) -> None:
    """Write events of this level and above to standard error."""
    _LOGGER.setLevel(level.upper())
    _LOGGER.propagate = False
    for handler in _LOGGER.handlers[:]:
        _LOGGER.removeHandler(handler)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_KeyValues())
    _LOGGER.addHandler(handler)


def withhold_messages(*loggers: str) -> None:
    """Let these loggers of other libraries print where an exception came from, but not its message."""
    for name in loggers:
        logging.getLogger(name).addFilter(_without_message)


def _without_message(record: logging.LogRecord) -> bool:
    if record.exc_info and (error := record.exc_info[1]) is not None:
        frames = traceback.format_tb(error.__traceback__)
        # A formatter prints this text instead of the exception when it is there.
        record.exc_text = "".join([*frames, f"{type(error).__name__} (its message may hold content: withheld)"])
    return True


def log_event(name: str, /, *, level: int = logging.INFO, **facts: Fact) -> None:
    """Log what happened: `log_event("saved", programme_id=id, revision=214, ms=3.2)`."""
    words = [name, *(f"{key}={_word(key, fact)}" for key, fact in facts.items())]
    _LOGGER.log(level, "%s", " ".join(words))


def _word(key: str, fact: Fact) -> str:
    if isinstance(fact, StrEnum):
        return fact.value
    if isinstance(fact, bool) or fact is None:
        return str(fact).lower()
    if isinstance(fact, float):
        return f"{fact:.1f}"
    if isinstance(fact, int):
        return str(fact)
    if isinstance(fact, BaseException):
        # Its message may quote what somebody typed.
        return type(fact).__name__
    if isinstance(fact, FrameSummary):
        return f"{'/'.join(Path(fact.filename).parts[-3:])}:{fact.lineno}".replace(" ", "_")
    if key.endswith("_id") and _ID.fullmatch(fact):
        return fact
    raise ContentInLog(f"The fact '{key}' may hold content of a programme. Log an id, a count or a duration.")
