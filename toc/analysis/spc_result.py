"""What goes into an XmR chart and what comes out of it: settings, segments, points, icons."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from toc.analysis.spc_gaps import SpcPeriod
from toc.analysis.spc_rules import Rule
from toc.errors import TocError
from toc.model.base import Value
from toc.model.indicators import Direction, SpcPreset


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


class Withheld(StrEnum):
    """Why the last segment has no limits, or no icon."""

    NO_FIGURES = "no_figures"
    TOO_FEW = "too_few"
    NO_VARIATION = "no_variation"
    NO_NEIGHBOURS = "no_neighbours"


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
    period: SpcPeriod | None = None
    """What one point stands for, so that a skipped one is a gap; by default what the dates say."""
    shift_length: int = 7
    trend_length: int = 7
    cumulative: bool = False


class SpcSeries(NamedTuple):
    """Dates in order and their values; None where missing."""

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
    withheld: Withheld | None = None
    """The same, for a program."""
    period: SpcPeriod = SpcPeriod.DAY
    """What one point stands for."""
    known: int = 0
    """Points of the last segment that have a value."""
