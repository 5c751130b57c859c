"""One grid for the figures of many indicators: which rows it has, and what a person's typing in it comes to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from toc.analysis.periods import period_containing, periods_until, preceding
from toc.analysis.series import build_series
from toc.analysis.words import figure_text
from toc.model.base import Value
from toc.model.figures import FigureKey, Observation, Period, by_indicator
from toc.model.indicators import Frequency, Indicator
from toc.model.programme import Programme
from toc.services.figure_grid import GridChange, GridRow, build_change, row_of, takes_parts
from toc.services.outcomes import find_order
from toc.services.owed_figures import OwedFigure

_REGULAR = {Frequency.IRREGULAR: Frequency.MONTHLY}


OWED = 0


class Asked(Value):
    """What a person wants to enter."""

    periods: int = 1
    """How many of the latest; OWED for what is due or late."""
    stage: str | None = None
    """The heading of a stage; all without one."""
    owner: str | None = None


class MonthRow(Value):
    """One indicator in one period, with what the grid holds there now."""

    indicator: Indicator
    row: GridRow
    before: str = ""
    """The figure before it, in words: what a new one is held against."""

    @property
    def key(self) -> FigureKey:
        return FigureKey(indicator=self.indicator.id, period=self.row.period)

    @property
    def name(self) -> str:
        return f"{self.indicator.name}, {self.row.label}"

    @property
    def cells(self) -> dict[str, float | bool | str | None]:
        """What the grid shows: a numerator and a figure that stands alone share a column."""
        row = self.row
        parts = takes_parts(self.indicator)
        return {
            "figure": row.numerator if parts else row.value,
            "out_of": row.denominator if parts else None,
            "share": row.value if parts else None,
            "not_yet_known": row.not_yet_known,
            "provisional": row.provisional,
            "note": row.note,
        }


def choose_cells(
    programme: Programme, observations: Sequence[Observation], asked: Asked, owed: Sequence[OwedFigure], today: date
) -> tuple[FigureKey, ...]:
    """The cells that were asked for, in the order of the map."""
    wanted = [
        indicator
        for heading, indicators in find_order(programme)
        for indicator in indicators
        if asked.stage in (None, heading) and asked.owner in (None, indicator.owner)
    ]
    return tuple(
        FigureKey(indicator=indicator.id, period=period)
        for indicator in wanted
        for period in (
            [one.period for one in owed if one.indicator.id == indicator.id]
            if asked.periods == OWED
            else find_periods(indicator, observations, today, asked.periods)
        )
    )


def find_periods(indicator: Indicator, observations: Iterable[Observation], today: date, count: int) -> list[Period]:
    """The newest `count` periods that are over; where a figure covers other days, the period it has."""
    frequency = _REGULAR.get(indicator.frequency, indicator.frequency)
    over = preceding(period_containing(today, frequency), frequency)
    held = [one.period for one in observations if _is_own(one, indicator)]
    found: dict[str, Period] = {}
    for period in periods_until(over, frequency, count):
        same_days = [one for one in held if one.start <= period.end and one.end >= period.start] or [period]
        found |= {one.key: one for one in same_days}
    return sorted(found.values(), key=lambda period: period.start)


def build_rows(
    indicators: Mapping[str, Indicator], observations: Iterable[Observation], keys: Iterable[FigureKey]
) -> tuple[MonthRow, ...]:
    """The rows of these cells with what they hold; those of an indicator that is gone are left out."""
    figures: defaultdict[str, dict[str, Observation]] = defaultdict(dict)
    for one in observations:
        if one.category is None and one.comparison is None:
            figures[one.indicator][one.period.key] = one
    before = {name: _earlier(indicators[name], figures[name].values()) for name in figures if name in indicators}
    return tuple(
        MonthRow(
            indicator=indicators[key.indicator],
            row=row_of(key.period, figures[key.indicator].get(key.period.key)),
            before=next((text for start, text in before.get(key.indicator, []) if start < key.period.start), ""),
        )
        for key in keys
        if key.indicator in indicators
    )


def build_month_change(
    rows: Sequence[MonthRow], typed: Sequence[Mapping[str, Any]], observations: Iterable[Observation]
) -> GridChange:
    """What turns the rows into what is typed, as one edit: a mistake in one keeps no other back."""
    held = by_indicator(observations)
    changes: list[GridChange] = []
    for row, columns in zip(rows, typed, strict=True):
        name = row.indicator.name
        if not takes_parts(row.indicator) and any(_typed(columns, part) for part in ("out_of", "share")):
            sentence = f"{row.name}: this one is a figure by itself. Clear what stands beside it."
            changes.append(GridChange(refused=(sentence,)))
            continue
        change = build_change(row.indicator, (row.row,), (_as_row(row.indicator, columns),), held[row.indicator.id])
        changes.append(
            GridChange(
                cells=change.cells,
                waiting=tuple(f"{name}, {label}" for label in change.waiting),
                refused=tuple(f"{name}, {sentence}" for sentence in change.refused),
            )
        )
    return GridChange(
        cells=tuple(cell for change in changes for cell in change.cells),
        waiting=tuple(one for change in changes for one in change.waiting),
        refused=tuple(one for change in changes for one in change.refused),
    )


def _as_row(indicator: Indicator, columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns by the names that the grid of one indicator has."""
    rest = {name: columns[name] for name in ("not_yet_known", "provisional", "note") if name in columns}
    if takes_parts(indicator):
        return rest | {
            "numerator": columns.get("figure"),
            "denominator": columns.get("out_of"),
            "value": columns.get("share"),
        }
    return rest | {"value": columns.get("figure")}


def _typed(columns: Mapping[str, Any], name: str) -> bool:
    value = columns.get(name)
    return value is not None and value == value  # an empty cell of a table is not-a-number


def _is_own(one: Observation, indicator: Indicator) -> bool:
    return one.indicator == indicator.id and one.category is None and one.comparison is None


def _earlier(indicator: Indicator, figures: Iterable[Observation]) -> list[tuple[date, str]]:
    """Every known figure in words, newest first."""
    known = build_series(indicator, figures).known
    return [(point.period.start, figure_text(indicator, point)) for point in reversed(known)]
