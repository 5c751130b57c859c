"""A breakdown as it may leave beside the totals over time: what is printed of these, it may not give away."""

from collections.abc import Iterable

from toc.analysis.attack import Sum
from toc.analysis.published import PART, WHOLE, cell
from toc.analysis.published_series import SeriesPlan, plan_series
from toc.analysis.published_table import TOTAL, PublishedTable, cell_name, plan_table, print_table
from toc.analysis.suppression import Table, build_states
from toc.analysis.totals import build_total_series
from toc.model.figures import Observation, Period
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers


def build_published_beside_totals(
    indicator: Indicator,
    observations: Iterable[Observation],
    figures: Iterable[Observation],
    periods: tuple[Period, ...],
    small_numbers: SmallNumbers,
) -> PublishedTable:
    """The categories' `figures` in some periods, to somebody who also has the series of totals of all `observations`.

    The series stays as documents and charts print it by itself; what it says less of is hidden here.
    """
    over_time = plan_series(build_total_series(indicator, observations), small_numbers)
    breakdown = plan_table(indicator, figures, periods, small_numbers)
    counts = over_time.table.counts | breakdown.table.counts
    # An entered total may differ from the sum of its categories: then the two say nothing of each other.
    same = [
        one
        for one in _totals(over_time, periods)
        if one.total in counts and counts[one.total] == sum(counts[part] for part in one.parts)
    ]
    given = build_states(over_time.table, over_time.preset)
    given |= {one.total: given[one.parts[0]] for one in same if len(one.parts) == 1 and one.parts[0] in given}
    table = Table(
        counts=counts,
        sums=(*over_time.table.sums, *breakdown.table.sums, *same),
        rests=(*over_time.table.rests, *breakdown.table.rests),
        unprinted=over_time.table.unprinted | breakdown.table.unprinted,
    )
    return print_table(breakdown, table, build_states(table, over_time.preset, given))


def _totals(over_time: SeriesPlan, periods: Iterable[Period]) -> Iterable[Sum]:
    """The total of the categories in each period as the figures over time that fill it."""
    points = [(point.period, over_time.names[point.period.key]) for point in over_time.series.points]
    for place, period in enumerate(periods):
        within = [(one, name) for one, name in points if period.start <= one.start and one.end <= period.end]
        if sum(one.days for one, _ in within) != period.days:
            continue
        for which in (PART, WHOLE):
            parts = tuple(cell(name, which) for _, name in within)
            if all(part in over_time.table.counts for part in parts):
                yield Sum(cell(cell_name(TOTAL, place), which), parts)
