"""An indicator's figures as a process chart takes them: its settings, its dates, its segments."""

from collections.abc import Iterable
from datetime import date

from toc.analysis.definitions import definition_changes
from toc.analysis.pace import adds_up
from toc.analysis.periods import periods_within
from toc.analysis.progress import target_in_force
from toc.analysis.series import Point, Series
from toc.analysis.spc import SpcRefused, SpcResult, SpcSeries, SpcSettings, analyse
from toc.model.indicators import Indicator, Target


def build_process_chart(series: Series, targets: Iterable[Target], on: date) -> SpcResult:
    """Limits and icons of the series as at a day. Raises SpcRefused, naming the reason."""
    points = [point for point in series.points if point.period.start <= on]
    target = _target_at_last_point(series.indicator, points, targets)
    chart = series.indicator.chart
    settings = SpcSettings(
        direction=series.indicator.direction,
        preset=chart.preset,
        target=None if target is None else target.value,
        screening=chart.screening,
        fixed_points=chart.fixed_limits_points,
        rebases=_rebases(series.indicator, points),
        shift_length=chart.shift_length,
        trend_length=chart.trend_length,
        cumulative=series.indicator.cumulative,
    )
    dates, values = [point.period.start for point in points], [point.value for point in points]
    (result,) = analyse([SpcSeries(dates, values)], settings)
    return result


def find_limits(series: Series, targets: Iterable[Target], on: date) -> tuple[SpcResult | None, str]:
    """The series within its limits, and what is to be said of them; or None, and why there are none."""
    try:
        result = build_process_chart(series, targets, on)
    except SpcRefused as error:
        return None, error.message
    if all(segment.mean is None for segment in result.segments):
        return None, result.reason
    return result, result.reason


def _target_at_last_point(indicator: Indicator, points: list[Point], targets: Iterable[Target]) -> Target | None:
    """The target in force at the last point; none where it is for a sum of several points."""
    known = [point for point in points if point.value is not None]
    if not known:
        return None
    target = target_in_force(targets, indicator.id, known[-1].period.end)
    if target is None or not adds_up(indicator, target):
        return target
    return target if len(periods_within(target.period, indicator.frequency)) == 1 else None


def _rebases(indicator: Indicator, points: list[Point]) -> tuple[date, ...]:
    """The first point from each rebase on, and from each change of definition."""
    days = {rebase.on for rebase in indicator.chart.rebases} | set(definition_changes(indicator))
    starts = [point.period.start for point in points]
    first_from = [next((start for start in starts if start >= day), None) for day in days]
    return tuple(sorted({start for start in first_from if start is not None}))
