"""A table in Word: its head on every page, its columns as wide as asked, rows that stay whole."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from toc.report.blocks import Cell, Table
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
    names = (WIDE_HEAD, WIDE_CELL) if table.wide else (HEAD, CELL)
    first = made.rows[0]
    for column, cell, grid, size in zip(table.columns, first.cells, made.columns, widths, strict=True):
        cell.width = grid.width = size
        if column.numeric:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # A row is a copy of one: to put its parts together anew takes several times as long.
    pattern: Any = deepcopy(first._tr)
    for row, name in zip((first._tr, pattern), names, strict=True):
        for place in row.tc_lst:
            place.p_lst[0].style = word.styles[name].style_id
    _fill(made, first._tr, [Cell(column.title) for column in table.columns])
    _set(first._tr, "w:cantSplit", "w:tblHeader")
    for line in table.rows:
        row = deepcopy(pattern)
        made._tbl.append(row)
        _fill(made, row, line)
        if max((len(one.text) for one in line), default=0) <= _TALLEST_ROW:
            _set(row, "w:cantSplit")


def _fill(made: WordTable, row: Any, line: Sequence[Cell]) -> None:
    for place, one in zip(row.tc_lst, line, strict=False):
        write(WordParagraph(place.p_lst[0], made._parent), one.text, bold=one.strong)


def _set(row: Any, *names: str) -> None:
    properties = row.get_or_add_trPr()
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
