"""A document as an Excel workbook: a sheet for each table, native charts, and one in front that says what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from toc.report.blocks import Cell, ChartBlock, Column, Document, Table
from toc.report.clean_text import build_clean_document
from toc.report.progress import Progress, quiet
from toc.report.stamp_words import build_about, build_fictional_line, build_name, build_stamp_line
from toc.report.workbook.charts import COLUMN, FIRST_NUMBERS, NUMBERS_ACROSS, ChartSheets
from toc.report.workbook.looks import Looks
from toc.report.workbook.sheet_names import SheetNames
from toc.report.workbook.tables import height_of, set_page, write_table, write_text

ABOUT, CHARTS, NUMBERS, FIGURES = "About", "Charts", "Chart data", "Figures"
_MOST_NAMED = 2
"""Charts, in the list of contents."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


@dataclass(frozen=True)
class _Sheet:
    name: str
    says: str
    """For the list of contents."""
    table: Table | None = None
    """None: the sheet of the charts."""


def render(document: Document, progress: Progress = quiet) -> bytes:
    """The workbook's bytes. Nothing in it calculates what a person has written."""
    progress("Writing the workbook")
    document = build_clean_document(document)
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    made_at = document.stamp.made_at.replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": build_name(document)[:255], "author": "", "created": made_at})
    looks = Looks(book)
    footer = build_stamp_line(document.stamp)
    sheets = tuple(_plan(document))
    _write_about(book.add_worksheet(ABOUT), looks, document, sheets, footer)
    for one in sheets:
        sheet = book.add_worksheet(one.name)
        if one.table is not None:
            write_table(sheet, looks, one.table, footer)
        else:
            _write_charts(book, looks, sheet, document, footer)
    book.close()
    return file.getvalue()


def _plan(document: Document) -> Iterator[_Sheet]:
    names = SheetNames()
    names.take(ABOUT)
    charts = _charts(document)
    has_charts = any(block.data.categories for block in charts)
    if has_charts:
        names.take(NUMBERS)
    for section in document.sections:
        tables = [block for block in section.blocks if isinstance(block, Table)]
        for table in tables:
            wanted = section.title if len(tables) == 1 else table.sheet or table.caption or section.title
            yield _Sheet(names.take(wanted), table.caption or section.title, table)
    for head, table in _gather_figures(charts):
        yield _Sheet(names.take(FIGURES), head, table)
    if has_charts:
        yield _Sheet(names.take(CHARTS), "The charts, to be edited; their numbers are on the last sheet")


def _charts(document: Document) -> list[ChartBlock]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, ChartBlock)]


def _gather_figures(charts: list[ChartBlock]) -> Iterator[tuple[str, Table]]:
    """The charts' tables, those with the same heads as one with a column that says which chart each row is of."""
    by_heads: dict[tuple[str, ...], list[tuple[str, Table]]] = {}
    for block in charts:
        if block.table is not None:
            heads = tuple(column.title for column in block.table.columns)
            by_heads.setdefault(heads, []).append((block.title, block.table))
    for found in by_heads.values():
        columns = (Column("Chart", width=2.0), *found[0][1].columns)
        rows = tuple((Cell(title), *row) for title, table in found for row in table.rows)
        notes = " ".join(dict.fromkeys(table.note for _, table in found if table.note))
        named = tuple(dict.fromkeys(title for title, _ in found))
        said = ", ".join(named[:_MOST_NAMED])
        if len(named) > _MOST_NAMED:
            said += f" and {len(named) - _MOST_NAMED} more"
        yield f"The figures behind the charts: {said}", Table("Figures", columns, rows, note=notes)


def _write_about(sheet: Any, looks: Looks, document: Document, sheets: tuple[_Sheet, ...], footer: str) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    name = build_name(document)
    sheet.set_row(0, 2 * height_of([name], [72]))
    sheet.merge_range(0, 0, 0, 1, "", looks.get("title"))
    write_text(sheet, 0, 0, name, looks, "title")
    row = 1
    lines = (document.subtitle, build_fictional_line(document.stamp), *build_about(document))
    for line in dict.fromkeys(line for line in lines if line.strip()):
        sheet.merge_range(row, 0, row, 1, "", looks.get("text"))
        write_text(sheet, row, 0, " ".join(line.split()), looks, "text")
        sheet.set_row(row, height_of([line], [124]))
        row += 1
    row += 1
    write_text(sheet, row, 0, "Sheet", looks, "head")
    write_text(sheet, row, 1, "What it holds", looks, "head")
    for one in sheets:
        row += 1
        quoted = one.name.replace("'", "''")
        sheet.write_url(row, 0, f"internal:'{quoted}'!A1", looks.get("link"), one.name)
        write_text(sheet, row, 1, one.says, looks, "text")
    if not sheets:
        write_text(sheet, row + 1, 0, "The chosen sections hold no tables and no charts.", looks, "text")
    set_page(sheet, footer, landscape=True)


def _write_charts(book: Any, looks: Looks, sheet: Any, document: Document, footer: str) -> None:
    numbers = book.add_worksheet(NUMBERS)
    numbers.set_column(0, 0, FIRST_NUMBERS)
    numbers.set_column(1, 12, NUMBERS_ACROSS)
    sheet.set_column(0, 0, COLUMN)
    sheets = ChartSheets(book, looks, sheet, numbers)
    for block in _charts(document):
        sheets.add(block)
    set_page(sheet, footer, landscape=False)
    set_page(numbers, footer, landscape=True)
