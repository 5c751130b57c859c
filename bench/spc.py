"""XmR charts: 1,000 series in one call beside the published package's faceted call, and one long series."""

import random
from collections.abc import Iterable
from datetime import date, timedelta

from bench.measure import Row, medians
from toc.analysis.spc import SpcSeries, SpcSettings, analyse
from toc.model.indicators import Direction, SpcPreset

FACETED_CALL = 5_960.0
"""Milliseconds that NHSRplotthedots took for the same on two cores: measured once, elsewhere, and not in this run."""
TIMES_FASTER = 50
LONG_SERIES_LIMIT = 20
"""Milliseconds."""


def rows() -> Iterable[Row]:
    many, long = [_series(60, seed) for seed in range(1_000)], [_series(10_000, 0)]
    for preset in (SpcPreset.NHSR, SpcPreset.CAREFUL):
        settings = SpcSettings(preset=preset, direction=Direction.INCREASE, target=50)
        ours, one = medians(
            lambda chosen=settings: analyse(many, chosen), lambda chosen=settings: analyse(long, chosen)
        )
        yield Row(
            f"XmR, 1,000 series of 60 points, {preset.value}",
            ours,
            floor=FACETED_CALL,
            against="NHSRplotthedots, faceted (a figure once measured)",
            aim=1 / TIMES_FASTER,
            parts=f"{FACETED_CALL / ours:,.0f} times faster",
        )
        yield Row(f"XmR, 10,000 points, {preset.value}", one, aim=LONG_SERIES_LIMIT)


def _series(points: int, seed: int) -> SpcSeries:
    chance = random.Random(seed)
    first = date(2000, 1, 1)
    return SpcSeries(
        [first + timedelta(days=place) for place in range(points)],
        [round(chance.gauss(50, 5), 1) for _ in range(points)],
    )
