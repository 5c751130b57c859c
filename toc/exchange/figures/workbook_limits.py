"""What an Excel workbook may ask of the machine, found out before it is read."""

import re
import zlib
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile

from toc.errors import TocError

LARGEST_FILE = 128_000_000
"""Bytes of the workbook itself."""
LARGEST_UNPACKED = 1_000_000_000
"""Bytes of everything in it; a million rows of five cells unpack to about 250 million."""
MOST_CELLS = 5_000_000
"""Rows times columns of a sheet: a cell far away makes the reader take room for all before it."""

_NOT_EXCEL = "The file is not an Excel workbook that can be read. Save it as .xlsx or as CSV, and pick that."
_CELL = re.compile(rb"""\br=["']([A-Z]{0,4})(\d{1,9})["']""")
_CHUNK = 1 << 20
_LONGEST_REFERENCE = 32
_NO_CELLS = ("xl/media/", "xl/sharedStrings.xml", "xl/theme/")


class BadWorkbook(TocError):
    """The workbook cannot be read, or would take too much to read."""


def check_workbook(data: bytes) -> None:
    """Raises BadWorkbook for a workbook that is none, or is too large once unpacked."""
    if len(data) > LARGEST_FILE:
        raise BadWorkbook(f"The workbook is larger than {LARGEST_FILE / 1e6:.0f} MB. Split it, or save it as CSV.")
    try:
        with ZipFile(BytesIO(data)) as parts:
            _check_parts(parts)
    except BadWorkbook:
        raise
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise BadWorkbook(_NOT_EXCEL) from error


def _check_parts(parts: ZipFile) -> None:
    members = parts.infolist()
    if "xl/workbook.xml" not in {member.filename for member in members}:
        raise BadWorkbook(_NOT_EXCEL)
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise BadWorkbook(
            f"The workbook unpacks to more than {LARGEST_UNPACKED / 1e6:,.0f} MB. Split it, or save it as CSV."
        )
    for member in members:
        if member.filename.endswith(".xml") and not member.filename.startswith(_NO_CELLS):
            with parts.open(member) as part:
                rows, columns = find_extent(part)
            if rows * columns > MOST_CELLS:
                raise BadWorkbook(
                    f"A sheet of the workbook reaches to row {rows:,} and column {columns:,}, and {MOST_CELLS:,} cells "
                    "are the most. Delete what stands far away, or save the sheet as CSV."
                )


def find_extent(sheet: IO[bytes]) -> tuple[int, int]:
    """The largest row and column that a cell of the sheet names."""
    rows = columns = 0
    tail = b""
    while chunk := sheet.read(_CHUNK):
        text = tail + chunk
        names: dict[bytes, None] = {}
        for name, row in _CELL.findall(text):
            rows = max(rows, int(row))
            names[name] = None
        columns = max(columns, *map(column_number, names), 0)
        tail = text[-_LONGEST_REFERENCE:]
    return rows, columns


def column_number(name: bytes) -> int:
    """The number of a column, from 1, by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number
