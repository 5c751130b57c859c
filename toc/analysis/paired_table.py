"""A table of before and after scores to closed families by period; nothing of it is kept."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite

from toc.analysis.identifiers import Cell, ScoreTable, refuse_identifiers
from toc.analysis.paired import NotPaired, Scores, Thresholds
from toc.analysis.periods import period_containing
from toc.model.base import Value
from toc.model.figures import Period
from toc.model.indicators import Frequency

_BLANK = frozenset({"", "-", "n/a", "na", "none", "missing", "not done", "declined"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_BRITISH = re.compile(r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2}|[A-Za-z]{3,9})[/.\- ](?P<year>\d{4}|\d{2})")


class PairedColumns(Value):
    """Which headings hold the scores, and the day a family was closed."""

    before: str
    after: str
    closed_on: str | None = None


def build_closed(
    table: ScoreTable, columns: PairedColumns, thresholds: Thresholds, frequency: Frequency, period: Period
) -> Mapping[str, tuple[Period, Sequence[Scores]]]:
    """Everyone closed, by period of closing in order; in `period` where there is no closing date.

    A row with a closing date and no after-score is closed without a pair; one without a closing date is still open.
    Raises IdentifyingColumns, and NotPaired by row and column; no sentence repeats what a cell holds.
    """
    refuse_identifiers(table, columns.closed_on)
    before, after = _place(table, columns.before), _place(table, columns.after)
    closing = None if columns.closed_on is None else _place(table, columns.closed_on)
    found: defaultdict[str, tuple[Period, list[Scores]]] = defaultdict(lambda: (period, []))
    for number, row in enumerate(table.rows, start=2):
        if all(_is_blank(cell) for cell in row):
            continue
        scores = Scores(
            _score(_cell(row, before), f"row {number}, {columns.before}", thresholds),
            _score(_cell(row, after), f"row {number}, {columns.after}", thresholds),
        )
        if closing is None:
            found[period.key][1].append(scores)
        elif not _is_blank(_cell(row, closing)):
            mine = period_containing(_day(_cell(row, closing), f"row {number}, {columns.closed_on}"), frequency)
            if mine.key not in found:
                found[mine.key] = (mine, [])
            found[mine.key][1].append(scores)
    return dict(sorted(found.items()))


def _place(table: ScoreTable, header: str) -> int:
    if header not in table.headers:
        raise NotPaired(f"There is no column '{header}'. Choose one of the file's own columns.")
    return list(table.headers).index(header)


def _cell(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _BLANK)


def _score(cell: Cell, where: str, thresholds: Thresholds) -> float | None:
    if _is_blank(cell):
        return None
    score = _number(cell)
    if score is None:
        raise NotPaired(f"{where}: this is not a score. Put a number there, or leave it blank.")
    least = float("-inf") if thresholds.minimum is None else thresholds.minimum
    most = float("inf") if thresholds.maximum is None else thresholds.maximum
    if not least <= score <= most:
        raise NotPaired(f"{where}: the score is outside the instrument's range, {least:g} to {most:g}. Correct it.")
    return score


def _number(cell: Cell) -> float | None:
    if not isinstance(cell, str | int | float):
        return None
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _day(cell: Cell, where: str) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _ISO.match(str(cell).strip()) or _BRITISH.fullmatch(str(cell).strip())
    if found:
        month = found["month"].casefold()[:3]
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        try:
            return date(year, _MONTHS.index(month) + 1 if month in _MONTHS else int(month), int(found["day"]))
        except ValueError:
            pass
    raise NotPaired(f"{where}: this is not a date. Write it as 31/03/2025 or 2025-03-31.")
