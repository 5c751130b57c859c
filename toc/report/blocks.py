"""What a document is made of: sections of blocks, the same for every format."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

from toc.diagram.picture import Picture

_MOST_PRINTED = 24
"""Rows of a chart's table: two years by the month."""


class Tone(StrEnum):
    BODY = "body"
    LEAD = "lead"
    """The sentence a reader in a hurry takes away."""
    NOTE = "note"
    """Method, caution or source: small print."""


@dataclass(frozen=True)
class Paragraph:
    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True)
class Subheading:
    text: str
    level: int = 2
    """2 or 3; a section's own title is 1."""


@dataclass(frozen=True)
class Item:
    text: str
    depth: int = 0
    strong: str = ""
    """Words set bold before the text."""


@dataclass(frozen=True)
class Bullets:
    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Column:
    title: str
    width: float = 1.0
    """Share of the table's width, against the other columns'."""
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """What is printed; with the number behind it where a workbook should hold one."""

    text: str
    value: float | date | None = None
    number_format: str = ""
    """Excel's."""
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A caption, heads that repeat on every page, and rows. The first column names its row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    wide: bool = False
    """Asks for a landscape page where pages are turned."""
    for_reference: bool = False
    """To look things up in, or another view of the next table: slides leave it to the workbook."""
    sheet: str = ""
    """What its sheet of a workbook is called, where a caption's first words would not tell it from others."""


@dataclass(frozen=True)
class DiagramBlock:
    """A theory drawn for print: the same picture as on the screen, and as words."""

    title: str
    picture: Picture
    svg: str
    outline: str
    """The whole diagram as text."""
    alternative: str
    """One or two sentences for a reader who cannot see it."""
    theory_id: str = ""
    plain: Picture | None = None
    """The boxes and arrows without what stands around them, in type that is read off a slide."""


class Role(StrEnum):
    """What a series of a chart is: a format draws each in its own way."""

    FIGURES = "figures"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEITHER = "neither"
    """Marked, but neither better nor worse."""
    MEAN = "mean"
    LIMIT = "limit"
    TARGET = "target"
    BASELINE = "baseline"
    INTERVAL_LOW = "interval_low"
    INTERVAL_HIGH = "interval_high"


@dataclass(frozen=True)
class ChartSeries:
    name: str
    values: tuple[float | None, ...]
    role: Role = Role.FIGURES


class ChartShape(StrEnum):
    LINE = "line"
    BARS = "bars"
    STACKED_BARS = "stacked_bars"
    SCATTER = "scatter"
    """Categories are numbers."""


@dataclass(frozen=True)
class ChartData:
    """A chart in numbers, for formats that draw it natively and so that it can be edited there.

    Every series has one value a category; marked points are series of their own. It holds what is published only.
    """

    shape: ChartShape
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    axis: str = ""
    """Title of the axis of values: the measure with its unit."""
    category_axis: str = ""


@dataclass(frozen=True)
class ChartBlock:
    """A chart with its words and its table, all of them already protected."""

    title: str
    data: ChartData
    alternative: str
    words: str = ""
    """Printed beneath it."""
    method: str = ""
    """Unit, period, n and method, as small print."""
    figure: Any = None
    """The Plotly figure, drawn for print from what is published; None where there is no picture to make."""
    table: Table | None = None
    prints_table: bool = True
    """False where pages leave the table to the workbook and the web page."""

    @cached_property
    def fingerprint(self) -> str:
        """What its figure looks like, the same for the same picture; found once for all formats."""
        return sha256(self.figure.to_json().encode()).hexdigest()

    @property
    def printed_table(self) -> Table | None:
        """What of the table is printed on pages: the latest of many rows."""
        if self.table is None or not self.prints_table:
            return None
        rows = self.table.rows
        if len(rows) <= _MOST_PRINTED:
            return self.table
        left_out = f"The latest {_MOST_PRINTED} of {len(rows)} figures; the workbook and the web page have all of them."
        return replace(self.table, rows=rows[-_MOST_PRINTED:], note=f"{left_out} {self.table.note}".strip())


Block = Paragraph | Subheading | Bullets | Table | DiagramBlock | ChartBlock


@dataclass(frozen=True)
class Section:
    """One part of a document, with a person's own introduction in front."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    introduction: str = ""


@dataclass(frozen=True)
class Stamp:
    """What every page says of where the document comes from."""

    programme: str
    revision: int | None
    as_at: date
    made_at: datetime
    fictional: bool = False
    protection: str = ""
    """How small numbers are protected, in one sentence."""
    snapshot: str = ""


@dataclass(frozen=True)
class Document:
    """A whole document, before any format."""

    title: str
    subtitle: str
    layout: str
    sections: tuple[Section, ...]
    stamp: Stamp
    commissioner: str = ""
    language: str = "en-GB"
    notices: tuple[str, ...] = field(default=())
    """What the maker of the document should know: a thing left out, and why."""
