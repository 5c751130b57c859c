"""A programme's figures as the long table a team would keep: as CSV text and as an Excel workbook."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

import xlsxwriter

from toc.analysis.periods import label_of
from toc.exchange.native import ProgrammeFile
from toc.model.figures import Observation, ObservationState

COLUMNS = ("indicator", "period", "category", "numerator", "denominator", "value", "provisional", "note")
SUPPRESSED = "*"
_MADE = datetime(2026, 10, 1, tzinfo=UTC).replace(tzinfo=None)
"""A workbook holds the moment it was made, which must not change with the clock."""
_WIDTHS = (46, 22, 24, 12, 12, 10, 12, 60)

Cell = str | float


def build_rows(file: ProgrammeFile) -> tuple[tuple[Cell, ...], ...]:
    """A row a figure of the programme's own, in the order of its indicators."""
    return tuple(_rows(file))


def _rows(file: ProgrammeFile) -> Iterator[tuple[Cell, ...]]:
    for indicator in file.programme.indicators:
        categories = {} if indicator.breakdown is None else {one.id: one.name for one in indicator.breakdown.categories}
        for one in file.observations:
            if one.indicator == indicator.id and one.comparison is None:
                category = "" if one.category is None else categories[one.category]
                yield (indicator.name, label_of(one.period), category, *_figure(one))


def _figure(one: Observation) -> tuple[Cell, ...]:
    value = SUPPRESSED if one.state is ObservationState.SUPPRESSED else _cell(one.value)
    return (_cell(one.numerator), _cell(one.denominator), value, "yes" if one.provisional else "", one.note)


def _cell(number: float | None) -> Cell:
    if number is None:
        return ""
    return int(number) if number == int(number) else number


def render_csv(rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    """Comma-separated, UTF-8, the columns' names on top."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue().encode()


def render_workbook(rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    """One sheet, the columns' names on top."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Figures of a fictional team", "created": _MADE})
        sheet = workbook.add_worksheet("Figures")
        bold = workbook.add_format({"bold": True})
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    return data.getvalue()
