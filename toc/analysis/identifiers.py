"""Columns that look like names, dates of birth, NHS numbers, postcodes or other marks of a person: refused."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from toc.errors import TocError
from toc.model.base import Value

Cell = str | float | date | None


class ScoreTable(NamedTuple):
    """A table as read from a file: a row a family. It is looked at in memory and never kept."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class IdentifierKind(StrEnum):
    NAME = "names"
    BIRTH = "dates of birth"
    NHS_NUMBER = "NHS numbers"
    POSTCODE = "postcodes"
    CONTACT = "addresses or telephone numbers"
    CASE_NUMBER = "case numbers"


class IdentifyingColumn(Value):
    """A column to be taken out; only its place is told, for its heading may be a person's."""

    column: int
    """From 1."""
    kind: IdentifierKind


class IdentifyingColumns(TocError):
    """The table could point to people."""


_HEADER_WORDS = {
    IdentifierKind.BIRTH: {"birth", "born", "dob", "birthday", "birthdate"},
    IdentifierKind.NHS_NUMBER: {"chi"},
    IdentifierKind.POSTCODE: {"postcode", "postcodes", "zip"},
    IdentifierKind.CONTACT: {"address", "email", "phone", "telephone", "mobile", "tel"},
    IdentifierKind.CASE_NUMBER: {"id", "ids", "mrn", "ref", "reference", "identifier", "nino", "upn"},
    IdentifierKind.NAME: {"name", "names", "forename", "surname", "firstname", "lastname", "fullname", "initials"},
}
_HEADER_RUNS = {
    IdentifierKind.BIRTH: ("dateofbirth", "dob", "birthdate"),
    IdentifierKind.NHS_NUMBER: ("nhsno", "nhsnum", "nhsid", "chinumber"),
    IdentifierKind.POSTCODE: ("postcode", "postalcode"),
    IdentifierKind.CONTACT: ("emailaddress", "phonenumber"),
    IdentifierKind.CASE_NUMBER: ("casenumber", "caseno", "clientnumber", "hospitalnumber", "recordnumber", "patientno"),
    IdentifierKind.NAME: ("firstname", "lastname", "surname", "forename", "fullname", "familyname"),
}
_NAMES_OF_THINGS = {"team", "service", "area", "measure", "instrument", "scale", "clinic", "site", "borough", "group"}
_WORDS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")

_POSTCODE = re.compile(r"(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(r"(\+44|0044|0)[\d ()-]{9,14}")
_PHONE_DIGITS = 10
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(T.*| \d.*)?|\d{1,2}[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{2,4}( \d.*)?")
_EXCEL_DATES = range(10_000, 60_000)
"""Serial numbers of 1927 to 2064: a date that lost its format."""
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*,?( [^\W\d_][\w'’.-]*){0,3}")
LONGEST_SCORE = 5
"""Digits: a longer whole number is a number of somebody."""
_NO_NAMES = frozenset({"n/a", "na", "none", "missing", "not done", "declined", "yes", "no"})
FEWEST_TEXTS = 5
"""So many different texts, hardly one of them twice, are names or notes."""


def find_identifiers(table: ScoreTable, closing_date: str | None = None) -> tuple[IdentifyingColumn, ...]:
    """The columns that look like marks of a person, by heading or by content. Dates are allowed in `closing_date`."""
    found = []
    for place, header in enumerate(table.headers):
        cells = [row[place] for row in table.rows if place < len(row) and row[place] not in (None, "")]
        closes = header == closing_date
        kind = _by_header(header) or _by_content([header], dates_allowed=False, texts=False)
        kind = kind or _by_content(cells, dates_allowed=closes, texts=True)
        if kind is not None:
            found.append(IdentifyingColumn(column=place + 1, kind=kind))
    return tuple(found)


def refuse_identifiers(table: ScoreTable, closing_date: str | None = None) -> None:
    """Raise IdentifyingColumns, naming places and never contents."""
    found = find_identifiers(table, closing_date)
    if found:
        columns = ", ".join(f"column {one.column} like {one.kind.value}" for one in found)
        raise IdentifyingColumns(
            f"Some columns could point to a person: {columns}. Nothing was kept. "
            "Take them out and choose the file again."
        )


def is_nhs_number(text: str) -> bool:
    """Ten digits whose last one checks the others (modulus 11); so are Scotland's and Northern Ireland's numbers."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighted % 11) % 11 == int(digits[9])


def _by_header(header: str) -> IdentifierKind | None:
    words = {word.casefold() for word in _WORDS.findall(header)}
    run = re.sub(r"[\W_]", "", header).casefold()
    for kind, marks in _HEADER_WORDS.items():
        is_name = kind is IdentifierKind.NAME and words & _NAMES_OF_THINGS
        if (words & marks or any(mark in run for mark in _HEADER_RUNS[kind])) and not is_name:
            return kind
    return None


def _by_content(cells: Sequence[Cell], *, dates_allowed: bool, texts: bool) -> IdentifierKind | None:
    plain = [_plain(cell) for cell in cells]
    checks: list[tuple[IdentifierKind, Callable[[str], object]]] = [
        (IdentifierKind.NHS_NUMBER, is_nhs_number),
        (IdentifierKind.POSTCODE, _POSTCODE.fullmatch),
        (IdentifierKind.CONTACT, _EMAIL.fullmatch),
        (IdentifierKind.CONTACT, _is_phone),
        (IdentifierKind.CASE_NUMBER, lambda text: text.isdigit() and len(text) > LONGEST_SCORE),
    ]
    for kind, looks_like in checks:
        if any(looks_like(text) for text in plain):
            return kind
    if not dates_allowed and any(_is_date(cell, text) for cell, text in zip(cells, plain, strict=True)):
        return IdentifierKind.BIRTH
    return IdentifierKind.NAME if texts and not dates_allowed and _are_names(plain) else None


def _plain(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _is_date(cell: Cell, text: str) -> bool:
    if isinstance(cell, date | datetime) or _DATE.fullmatch(text):
        return True
    return text.isdigit() and int(text) in _EXCEL_DATES


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None and sum(character.isdigit() for character in text) >= _PHONE_DIGITS


def _are_names(plain: Sequence[str]) -> bool:
    """Words that differ from row to row: names of people, or notes about them."""
    words = [text for text in plain if any(map(str.isalpha, text)) and text.casefold() not in _NO_NAMES]
    different = len({text.casefold() for text in words})
    if not words or different * 2 <= len(words):
        return False
    people = [text for text in words if _PERSON.fullmatch(text) and not any(word[0].islower() for word in text.split())]
    return len(people) * 2 >= len(words) or different >= FEWEST_TEXTS
