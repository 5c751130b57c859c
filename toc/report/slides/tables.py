"""A table over as many slides as it takes, its heads on each; what does not fit there is in the notes."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from toc.diagram.lettering import width_of
from toc.diagram.picture import Weight
from toc.diagram.wrapping import is_right_to_left, wrap
from toc.report import drawingml as d
from toc.report.blocks import Cell, Column, Table
from toc.report.look import ACCENT, INK, MUTED, RULE, TINT
from toc.report.slides.deck import FOOT, LEFT, ROOM, SMALL, TOP, Deck

_SIZE = 12.0
_LINE = _SIZE * 1.2
_INSET = 5.0
_PADDING = 8.0
_MOST_COLUMNS, _FIRST_COLUMNS = 7, 3
_MOST_LINES = 6
"""Of a cell; a longer text is cut there and stands in the notes."""
_NOTE_HEIGHT = 20.0
_LEAST, _MOST = 62.0, 150.0
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


class _Row(NamedTuple):
    cells: tuple[Cell, ...]
    lines: tuple[tuple[str, ...], ...]
    height: float
    said: str
    """What is not on the slide, for the notes."""


def add_table(deck: Deck, table: Table, section: str) -> None:
    """The table's slides, named by its caption."""
    shown = _choose_columns(table)
    left_out = [column.title for place, column in enumerate(table.columns) if place not in shown]
    widths = _widths([table.columns[place] for place in shown], table, shown)
    heads = [table.columns[place].title for place in shown]
    head = _height(
        [wrap(text, width - 2 * _INSET, _SIZE, Weight.BOLD) for text, width in zip(heads, widths, strict=True)]
    )
    rows = [_row(table, cells, shown, widths) for cells in table.rows]
    notes = [table.note] if table.note.strip() else []
    if left_out:
        notes.append(f"Not on the slide: {', '.join(left_out)}. They are in the notes and in the full document.")
    for page in _pages(rows, head):
        said = "\n\n".join([*notes, *(row.said for row in page if row.said)])
        slide = deck.add(table.caption or section, section, said)
        _draw(slide, [table.columns[place] for place in shown], widths, head, page, table.caption)
        if notes:
            _note(deck, slide, " ".join(notes))


def _choose_columns(table: Table) -> list[int]:
    """The first ones, which say what a row is, and of the others those that say it shortest, as many as fit."""
    places = list(range(len(table.columns)))
    while len(places) > 2 and (len(places) > _MOST_COLUMNS or sum(_least(table, place) for place in places) > ROOM):
        first = min(_FIRST_COLUMNS, len(places) - 1)
        places.remove(max(places[first:], key=lambda place: _average(table, place)))
    return places


def _average(table: Table, place: int) -> float:
    texts = [len(row[place].text) for row in table.rows if place < len(row)]
    return sum(texts) / len(texts) if texts else 0.0


def _least(table: Table, place: int) -> float:
    """What the longest word of a column takes."""
    texts = [table.columns[place].title, *(row[place].text for row in table.rows if place < len(row))]
    longest = max((width_of(word, _SIZE, Weight.BOLD) for text in texts for word in text.split()), default=0.0)
    return min(_MOST, max(_LEAST, longest + 2 * _INSET + 2))


def _widths(columns: Sequence[Column], table: Table, shown: Sequence[int]) -> list[float]:
    """The least each needs, and the rest by its share."""
    least = [_least(table, place) for place in shown]
    spare = max(0.0, ROOM - sum(least))
    shares = sum(column.width for column in columns) or 1.0
    widths = [one + spare * column.width / shares for one, column in zip(least, columns, strict=True)]
    return [width * ROOM / sum(widths) for width in widths]


