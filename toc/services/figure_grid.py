"""The grid figures are typed in: observations to rows, and what a person changed in the rows to an edit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from toc.analysis.periods import following, label_of, period_containing, periods_until
from toc.analysis.series import PERCENT
from toc.errors import TocError
from toc.model.apply import together
from toc.model.base import Value
from toc.model.edits import Edit, FigureChange, PutFigures
from toc.model.explain import explain
from toc.model.figures import FigureKey, Observation, ObservationState, Period
from toc.model.indicators import HAS_DENOMINATOR, Frequency, Indicator, IndicatorKind
from toc.model.limits import FIGURES_INLINE

SHOWN_AT_LEAST = 12
"""Periods a grid offers where there are no earlier figures."""

_REGULAR = {Frequency.IRREGULAR: Frequency.MONTHLY}


class GridRow(Value):
    """One period of the grid, with what it holds now."""

    period: Period
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    not_yet_known: bool = False
    provisional: bool = False
    note: str = ""

    @property
    def label(self) -> str:
        return label_of(self.period)


class GridChange(Value):
    """What a person's typing comes to: the figures to put, the periods still waiting for their other half."""

    cells: tuple[FigureChange, ...] = ()
    waiting: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """Why a row cannot be kept, a sentence each, naming its period. The other rows are kept."""

    @property
    def edit(self) -> Edit | None:
        """One edit, however many figures; None where nothing is to be saved."""
        parts: list[Edit] = [
            PutFigures(cells=self.cells[start : start + FIGURES_INLINE])
            for start in range(0, len(self.cells), FIGURES_INLINE)
        ]
        return together(parts, "paste") if parts else None


class FigureNotTaken(TocError):
    """A typed figure that cannot be kept; the sentence names its period and column."""


def takes_parts(indicator: Indicator) -> bool:
    """True where a figure is typed as a numerator and a denominator."""
    return indicator.kind in HAS_DENOMINATOR


def build_grid(indicator: Indicator, observations: Iterable[Observation], today: date) -> tuple[GridRow, ...]:
    """Every period from the first figure to the one after today's, filled with the programme's own totals."""
    mine = {
        observation.period.key: observation
        for observation in observations
        if observation.indicator == indicator.id and observation.category is None and observation.comparison is None
    }
    frequency = _REGULAR.get(indicator.frequency, indicator.frequency)
    last = period_containing(today, frequency)
    periods = {period.key: period for period in periods_until(last, frequency, SHOWN_AT_LEAST)}
    if mine:
        period = period_containing(min(one.period.start for one in mine.values()), frequency)
        while period.start <= last.start:
            periods[period.key] = period
            period = following(period, frequency)
    periods |= {key: one.period for key, one in mine.items()}
    ordered = sorted(periods.values(), key=lambda period: (period.start, period.end))
    return tuple(row_of(period, mine.get(period.key)) for period in ordered)


def row_of(period: Period, observation: Observation | None) -> GridRow:
    """The row that shows this figure."""
    if observation is None:
        return GridRow(period=period)
    return GridRow(
        period=period,
        value=observation.value,
        numerator=observation.numerator,
        denominator=observation.denominator,
        not_yet_known=observation.state is ObservationState.NOT_YET_KNOWN,
        provisional=observation.provisional,
        note=observation.note,
    )


def read_row(row: GridRow, typed: Mapping[str, Any]) -> GridRow:
    """The row as typed. Raises FigureNotTaken naming the period and the column."""
    numbers = {name: _number(row, typed, name) for name in ("value", "numerator", "denominator") if name in typed}
    texts = {
        "not_yet_known": bool(typed.get("not_yet_known", row.not_yet_known)),
        "provisional": bool(typed.get("provisional", row.provisional)),
        "note": str(typed.get("note") or ""),
    }
    return row.model_copy(update=numbers | texts)


def _number(row: GridRow, typed: Mapping[str, Any], name: str) -> float | None:
    value = typed[name]
    if value is None or value != value:  # an empty cell of a table is not-a-number
        return None
    if name == "denominator" and value <= 0:
        raise FigureNotTaken(f"{row.label}, out of: {value:g} cannot be divided by. Type a number above 0.")
    return float(value)


def build_change(
    indicator: Indicator,
    before: Sequence[GridRow],
    typed: Sequence[Mapping[str, Any]],
    observations: Iterable[Observation],
) -> GridChange:
    """What turns the rows before into what is typed, row by row: a mistake in one keeps no other back."""
    held = {observation.key: observation for observation in observations if observation.indicator == indicator.id}
    cells: list[FigureChange] = []
    waiting: list[str] = []
    refused: list[str] = []
    for old, columns in zip(before, typed, strict=True):
        try:
            new = read_row(old, columns)
            if new == old:
                continue
            if _is_half(indicator, new):
                waiting.append(new.label)
                continue
            key = FigureKey(indicator=indicator.id, period=new.period)
            now = held.get(key)
            then = _observation(indicator, new, now)
        except FigureNotTaken as error:
            refused.append(error.message)
            continue
        if then != now:
            cells.append(FigureChange(key=key, observation=then, base=now))
    return GridChange(cells=tuple(cells), waiting=tuple(waiting), refused=tuple(refused))


def find_doubts(indicator: Indicator, rows: Iterable[GridRow]) -> tuple[str, ...]:
    """Percentages outside 0 to 100: kept as typed, for one may be meant, but worth a second look."""
    if indicator.kind is not IndicatorKind.PERCENTAGE:
        return ()
    doubts: list[str] = []
    for row in rows:
        if row.numerator is not None and row.denominator is not None:
            if not 0 <= row.numerator <= row.denominator:
                doubts.append(f"{row.label}: {row.numerator:g} out of {row.denominator:g}")
        elif row.value is not None and not 0 <= row.value <= PERCENT:
            doubts.append(f"{row.label}: {row.value:g} %")
    return tuple(doubts)


def _is_half(indicator: Indicator, row: GridRow) -> bool:
    """Begun and not finished: one of numerator and denominator, or a note without a figure."""
    if row.not_yet_known:
        return False
    if takes_parts(indicator) and (row.numerator is None) != (row.denominator is None):
        return True
    return row.value is None and row.numerator is None and row.note != ""


def _observation(indicator: Indicator, row: GridRow, now: Observation | None) -> Observation | None:
    if row.not_yet_known and not (row.value is None and row.numerator is None):
        raise FigureNotTaken(
            f"{row.label} has a number and is ticked as not yet known. Take the tick away, or clear the number."
        )
    kept = {} if now is None else now.model_dump(include={"n", "sd", "lower", "upper", "source"})
    if row.not_yet_known:
        return Observation(
            indicator=indicator.id,
            period=row.period,
            state=ObservationState.NOT_YET_KNOWN,
            note=row.note,
            source=kept.get("source", ""),
        )
    if row.value is None and row.numerator is None:
        return None
    parts = takes_parts(indicator)
    try:
        return Observation(
            indicator=indicator.id,
            period=row.period,
            value=None if parts and row.numerator is not None else row.value,
            numerator=row.numerator if parts else None,
            denominator=row.denominator if parts else None,
            provisional=row.provisional,
            note=row.note,
            **kept,
        )
    except ValidationError as error:
        raise FigureNotTaken(f"{row.label}: {explain(error)}") from error
