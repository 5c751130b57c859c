"""One cell of a table as people fill it in: a date or a number, or what is wrong with it."""

import re
from datetime import date

LARGEST = 1e15
"""Beyond it a whole number cannot be told from its neighbour."""

_LONGEST_SHOWN = 30
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d{1,4})?", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 00:00(?::00)?)?", re.ASCII)


class BadCell(ValueError):
    """A cell that cannot be read; its column and what is wrong."""

    def __init__(self, column: str, fault: str) -> None:
        super().__init__(f"{column}: {fault}")


def read_number(column: str, text: str) -> float | None:
    """The number; None for an empty cell. Thousands may be apart by commas, and a per cent sign may follow."""
    if not text:
        return None
    plain = text.replace("\N{MINUS SIGN}", "-").removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(plain) or not any(map(str.isdigit, plain)):
        raise BadCell(column, f"{shown(text)} is not a number. Leave the cell empty where the figure is not known")
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        raise BadCell(column, f"{shown(text)} is not a number") from None
    if abs(number) > LARGEST:
        raise BadCell(column, f"{shown(text)} is too large")
    return number


def read_date(column: str, text: str) -> date:
    """The day: `2024-04-01`, `2024-04` for the month's first, or `01/04/2024` with the day before the month."""
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3] or 1))
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
    except ValueError:
        raise BadCell(column, f"there is no day {shown(text)}") from None
    raise BadCell(column, f"{shown(text)} is not a date. Write it like 2024-04-01")


def shown(text: str) -> str:
    """The text in quotation marks, fit for a message: not too long, and on one line."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
    return f"'{''.join(character if character.isprintable() else ' ' for character in short)}'"
