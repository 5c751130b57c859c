"""XmR charts: process limits, signals and the variation and assurance icons of "Making Data Count"."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from toc.analysis.limits import Floats, Limits, build_limits
from toc.analysis.spc_rules import RULES, SIGN_OF_CODE, Codes, Rule, build_codes
from toc.errors import TocError
from toc.model.base import Value
from toc.model.indicators import Direction, SpcPreset

FEWEST_POINTS = 13
"""A segment with fewer values has no limits in the `careful` preset."""
FEWEST_FIXED = 12


class PointType(StrEnum):
    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Variation(StrEnum):
    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    PASS = "pass"  # noqa: S105  # the icon's name, no password
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"


class SpcRefused(TocError):
    """The series cannot be charted like this; the sentence says why and what to do."""


class SpcSettings(Value):
    """How a series is charted; carried by its result."""

    direction: Direction = Direction.NEITHER
    preset: SpcPreset = SpcPreset.CAREFUL
    target: float | None = None
    screening: bool = True
    fixed_points: int | None = None
    rebases: tuple[date, ...] = ()
    shift_length: int = 7
    trend_length: int = 7
    cumulative: bool = False


class SpcSeries(NamedTuple):
    """Dates in order and their values; None where missing, or where a period was skipped."""

    dates: Sequence[date]
    values: Sequence[float | None]


class Segment(NamedTuple):
    """The points from one rebase to the next."""

    start: date
    n: int
    """Points, missing ones among them."""
    mean: float | None
    lower: float | None
    upper: float | None
    provisional: bool = False
    """Too few points yet: drawn dashed, no icon."""


class ChartedPoint(NamedTuple):
    date: date
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    rule: Rule
    type: PointType


class SpcResult(NamedTuple):
    """A charted series with the settings it was charted by."""

    settings: SpcSettings
    segments: tuple[Segment, ...]
    points: tuple[ChartedPoint, ...]
    variation: Variation | None
    assurance: Assurance | None
    reason: str
    """Why there are no limits or no icon, in words; empty where there are."""


class _Part(NamedTuple):
    series: int
    start: int
    stop: int


def analyse(series: Sequence[SpcSeries], settings: SpcSettings) -> tuple[SpcResult, ...]:
    """Chart every series by the same settings. Raises SpcRefused, naming the reason."""
    _check(settings)
    parts = [part for index, one in enumerate(series) for part in _split(index, one, settings)]
    values = _padded(series, parts)
    careful = settings.preset is SpcPreset.CAREFUL
    if not careful:
        _refuse_what_the_reference_stops_on(values, parts, settings)
    limits = build_limits(values, fixed_points=settings.fixed_points, screening=settings.screening)
    codes = build_codes(
        values,
        limits,
        shift_length=settings.shift_length,
        trend_length=settings.trend_length,
        next_decides_trend=not careful,
    )
    drawn = _drawn(series, parts, values, limits, codes, settings)
    pieces: list[list[_Piece]] = [[] for _ in series]
    for part, piece in zip(parts, drawn, strict=True):
        pieces[part.series].append(piece)
    return tuple(_result(mine, settings) for mine in pieces)


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


def _split(index: int, series: SpcSeries, settings: SpcSettings) -> list[_Part]:
    for earlier, later in pairwise(series.dates):
        if later <= earlier:
            what = "occurs twice" if later == earlier else "is out of order"
            raise SpcRefused(f"The date {later.isoformat()} {what}. Keep one value for each date, in order.")
    rebases = set(settings.rebases)
    starts = [0, *(place for place, day in enumerate(series.dates) if place and day in rebases)]
    return [_Part(index, start, stop) for start, stop in pairwise([*starts, len(series.dates)])]


def _padded(series: Sequence[SpcSeries], parts: Sequence[_Part]) -> Floats:
    width = max((part.stop - part.start for part in parts), default=0)
    values = np.full((len(parts), max(width, 1)), np.nan)
    arrays = [np.asarray(one.values, dtype=np.float64) for one in series]
    for row, part in enumerate(parts):
        values[row, : part.stop - part.start] = arrays[part.series][part.start : part.stop]
    return values


def _refuse_what_the_reference_stops_on(values: Floats, parts: Sequence[_Part], settings: SpcSettings) -> None:
    for row, part in enumerate(parts):
        length = part.stop - part.start
        missing = np.isnan(values[row, :length])
        if length < settings.trend_length or not missing.any():
            if length and missing.all():
                raise SpcRefused("A segment has no values at all. Remove the rebase, or use the 'careful' preset.")
            continue
        steps = np.sign(np.diff(values[row, :length]))
        for start in range(length - settings.trend_length + 1):
            window = steps[start : start + settings.trend_length - 1]
            known = window[~np.isnan(window)]
            if len(known) < len(window) and (np.all(known == 1) or np.all(known == -1)):
                raise SpcRefused("A value is missing inside a trend. Fill it in, or use the 'careful' preset.")


class _Piece(NamedTuple):
    segment: Segment
    points: list[ChartedPoint]
    icons: bool
    reason: str


def _drawn(
    series: Sequence[SpcSeries],
    parts: Sequence[_Part],
    values: Floats,
    limits: Limits,
    codes: Codes,
    settings: SpcSettings,
) -> list[_Piece]:
    careful = settings.preset is SpcPreset.CAREFUL
    counts = (~np.isnan(values)).sum(axis=1).tolist()
    rows = zip(limits.mean.tolist(), limits.lower.tolist(), limits.upper.tolist(), strict=True)
    flat = limits.moving_range.tolist()
    types = _types(settings.direction)
    all_codes = codes.tolist()
    pieces: list[_Piece] = []
    for row, (part, triple) in enumerate(zip(parts, rows, strict=True)):
        mean, lower, upper = (_known(number) for number in triple)
        few = careful and counts[row] < FEWEST_POINTS
        still = careful and not few and not flat[row] > 0
        provisional = few and part.start > 0 and counts[row] > 1 and flat[row] > 0
        hidden = (few and not provisional) or still
        silent = few or still
        if hidden:
            lower = upper = None
            mean = mean if still else None
        segment = Segment(
            series[part.series].dates[part.start], part.stop - part.start, mean, lower, upper, provisional
        )
        dates = series[part.series].dates[part.start : part.stop]
        points = [
            ChartedPoint(day, value, mean, lower, upper, *(_QUIET if silent else types[code]))
            for day, value, code in zip(
                dates, series[part.series].values[part.start : part.stop], all_codes[row], strict=False
            )
        ]
        pieces.append(_Piece(segment, points, not silent, _reason(counts[row], few=few, still=still)))
    return pieces


_QUIET = (Rule.NONE, PointType.COMMON_CAUSE)


def _reason(n: int, *, few: bool, still: bool) -> str:
    if few:
        return f"Too few points for limits ({n} of {FEWEST_POINTS})."
    return "The figures hardly vary, so there is nothing to work limits out from." if still else ""


def _known(number: float) -> float | None:
    return None if number != number else number


def _types(direction: Direction) -> list[tuple[Rule, PointType]]:
    """Rule and point type by code."""
    better = {Direction.INCREASE: 1, Direction.DECREASE: -1, Direction.NEITHER: 0}[direction]
    types: list[tuple[Rule, PointType]] = []
    for rule, sign in zip(RULES, SIGN_OF_CODE.tolist(), strict=True):
        if sign == 0:
            kind = PointType.COMMON_CAUSE
        elif better == 0:
            kind = PointType.NEUTRAL_HIGH if sign > 0 else PointType.NEUTRAL_LOW
        else:
            kind = PointType.IMPROVEMENT if sign == better else PointType.CONCERN
        types.append((rule, kind))
    return types


def _result(pieces: Sequence[_Piece], settings: SpcSettings) -> SpcResult:
    points = tuple(point for piece in pieces for point in piece.points)
    if not points:
        return SpcResult(settings, (), (), None, None, "No figures yet.")
    last = pieces[-1]
    variation = assurance = None
    if last.icons:
        variation = _variation(points, settings)
        assurance = _assurance(last.segment, settings)
    return SpcResult(settings, tuple(piece.segment for piece in pieces), points, variation, assurance, last.reason)


def _variation(points: Sequence[ChartedPoint], settings: SpcSettings) -> Variation:
    point = points[-1]
    if settings.preset is SpcPreset.CAREFUL:
        point = next((one for one in reversed(points) if one.value is not None), point)
    if point.type is PointType.COMMON_CAUSE:
        return Variation.COMMON_CAUSE
    if point.type in (PointType.NEUTRAL_HIGH, PointType.NEUTRAL_LOW):
        return Variation(point.type.value)
    good = point.type is PointType.IMPROVEMENT
    high = good == (settings.direction is Direction.INCREASE)
    return Variation(f"{point.type.value}_{'high' if high else 'low'}")


def _assurance(segment: Segment, settings: SpcSettings) -> Assurance | None:
    target = settings.target
    if target is None or settings.direction is Direction.NEITHER:
        return None
    if segment.lower is None or segment.upper is None:
        return None if settings.preset is SpcPreset.CAREFUL else Assurance.HIT_OR_MISS
    high_is_good = settings.direction is Direction.INCREASE
    if target > segment.upper:
        return Assurance.FAIL if high_is_good else Assurance.PASS
    if target < segment.lower:
        return Assurance.PASS if high_is_good else Assurance.FAIL
    return Assurance.HIT_OR_MISS
