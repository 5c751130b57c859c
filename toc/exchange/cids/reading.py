"""What the fields of a thing say: numbers, days, periods and names, or one sentence on what is wrong."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from toc.exchange.cids.graph import Thing
from toc.exchange.json_text import UnreadableFile
from toc.exchange.native import tidy
from toc.model.limits import LABEL

_NUMBER = re.compile(r"[+-]?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,3})?")


def name_of(thing: Thing) -> str:
    """What people call it; its own name where nothing is said."""
    return thing.text("hasName") or thing.text("hasLegalName") or thing.name


def merged(shown: Mapping[str, Any], thing: Thing) -> dict[str, Any]:
    """The fields as the native file has them: what CIDS says, and over it what only we say."""
    return {name: value for name, value in shown.items() if value is not None} | (thing.rest or {})


def label_and_text(thing: Thing) -> tuple[str, str]:
    """The name as a label and the description; what is too long for a label stands whole in the description."""
    name, text = name_of(thing), thing.text("hasDescription")
    if len(name) <= LABEL:
        return name, text
    return f"{name[: LABEL - 1]}…", f"{name}\n\n{text}" if text else name


def number_of(thing: Thing, field: str, things: Mapping[str, Thing]) -> float | None:
    """The number of the measure that a field names, or holds itself. Raises UnreadableFile where it is none."""
    for value in thing.fields.get(field, ()):
        measure = things.get(value) if isinstance(value, str) else None
        found = value if measure is None else next(iter(measure.fields.get("hasNumericalValue", ())), None)
        if found is None:
            continue
        if isinstance(found, int | float) and not isinstance(found, bool):
            return float(found)
        if isinstance(found, str) and _NUMBER.fullmatch(found.strip()):
            return float(found)
        refuse(thing, f"'{str(found)[:40]}' is not a number. Put one there, such as 63.6.")
    return None


def period_of(thing: Thing) -> dict[str, str]:
    return {"start": _day(thing, "startedAtTime"), "end": _day(thing, "endedAtTime")}


def _day(thing: Thing, field: str) -> str:
    said = thing.text(field)
    try:
        return date.fromisoformat(said[:10]).isoformat()
    except ValueError:
        refuse(thing, f"'{field}' has to be a date, such as 2024-04-01T00:00:00Z. Add it, or mend it.")


def refuse(thing: Thing, fault: str) -> NoReturn:
    raise UnreadableFile(tidy(f"In '{name_of(thing)[:80]}' of the file: {fault}"))
