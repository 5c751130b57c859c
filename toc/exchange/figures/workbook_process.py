"""The process that reads Excel workbooks, with limits of its own: a bad one can end it and nothing else."""

import csv
import io
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook

from toc.diagram.frames import read_frame, write_frame
from toc.exchange.figures.workbook_errors import Place, find_errors
from toc.exchange.figures.workbook_limits import BadWorkbook, check_workbook

MOST_MEMORY = 3_000_000_000
"""Bytes of addresses, on systems that keep count."""
PREFERRED_SHEET = "figures"
TABLE, REFUSED = b"+", b"-"
_LARGEST_WHOLE = 1e15
_DAMAGED = "The workbook cannot be read: it is damaged. Open it in Excel, save it anew, and pick that."


def extract_sheet(data: bytes) -> str:
    """The sheet named Figures, else the first with something in it, as tab-separated text. Raises BadWorkbook."""
    check_workbook(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = sorted(workbook.sheet_names, key=lambda name: name.strip().casefold() != PREFERRED_SHEET)
        for name in names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.start is not None:
                return _text(sheet.iter_rows(), find_errors(data, name), sheet.start[1])
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise BadWorkbook(_DAMAGED) from error
    raise BadWorkbook("The workbook is empty. Pick another one.")


def _text(rows: Iterable[list[Any]], errors: Mapping[Place, str], left: int) -> str:
    """The rows, the first cell of each from the column `left`."""
    failed: dict[int, dict[int, str]] = {}
    for (at, column), error in errors.items():
        failed.setdefault(at, {})[column - left] = error
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for number, row in enumerate(rows):
        cells = [write_cell(cell) for cell in row]
        for column, error in failed.get(number, {}).items():
            if not 0 <= column < len(cells):
                raise BadWorkbook(_DAMAGED)
            cells[column] = error
        # A row of one empty cell would be written as a pair of quotation marks.
        if any(cells):
            writer.writerow(cells)
        else:
            text.write("\n")
    return text.getvalue()


def write_cell(cell: object) -> str:
    """A cell as a person would type it."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer() and abs(cell) < _LARGEST_WHOLE:
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case timedelta() | None:
            return "" if cell is None else str(cell)
        case _:
            return str(cell)


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer workbooks until nobody asks any more: `+` and the table, or `-` and the sentence why not."""
    while True:
        try:
            data = read_frame(jobs)
        except EOFError:
            return
        try:
            answer = TABLE + extract_sheet(data).encode("utf-8", "replace")
        except BadWorkbook as error:
            answer = REFUSED + error.message.encode()
        write_frame(answers, answer)


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
