"""Before-and-after results as rows of a table and its bars: as they are, or as a document would print them."""

from collections.abc import Sequence
from typing import NamedTuple

from toc.analysis.intervals import Interval
from toc.analysis.judgement import JUDGEMENT_WORDS
from toc.analysis.paired_print import OUTCOMES, PrintedPaired, build_printed, change_figures
from toc.analysis.paired_summary import PairedSummary, build_paired_summary
from toc.analysis.periods import label_of
from toc.analysis.words import number_text
from toc.charts.paired import Bar, MeanChange
from toc.model.figures import PairedResult
from toc.model.indicators import Direction
from toc.model.priorities import SmallNumbers

HEADS = ("Period", "Closed", "Both scores", "Mean change (95 % interval)", *OUTCOMES.values(), "Recovered")
_PERCENT = 100


class PairedRow(NamedTuple):
    cells: tuple[str, ...]
    """One for each of HEADS."""
    words: str
    bar: Bar | None
    """None where it was not said what became of the pairs."""
    change: MeanChange


def build_rows(results: Sequence[PairedResult], direction: Direction) -> tuple[PairedRow, ...]:
    """True figures, for the screen."""
    return tuple(_row(build_paired_summary(result, direction)) for result in results)


def build_printed_rows(results: Sequence[PairedResult], small_numbers: SmallNumbers) -> tuple[PairedRow, ...]:
    """The rows of a document: protected, summed where single periods are too small to show."""
    return tuple(_printed_row(one) for one in build_printed(results, small_numbers))


def _row(summary: PairedSummary) -> PairedRow:
    result = summary.result
    label = label_of(result.period)
    counts: dict[str, int | None] = {name: getattr(result, name) for name in OUTCOMES}
    judged = summary.improved is not None
    cells = (
        label,
        f"{result.closed:,}",
        _of(result.paired, summary.completeness),
        _change(summary),
        *(_of(getattr(result, name), getattr(summary, name)) if judged else "" for name in OUTCOMES),
        _recovered(summary),
    )
    bar = Bar(label, counts, {name: str(count) for name, count in counts.items()}) if judged else None
    return PairedRow(cells, summary.words, bar, MeanChange(label, summary.mean_change, str(result.paired)))


def _printed_row(printed: PrintedPaired) -> PairedRow:
    label = label_of(printed.period)
    counts = {name: one.count for name, one in printed.published.counts.items() if name in OUTCOMES}
    cells = (
        label,
        printed.text("closed"),
        printed.text("paired"),
        "" if printed.mean_change is None else change_figures(printed.mean_change),
        *(printed.text(name) for name in OUTCOMES),
        printed.text("recovered"),
    )
    bar = Bar(label, counts, {name: printed.text(name) for name in OUTCOMES}) if printed.judged else None
    return PairedRow(cells, printed.words, bar, MeanChange(label, printed.mean_change, printed.text("paired")))


def _change(summary: PairedSummary) -> str:
    if summary.mean_change is None:
        return ""
    return f"{change_figures(summary.mean_change)}, {JUDGEMENT_WORDS[summary.judgement]}"


def _recovered(summary: PairedSummary) -> str:
    result = summary.result
    if summary.recovered is None:
        return "" if result.cases_before is None and not result.recovered else f"{result.recovered}"
    return f"{result.recovered} of {result.cases_before}, {result.reliably_recovered} reliably"


def _of(count: int, share: Interval | None) -> str:
    return f"{count:,}" if share is None else f"{count:,} ({number_text(share.value * _PERCENT)} %)"
