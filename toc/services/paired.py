"""Before and after: a file of scores to the totals of each period, and the edit that keeps them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toc.analysis.identifiers import Cell, IdentifierKind, ScoreTable, find_identifiers, refuse_identifiers
from toc.analysis.paired import NotPaired, PairedAnalysis, Scores, Thresholds, build_paired, thresholds_of
from toc.analysis.paired_summary import PairedSummary, build_paired_summary
from toc.analysis.paired_table import PairedColumns, build_closed
from toc.analysis.periods import label_of
from toc.exchange.figures.table import ROW, read_table
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Edit, Remove, Together
from toc.model.figures import PairedResult, Period
from toc.model.indicators import Frequency, Instrument
from toc.model.programme import Programme

MOST_ROWS = 20_000
"""A row a family: no service has more, and more would keep the page waiting."""
_MARKS = {
    "before": ("before", "pre", "first", "start", "initial", "time1", "t1", "assessment"),
    "after": ("after", "post", "last", "end", "final", "time2", "t2", "follow", "outcome"),
}
_CLOSED = ("closed", "closing", "closure", "discharge", "ended")


class PairedPreview(NamedTuple):
    """One period of the file: what would be kept, its intervals, and the scores while they are in memory."""

    analysis: PairedAnalysis
    summary: PairedSummary
    scores: tuple[Scores, ...]

    @property
    def result(self) -> PairedResult:
        return self.analysis.result


def read_scores(data: bytes) -> ScoreTable:
    """The table in a CSV or Excel file, in memory. Raises TocError; no sentence repeats what a cell holds.

    Refused at once where a column points to people by something else than a date: the day of closing is still to be
    named.
    """
    table = read_table(data)
    if table.cells.height > MOST_ROWS:
        raise NotPaired(f"The file has more than {MOST_ROWS:,} rows. Pick the families of some periods only.")
    last = int(table.cells[ROW][-1])
    rows: list[Sequence[Cell]] = [()] * (last - 1)
    for *cells, row in table.cells.iter_rows():
        rows[row - 2] = cells  # Rows keep their numbers, blank ones between them too.
    scores = ScoreTable(_distinct(table.headings), rows)
    if any(one.kind is not IdentifierKind.BIRTH for one in find_identifiers(scores)):
        guessed = guess_columns(scores)
        refuse_identifiers(scores, guessed.closed_on if guessed else None)  # which is not to be taken out as well
    return scores


def guess_columns(table: ScoreTable) -> PairedColumns | None:
    """What the headings say of themselves; None without two columns to compare."""
    if len(table.headers) < 2:
        return None
    closed = _with_marks(table.headers, _CLOSED)
    others = [header for header in table.headers if header != closed]
    before = _with_marks(others, _MARKS["before"])
    after = _with_marks([header for header in others if header != before], _MARKS["after"])
    before = before or next((header for header in others if header != after), others[0])
    after = after or next((header for header in others if header != before), others[-1])
    return PairedColumns(before=before, after=after, closed_on=closed)


def build_previews(
    table: ScoreTable,
    columns: PairedColumns,
    instrument: Instrument,
    frequency: Frequency,
    period: Period,
    *,
    indicator: str | None = None,
    closed_in_all: int | None = None,
) -> tuple[PairedPreview, ...]:
    """Each period of closing with its totals; `period` holds all of it where no day of closing is named.

    Raises IdentifyingColumns and NotPaired.
    """
    if len({columns.before, columns.after, columns.closed_on}) < 3:
        raise NotPaired("The same column stands for two things. Choose a column of its own for each.")
    thresholds = thresholds_of(instrument)
    closed = build_closed(table, columns, thresholds, frequency, period)
    if not closed:
        raise NotPaired("No row has a day of closing, so nobody is closed yet. Choose the column that holds it.")
    in_all = closed_in_all if len(closed) == 1 else None
    return tuple(_preview(instrument, one, scores, thresholds, indicator, in_all) for one, scores in closed.values())


def _preview(
    instrument: Instrument,
    period: Period,
    scores: Sequence[Scores],
    thresholds: Thresholds,
    indicator: str | None,
    closed_in_all: int | None,
) -> PairedPreview:
    analysis = build_paired(
        new_id(), instrument.id, period, scores, thresholds, indicator=indicator, closed_in_all=closed_in_all
    )
    return PairedPreview(analysis, build_paired_summary(analysis.result, thresholds.direction), tuple(scores))


def keep_edit(programme: Programme, results: Sequence[PairedResult], arriving: Edit | None = None) -> Edit:
    """Keep the totals, in place of what the same instrument had for the same periods; one gesture.

    `arriving` brings the instrument in where the programme has not got it. Raises NotPaired where a period shares days
    with another that is kept: its families would count twice.
    """
    replaced: list[Edit] = []
    for result in results:
        for kept in find_kept(programme, result.instrument):
            if kept.period == result.period:
                replaced.append(Remove(collection=Collection.PAIRED_RESULTS, id=kept.id))
            elif kept.period.start <= result.period.end and result.period.start <= kept.period.end:
                raise NotPaired(
                    f"{label_of(result.period)} shares days with {label_of(kept.period)}, which is kept already. "
                    "Remove that one first, or choose other periods."
                )
    added = [Add(collection=Collection.PAIRED_RESULTS, item=as_json(one)) for one in results]
    return Together(edits=(*([arriving] if arriving else []), *replaced, *added))


def find_kept(programme: Programme, instrument_id: str) -> tuple[PairedResult, ...]:
    """What is kept of an instrument, in order of time."""
    mine = [one for one in programme.paired_results if one.instrument == instrument_id]
    return tuple(sorted(mine, key=lambda one: one.period.start))


def find_replaced(programme: Programme, results: Sequence[PairedResult]) -> tuple[Period, ...]:
    """The periods of which something is kept already that keeping these would replace."""
    return tuple(
        one.period for one in results if one.period in {kept.period for kept in find_kept(programme, one.instrument)}
    )


def find_indicators(programme: Programme, instrument_id: str) -> Mapping[str, str]:
    """The indicators that rest on an instrument, by id."""
    return {one.id: one.name for one in programme.indicators if instrument_id in one.instruments}


def _distinct(headings: Sequence[str]) -> tuple[str, ...]:
    """The headings, a blank or repeated one with its place, so that each can be chosen."""
    return tuple(
        heading if heading and headings.count(heading) == 1 else f"{heading} (column {place})".strip()
        for place, heading in enumerate(headings, start=1)
    )


def _with_marks(headers: Sequence[str], marks: Sequence[str]) -> str | None:
    """The first heading with one of these words in it, earlier words before later ones."""
    plain = {header: header.casefold().replace(" ", "").replace("_", "") for header in headers}
    return next((header for mark in marks for header in headers if mark in plain[header]), None)
