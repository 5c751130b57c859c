"""A funnel plot: teams about their pooled value, so that small ones are not ranked by noise."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from scipy import special

from toc.analysis.series import PERCENT, Point
from toc.errors import TocError
from toc.model.base import Value
from toc.model.indicators import Direction, Indicator, IndicatorKind
from toc.model.phrases import count_of

FEWEST_TEAMS = 10
WARNING, ACTION = 0.95, 0.998
COMPARED = (IndicatorKind.PERCENTAGE, IndicatorKind.RATE)
"""What has a denominator, so that teams of different size compare."""
_CURVE_POINTS = 60


class FunnelRefused(TocError):
    """These figures have no funnel; the sentence says why."""


class Place(StrEnum):
    """Where a team stands; better or worse only where a direction is better."""

    INSIDE = "inside"
    HIGH_95 = "high_95"
    HIGH_998 = "high_998"
    LOW_95 = "low_95"
    LOW_998 = "low_998"


class Team(Value):
    """One category's figure; without a point where it has not reported."""

    name: str
    point: Point | None = None


class FunnelLimits(Value):
    """What chance alone explains at one size, in the indicator's unit; a value on a limit is inside."""

    denominator: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


class FunnelTeam(Value):
    name: str
    value: float
    denominator: float
    limits: FunnelLimits
    place: Place | None
    """None where there are too few teams to say."""


class Funnel(Value):
    """Teams in the order they were given, never ranked."""

    pooled: float
    teams: tuple[FunnelTeam, ...]
    curve: tuple[FunnelLimits, ...]
    left_out: tuple[str, ...]
    """Teams without a figure, or with nobody to count."""
    direction: Direction
    method: str
    can_rank: bool
    words: str


def build_funnel(indicator: Indicator, teams: Sequence[Team]) -> Funnel:
    """Exact limits at 95 and 99.8 % about the pooled value: binomial for shares, Poisson for rates.

    A team is outside only where chance gives so high or so low a count less than 2.5 % (0.1 %) of the time.
    """
    if indicator.kind not in COMPARED:
        raise FunnelRefused(
            f"'{indicator.name}' has no denominators, so teams of different size do not compare. "
            "Use a percentage or a rate."
        )
    counted = [
        (team.name, team.point.numerator, team.point.denominator)
        for team in teams
        if team.point is not None and team.point.numerator is not None and team.point.denominator
    ]
    left_out = tuple(team.name for team in teams if team.name not in {name for name, _, _ in counted})
    if not counted:
        raise FunnelRefused("No team has reported a numerator and a denominator. Enter them first.")
    _check(indicator, counted)
    pooled = sum(count for _, count, _ in counted) / sum(size for _, _, size in counted)
    can_rank = len(counted) >= FEWEST_TEAMS
    sizes = [size for _, _, size in counted]
    curve = _curve_sizes(sizes)
    counts = _counts(indicator, pooled, [*sizes, *curve])
    placed = tuple(
        FunnelTeam(
            name=name,
            value=count / size * _scale(indicator),
            denominator=size,
            limits=_limits(indicator, size, chance),
            place=_place(count, chance) if can_rank else None,
        )
        for (name, count, size), chance in zip(counted, counts, strict=False)
    )
    return Funnel(
        pooled=pooled * _scale(indicator),
        teams=placed,
        curve=tuple(_limits(indicator, *one) for one in zip(curve, counts[len(sizes) :], strict=True)),
        left_out=left_out,
        direction=indicator.direction,
        method=f"exact {_chance_of(indicator)} limits at 95 and 99.8 % about the pooled value",
        can_rank=can_rank,
        words=_words(placed, can_rank=can_rank),
    )


def _check(indicator: Indicator, counted: Sequence[tuple[str, float, float]]) -> None:
    for name, count, size in counted:
        if count < 0 or (indicator.kind is IndicatorKind.PERCENTAGE and count > size):
            raise FunnelRefused(f"{name}: {count:g} of {size:g} cannot be. Check numerator and denominator.")
        if indicator.kind is IndicatorKind.PERCENTAGE and not float(size).is_integer():
            raise FunnelRefused(f"{name}: a denominator of {size:g} is no whole number. Correct it.")


_Counts = tuple[float, float, float, float]


def _counts(indicator: Indicator, pooled: float, sizes: Sequence[float]) -> list[_Counts]:
    """The least and the most that teams of these sizes have by chance: at 99.8 %, at 95 %, and back up.

    Each is the smallest count that chance stays at or below at least so often, as scipy.stats has it.
    """
    tails = np.array([(1 - ACTION) / 2, (1 - WARNING) / 2, (1 + WARNING) / 2, (1 + ACTION) / 2])
    size = np.array(sizes)[:, None]
    if pooled == 0:
        found = np.zeros((len(sizes), len(tails)))
    elif indicator.kind is IndicatorKind.PERCENTAGE:
        people = size.astype(np.int64)
        found = np.ceil(special.bdtrik(tails, people, pooled))
        fewer = np.maximum(found - 1, 0)
        found = np.where(special.bdtr(fewer, people, pooled) >= tails, fewer, found)
    else:
        found = np.ceil(special.pdtrik(tails, pooled * size))
        fewer = np.maximum(found - 1, 0)
        found = np.where(special.pdtr(fewer, pooled * size) >= tails, fewer, found)
    return [(low, lower, high, higher) for low, lower, high, higher in found.tolist()]


def _limits(indicator: Indicator, size: float, counts: _Counts) -> FunnelLimits:
    low_998, low_95, high_95, high_998 = (count * _scale(indicator) / size for count in counts)
    return FunnelLimits(denominator=size, lower_95=low_95, upper_95=high_95, lower_998=low_998, upper_998=high_998)


def _place(count: float, limits: _Counts) -> Place:
    low_998, low_95, high_95, high_998 = limits
    if count > high_95:
        return Place.HIGH_998 if count > high_998 else Place.HIGH_95
    if count < low_95:
        return Place.LOW_998 if count < low_998 else Place.LOW_95
    return Place.INSIDE


def _chance_of(indicator: Indicator) -> str:
    return "binomial" if indicator.kind is IndicatorKind.PERCENTAGE else "Poisson"


def _scale(indicator: Indicator) -> int:
    return PERCENT if indicator.kind is IndicatorKind.PERCENTAGE else indicator.per or 1


def _curve_sizes(sizes: Sequence[float]) -> list[float]:
    """Sizes to draw the limits at: whole numbers from the smallest team to the largest."""
    least, most = int(min(sizes)) or 1, int(max(sizes)) or 1
    step = max(1, (most - least) // _CURVE_POINTS)
    return [float(size) for size in dict.fromkeys([*range(least, most, step), most])]


def _words(teams: Sequence[FunnelTeam], *, can_rank: bool) -> str:
    if not can_rank:
        return (
            f"With {count_of(len(teams), 'team')} nobody can be ranked: it takes {FEWEST_TEAMS}. "
            "The limits show how far chance alone takes a team of each size."
        )
    outside = [team.name for team in teams if team.place is not Place.INSIDE]
    if not outside:
        return f"All {len(teams)} teams are within what chance alone explains, so none is better or worse than another."
    return f"Outside what chance alone explains: {', '.join(outside)}. The order of the others means nothing."
