"""Before and after in a document: reliable change by instrument, protected, with what has to be said beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from toc.analysis.disclosure import PRESETS
from toc.analysis.paired_print import OUTCOMES, PrintedPaired, build_printed, change_figures
from toc.analysis.paired_summary import CAUTIONS
from toc.analysis.paired_words import instrument_text
from toc.analysis.periods import label_of
from toc.analysis.words import BETTER
from toc.charts.paired import Bar, MeanChange, build_mean_changes, build_reliable_bars
from toc.model.indicators import Instrument
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import (
    Block,
    Cell,
    ChartBlock,
    ChartData,
    ChartSeries,
    ChartShape,
    Column,
    Paragraph,
    Role,
    Table,
    Tone,
)
from toc.report.chart_blocks import PROTECTED

_ROLES = {"improved": Role.IMPROVEMENT, "unchanged": Role.FIGURES, "deteriorated": Role.CONCERN}
_COLUMNS = (
    Column("Period", 1.4),
    Column("Closed", 0.8, numeric=True),
    Column("Both scores", 0.9, numeric=True),
    Column("Mean change (95 % interval)", 2.0),
    *(Column(words, 1.1, numeric=True) for words in OUTCOMES.values()),
    Column("Cases before", 0.9, numeric=True),
    Column("Recovered", 1.0, numeric=True),
)


def build_paired_section_blocks(programme: Programme, small_numbers: SmallNumbers) -> tuple[Block, ...]:
    """Every instrument with results, then the cautions; nothing where none is kept."""
    blocks: list[Block] = []
    for instrument in programme.instruments:
        results = [one for one in programme.paired_results if one.instrument == instrument.id]
        if results:
            blocks.append(
                build_paired_chart(instrument, build_printed(results, small_numbers), small_numbers, alone=False)
            )
    if not blocks:
        return ()
    return (*blocks, *(Paragraph(caution, Tone.NOTE) for caution in CAUTIONS))


def build_paired_chart(
    instrument: Instrument, printed: Sequence[PrintedPaired], small_numbers: SmallNumbers, *, alone: bool = True
) -> ChartBlock:
    """Bars of reliable change; mean changes where nobody's change could be judged. `alone`: in no document."""
    judged = [row for row in printed if row.judged]
    latest = printed[-1]
    words = f"{label_of(latest.period)}: {latest.words}"
    protection = PRESETS[small_numbers].words
    return ChartBlock(
        title=f"{instrument.name}, before and after",
        data=_bar_data(judged) if judged else _mean_data(instrument, printed),
        alternative=f"{instrument.name}, before and after, {len(printed)} {_periods(len(printed))}. {words}",
        words=words,
        method=f"{instrument_text(instrument)} {protection if alone or not protection else PROTECTED}",
        figure=build_reliable_bars([_bar(row) for row in judged]) if judged else _mean_figure(instrument, printed),
        table=_table(instrument, printed),
    )


def build_mean_chart(
    instrument: Instrument, printed: Sequence[PrintedPaired], small_numbers: SmallNumbers
) -> ChartBlock:
    """Mean changes with their intervals, also where reliable change could be judged."""
    return replace(
        build_paired_chart(instrument, printed, small_numbers),
        title=f"{instrument.name}, mean change",
        data=_mean_data(instrument, printed),
        figure=_mean_figure(instrument, printed),
    )


def _mean_figure(instrument: Instrument, printed: Sequence[PrintedPaired]) -> Any:
    if all(row.mean_change is None for row in printed):
        return None
    changes = [MeanChange(label_of(row.period), row.mean_change, row.text("paired")) for row in printed]
    return build_mean_changes(changes, instrument.direction)


def _periods(count: int) -> str:
    return "period" if count == 1 else "periods"


def _bar(row: PrintedPaired) -> Bar:
    counts = {name: row.published.counts[name].count for name in OUTCOMES}
    return Bar(label_of(row.period), counts, {name: row.text(name) for name in OUTCOMES})


def _bar_data(rows: Sequence[PrintedPaired]) -> ChartData:
    return ChartData(
        shape=ChartShape.STACKED_BARS,
        categories=tuple(label_of(row.period) for row in rows),
        series=tuple(
            ChartSeries(words, tuple(row.published.counts[name].count for row in rows), _ROLES[name])
            for name, words in OUTCOMES.items()
        ),
        axis="Families with both scores",
        category_axis="Period of closing",
    )


def _mean_data(instrument: Instrument, rows: Sequence[PrintedPaired]) -> ChartData:
    changes = [row.mean_change for row in rows]
    return ChartData(
        shape=ChartShape.LINE,
        categories=tuple(label_of(row.period) for row in rows),
        series=(
            ChartSeries("Mean change", tuple(None if one is None else one.value for one in changes)),
            ChartSeries(
                "Interval, lower", tuple(None if one is None else one.lower for one in changes), Role.INTERVAL_LOW
            ),
            ChartSeries(
                "Interval, upper", tuple(None if one is None else one.upper for one in changes), Role.INTERVAL_HIGH
            ),
        ),
        axis=f"Mean change ({BETTER[instrument.direction]})",
        category_axis="Period of closing",
    )


def _table(instrument: Instrument, rows: Sequence[PrintedPaired]) -> Table:
    names = (*OUTCOMES, "cases_before", "recovered")
    return Table(
        caption=f"{instrument.name}: families closed, and what became of those with both scores",
        columns=_COLUMNS,
        rows=tuple(
            (
                Cell(label_of(row.period)),
                _count(row, "closed"),
                _count(row, "paired"),
                Cell("" if row.mean_change is None else change_figures(row.mean_change)),
                *(_count(row, name) for name in names),
            )
            for row in rows
        ),
    )


def _count(row: PrintedPaired, name: str) -> Cell:
    found = row.published.counts.get(name)
    return Cell("") if found is None else Cell(found.text, found.count)
