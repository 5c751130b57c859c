"""The scale of a chart we draw ourselves: round steps that hold every figure."""

import math
from dataclasses import dataclass

from toc.report.blocks import ChartData, ChartShape

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_WANTED = 5
"""Steps on an axis, about."""

Tick = tuple[float, str]


@dataclass(frozen=True)
class Scale:
    low: float
    high: float
    ticks: tuple[Tick, ...]
    left: float = 0.0
    right: float = 1.0
    category_ticks: tuple[Tick, ...] = ()
    places: tuple[float, ...] = ()
    """Of the categories, where they are numbers."""

    def share(self, value: float) -> float:
        """How far up the axis a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def share_across(self, value: float) -> float:
        return (value - self.left) / (self.right - self.left)


def build_scale(data: ChartData, *, bars: bool) -> Scale:
    values = [value for one in data.series for value in one.values if value is not None and math.isfinite(value)]
    if data.shape is ChartShape.STACKED_BARS:
        for index in range(len(data.categories)):
            column = [one.values[index] or 0.0 for one in data.series]
            values += [sum(value for value in column if value > 0), sum(value for value in column if value < 0)]
    low, high, ticks = _round_ends(values, with_zero=bars)
    if data.shape is not ChartShape.SCATTER:
        return Scale(low, high, ticks)
    places = tuple(_number(name) for name in data.categories)
    left, right, across = _round_ends(list(places), with_zero=False)
    return Scale(low, high, ticks, left, right, across, places)


def _round_ends(values: list[float], *, with_zero: bool) -> tuple[float, float, tuple[Tick, ...]]:
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    # From nought unless that would flatten what there is to see.
    if with_zero or 0 <= low <= high * 0.6:
        low = min(low, 0.0)
    high = max(high, 0.0) if with_zero else high
    if high == low:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    rough = (high - low) / _WANTED
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * one for one in _STEPS if size * one >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    places = max(0, -math.floor(math.log10(step) + 1e-9) + (1 if round(step / size, 6) == 2.5 else 0))
    return first * step, last * step, tuple((n * step, f"{n * step:,.{places}f}") for n in range(first, last + 1))


def _number(text: str) -> float:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0
