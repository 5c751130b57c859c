"""Many series as columns: where each segment starts, which points follow each other, and rows to compute on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from toc.analysis.limits import Flags, Floats
from toc.analysis.spc_gaps import SpcPeriod, Whole, find_gaps, find_shared_period
from toc.analysis.spc_result import SpcRefused, SpcSeries, SpcSettings
from toc.model.indicators import SpcPreset


class Rows(NamedTuple):
    """Some segments, a row each: a column a point, and an empty one where periods were skipped."""

    values: Floats
    counted: Flags | None
    """The points that limits are worked out from; None for all."""
    segments: Whole
    points: Whole
    place: tuple[Whole, Whole]
    """Row and column of each of the points."""


class Columns(NamedTuple):
    """The points of all series, one after the other, and their segments."""

    values: Floats
    segment_of: Whole
    column: Whole
    """Place within the segment, gaps among them."""
    starts: Whole
    lengths: Whole
    known: Whole
    """Points of each segment that have a value."""
    after_rebase: Flags
    first_dates: list[date]
    segment_counts: list[int]
    """How many segments each series has."""
    periods: list[SpcPeriod]
    """What a point stands for in each series."""
    fixed_points: int | None

    def batches(self) -> Iterator[Rows]:
        """Segments of about one length together, so that a long one does not pad all the others."""
        if not len(self.starts):
            return
        ends = self.starts + self.lengths
        widths = self.column[ends - 1] + 1
        classes = np.frexp(widths)[1]
        for one in np.unique(classes):
            segments = np.flatnonzero(classes == one)
            points = np.flatnonzero((classes == one)[self.segment_of])
            row = np.searchsorted(segments, self.segment_of[points])
            place = (row, self.column[points])
            values = np.full((len(segments), int(widths[segments].max())), np.nan)
            values[place] = self.values[points]
            yield Rows(values, self._counted(segments, values.shape[1]), segments, points, place)

    def _counted(self, segments: Whole, width: int) -> Flags | None:
        if self.fixed_points is None:
            return None
        last = self.starts[segments] + np.minimum(self.lengths[segments], self.fixed_points) - 1
        return np.asarray(np.arange(width) <= self.column[last][:, None])


def build_columns(series: Sequence[SpcSeries], settings: SpcSettings) -> Columns:
    """Lay the series out. Raises SpcRefused for dates that do not rise, or share a period."""
    sizes = np.array([len(one.dates) for one in series], dtype=np.int64)
    days = np.array([day.toordinal() for one in series for day in one.dates], dtype=np.int64)
    values = np.array([value for one in series for value in one.values], dtype=np.float64)
    first = np.cumsum(sizes) - sizes
    begins = first[sizes > 0]
    _refuse_unordered(days, begins)
    gaps = find_gaps(days, begins, settings.period)
    if settings.period is not None:
        _refuse_shared(days, begins, settings.period)
    is_start = np.isin(days, [day.toordinal() for day in settings.rebases])
    is_start[begins] = True
    starts = np.flatnonzero(is_start)
    lengths = np.diff(np.append(starts, len(days)))
    segment_of = np.repeat(np.arange(len(starts)), lengths)
    careful = settings.preset is SpcPreset.CAREFUL
    column = np.arange(len(days)) + (np.cumsum(gaps.before) if careful else 0)
    column = column - column[starts][segment_of] if len(days) else column
    counts = np.zeros(len(series), dtype=np.int64)
    np.add.at(counts, np.searchsorted(first, starts, side="right") - 1, 1)
    periods = iter(gaps.periods)
    columns = Columns(
        values=values,
        segment_of=segment_of,
        column=column,
        starts=starts,
        lengths=lengths,
        known=np.add.reduceat(~np.isnan(values), starts, dtype=np.int64) if len(days) else lengths,
        after_rebase=~np.isin(starts, begins),
        first_dates=[date.fromordinal(day) for day in days[starts].tolist()],
        segment_counts=counts.tolist(),
        periods=[next(periods) if size else SpcPeriod.DAY for size in sizes.tolist()],
        fixed_points=settings.fixed_points,
    )
    if not careful:
        _refuse_what_the_reference_stops_on(columns, settings)
    return columns


def _refuse_unordered(days: Whole, begins: Whole) -> None:
    rises = np.diff(days, prepend=0) > 0
    rises[begins] = True
    for place in np.flatnonzero(~rises)[:1].tolist():
        what = "occurs twice" if days[place] == days[place - 1] else "is out of order"
        raise SpcRefused(f"The date {_date(days, place)} {what}. Keep one value for each date, in order.")


def _refuse_shared(days: Whole, begins: Whole, period: SpcPeriod) -> None:
    place = find_shared_period(days, begins, period)
    if place is not None:
        raise SpcRefused(
            f"{_date(days, place - 1)} and {_date(days, place)} are in one {period.value}. "
            "Keep one value for each, or choose a shorter period."
        )


def _date(days: Whole, place: int) -> str:
    return date.fromordinal(int(days[place])).isoformat()


def _refuse_what_the_reference_stops_on(columns: Columns, settings: SpcSettings) -> None:
    for row in np.flatnonzero(columns.known < columns.lengths).tolist():
        values = columns.values[columns.starts[row] : columns.starts[row] + columns.lengths[row]]
        if not columns.known[row]:
            raise SpcRefused("A segment has no values at all. Remove the rebase, or use the 'careful' preset.")
        steps = np.sign(np.diff(values))
        for start in range(len(values) - settings.trend_length + 1):
            window = steps[start : start + settings.trend_length - 1]
            seen = window[~np.isnan(window)]
            if len(seen) < len(window) and (np.all(seen == 1) or np.all(seen == -1)):
                raise SpcRefused("A value is missing inside a trend. Fill it in, or use the 'careful' preset.")
