"""A table measured for slides: its columns, how wide they are, and the rows that a slide has room for."""

from collections.abc import Sequence
from itertools import permutations
from math import ceil
from typing import NamedTuple

from toc.diagram.lettering import width_of
from toc.diagram.picture import Weight
from toc.diagram.wrapping import wrap
from toc.report.blocks import Cell, Column, Table
from toc.report.slides.deck import FOOT, ROOM, TOP

SIZE = 12.0
_LINE = SIZE * 1.2
INSET = 5.0
_PADDING = 6.5
_MOST_COLUMNS, _FIRST_COLUMNS = 7, 3
_MOST_OF_NUMBERS = 9
"""Columns where all but the first are numbers, which are read at narrow widths."""
MOST_LINES = 6
"""Of a cell; a longer text is cut there and stands in the notes."""
_NOTE_HEIGHT = 20.0
_CAPTION = 30.0
"""A table's name above it and the space beneath it, where several share a slide."""
_MOST_ROWS = 16
"""Of the tables on one slide: more are not even measured."""
_STEPS = (120.0, 60.0, 30.0, 15.0)
_SLACK = 6.0
"""What a line loses where a word does not fit."""
_SAMPLE = 60
"""Rows that decide how wide the columns are."""
_LEAST, _MOST = 62.0, 150.0


class Row(NamedTuple):
    cells: tuple[Cell, ...]
    lines: tuple[tuple[str, ...], ...]
    height: float
    said: str
    """What is not on the slide, for the notes."""
    whole: str
    """All of it, for the notes of a slide that leaves the row out."""


class Grid(NamedTuple):
    """A table measured for a slide."""

    table: Table
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    head: float
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    @property
    def height(self) -> float:
        return self.head + sum(row.height for row in self.rows)

    @property
    def height_among_others(self) -> float:
        return _CAPTION + self.height + (_NOTE_HEIGHT if self.notes else 0.0)


def do_fit(tables: Sequence[Table], taken: float) -> bool:
    """Whether these stand on one slide, whole."""
    if sum(len(table.rows) for table in tables) > _MOST_ROWS:
        return False
    return taken + sum(build_grid(table).height_among_others for table in tables) <= FOOT - TOP


def build_grid(table: Table) -> Grid:
    shown = _choose_columns(table)
    columns = tuple(table.columns[place] for place in shown)
    left_out = [column.title for place, column in enumerate(table.columns) if place not in shown]
    widths = _widths(columns, table, shown)
    heads = [
        wrap(column.title, width - 2 * INSET, SIZE, Weight.BOLD) for column, width in zip(columns, widths, strict=True)
    ]
    rows = tuple(_row(table, cells, shown, widths) for cells in table.rows)
    notes = [table.note] if table.note.strip() else []
    if left_out:
        notes.append(f"In the notes and in the full document: {', '.join(left_out)}.")
    return Grid(table, columns, widths, _height(heads), rows, tuple(notes))


def _choose_columns(table: Table) -> list[int]:
    """The first ones, which say what a row is, and of the others those that say it shortest, as many as fit."""
    places = list(range(len(table.columns)))
    most = _MOST_OF_NUMBERS if all(column.numeric for column in table.columns[1:]) else _MOST_COLUMNS
    while len(places) > 2 and (len(places) > most or sum(_least(table, place) for place in places) > ROOM):
        first = min(_FIRST_COLUMNS, len(places) - 1)
        places.remove(max(places[first:], key=lambda place: _average(table, place)))
    return places


def _average(table: Table, place: int) -> float:
    texts = [len(row[place].text) for row in table.rows if place < len(row)]
    return sum(texts) / len(texts) if texts else 0.0


def _least(table: Table, place: int) -> float:
    """What the longest word of a column takes."""
    texts = [table.columns[place].title, *(row[place].text for row in table.rows if place < len(row))]
    longest = max((width_of(word, SIZE, Weight.BOLD) for text in texts for word in text.split()), default=0.0)
    return min(_MOST, max(_LEAST, longest + 2 * INSET + 2))


