"""A table of figures read against a programme: the figures in columns, the faults, what would be kept."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import polars as pl

from toc.errors import TocError
from toc.exchange.cell_text import from_text
from toc.exchange.figures.clashes import KEYS, check_clashes
from toc.exchange.figures.faults import Fault, Faults, tell
from toc.exchange.figures.mapping import Mapping, Role, guess_mapping
from toc.exchange.figures.names import read_categories, read_indicators, read_periods
from toc.exchange.figures.numbers import NUMBERS, STATE, read_numbers, read_provisional
from toc.exchange.figures.rules import check_calculated, check_figures
from toc.exchange.figures.shape import build_long
from toc.exchange.figures.table import ROW, Table, read_table
from toc.model.base import Id, clean_text
from toc.model.figures import Observation
from toc.model.indicators import Indicator, IndicatorKind
from toc.model.programme import Programme

Progress = Callable[[float, str], None]
"""Told how much of the work is done, 0 to 1, and what is being done."""


def no_progress(_share: float, _what: str) -> None:
    """Tell nobody."""


Held = Callable[[Sequence[str]], pl.DataFrame]
"""The keys of the figures these indicators have, in columns as KEYS."""
COLUMNS = (*KEYS, *(role.value for role in NUMBERS), STATE, "provisional", "note", "source")
"""Of a reading's figures: the fields of an observation, with the period as two days in ISO form."""
_ENOUGH = 3
"""Fewer small percentages say nothing about how they are meant."""
_TEXTS = (Role.INDICATOR, Role.CATEGORY, Role.COMPARISON, Role.NOTE, Role.SOURCE)


class FaultyTable(TocError):
    """Rows of the table cannot be read; nothing was imported."""


class Reading(NamedTuple):
    """What a table holds for a programme."""

    figures: pl.DataFrame
    """Columns as COLUMNS; an empty text is none, and of the numbers null is."""
    faults: tuple[Fault, ...]
    """The first thousand, in order of their rows."""
    fault_count: int
    """Rows, or cells of a wide table, that are left out."""
    empty: int
    """Rows with neither figure nor note, which say nothing."""
    mapping: Mapping
    spoken: frozenset[str]
    """The fields of an observation that the table has columns for."""
    notices: tuple[str, ...] = ()
    """What a person had better look at; nothing is wrong by itself."""
    refused: tuple[tuple[str, int], ...] = ()
    """How much is left out by indicator: its id, or what the table calls it where there is no such one."""

    def refuse_faults(self) -> None:
        """Raises FaultyTable with the first faults where there are any."""
        if self.fault_count:
            raise FaultyTable(
                f"{tell(self.faults, self.fault_count)}. Nothing was imported: correct the table, or skip these."
            )

    def observations(self) -> Iterator[Observation]:
        """The figures one by one."""
        for row in self.figures.iter_rows(named=True):
            period = {"start": row.pop("start"), "end": row.pop("end")}
            said = {name: value for name, value in row.items() if value is not None and value != ""}
            yield Observation.model_validate({**said, "period": period})


def read_figures(
    data: bytes,
    programme: Programme,
    *,
    mapping: Mapping | None = None,
    only: Id | None = None,
    held: Held | None = None,
    progress: Progress = no_progress,
) -> Reading:
    """The figures of a CSV or Excel file. Raises TocError where it is no table of figures at all.

    `mapping` says what the columns are; without it, it is guessed. `only` is the indicator they are all of.
    `held` gives the figures that the programme has of some indicators already.
    """
    progress(0.0, "Reading the file")
    table = read_table(data)
    chosen = mapping or guess_mapping(table.headings, programme.indicators, only)
    return build_reading(table, chosen, programme, held, progress)


def build_reading(
    table: Table,
    mapping: Mapping,
    programme: Programme,
    held: Held | None = None,
    progress: Progress = no_progress,
) -> Reading:
    """The figures of a table by this mapping. Raises BadMapping."""
    mapping.checked()
    progress(0.2, "Reading the figures")
    faults = Faults({role.value: table.headings[place] for role, place in mapping.columns.items()})
    frame = check_calculated(build_long(table, mapping, faults), faults)
    frame = frame.with_columns(_cleaned(frame, name) for name in _TEXTS)
    frame = read_indicators(frame, programme.indicators, faults)
    used = set(frame[Role.INDICATOR].unique())
    indicators = [one for one in programme.indicators if one.id in used]
    frame = read_numbers(frame, faults)
    frame = read_provisional(frame, faults)
    frame, empty = check_figures(frame, indicators, faults)
    frame = read_categories(frame, indicators, faults)
    progress(0.4, "Reading the periods")
    frame = read_periods(frame, indicators, faults)
    frame = check_clashes(frame, None if held is None else held(sorted(used)), indicators, faults)
    progress(0.5, "Checked")
    figures = frame.sort(ROW).select(COLUMNS) if mapping.wide else frame.select(COLUMNS)
    spoken = {role.value for role in mapping.columns} | {one.part.value for one in mapping.wide}
    kept = tuple(sorted(faults.kept))
    notices = _find_notices(figures, indicators)
    return Reading(
        figures, kept, faults.count, empty, mapping, frozenset(spoken), notices, tuple(faults.refused.items())
    )


def _find_notices(figures: pl.DataFrame, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """Percentages that look like shares: Excel keeps 76 % as 0.76."""
    percentages = {one.id: one.name for one in indicators if one.kind is IndicatorKind.PERCENTAGE}
    values = figures.filter(pl.col(Role.INDICATOR).is_in(list(percentages)), pl.col(Role.VALUE).is_not_null())
    spans = values.group_by(Role.INDICATOR, maintain_order=True).agg(
        pl.len(), pl.col(Role.VALUE).min().alias("least"), pl.col(Role.VALUE).max().alias("most")
    )
    small = spans.filter(pl.col("len") >= _ENOUGH, pl.col("least") >= 0, pl.col("most") <= 1, pl.col("most") > 0)
    return tuple(
        f"All values of '{percentages[one]}' lie between 0 and 1 and are kept so. Should they be 0 to 100?"
        for one in small[Role.INDICATOR]
    )


def _cleaned(frame: pl.DataFrame, name: str) -> pl.Series:
    """Text as the model holds it, without what keeps a spreadsheet from calculating it."""
    changed = {text: plain for text in frame[name].unique() if (plain := str(clean_text(from_text(text)))) != text}
    return frame[name].replace(changed) if changed else frame[name]