def _row(table: Table, cells: tuple[Cell, ...], shown: Sequence[int], widths: Sequence[float]) -> _Row:
    kept = tuple(cells[place] if place < len(cells) else Cell("") for place in shown)
    said: list[str] = []
    lines: list[tuple[str, ...]] = []
    for place, cell, width in zip(shown, kept, widths, strict=True):
        wrapped = wrap(cell.text, width - 2 * _INSET, _SIZE, Weight.BOLD if cell.strong else Weight.REGULAR)
        if len(wrapped) > _MOST_LINES:
            said.append(f"{table.columns[place].title}: {cell.text}")
            wrapped = (*wrapped[: _MOST_LINES - 1], f"{wrapped[_MOST_LINES - 1]}…")
        lines.append(wrapped)
    for place, (column, cell) in enumerate(zip(table.columns, cells, strict=False)):
        if place not in shown and cell.text.strip():
            said.append(f"{column.title}: {cell.text}")
    name = kept[0].text if kept else ""
    return _Row(kept, tuple(lines), _height(lines), f"{name}. {'; '.join(said)}" if said else "")


def _height(lines: Sequence[tuple[str, ...]]) -> float:
    return max((len(one) for one in lines), default=1) * _LINE + _PADDING


def _pages(rows: Sequence[_Row], head: float) -> Iterator[list[_Row]]:
    room = FOOT - TOP - head - _NOTE_HEIGHT
    page: list[_Row] = []
    left = room
    for row in rows:
        if row.height > left and page:
            yield page
            page, left = [], room
        page.append(row)
        left -= row.height
    if page or not rows:
        yield page


def _draw(
    slide: Slide, columns: Sequence[Column], widths: Sequence[float], head: float,
    rows: Sequence[_Row], caption: str,
) -> None:  # fmt: skip
    height = head + sum(row.height for row in rows)
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), Pt(LEFT), Pt(TOP), Pt(ROOM), Pt(height))
    frame.name = "Table"
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {caption}")
    table = frame.table
    for place, width in enumerate(widths):
        table.columns[place].width = Pt(width)
    table.rows[0].height = Pt(head)
    for place, column in enumerate(columns):
        _fill(table.cell(0, place), column.title, strong=True, numeric=column.numeric, is_head=True)
    for number, row in enumerate(rows, start=1):
        table.rows[number].height = Pt(row.height)
        for place, (cell, lines, column) in enumerate(zip(row.cells, row.lines, columns, strict=True)):
            whole = len(lines) <= _MOST_LINES and not (lines and lines[-1].endswith("…"))
            text = cell.text if whole else " ".join(lines)
            _fill(table.cell(number, place), text, strong=cell.strong, numeric=column.numeric)


def _fill(cell: _Cell, text: str, *, strong: bool, numeric: bool, is_head: bool = False) -> None:
    words = d.Paragraph(
        text, _SIZE, ACCENT if is_head else INK, bold=strong, align="r" if numeric else "l",
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
        properties.set(side, str(round(_INSET * d.EMU)))
    for side in ("marT", "marB"):
        properties.set(side, str(round(3 * d.EMU)))
    for edge in ("L", "R", "T"):
        properties.append(parse_xml(f'<a:ln{edge} {_A} w="0"><a:noFill/></a:ln{edge}>'))
    colour = RULE.removeprefix("#")
    properties.append(parse_xml(f'<a:lnB {_A} w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'))
    ground = f'<a:srgbClr val="{TINT.removeprefix("#")}"/>'
    fill = f"<a:solidFill {_A}>{ground}</a:solidFill>" if is_head else f"<a:noFill {_A}/>"
    properties.append(parse_xml(fill))


def _note(deck: Deck, slide: Slide, text: str) -> None:
    lines = wrap(text, ROOM, SMALL)
    shown = text if len(lines) <= 1 else f"{lines[0]}…"
    words = d.Paragraph(shown, SMALL, MUTED)
    place = d.Place(LEFT, FOOT - 14, ROOM, 16)
    deck.put(slide, d.shape(deck.number(slide), "Note", place, text=d.text_body((words,))))