def _widths(columns: Sequence[Column], table: Table, shown: Sequence[int]) -> tuple[float, ...]:
    """The least each needs and the rest as asked, then moved to where it makes rows lower."""
    least = [_least(table, place) for place in shown]
    spare = max(0.0, ROOM - sum(least))
    shares = sum(column.width for column in columns) or 1.0
    asked = [one + spare * column.width / shares for one, column in zip(least, columns, strict=True)]
    widths = [width * ROOM / sum(asked) for width in asked]
    heads = [width_of(column.title, SIZE, Weight.BOLD) for column in columns]
    texts = [heads] + [
        [width_of(cell.text, SIZE, Weight.BOLD if cell.strong else Weight.REGULAR) for cell in _kept(cells, shown)]
        for cells in table.rows[:_SAMPLE]
    ]
    lines = _lines(texts, widths)
    for step in _STEPS:
        for giving, taking in permutations(range(len(columns)), 2):
            moved = list(widths)
            moved[giving] -= step
            moved[taking] += step
            if moved[giving] >= least[giving] and (fewer := _lines(texts, moved)) < lines:
                widths, lines = moved, fewer
    return tuple(widths)


def _lines(texts: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """About how many all the rows take."""
    rooms = [width - 2 * INSET - _SLACK for width in widths]
    return sum(max(ceil(text / room) for text, room in zip(row, rooms, strict=True)) for row in texts)


def _kept(cells: Sequence[Cell], shown: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(cells[place] if place < len(cells) else Cell("") for place in shown)


def _wrapped(cells: Sequence[Cell], shown: Sequence[int], widths: Sequence[float]) -> list[tuple[str, ...]]:
    return [
        wrap(cell.text, width - 2 * INSET, SIZE, Weight.BOLD if cell.strong else Weight.REGULAR)
        for cell, width in zip(_kept(cells, shown), widths, strict=True)
    ]


def _row(table: Table, cells: tuple[Cell, ...], shown: Sequence[int], widths: Sequence[float]) -> Row:
    kept = _kept(cells, shown)
    said: list[str] = []
    lines: list[tuple[str, ...]] = []
    for place, cell, wrapped in zip(shown, kept, _wrapped(cells, shown, widths), strict=True):
        if len(wrapped) > MOST_LINES:
            said.append(f"{table.columns[place].title}: {cell.text}")
            wrapped = (*wrapped[: MOST_LINES - 1], f"{wrapped[MOST_LINES - 1]}…")
        lines.append(wrapped)
    for place, (column, cell) in enumerate(zip(table.columns, cells, strict=False)):
        if place not in shown and cell.text.strip():
            said.append(f"{column.title}: {cell.text}")
    name = kept[0].text if kept else ""
    whole = "; ".join(
        f"{column.title}: {cell.text}" for column, cell in zip(table.columns, cells, strict=False) if cell.text.strip()
    )
    return Row(kept, tuple(lines), _height(lines), f"{name}. {'; '.join(said)}" if said else "", whole)


def _height(lines: Sequence[tuple[str, ...]]) -> float:
    return max((len(one) for one in lines), default=1) * _LINE + _PADDING


def build_pages(grid: Grid, taken: float) -> list[tuple[Row, ...]]:
    """One slide or two, as full as each other; the first alone where there would be more."""
    room = FOOT - TOP - grid.head - _NOTE_HEIGHT
    first = _fitting(grid.rows, room - taken)
    rest = grid.rows[first:]
    if not rest or _fitting(rest, room) < len(rest):
        return [grid.rows[:first]]
    while (
        first > 1
        and sum(row.height for row in (grid.rows[first - 1], *rest))
        <= sum(row.height for row in grid.rows[: first - 1])
        and _fitting(grid.rows[first - 1 :], room) == len(rest) + 1
    ):
        first -= 1
        rest = grid.rows[first:]
    return [grid.rows[:first], rest]


def _fitting(rows: Sequence[Row], room: float) -> int:
    """How many of the first rows: always one."""
    for place, row in enumerate(rows):
        room -= row.height
        if room < 0:
            return max(place, 1)
    return len(rows)
