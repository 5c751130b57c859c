"""Skipped periods: what one point of a series stands for, and where neighbours are none."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toc.analysis.limits import Flags

Whole = npt.NDArray[np.int64]

_FIRST_OF_1970 = date(1970, 1, 1).toordinal()
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class SpcPeriod(StrEnum):
    """What one point stands for, shortest first. A week starts on Monday, a quarter in January, a year too."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Gaps(NamedTuple):
    """Over the points of all series, one after the other."""

    before: Flags
    """True for a point that does not follow the one before it."""
    periods: list[SpcPeriod]
    """One a series."""


def find_gaps(days: Whole, starts: Whole, period: SpcPeriod | None) -> Gaps:
    """Where periods were skipped. `days`: ordinals, rising within a series; `starts`: where each series begins.

    Without a period each series has the longest that gives every point one of its own. Where points are always two
    or more of these apart (half-years, fortnights), that many are the step: they are neighbours all the same.
    """
    if not len(days):
        return Gaps(np.zeros(0, dtype=np.bool_), [])
    candidates = [period] if period else list(SpcPeriod)
    steps = np.stack([_steps(days, starts, one) for one in candidates])
    fits = np.minimum.reduceat(steps, starts, axis=1) > 0
    chosen = len(candidates) - 1 - np.argmax(fits[::-1], axis=0)
    lengths = np.diff(np.append(starts, len(days)))
    own = np.repeat(chosen, lengths)
    mine = steps[own, np.arange(len(days))]
    inside = np.ones(len(days), dtype=np.bool_)
    inside[starts] = False
    usual = np.ones(len(starts), dtype=np.int64)
    if period is None:
        usual = np.maximum(np.gcd.reduceat(np.where(inside, mine, 0), starts), 1)
    before = inside & (mine > np.repeat(usual, lengths))
    return Gaps(before, [candidates[place] for place in chosen.tolist()])


def find_shared_period(days: Whole, starts: Whole, period: SpcPeriod) -> int | None:
    """The first point in the same period as the one before it; None where there is none."""
    shared = np.flatnonzero(_steps(days, starts, period) == 0)
    return int(shared[0]) if len(shared) else None


_FIRST = np.iinfo(np.int32).max
"""The step to the first point of a series: no other stands before it."""


def _steps(days: Whole, starts: Whole, period: SpcPeriod) -> Whole:
    """How many periods each point is after the one before it."""
    index = _index(days, period)
    steps = np.diff(index, prepend=index[:1])
    steps[starts] = _FIRST
    return steps


def _index(days: Whole, period: SpcPeriod) -> Whole:
    """The number of the period that each day is in."""
    if period is SpcPeriod.DAY:
        return days
    if period is SpcPeriod.WEEK:
        return (days - 1) // 7  # ordinal 1 is a Monday
    months = (days - _FIRST_OF_1970).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray(months // _MONTHS[period.value], dtype=np.int64)
