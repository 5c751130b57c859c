"""The rules of "Making Data Count" that tell a signal from noise, many segments at once."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from toc.analysis.limits import Flags, Floats, Limits

Signs = npt.NDArray[np.int8]
Codes = npt.NDArray[np.int8]

TWO_IN_THREE = 3


class Rule(StrEnum):
    """What made a point a signal; the order is that of their codes."""

    NONE = "none"
    ABOVE_UPPER = "above_upper"
    BELOW_LOWER = "below_lower"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"
    TWO_IN_THREE_HIGH = "two_in_three_high"
    TWO_IN_THREE_LOW = "two_in_three_low"
    SHIFT_HIGH = "shift_high"
    SHIFT_LOW = "shift_low"


RULES = tuple(Rule)
SIGN_OF_CODE: Signs = np.array([0, 1, -1, 1, -1, 1, -1, 1, -1], dtype=np.int8)
"""+1 for a rule that says high or rising, -1 for low or falling, by code."""


def build_codes(
    values: Floats, limits: Limits, *, shift_length: int, trend_length: int, next_decides_trend: bool
) -> Codes:
    """The index into RULES of every point's first rule that holds; shape as `values`.

    `next_decides_trend`: a point shared by two trends is labelled by the one it starts, as the published
    implementation does, and not by the one it ends.
    """
    with np.errstate(invalid="ignore"):
        side = np.nan_to_num(np.sign(values - limits.mean[:, None])).astype(np.int8)
        above = values > limits.upper[:, None]
        below = values < limits.lower[:, None]
        close = ~above & ~below & ((values > limits.near_upper[:, None]) | (values < limits.near_lower[:, None]))
    steps = np.nan_to_num(np.sign(np.diff(values, axis=1))).astype(np.int8)
    rising = _covered(_runs(steps == 1, trend_length - 1), trend_length, values.shape[1])
    falling = _covered(_runs(steps == -1, trend_length - 1), trend_length, values.shape[1])
    trend = rising | falling
    up = _trend_goes_up(steps, trend, rising, next_decides_trend=next_decides_trend)
    high, low = side == 1, side == -1
    three = {sign: _two_in_three(close, on_side) for sign, on_side in ((1, high), (-1, low))}
    shift = {
        sign: _covered(_runs(on_side, shift_length), shift_length, values.shape[1])
        for sign, on_side in ((1, high), (-1, low))
    }
    holds = [above, below, trend & up, trend & ~up, three[1], three[-1], shift[1], shift[-1]]
    return np.select(holds, list(range(1, 9)), default=0).astype(np.int8)


def _runs(flags: Flags, length: int) -> Flags:
    """Where a run of `length` true flags starts, along each row."""
    if flags.shape[1] < length:
        return np.zeros((flags.shape[0], 0), dtype=np.bool_)
    return np.asarray(sliding_window_view(flags, length, axis=1).all(axis=2))


def _covered(starts: Flags, length: int, points: int) -> Flags:
    """The points within `length` of a start."""
    covered = np.zeros((starts.shape[0], points), dtype=np.bool_)
    for offset in range(length):
        covered[:, offset : offset + starts.shape[1]] |= starts
    return covered


def _two_in_three(close: Flags, on_side: Flags) -> Flags:
    """Close points within three neighbours on one side of which at least two are close."""
    if close.shape[1] < TWO_IN_THREE:
        return np.zeros_like(close)
    enough = sliding_window_view(close, TWO_IN_THREE, axis=1).sum(axis=2) >= TWO_IN_THREE - 1
    return np.asarray(_covered(enough & _runs(on_side, TWO_IN_THREE), TWO_IN_THREE, close.shape[1]) & close)


def _trend_goes_up(steps: Signs, trend: Flags, rising: Flags, *, next_decides_trend: bool) -> Flags:
    none = np.zeros((steps.shape[0], 1), dtype=np.int8)
    before = np.hstack([none, steps]) == 1
    after = np.hstack([steps, none]) == 1
    if next_decides_trend:
        next_in_trend = np.hstack([trend[:, 1:], none.astype(np.bool_)])
        return np.asarray(np.where(next_in_trend, after, before))
    previous_in_trend = np.hstack([none.astype(np.bool_), trend[:, :-1]])
    return np.asarray(np.where(previous_in_trend & (np.hstack([none, steps]) != 0), before, rising))
