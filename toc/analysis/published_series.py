"""A series as it may leave: hidden periods are replaced by the shortest sums of periods that can be shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from toc.analysis.attack import Sum
from toc.analysis.definitions import change_within
from toc.analysis.disclosure import PRESETS, is_disclosive, is_protected
from toc.analysis.periods import label_of
from toc.analysis.published import COUNTS, PublishedFigure, build_rest, cell, counts_behind, publish
from toc.analysis.series import Point, Series
from toc.analysis.summing import NEVER_SUMMED, Part, sum_parts
from toc.analysis.suppression import CellState, Rest, Table, build_states
from toc.model.base import Value
from toc.model.figures import Period
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers


class PublishedSeries(Value):
    """A series as it may leave, stamped with how it was protected."""

    indicator: Indicator
    small_numbers: SmallNumbers
    figures: tuple[PublishedFigure, ...]
    stamp: str
    """What a document says of the protection; empty where the indicator needs none."""


class SeriesPlan(NamedTuple):
    """A series cut into what will be printed together, before it is known what must be hidden."""

    series: Series
    preset: SmallNumbers
    points: tuple[Point, ...]
    """One a figure to print."""
    table: Table
    names: dict[str, str]
    """The name of each single period in the table, by its key."""


def build_published_series(series: Series, small_numbers: SmallNumbers) -> PublishedSeries:
    """The series with small numbers protected; one figure may stand for several periods.

    A breakdown of it is protected beside it: see published_beside.
    """
    plan = plan_series(series, small_numbers)
    return print_series(plan, plan.table, build_states(plan.table, plan.preset))


def plan_series(series: Series, small_numbers: SmallNumbers) -> SeriesPlan:
    """What to print of a series, and the counts behind it."""
    preset = small_numbers if is_protected(series.indicator) else SmallNumbers.NONE
    blocks = _blocks(series, preset)
    names = {
        point.period.key: name
        for place, block in enumerate(blocks)
        for name, point in zip(_names(place, block), block, strict=True)
    }
    points = tuple(_merged(series.indicator, block) for block in blocks)
    return SeriesPlan(series, preset, points, _table(series.indicator, blocks), names)


def print_series(plan: SeriesPlan, table: Table, states: Mapping[str, CellState]) -> PublishedSeries:
    """The series by the states that its counts were given."""
    indicator, preset = plan.series.indicator, plan.preset
    figures = tuple(
        publish(indicator, str(place), point, table, states, preset) for place, point in enumerate(plan.points)
    )
    stamp = PRESETS[preset].words if is_protected(indicator) else ""
    return PublishedSeries(indicator=indicator, small_numbers=preset, figures=figures, stamp=stamp)


def _names(place: int, block: Sequence[Point]) -> list[str]:
    return [str(place)] if len(block) == 1 else [f"{place}.{number}" for number in range(len(block))]


def _table(indicator: Indicator, blocks: Sequence[Sequence[Point]]) -> Table:
    """Every printed figure's counts, and behind a sum of periods those of each."""
    counts: dict[str, int] = {}
    rests: list[Rest] = []
    sums: list[Sum] = []
    unprinted: set[str] = set()
    for place, block in enumerate(blocks):
        names = _names(place, block)
        for name, one in zip(names, block, strict=True):
            rest, named = build_rest(indicator, name, counts_behind(indicator, one))
            counts |= named
            rests += [rest] if rest else []
            unprinted |= set() if len(block) == 1 else {key for key in named if not rest or key != rest.rest}
        if len(block) > 1:
            rest, _ = build_rest(indicator, str(place), counts_behind(indicator, block[0]))
            rests += [rest] if rest else []
            added = [Sum(cell(str(place), which), tuple(cell(name, which) for name in names)) for which in COUNTS]
            sums += [one for one in added if one.parts[0] in counts]
            counts |= {one.total: sum(counts[part] for part in one.parts) for one in added if one.parts[0] in counts}
    return Table(counts=counts, sums=tuple(sums), rests=tuple(rests), unprinted=frozenset(unprinted))


_Cost = tuple[int, int, int]


def _blocks(series: Series, preset: SmallNumbers) -> list[tuple[Point, ...]]:
    """The points cut into runs: alone where they can be shown, else the shortest sums that can.

    Chosen so that as few periods as may be stay hidden, then so that as few as may be are added up, then so that no
    sum is longer than it must be.
    """
    indicator, points = series.indicator, series.points
    behind = [build_rest(indicator, "", counts_behind(indicator, point))[1] for point in points]
    alone = [_can_be_shown(counts, preset) for counts in behind]
    joined = [
        _can_be_joined(indicator, one, after, counts, counts_after)
        for (one, counts), (after, counts_after) in pairwise(zip(points, behind, strict=True))
    ]
    best: list[tuple[_Cost, int]] = [((0, 0, 0), 0)]
    for end in range(1, len(points) + 1):
        hidden, added, longest = best[end - 1][0]
        options = [((hidden + (not alone[end - 1]), added, longest), end - 1)]
        together, needed = Counter(behind[end - 1]), not alone[end - 1]
        for start in range(end - 2, -1, -1):
            if not joined[start]:
                break
            together.update(behind[start])
            needed = needed or not alone[start]
            if needed and _can_be_shown(together, preset):
                hidden, added, longest = best[start][0]
                options.append(((hidden, added + end - start, longest + (end - start) ** 2), start))
        best.append(min(options, key=lambda option: option[0]))
    cuts = [len(points)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [points[start:end] for end, start in reversed(list(pairwise(cuts)))]


def _can_be_shown(counts: Mapping[str, int], preset: SmallNumbers) -> bool:
    """True where no count behind a figure is small, nor the rest of its whole."""
    return not any(is_disclosive(count, preset) for count in counts.values())


def _can_be_joined(
    indicator: Indicator, one: Point, following: Point, behind: Mapping[str, int], behind_following: Mapping[str, int]
) -> bool:
    return (
        not indicator.cumulative
        and indicator.kind not in NEVER_SUMMED
        and len(behind) > 0
        and behind.keys() == behind_following.keys()
        and change_within(indicator, one.period, following.period) is None
    )


def _merged(indicator: Indicator, block: Sequence[Point]) -> Point:
    if len(block) == 1:
        return block[0]
    span = Period(start=block[0].period.start, end=block[-1].period.end)
    return sum_parts(indicator, span, [Part(name=label_of(one.period), point=one) for one in block]).point
