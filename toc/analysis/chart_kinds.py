"""Which charts an indicator's figures allow, the one to show first in front."""

from collections.abc import Sequence

from toc.analysis.estimates import AS_PUBLISHED
from toc.analysis.intervals import Interval
from toc.analysis.published_chart import PublishedChart
from toc.model.indicators import ChartKind

__all__ = ["ChartKind", "find_chart_kinds", "has_limits", "name_intervals"]


def find_chart_kinds(chart: PublishedChart) -> tuple[ChartKind, ...]:
    """What was chosen for the indicator first; then process limits where figures suffice, intervals, the bare run."""
    kinds = [ChartKind.PROCESS] if chart.result is not None else []
    if any(has_limits(figure.interval) for figure in chart.published.figures):
        kinds.append(ChartKind.INTERVALS)
    kinds.append(ChartKind.RUN)
    chosen = chart.series.indicator.chart.kind
    return tuple(sorted(kinds, key=lambda kind: kind != chosen))


def has_limits(interval: Interval | None) -> bool:
    return interval is not None and interval.lower is not None and interval.upper is not None


def name_intervals(intervals: Sequence[Interval | None]) -> str:
    """The intervals by their methods: `95 % intervals: Wilson`; a published one is named so."""
    found = [interval for interval in intervals if interval is not None and has_limits(interval)]
    if not found:
        return ""
    methods = dict.fromkeys(interval.method for interval in found)
    percent = f"{found[0].confidence * 100:g} %"
    return f"{percent} intervals: {', '.join(sorted(methods, key=lambda one: one == AS_PUBLISHED))}"
