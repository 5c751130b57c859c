"""A priorities framework from a CSV file: one priority a row, and every fault named by its row and column."""

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from toc.errors import TocError
from toc.exchange.cells import shown
from toc.exchange.series_csv import decode_table
from toc.model import limits
from toc.model.base import clean_text
from toc.model.chains import find_circle
from toc.model.priorities import PriorityLevel

HEADINGS = {
    "priority": ("priority", "text", "outcome", "indicator", "title", "name"),
    "code": ("code", "reference", "ref", "id", "number"),
    "level": ("level", "kind", "type"),
    "under": ("under", "parent", "domain", "belongs to"),
}
"""What each column may be called."""
FAULTS_TOLD = 3


class BadFrameworkFile(TocError):
    """The file cannot be read as a list of priorities."""


class PriorityRow(NamedTuple):
    """One row of the file."""

    number: int
    """As a spreadsheet counts, the headings being row 1."""
    text: str
    code: str
    level: PriorityLevel
    under: int | None
    """The number of the row it belongs under."""


def read_framework(data: bytes) -> tuple[PriorityRow, ...]:
    """The priorities in the file. Raises BadFrameworkFile with the first faults, each by row and column.

    Columns, in any order and case: `priority`; and where they are known `code`, `level` (domain, outcome or
    indicator) and `under`, which holds the code or the text of the priority that it belongs under.
    """
    table = _read_table(decode_table(data))
    if not table:
        raise BadFrameworkFile("The file is empty. Its first row has to hold the heading 'priority'.")
    place = _find_columns(table[0][1])
    rows = [(number, {name: _cell(cells, column) for name, column in place.items()}) for number, cells in table[1:]]
    if not rows:
        raise BadFrameworkFile("The file has headings and no priorities below them. Pick another file.")
    if len(rows) > limits.PRIORITIES:
        raise BadFrameworkFile(
            f"The file has {len(rows):,} priorities, and {limits.PRIORITIES:,} is the most of one framework. Split it."
        )
    faults: list[str] = []
    names = _find_names(rows, faults)
    read = [_read_row(number, cells, names, faults) for number, cells in rows]
    circle = find_circle({str(row.number): str(row.under) for row in read if row.under is not None})
    if circle is not None:
        faults.append(f"row {circle}, under: it would stand under itself")
    if faults:
        raise BadFrameworkFile(_sentence(faults))
    return tuple(read)


def _read_table(text: str) -> list[tuple[int, list[str]]]:
    delimiter = max(",;\t", key=text.lstrip().split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            if any(map(str.strip, cells)):
                rows.append((number, cells))
    except csv.Error as error:
        raise BadFrameworkFile(f"Row {number + 1} is not CSV ({error}). Mend its quotation marks.") from None
    return rows


def _find_columns(headings: Sequence[str]) -> dict[str, int]:
    known = [heading.strip().casefold() for heading in headings]
    place: dict[str, int] = {}
    for name, words in HEADINGS.items():
        found = next((word for word in words if word in known and known.index(word) not in place.values()), None)
        if found is not None:
            place[name] = known.index(found)
    if "priority" not in place:
        seen = ", ".join(shown(heading.strip()) for heading in headings[:8])
        raise BadFrameworkFile(f"No column is headed 'priority'. The headings are {seen}. Name one of them so.")
    return place


def _cell(cells: Sequence[str], column: int) -> str:
    return str(clean_text(" ".join(cells[column].split()))) if column < len(cells) else ""


def _find_names(rows: Sequence[tuple[int, dict[str, str]]], faults: list[str]) -> dict[str, int]:
    """The row of each code and text; a code that stands twice is a fault, a text that does names the first."""
    codes: dict[str, int] = {}
    texts: dict[str, int] = {}
    for number, cells in rows:
        code = cells.get("code", "").casefold()
        if code and codes.setdefault(code, number) != number:
            faults.append(f"row {number}, code: {shown(cells['code'])} stands in row {codes[code]} too")
        texts.setdefault(cells["priority"].casefold(), number)
    return texts | codes


def _read_row(number: int, cells: dict[str, str], names: dict[str, int], faults: list[str]) -> PriorityRow:
    text, code, under = cells["priority"], cells.get("code", ""), cells.get("under", "")
    level = PriorityLevel.OUTCOME
    if not text:
        faults.append(f"row {number}, priority: it is empty")
    for name, value, most in (("priority", text, limits.TEXT), ("code", code, limits.NAME)):
        if len(value) > most:
            faults.append(f"row {number}, {name}: it has {len(value):,} characters, and {most:,} is the most")
    if said := cells.get("level", "").casefold():
        if said in set(PriorityLevel):
            level = PriorityLevel(said)
        else:
            faults.append(f"row {number}, level: {shown(said)} is not domain, outcome or indicator")
    parent = names.get(under.casefold()) if under else None
    if under and parent is None:
        faults.append(f"row {number}, under: no row has the code or text {shown(under)}")
    return PriorityRow(number, text, code, level, parent)


def _sentence(faults: Sequence[str]) -> str:
    told = "; ".join(faults[:FAULTS_TOLD])
    more = f"; and {len(faults) - FAULTS_TOLD:,} more" if len(faults) > FAULTS_TOLD else ""
    return f"{told[0].upper()}{told[1:]}{more}. Nothing was added: correct the file and try again."
