"""A workbook per programme to fill figures in, with a row for each figure that is wanted; it imports as it is."""

import io
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from toc.analysis.periods import label_of, period_containing, periods_until
from toc.exchange.cell_text import as_text
from toc.model.indicators import HAS_DENOMINATOR, Frequency, Indicator, IndicatorKind
from toc.model.programme import Programme

COLUMNS = ("indicator", "period", "category", "numerator", "denominator", "value", "n", "sd", "provisional", "note")
_WIDTHS = (46, 18, 24, 12, 12, 10, 8, 8, 12, 60)
_MOST_ROWS = 50_000
_YES = {"validate": "list", "source": ["yes"], "ignore_blank": True}
_WITH_SIZE = frozenset({IndicatorKind.MEAN, IndicatorKind.SCORE})
_HELP = (
    "One row is one figure. Fill in the white cells; leave the others empty.",
    "A figure that is not known yet: write 'not yet known' in its place. Zero is a figure: write 0.",
    "A figure that its publisher has hidden: write *.",
    "Percentages and rates take a numerator and a denominator; everything else takes a value.",
    "Periods can be written as 2024-25, 2024/25 Q2, Apr 2024, 2024-04 or Q3 2024. Years start in April.",
    "Add rows for other periods as you need them. Rows that are left empty are passed over.",
    "Import the workbook as often as you like: what is there already is not changed.",
)


class TemplateRow(NamedTuple):
    """What is written in a row before it is filled in."""

    indicator: Indicator
    period: str
    category: str


def build_template(programme: Programme, until: date | None = None, periods: int = 1) -> tuple[TemplateRow, ...]:
    """The rows: for each indicator and category the last `periods` periods up to the one that day is in."""
    return tuple(_rows(programme, until, periods))[:_MOST_ROWS]


def _rows(programme: Programme, until: date | None, periods: int) -> Iterator[TemplateRow]:
    for indicator in programme.indicators:
        if indicator.published_elsewhere:
            continue
        categories = ["", *(one.name for one in (indicator.breakdown.categories if indicator.breakdown else ()))]
        for label in _labels(indicator, until, periods):
            yield from (TemplateRow(indicator, label, category) for category in categories)


def _labels(indicator: Indicator, until: date | None, periods: int) -> list[str]:
    if until is None or indicator.frequency is Frequency.IRREGULAR:
        return [""]
    last = period_containing(until, indicator.frequency)
    return [label_of(one) for one in periods_until(last, indicator.frequency, periods)]


def render_template(programme: Programme, until: date | None = None, periods: int = 1) -> bytes:
    """The workbook: a sheet Figures to fill in, and one that says how."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Figures")
        bold = book.add_format({"bold": True})
        closed = book.add_format({"bg_color": "#E8E8E8"})
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(build_template(programme, until, periods), start=1):
            _write_row(sheet, number, row, closed)
        sheet.freeze_panes(1, 1)
        sheet.data_validation(1, COLUMNS.index("provisional"), _MOST_ROWS, COLUMNS.index("provisional"), _YES)
        how = book.add_worksheet("How to fill in")
        how.set_column(0, 0, 100)
        for line, text in enumerate(_HELP):
            how.write_string(line, 0, text)
    return data.getvalue()


def _write_row(sheet: Worksheet, number: int, row: TemplateRow, closed: object) -> None:
    for column, text in enumerate((row.indicator.name, row.period, row.category)):
        if text:
            sheet.write_string(number, column, as_text(text))
    parts = row.indicator.kind in HAS_DENOMINATOR
    figures = ("value",) if parts else ("numerator", "denominator")
    sizes = () if row.indicator.kind in _WITH_SIZE else ("n", "sd")
    for name in (*figures, *sizes):
        sheet.write_blank(number, COLUMNS.index(name), None, closed)
