"""A figure as it may leave: counts rounded or hidden, and everything that rests on a hidden count with them."""

from collections.abc import Mapping
from enum import StrEnum
from math import ceil

from toc.analysis.disclosure import PRESETS, round_count
from toc.analysis.estimates import build_estimate
from toc.analysis.intervals import Interval, NoInterval
from toc.analysis.series import Point, value_of
from toc.analysis.suppression import CellState, Rest, Table
from toc.analysis.words import number_text
from toc.model.base import Value
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import HAS_DENOMINATOR, Indicator, IndicatorKind
from toc.model.priorities import SmallNumbers


class Shown(StrEnum):
    SHOWN = "shown"
    HIDDEN = "hidden"
    """By small-number protection."""
    NOT_REPORTED = "not_reported"
    SUPPRESSED = "suppressed"
    """Hidden by whoever published it."""


class PublishedFigure(Value):
    """All that may be known of a figure outside: nothing in it is more exact than its text."""

    period: Period
    shown: Shown
    text: str
    """The value as printed; a mark where it is hidden."""
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    interval: Interval | None = None
    provisional: bool = False
    note: str = ""


PART, WHOLE, REST = "part", "whole", "rest"
COUNTS = (PART, WHOLE, REST)


def whole_number(count: float) -> int:
    """A count of people; a fraction of a person is taken for one more, so that it is protected."""
    return max(0, ceil(count - 1e-9))


def counts_behind(indicator: Indicator, point: Point) -> dict[str, int]:
    """The counts of people a figure rests on: its numerator or count, its denominator or n."""
    if point.value is None:
        return {}
    if indicator.kind is IndicatorKind.COUNT:
        return {PART: whole_number(point.value)}
    if point.numerator is not None and point.denominator is not None:
        return {PART: whole_number(point.numerator), WHOLE: whole_number(point.denominator)}
    return {} if point.n is None else {WHOLE: whole_number(point.n)}


def cell(name: str, which: str) -> str:
    """The name of one of the counts behind a figure, within a table."""
    return f"{name}|{which}"


def build_rest(indicator: Indicator, name: str, counts: dict[str, int]) -> tuple[Rest | None, dict[str, int]]:
    """A figure's counts under its name; for a share with the rest of its whole, which the percentage gives away."""
    named = {cell(name, which): count for which, count in counts.items()}
    if indicator.kind is not IndicatorKind.PERCENTAGE or len(counts) < 2 or counts[PART] > counts[WHOLE]:
        return None, named
    rest = Rest(rest=cell(name, REST), part=cell(name, PART), whole=cell(name, WHOLE))
    return rest, named | {rest.rest: counts[WHOLE] - counts[PART]}


def publish(
    indicator: Indicator, name: str, point: Point, table: Table, states: Mapping[str, CellState], preset: SmallNumbers
) -> PublishedFigure:
    """The figure as it may be printed, by the states of the counts behind it."""
    if point.value is None:
        hidden = point.state is ObservationState.SUPPRESSED
        shown = Shown.SUPPRESSED if hidden else Shown.NOT_REPORTED
        text = "hidden at source" if hidden else "not reported"
        return PublishedFigure(period=point.period, shown=shown, text=text, note=point.note)
    counts = {which: table.counts[cell(name, which)] for which in counts_behind(indicator, point)}
    if not counts or preset is SmallNumbers.NONE:
        return _as_it_is(indicator, point)
    hidden_state = _hidden_by(name, counts, table, states, preset)
    rounded = {
        which: float(round_count(count, preset))
        for which, count in counts.items()
        if states[cell(name, which)] is CellState.SHOWN
    }
    part, whole = rounded.get(PART), rounded.get(WHOLE)
    if hidden_state is not None:
        mark = PRESETS[preset].mark if hidden_state is CellState.SMALL else PRESETS[preset].protecting_mark
        return PublishedFigure(
            period=point.period, shown=Shown.HIDDEN, text=mark, numerator=part, denominator=whole,
            provisional=point.provisional,
        )  # fmt: skip
    return _rounded(indicator, point, part, whole)


def _hidden_by(
    name: str, counts: dict[str, int], table: Table, states: Mapping[str, CellState], preset: SmallNumbers
) -> CellState | None:
    """The mark a figure takes; None where it is shown."""
    found = {states[cell(name, which)] for which in counts}
    rest = table.counts.get(cell(name, REST))
    if rest is not None and 0 < rest < PRESETS[preset].smallest_shown:
        found.add(CellState.SMALL)
    for state in (CellState.SMALL, CellState.PROTECTING):
        if state in found:
            return state
    return None


def _as_it_is(indicator: Indicator, point: Point) -> PublishedFigure:
    return PublishedFigure(
        period=point.period,
        shown=Shown.SHOWN,
        text=number_text(point.value or 0),
        value=point.value,
        numerator=point.numerator,
        denominator=point.denominator,
        interval=_interval(indicator, point),
        provisional=point.provisional,
        note=point.note,
    )


def _rounded(indicator: Indicator, point: Point, part: float | None, whole: float | None) -> PublishedFigure:
    """The figure worked out anew from its rounded counts."""
    value = point.value
    if indicator.kind is IndicatorKind.COUNT:
        value = part
    elif part is not None and whole:
        value = value_of(
            indicator, Observation(indicator=indicator.id, period=point.period, numerator=part, denominator=whole)
        )
    n = None if whole is None or indicator.kind in HAS_DENOMINATOR or part is not None else int(whole)
    anew = Point(period=point.period, value=value, numerator=part, denominator=whole or None, n=n, sd=point.sd)
    return PublishedFigure(
        period=point.period,
        shown=Shown.SHOWN,
        text=number_text(value or 0),
        value=value,
        numerator=part,
        denominator=whole,
        interval=_interval(indicator, anew),
        provisional=point.provisional,
        note=point.note,
    )


def _interval(indicator: Indicator, point: Point) -> Interval | None:
    try:
        return build_estimate(indicator, point)
    except NoInterval:
        return None
