"""A table in Word: its head on every page, its columns as wide as asked, rows that stay whole."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import _Cell, _Row

from toc.report.blocks import Column, Table
from toc.report.column_widths import build_widths, find_table_share
from toc.report.word.styles import CELL, HEAD, TABLE, WIDE_CELL, WIDE_HEAD
from toc.report.word.text import write

_TALLEST_ROW = 900
"""Characters in a cell from which its row may run on over the page."""


def add_table(word: WordDocument, table: Table, width: int) -> None:
    """`width` is that of the text, in EMU."""
    if not table.columns:
        return
    made = word.add_table(rows=1, cols=len(table.columns), style=TABLE)
    made.autofit = False
    _describe(made, table)
    room = width * find_table_share(table)
    widths = [Emu(int(room * share)) for share in build_widths(table)]
    # Looking a style up by its name takes a millisecond, which thousands of cells have not.
    names = (WIDE_HEAD, WIDE_CELL) if table.wide else (HEAD, CELL)
    head, body = (word.styles[name].style_id for name in names)
    for column, cell, grid, size in zip(table.columns, made.rows[0].cells, made.columns, widths, strict=True):
        _fill(cell, column.title, head, column)
        grid.width = size
    _set(made.rows[0], "w:cantSplit", "w:tblHeader")
    for line in table.rows:
        row = made.add_row()
        for cell, one, column in zip(row.cells, line, table.columns, strict=False):
            _fill(cell, one.text, body, column, bold=one.strong)
        if max((len(one.text) for one in line), default=0) <= _TALLEST_ROW:
            _set(row, "w:cantSplit")
    for row in made.rows:
        for cell, size in zip(row.cells, widths, strict=True):
            cell.width = size


def _fill(cell: _Cell, text: str, style: str, column: Column, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    write(paragraph, text, bold=bold)
    if column.numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set(row: _Row, *names: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    for name in names:
        properties.append(OxmlElement(name))


def _describe(made: Any, table: Table) -> None:
    """Which row and column name the others, and what the table is, for those who hear it."""
    properties = made._tbl.tblPr
    looks = properties.find(qn("w:tblLook"))
    if looks is None:
        looks = OxmlElement("w:tblLook")
        properties.append(looks)
    for name in list(looks.attrib):
        del looks.attrib[name]
    for name, value in {
        "val": "00A0", "firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1",
        "noVBand": "1",
    }.items():  # fmt: skip
        looks.set(qn(f"w:{name}"), value)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), " ".join(table.caption.split()))
    properties.append(caption)
