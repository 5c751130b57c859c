"""Tables on slides: a short one whole, of a long one the first rows; what does not fit there is in the notes."""

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from toc.diagram.picture import Weight
from toc.diagram.wrapping import is_right_to_left, wrap
from toc.report import drawingml as d
from toc.report.blocks import Table
from toc.report.look import ACCENT, INK, MUTED, RULE, TINT
from toc.report.slides.deck import FOOT, LEFT, ROOM, SMALL, TOP, Deck
from toc.report.slides.flow import TextBlock, height_of, put_above
from toc.report.slides.grid import INSET, MOST_LINES, SIZE, Grid, Row, build_grid, build_pages

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def add_table(deck: Deck, table: Table, section: str, before: Sequence[TextBlock] = (), after: str = "") -> None:
    """The table's slides, named by its caption; of one that needs more than two, the first rows."""
    grid = build_grid(table)
    taken = height_of(before)
    pages = build_pages(grid, taken)
    shown, notes = sum(map(len, pages)), list(grid.notes)
    if shown < len(grid.rows):
        notes.insert(0, f"The first {shown} of {len(grid.rows)} rows. The others are in the notes and in the workbook.")
    for place, page in enumerate(pages):
        said = [*notes, *(row.said for row in page if row.said)]
        last = place == len(pages) - 1
        if last:
            said += [row.whole for row in grid.rows[shown:]]
        slide = deck.add(table.caption or section, section, "\n\n".join([*said, *([after] if last and after else [])]))
        top = TOP + (put_above(deck, slide, before) if place == 0 else 0.0)
        _draw(slide, grid, page, top)
        if notes:
            _note(deck, slide, " ".join(notes), FOOT - 14)


def add_tables(
    deck: Deck, title: str, tables: Sequence[Table], section: str, before: Sequence[TextBlock] = (), after: str = ""
) -> None:
    """Several small ones under each other, each beneath its caption."""
    grids = [build_grid(table) for table in tables]
    said = [part for grid in grids for part in (*grid.notes, *(row.said for row in grid.rows if row.said))]
    slide = deck.add(title, section, "\n\n".join([*said, *([after] if after else [])]))
    top = TOP + put_above(deck, slide, before)
    for grid in grids:
        caption = d.Paragraph(_line(grid.table.caption, 14.0), 14.0, INK, bold=True)
        place = d.Place(LEFT, top, ROOM, 20)
        deck.put(slide, d.shape(deck.number(slide), "Caption", place, text=d.text_body((caption,))))
        _draw(slide, grid, grid.rows, top + 22)
        if grid.notes:
            _note(deck, slide, " ".join(grid.notes), top + 22 + grid.height + 2)
        top += grid.height_among_others


def _draw(slide: Slide, grid: Grid, rows: Sequence[Row], top: float) -> None:
    height = grid.head + sum(row.height for row in rows)
    columns = grid.columns
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), Pt(LEFT), Pt(top), Pt(ROOM), Pt(height))
    frame.name = "Table"
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {grid.table.caption}")
    table = frame.table
    for place, width in enumerate(grid.widths):
        table.columns[place].width = Pt(width)
    table.rows[0].height = Pt(grid.head)
    for place, column in enumerate(columns):
        _fill(table.cell(0, place), column.title, strong=True, numeric=column.numeric, is_head=True)
    for number, row in enumerate(rows, start=1):
        table.rows[number].height = Pt(row.height)
        for place, (cell, lines, column) in enumerate(zip(row.cells, row.lines, columns, strict=True)):
            whole = len(lines) <= MOST_LINES and not (lines and lines[-1].endswith("…"))
            text = cell.text if whole else " ".join(lines)
            _fill(table.cell(number, place), text, strong=cell.strong, numeric=column.numeric)


def _fill(cell: _Cell, text: str, *, strong: bool, numeric: bool, is_head: bool = False) -> None:
    words = d.Paragraph(
        text, SIZE, ACCENT if is_head else INK, bold=strong, align="r" if numeric else "l",
        right_to_left=is_right_to_left(text),
    )  # fmt: skip
    written = parse_xml(d.text_body((words,)))
    body: Any = cell._tc.get_or_add_txBody()
    for old in list(body.p_lst):
        body.remove(old)
    for paragraph in written.p_lst:
        body.append(paragraph)
    properties = cell._tc.get_or_add_tcPr()
    for side in ("marL", "marR"):
        properties.set(side, str(round(INSET * d.EMU)))
    for side in ("marT", "marB"):
        properties.set(side, str(round(3 * d.EMU)))
    for edge in ("L", "R", "T"):
        properties.append(parse_xml(f'<a:ln{edge} {_A} w="0"><a:noFill/></a:ln{edge}>'))
    colour = RULE.removeprefix("#")
    properties.append(parse_xml(f'<a:lnB {_A} w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'))
    ground = f'<a:srgbClr val="{TINT.removeprefix("#")}"/>'
    fill = f"<a:solidFill {_A}>{ground}</a:solidFill>" if is_head else f"<a:noFill {_A}/>"
    properties.append(parse_xml(fill))


def _note(deck: Deck, slide: Slide, text: str, top: float) -> None:
    words = d.Paragraph(_line(text, SMALL), SMALL, MUTED)
    place = d.Place(LEFT, top, ROOM, 16)
    deck.put(slide, d.shape(deck.number(slide), "Note", place, text=d.text_body((words,))))


def _line(text: str, size: float) -> str:
    lines = wrap(" ".join(text.split()), ROOM - 20, size, Weight.BOLD)
    return text if len(lines) <= 1 else f"{lines[0]}…"
