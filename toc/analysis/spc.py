"""XmR charts: process limits, signals and the variation and assurance icons of "Making Data Count"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toc.analysis.limits import Flags, Floats, build_limits
from toc.analysis.spc_icons import assurance_of, type_of_each_code, variation_of
from toc.analysis.spc_layout import Columns, Rows, build_columns
from toc.analysis.spc_result import (
    Assurance,
    ChartedPoint,
    PointType,
    Segment,
    SpcRefused,
    SpcResult,
    SpcSeries,
    SpcSettings,
    Variation,
    Withheld,
)
from toc.analysis.spc_rules import RULES, Codes, build_codes
from toc.model.indicators import SpcPreset

__all__ = [
    "Assurance",
    "ChartedPoint",
    "PointType",
    "Segment",
    "SpcRefused",
    "SpcResult",
    "SpcSeries",
    "SpcSettings",
    "Variation",
    "Withheld",
    "analyse",
]

FEWEST_POINTS = 13
"""A segment with fewer values has no limits in the `careful` preset."""
FEWEST_FIXED = 12
STILL = 1e-12
"""A moving range below this share of the mean is the rounding of a division, and no variation."""

_as_point: Callable[[Iterable[object]], ChartedPoint] = partial(tuple.__new__, ChartedPoint)
"""ChartedPoint._make without its Python code: a third of the time of charting many series."""
_RULES: npt.NDArray[np.object_] = np.array(RULES, dtype=np.object_)


def analyse(series: Sequence[SpcSeries], settings: SpcSettings) -> tuple[SpcResult, ...]:
    """Chart every series by the same settings. Raises SpcRefused, naming the reason.

    Each series: dates that rise and a value or None for each; any unit, which the limits have too. Methods:
    NHS England, "Making Data Count", as NHSRplotthedots 0.2.2 computes it; departures in docs/deviations.md.
    """
    _check(settings)
    columns = build_columns(series, settings)
    found = _Found.empty(columns)
    for rows in columns.batches():
        found.take(rows, settings)
    return tuple(_results(series, columns, found, settings))


def _check(settings: SpcSettings) -> None:
    if settings.cumulative and settings.preset is SpcPreset.CAREFUL:
        raise SpcRefused(
            "Rolling or cumulative figures repeat each other, so their limits would mislead. "
            "Chart the figures of the single periods instead."
        )
    if settings.fixed_points is not None and settings.fixed_points < FEWEST_FIXED:
        raise SpcRefused(
            f"Limits can be fixed on {FEWEST_FIXED} points or more, not on {settings.fixed_points}. Choose more points."
        )


class _Found(NamedTuple):
    """What was worked out: a value for each segment, and a code for each point."""

    mean: Floats
    lower: Floats
    upper: Floats
    moving_range: Floats
    neighbours: Flags
    codes: Codes

    @classmethod
    def empty(cls, columns: Columns) -> "_Found":
        segments = len(columns.starts)
        mean, lower, upper, moving_range = np.empty((4, segments))
        flags = np.zeros(segments, dtype=np.bool_)
        return cls(mean, lower, upper, moving_range, flags, np.zeros(len(columns.values), dtype=np.int8))

    def take(self, rows: Rows, settings: SpcSettings) -> None:
        """Work these segments out."""
        limits = build_limits(rows.values, counted=rows.counted, screening=settings.screening)
        codes = build_codes(
            rows.values,
            limits,
            shift_length=settings.shift_length,
            trend_length=settings.trend_length,
            next_decides_trend=settings.preset is not SpcPreset.CAREFUL,
        )
        self.mean[rows.segments], self.moving_range[rows.segments] = limits.mean, limits.moving_range
        self.lower[rows.segments], self.upper[rows.segments] = limits.lower, limits.upper
        known = ~np.isnan(rows.values) if rows.counted is None else ~np.isnan(rows.values) & rows.counted
        self.neighbours[rows.segments] = (known[:, 1:] & known[:, :-1]).any(axis=1)
        self.codes[rows.points] = codes[rows.place]


class _Verdicts(NamedTuple):
    """For each segment: whether it has limits and icons, and why not."""

    few: Flags
    still: Flags
    provisional: Flags

    @classmethod
    def of(cls, columns: Columns, found: _Found, settings: SpcSettings) -> "_Verdicts":
        if settings.preset is not SpcPreset.CAREFUL:
            none = np.zeros(len(columns.starts), dtype=np.bool_)
            return cls(none, none, none)
        with np.errstate(invalid="ignore"):
            varies = found.moving_range > STILL * np.abs(found.mean)
        few = columns.known < FEWEST_POINTS
        return cls(few, ~few & ~varies, few & columns.after_rebase & varies)


def _results(
    series: Sequence[SpcSeries], columns: Columns, found: _Found, settings: SpcSettings
) -> Iterator[SpcResult]:
    verdicts = _Verdicts.of(columns, found, settings)
    segments = list(_segments(columns, found, verdicts))
    silent = np.repeat(verdicts.few | verdicts.still, columns.lengths)
    codes = np.where(silent, 0, found.codes)
    rules = _RULES[codes].tolist()
    types = np.array(type_of_each_code(settings.direction), dtype=np.object_)[codes].tolist()
    place, row = 0, 0
    for one, count, period in zip(series, columns.segment_counts, columns.periods, strict=True):
        mine = segments[row : row + count]
        points: list[ChartedPoint] = []
        for segment in mine:
            start, stop = len(points), len(points) + segment.n
            marks = slice(place + start, place + stop)
            points += map(
                _as_point,
                zip(
                    one.dates[start:stop],
                    one.values[start:stop],
                    *map(repeat, segment[2:5]),
                    rules[marks],
                    types[marks],
                    strict=False,  # the repeats have no end
                ),
            )
        row += count
        place += len(points)
        if not mine:
            yield SpcResult(settings, (), (), None, None, _REASONS[Withheld.NO_FIGURES], Withheld.NO_FIGURES, period)
            continue
        last = row - 1
        withheld = _withheld(verdicts, found, last)
        known = int(columns.known[last])
        result = SpcResult(
            settings,
            tuple(mine),
            tuple(points),
            None,
            None,
            _REASONS[withheld].format(known=known) if withheld else "",
            withheld,
            period,
            known,
        )
        yield result if withheld else result._replace(variation=variation_of(result), assurance=assurance_of(result))


def _segments(columns: Columns, found: _Found, verdicts: _Verdicts) -> Iterator[Segment]:
    hidden = (verdicts.few & ~verdicts.provisional) | verdicts.still
    mean = np.where(verdicts.few & ~verdicts.provisional, np.nan, found.mean)
    lower, upper = (np.where(hidden, np.nan, limit) for limit in (found.lower, found.upper))
    numbers = (_known(column.tolist()) for column in (mean, lower, upper))
    return map(
        Segment._make,
        zip(columns.first_dates, columns.lengths.tolist(), *numbers, verdicts.provisional.tolist(), strict=True),
    )


_REASONS = {
    Withheld.NO_FIGURES: "No figures yet.",
    Withheld.TOO_FEW: f"Too few points for limits ({{known}} of {FEWEST_POINTS}).",
    Withheld.NO_VARIATION: "The figures hardly vary, so there is nothing to work limits out from.",
    Withheld.NO_NEIGHBOURS: "No two periods in a row have a figure, so there is nothing to work limits out from.",
}


def _withheld(verdicts: _Verdicts, found: _Found, row: int) -> Withheld | None:
    if verdicts.few[row]:
        return Withheld.TOO_FEW
    if not verdicts.still[row]:
        return None
    return Withheld.NO_VARIATION if found.neighbours[row] else Withheld.NO_NEIGHBOURS


def _known(numbers: list[float]) -> list[float | None]:
    return [None if number != number else number for number in numbers]
