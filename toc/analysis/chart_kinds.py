"""Which charts an indicator's figures allow, the one to show first in front."""

from collections.abc import Sequence
from enum import StrEnum

from toc.analysis.estimates import AS_PUBLISHED
from toc.analysis.intervals import Interval
from toc.analysis.published_chart import PublishedChart


class ChartKind(StrEnum):
    PROCESS = "process"
    INTERVALS = "intervals"
    RUN = "run"


def find_chart_kinds(chart: PublishedChart) -> tuple[ChartKind, ...]:
    """Process limits where there are enough figures, else intervals where they can be had, else the bare run."""
    kinds = [ChartKind.PROCESS] if chart.result is not None else []
    if any(has_limits(figure.interval) for figure in chart.published.figures):
        kinds.append(ChartKind.INTERVALS)
    return (*kinds, ChartKind.RUN)


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
