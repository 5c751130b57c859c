"""Totals over time and a breakdown in one document: protected together, or each gives the other away."""

from collections.abc import Iterable
from typing import NamedTuple

from toc.analysis.attack import Sum
from toc.analysis.published import PART, WHOLE, cell
from toc.analysis.published_series import PublishedSeries, plan_series, print_series
from toc.analysis.published_table import TOTAL, PublishedTable, cell_name, plan_table, print_table
from toc.analysis.suppression import Table, build_states
from toc.analysis.totals import build_total_series
from toc.model.figures import Observation, Period
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers


class PublishedTogether(NamedTuple):
    series: PublishedSeries
    table: PublishedTable


def build_published_together(
    indicator: Indicator, observations: Iterable[Observation], periods: tuple[Period, ...], small_numbers: SmallNumbers
) -> PublishedTogether:
    """The series of totals, and the categories in some of its periods."""
    figures = list(observations)
    over_time = plan_series(build_total_series(indicator, figures), small_numbers)
    breakdown = plan_table(indicator, figures, periods, small_numbers)
    counts = over_time.table.counts | breakdown.table.counts
    same = [
        Sum(cell(cell_name(TOTAL, place), which), (cell(over_time.names[period.key], which),))
        for place, period in enumerate(periods)
        if period.key in over_time.names
        for which in (PART, WHOLE)
    ]
    table = Table(
        counts=counts,
        sums=(
            *over_time.table.sums,
            *breakdown.table.sums,
            # An entered total may differ from the sum of its categories: then the two say nothing of each other.
            *(one for one in same if counts.get(one.total, -1) == counts.get(one.parts[0], -2)),
        ),
        rests=(*over_time.table.rests, *breakdown.table.rests),
        unprinted=over_time.table.unprinted | breakdown.table.unprinted,
    )
    states = build_states(table, over_time.preset)
    return PublishedTogether(print_series(over_time, table, states), print_table(breakdown, table, states))
