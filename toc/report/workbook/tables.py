"""A table on a sheet of its own: caption, heads that stay in sight, filters, and numbers that are numbers."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from toc.diagram.picture import Weight
from toc.diagram.wrapping import wrap
from toc.report.blocks import Cell, Column, Table
from toc.report.workbook.looks import Looks, starts_a_formula

_ALL_COLUMNS = 150
"""Letters a table's columns have together, where they have so many to say."""
_NARROWEST, _WIDEST, _NUMBER = 11, 60, 13
_ROUND_NUMBER, _WIDEST_NUMBER = 7, 44
_UPRIGHT = 100
"""Letters across that an upright page holds in type that can be read."""
_LONGEST_TEXT = 32_000
"""Letters in a cell; Excel takes 32,767."""
_LONGEST_LINE = 200
_LETTER, _LINE = 5.2, 12.75
"""Points of a letter's width, as Excel counts them, and of a line's height."""
_TALLEST = 409.0
_IN_BRACKETS = re.compile(r"( \([^()]+\))$")
_AFTER_NUMBER = re.compile(r"^[-\u2212]?£?[\d,.]*\d([^\d,.].*)$")
_LONGEST_SAID = 120
"""Letters that are said after a number; Excel takes a format of 255."""
HEAD_ROW = 2
NUMBER = "#,##0.##"


def write_table(sheet: Any, looks: Looks, table: Table, footer: str) -> None:
    """Caption and note above, so that the rows go on to the end of the sheet."""
    write_text(sheet, 0, 0, _one_line(table.caption), looks, "caption")
    write_text(sheet, 1, 0, _one_line(table.note), looks, "note", text_wrap=False)
    widths = _widths(table)
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(place, place, width)
        write_text(sheet, HEAD_ROW, place, column.title, looks, "head", **_align(numeric=column.numeric))
    sheet.set_row(HEAD_ROW, height_of([column.title for column in table.columns], widths, Weight.BOLD))
    for row, cells in enumerate(table.rows, start=HEAD_ROW + 1):
        sheet.set_row(row, height_of([cell.text for cell in cells], widths))
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=False)):
            write_cell(sheet, row, place, cell, looks, numeric=column.numeric)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    if table.rows and table.columns:
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(table.rows), len(table.columns) - 1)
    sheet.repeat_rows(HEAD_ROW)
    set_page(sheet, footer, landscape=sum(widths) > _UPRIGHT)


def write_cell(sheet: Any, row: int, place: int, cell: Cell, looks: Looks, *, numeric: bool = False) -> None:
    """The number or the day behind a cell where it has one, else its text as text."""
    more = _align(numeric=numeric)
    if cell.strong:
        more["bold"] = True
    if cell.value is None or isinstance(cell.value, bool):
        write_text(sheet, row, place, cell.text, looks, "cell", **more)
    elif isinstance(cell.value, date):
        # Like the words above and below it: at the right it would run into the next column.
        look = looks.get("cell", num_format=cell.number_format or "d mmm yyyy", **({"align": "left"} | more))
        sheet.write_datetime(row, place, cell.value, look)
    else:
        shown = f"{cell.number_format or NUMBER}{_said_after(cell)}"
        sheet.write_number(row, place, cell.value, looks.get("cell", num_format=shown, **more))


def _said_after(cell: Cell) -> str:
    """What is said of a number behind it, such as its unit and period, as part of how the number is shown."""
    says_unit = '"' in cell.number_format
    found = (_IN_BRACKETS if says_unit else _AFTER_NUMBER).search(" ".join(cell.text.split()))
    words = "" if found is None else found[1].replace('"', "")
    return f'"{words}"' if 0 < len(words) <= _LONGEST_SAID else ""


def write_text(sheet: Any, row: int, place: int, text: str, looks: Looks, look: str, **more: object) -> None:
    """People's words, never a formula: also not after the workbook has been saved as CSV and opened again."""
    if starts_a_formula(text):
        more["quote_prefix"] = True
    sheet.write_string(row, place, _cut(text), looks.get(look, **more))


def set_page(sheet: Any, footer: str, *, landscape: bool) -> None:
    """A4, as wide as the page, the stamp at the foot."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L&8{footer.replace('&', '&&')[:200]}&R&8&P of &N")
    sheet.hide_gridlines(2)


def _widths(table: Table) -> Sequence[float]:
    """Letters for each column: as its share says, and no wider than what it holds."""
    shares = sum(column.width for column in table.columns) or 1
    return [
        _width(column, tuple(row[place] for row in table.rows if place < len(row)), shares)
        for place, column in enumerate(table.columns)
    ]


def _width(column: Column, cells: Sequence[Cell], shares: float) -> float:
    if column.numeric:
        # A number does not wrap: where there is no room for all of it, Excel shows none of it.
        said = max(
            (len(cell.text) + _ROUND_NUMBER for cell in cells if _is_number(cell) and _said_after(cell)), default=0
        )
        return max(_NUMBER, min(len(column.title), 18) + 3, min(said, _WIDEST_NUMBER))
    longest = max((len(cell.text) for cell in cells), default=0)
    room = min(_WIDEST, max(_NARROWEST, column.width / shares * _ALL_COLUMNS))
    return max(_NARROWEST, min(room, max(longest, len(column.title) + 4) + 2))


def _is_number(cell: Cell) -> bool:
    return cell.value is not None and not isinstance(cell.value, bool | date)


def _align(*, numeric: bool) -> dict[str, object]:
    return {"align": "right", "indent": 1} if numeric else {}


def height_of(texts: Sequence[str], widths: Sequence[float], weight: Weight = Weight.REGULAR) -> float:
    """Points for the cell with the most lines: not every program finds that out by itself."""
    lines = max(
        (len(wrap(text, width * _LETTER, 10, weight)) for text, width in zip(texts, widths, strict=False)), default=1
    )
    return min(_TALLEST, max(lines, 1) * _LINE + 3)


def _one_line(text: str) -> str:
    """What stands above a table runs on over its columns, but not over the edge of the page."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}..."


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}..."
