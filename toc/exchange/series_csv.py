"""A CSV file of figures over time, in one series or several: every fault named by its row and column."""

import csv
import difflib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from toc.errors import TocError
from toc.exchange.cells import BadCell, read_date, read_number, shown
from toc.exchange.json_text import LARGEST_FILE

PERCENT = 100
COLUMNS = ("date", "value", "numerator", "denominator", "series")
MOST_COLUMNS = 1_000
FAULTS_TOLD = 3
HEADINGS_TOLD = 8


class BadSeriesFile(TocError):
    """The file cannot be read as figures over time."""


class DatedValues(NamedTuple):
    """One series in order of date; None where a figure is missing."""

    dates: list[date]
    values: list[float | None]


class SeriesFile(NamedTuple):
    """What one file holds."""

    series: Mapping[str, DatedValues]
    """In the order in which the names first stand in the file; the only one of a file without names is ''."""
    named: bool
    """Whether the file has a column of names."""
    shares: bool
    """Whether the values are numerators over denominators, 0 to 100."""


class _Row(NamedTuple):
    number: int
    """As a spreadsheet counts, the headings being row 1."""
    series: str
    day: date
    value: float | None


def read_series(data: bytes) -> SeriesFile:
    """The series in the file. Raises BadSeriesFile with the first faults, each by row and column.

    Columns, in any order and case: `date`; `value`, or `numerator` and `denominator`, which give 0 to 100; and
    `series` where there are several. Other columns are left unread. An empty cell is a missing figure.
    """
    table = _table(decode_table(data))
    headings, place = _headings(next(table, (1, []))[1])
    faults: list[str] = []
    rows: list[_Row] = []
    for number, cells in table:
        try:
            rows.append(_row(number, cells, place, len(headings)))
        except BadCell as fault:
            faults.append(f"row {number}, {fault}")
    faults += _doubled(rows)
    if faults:
        raise BadSeriesFile(_sentence(faults))
    if not rows:
        raise BadSeriesFile("The file has headings and no figures below them. Pick another file.")
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.series, []).append(row)
    series = {name: _ordered(mine) for name, mine in found.items()}
    return SeriesFile(series, named="series" in place, shares="numerator" in place)


def decode_table(data: bytes, most: int = LARGEST_FILE) -> str:
    """The file's text: UTF-8 with or without its mark, UTF-16 with it, else Windows-1252 as Excel saves."""
    if len(data) > most:
        raise BadSeriesFile(f"The file is larger than {most / 1e6:.0f} MB. Split it.")
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadSeriesFile("The file is not a text file. Save the sheet as CSV, and pick that.")


def _table(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with something in them, each with its number."""
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(map(str.strip, cells)):
                yield number, cells
    except csv.Error as error:
        raise BadSeriesFile(f"Row {number + 1} of the file is not CSV ({error}). Mend its quotation marks.") from None


def _headings(cells: Sequence[str]) -> tuple[list[str], dict[str, int]]:
    """The headings, and where the ones that are read stand."""
    names = [cell.strip().lower() for cell in cells]
    if not any(names):
        raise BadSeriesFile("The file is empty. Pick another one.")
    if len(names) > MOST_COLUMNS:
        raise BadSeriesFile(f"The file has {len(names):,} columns, and {MOST_COLUMNS:,} is the most. Remove some.")
    for name in COLUMNS:
        if names.count(name) > 1:
            raise BadSeriesFile(f"The column '{name}' stands twice in the file. Remove one.")
    place = {name: names.index(name) for name in COLUMNS if name in names}
    for name in names:
        if name not in place and (meant := difflib.get_close_matches(name, COLUMNS, 1, 0.8)):
            raise BadSeriesFile(f"There is no column '{name}' to read: did you mean '{meant[0]}'? Mend its heading.")
    share = [name for name in ("numerator", "denominator") if name in place]
    if "value" in place and share:
        raise BadSeriesFile(f"The file has the columns 'value' and '{share[0]}', which say the same. Keep one way.")
    needed = ("date", "numerator", "denominator") if share else ("date", "value")
    for name in needed:
        if name not in place:
            raise BadSeriesFile(
                f"The file has no column '{name}'. It needs 'date', and 'value' or 'numerator' and 'denominator'; "
                f"it has {_list(names)}."
            )
    return names, place


def _list(names: Sequence[str]) -> str:
    given = [name for name in names if name]
    more = len(given) - HEADINGS_TOLD
    return ", ".join(map(shown, given[:HEADINGS_TOLD])) + (f" and {more} more" if more > 0 else "")


def _row(number: int, cells: Sequence[str], place: Mapping[str, int], width: int) -> _Row:
    if any(map(str.strip, cells[width:])):
        raise BadCell(f"column {width + 1}", "there is no heading above it. Is a comma in a number without quotes?")

    def cell(name: str) -> str:
        return cells[place[name]].strip() if place[name] < len(cells) else ""

    series = ""
    if "series" in place:
        series = cell("series")
        if not series:
            raise BadCell("series", "it is empty, and every row needs the name of its series")
    if not cell("date"):
        raise BadCell("date", "it is empty, and every row needs one")
    day = read_date("date", cell("date"))
    value = read_number("value", cell("value")) if "value" in place else _share(cell)
    return _Row(number, series, day, value)


def _share(cell: Callable[[str], str]) -> float | None:
    numerator = read_number("numerator", cell("numerator"))
    denominator = read_number("denominator", cell("denominator"))
    for name, number in (("numerator", numerator), ("denominator", denominator)):
        if number is not None and number < 0:
            raise BadCell(name, f"{number:g} is below 0")
    if denominator == 0:
        raise BadCell("denominator", "0 cannot be divided by")
    if numerator is None or denominator is None:
        return None
    if numerator > denominator:
        raise BadCell("numerator", f"{numerator:g} is more than the denominator, {denominator:g}")
    return PERCENT * numerator / denominator  # in this order equal shares come out equal


def _doubled(rows: Sequence[_Row]) -> Iterator[str]:
    seen: dict[tuple[str, date], int] = {}
    for row in rows:
        before = seen.setdefault((row.series, row.day), row.number)
        if before != row.number:
            of = f" of '{row.series}'" if row.series else ""
            yield f"row {row.number}, date: {row.day.isoformat()}{of} stands in row {before} already"


def _ordered(rows: Sequence[_Row]) -> DatedValues:
    in_order = sorted(rows, key=lambda row: row.day)
    return DatedValues([row.day for row in in_order], [row.value for row in in_order])


def _sentence(faults: Sequence[str]) -> str:
    told = "; ".join(faults[:FAULTS_TOLD])
    more = len(faults) - FAULTS_TOLD
    also = f"; and {more} more" if more > 0 else ""
    return f"{told[0].upper()}{told[1:]}{also}. Correct the file and try again."
