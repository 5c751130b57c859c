"""Process limits of XmR charts, many segments at once."""

from math import fsum

import numpy as np
import numpy.typing as npt

from toc.model.base import Value

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LIMIT = 2.66
"""Process limits stand this many average moving ranges from the mean: 3 sigma over d2 = 1.128."""
NEAR_LIMIT = 2 * (LIMIT / 3)
SCREEN = 3.267
"""A moving range at or beyond this many times their average is left out when screening: D4 for ranges of two."""


class Limits(Value):
    """Columns of length S, one row a segment; NaN where they cannot be had."""

    model_config = {"arbitrary_types_allowed": True, "frozen": True}

    mean: Floats
    moving_range: Floats

    @property
    def lower(self) -> Floats:
        return self.mean - LIMIT * self.moving_range

    @property
    def upper(self) -> Floats:
        return self.mean + LIMIT * self.moving_range

    @property
    def near_lower(self) -> Floats:
        return self.mean - NEAR_LIMIT * self.moving_range

    @property
    def near_upper(self) -> Floats:
        return self.mean + NEAR_LIMIT * self.moving_range


def build_limits(values: Floats, *, counted: Flags | None, screening: bool) -> Limits:
    """Limits for each row of `values`, shape (segments, points), padded at the end and missing as NaN.

    `counted`: the points they are worked out from, where those are not all. A gap is not bridged: a moving
    range needs two neighbours. Sums are exact, so that a value equal to its mean stays so.
    """
    used = values if counted is None else np.where(counted, values, np.nan)
    ranges = np.abs(np.diff(used, axis=1))
    moving_range = _mean_of_rows(ranges)
    if screening:
        with np.errstate(invalid="ignore"):
            kept = ranges < SCREEN * moving_range[:, None]
        moving_range = _mean_of_rows(np.where(kept, ranges, np.nan))
    return Limits(mean=_mean_of_rows(used), moving_range=moving_range)


def _mean_of_rows(values: Floats) -> Floats:
    """The mean of each row's known values, exactly rounded sums; NaN for a row without any."""
    known = ~np.isnan(values)
    counts = known.sum(axis=1)
    sums = [fsum(row) for row in np.where(known, values, 0.0).tolist()]
    with np.errstate(invalid="ignore"):
        return np.asarray(sums, dtype=np.float64) / np.where(counts, counts, np.nan)
