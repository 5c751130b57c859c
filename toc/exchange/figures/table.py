"""A table as text cells with its headings and row numbers, from CSV or from an Excel workbook."""

import csv
import io
from itertools import islice
from typing import NamedTuple

import polars as pl

from toc.errors import TocError
from toc.exchange.figures.workbook import is_workbook, read_workbook
from toc.exchange.series_csv import decode_table

LARGEST_TABLE = 256_000_000
"""Bytes of a CSV file. A million rows take about 60 million."""
MOST_COLUMNS = 1_000
ROW = "row"
"""The column that holds the number of a row as a spreadsheet counts, from 1."""
BEYOND = "beyond"
_ROWS_AT_ONCE = 50_000
_DELIMITERS = ",;\t"


class BadTable(TocError):
    """The file cannot be read as a table of figures."""


class Table(NamedTuple):
    """Headings and the cells below them."""

    headings: tuple[str, ...]
    cells: pl.DataFrame
    """Columns `0`, `1`, ... of text without blanks around it, and `row`. Rows with nothing in them are left out."""


def read_table(data: bytes) -> Table:
    """The table in a CSV file, or in the sheet of figures of a workbook. Raises TocError."""
    if data[:1] == b"{":
        raise BadTable("This is a programme, and no table of figures. Open it on the Home page, or pick another file.")
    if is_workbook(data):
        return parse_table(read_workbook(data), "\t")
    return parse_table(decode_table(data, most=LARGEST_TABLE))


def parse_table(text: str, delimiter: str | None = None) -> Table:
    """The table in CSV text: its first row with something in it holds the headings. Raises BadTable."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.rstrip("\n")
    delimiter = delimiter or max(_DELIMITERS, key=text.lstrip().split("\n", 1)[0].count)
    start = _read_headings(text, delimiter)
    headings = [cell.strip() for cell in start.headings]
    while not headings[-1]:
        headings.pop()
    width = len(headings)
    if width > MOST_COLUMNS:
        raise BadTable(f"The file has {width:,} columns, and {MOST_COLUMNS:,} is the most. Remove some.")
    cells = _read_rows(start.reader, width) if start.reader else _read_lines(start, delimiter, width)
    names = [str(place) for place in range(width)]
    cells = cells.with_columns(pl.col(names).str.strip_chars().fill_null(""))
    beyond = cells.filter(pl.col(BEYOND).fill_null("") != "")
    if beyond.height:
        raise BadTable(
            f"Row {beyond[ROW][0]:,} has more cells than there are headings. "
            "Is a comma in a number without quotation marks? Correct the row and try again."
        )
    cells = cells.drop(BEYOND).filter(pl.any_horizontal(pl.col(names) != ""))
    if not cells.height:
        raise BadTable("The file has headings and no figures below them. Pick another file.")
    return Table(tuple(headings), cells)


class _Start(NamedTuple):
    """The headings, and what stands below them."""

    headings: list[str]
    row: int
    """The number of the row after the headings."""
    rest: str
    reader: "_Reader | None"
    """In place of `rest`, where there are quotation marks."""


class _Reader:
    """Rows of CSV with quotation marks; a fault in them is told with its row."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        self.row = 0

    def take(self, count: int) -> list[list[str]]:
        taken: list[list[str]] = []
        try:
            taken.extend(islice(self._rows, count))
        except csv.Error as error:
            raise BadTable(
                f"The file is not CSV after row {self.row:,} ({error}). Mend its quotation marks and try again."
            ) from None
        self.row += len(taken)
        return taken


def _read_headings(text: str, delimiter: str) -> _Start:
    if '"' in text:
        reader = _Reader(text, delimiter)
        while taken := reader.take(1):
            if any(map(str.strip, taken[0])):
                return _Start(taken[0], reader.row + 1, "", reader)
        raise BadTable("The file is empty. Pick another one.")
    rest, row = text, 1
    while rest:
        line, _, rest = rest.partition("\n")
        row += 1
        cells = line.split(delimiter)
        if any(map(str.strip, cells)):
            return _Start(cells, row, rest, None)
    raise BadTable("The file is empty. Pick another one.")


def _read_lines(start: _Start, delimiter: str, width: int) -> pl.DataFrame:
    """Text without quotation marks, where a line is a row: several times faster than a reader of CSV."""
    names = [str(place) for place in range(width)]
    count = start.rest.count("\n") + 1 if start.rest else 0
    try:
        cells = pl.read_csv(
            start.rest.encode(),
            has_header=False,
            separator=delimiter,
            quote_char=None,
            schema=dict.fromkeys(names, pl.String),
            raise_if_empty=False,
        ).with_columns(pl.lit("").alias(BEYOND))
    except pl.exceptions.PolarsError:
        cells = pl.DataFrame()
    if cells.height != count:  # a row is longer than the headings, or what polars passes over
        cells = _split_lines(start.rest.split("\n"), delimiter, width)
    return cells.with_columns(_numbers(start.row, cells.height))


def _split_lines(lines: list[str], delimiter: str, width: int) -> pl.DataFrame:
    parts = pl.Series("line", lines).str.splitn(delimiter, width + 1).struct.unnest()
    parts.columns = [*(str(place) for place in range(width)), BEYOND]
    # What is beyond the headings counts only where it is more than empty cells.
    return parts.with_columns(pl.col(BEYOND).str.strip_chars(f"{delimiter} "))


def _read_rows(reader: _Reader, width: int) -> pl.DataFrame:
    chunks = [_frame([], 1, width)]
    while rows := reader.take(_ROWS_AT_ONCE):
        chunks.append(_frame(rows, reader.row - len(rows) + 1, width))
    return pl.concat(chunks)


def _frame(rows: list[list[str]], first: int, width: int) -> pl.DataFrame:
    even = [row[:width] + [""] * (width - len(row)) + ["".join(row[width:]).strip()] for row in rows]
    columns = list(zip(*even, strict=True)) or [()] * (width + 1)
    names = [*(str(place) for place in range(width)), BEYOND]
    frame = pl.DataFrame([pl.Series(name, column, pl.String) for name, column in zip(names, columns, strict=True)])
    return frame.with_columns(_numbers(first, len(rows)))


def _numbers(first: int, count: int) -> pl.Series:
    return pl.Series(ROW, range(first, first + count), dtype=pl.UInt32)
