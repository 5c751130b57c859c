"""A chart as it may leave: its figures, limits, baseline and words say no more than the table printed beside it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from toc.analysis.pace import adds_up
from toc.analysis.periods import label_of
from toc.analysis.process_chart import find_limits
from toc.analysis.progress import Progress, TargetState, build_progress
from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.published_series import PublishedSeries, build_published_series
from toc.analysis.series import Point, Series, value_of
from toc.analysis.spc_result import SpcResult
from toc.analysis.spc_words import spc_words
from toc.analysis.words import progress_text, value_text
from toc.model.figures import ObservationState, Period
from toc.model.indicators import Baseline, Indicator, IndicatorKind, Target
from toc.model.priorities import SmallNumbers

NO_LIMITS = "Process limits are not drawn, because figures are hidden or added up to protect small numbers."
EXACT_LIMITS = "Limits and signs of change were worked out from the exact figures."


class PublishedChart(NamedTuple):
    """What a chart may show. With nothing protected it is the series as it stands."""

    published: PublishedSeries
    series: Series
    """The figures as they leave, one point each: hidden ones have no value."""
    progress: Progress
    """With the baseline, the latest figure and the change between them as they leave."""
    result: SpcResult | None
    """The limits, where there are any and none of their figures is hidden."""
    reason: str
    """What is to be said of the limits, or of their absence."""
    words: str
    """What the chart shows, in two sentences or so."""


def build_published_chart(
    series: Series,
    targets: Iterable[Target],
    on: date,
    small_numbers: SmallNumbers,
    published: PublishedSeries | None = None,
) -> PublishedChart:
    """The chart of a series as at a day; of `published` where the series was protected together with others."""
    targets = list(targets)
    published = published or build_published_series(series, small_numbers)
    left = Series(indicator=series.indicator, points=tuple(map(_as_point, published.figures)))
    result, reason = find_limits(series, targets, on)
    progress = build_progress(series, targets, on)
    if published.small_numbers is not SmallNumbers.NONE:
        progress = _protected(progress, series, left, published, on)
        if result is not None and not _all_shown(published.figures, series.points):
            result, reason = None, NO_LIMITS
        elif result is not None:
            result, reason = _as_printed(result, left), f"{reason} {EXACT_LIMITS}".strip()
    words = _words(series.indicator, progress, result, published, on)
    return PublishedChart(published, left, progress, result, reason, words)


def _as_point(figure: PublishedFigure) -> Point:
    hidden = figure.shown in (Shown.HIDDEN, Shown.SUPPRESSED)
    missing = ObservationState.SUPPRESSED if hidden else ObservationState.NOT_YET_KNOWN
    return Point(
        period=figure.period,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        state=ObservationState.REPORTED if figure.shown is Shown.SHOWN else missing,
        provisional=figure.provisional,
        note=figure.note,
    )


def _all_shown(figures: Sequence[PublishedFigure], points: Sequence[Point]) -> bool:
    """True where every period stands for itself and none is hidden: then the limits give nothing away."""
    alone = [figure.period for figure in figures] == [point.period for point in points]
    return alone and all(figure.shown is not Shown.HIDDEN for figure in figures)


def _as_printed(result: SpcResult, left: Series) -> SpcResult:
    """The result with the figures that are printed, and limits no more exact than they are."""
    kind = left.indicator.kind

    def rounded(limit: float | None) -> float | None:
        if limit is None or kind not in (IndicatorKind.COUNT, IndicatorKind.PERCENTAGE, IndicatorKind.RATE):
            return limit
        if kind is IndicatorKind.RATE:
            return float(f"{limit:.3g}")
        return float(round(limit)) if kind is IndicatorKind.COUNT else round(limit, 1)

    return result._replace(
        segments=tuple(
            one._replace(mean=rounded(one.mean), lower=rounded(one.lower), upper=rounded(one.upper))
            for one in result.segments
        ),
        points=tuple(
            one._replace(value=point.value, mean=rounded(one.mean), lower=rounded(one.lower), upper=rounded(one.upper))
            for one, point in zip(result.points, left.points, strict=False)
        ),
    )


def _protected(progress: Progress, series: Series, left: Series, published: PublishedSeries, on: date) -> Progress:
    baseline = _baseline(series.indicator, published)
    known = [point for point in left.known if point.period.start <= on]
    latest = known[-1] if known else None
    value = None if latest is None else latest.value
    # A sum of periods does not compare with the baseline of one.
    single = latest is not None and latest.period in {point.period for point in series.points}
    return Progress(
        baseline=baseline,
        latest=latest,
        change=value - baseline if single and value is not None and baseline is not None else None,
        target=progress.target,
        target_state=progress.target_state if _may_be_judged(progress, series, left) else TargetState.NONE,
    )


def _may_be_judged(progress: Progress, series: Series, left: Series) -> bool:
    """Whether a target is met says something of the figures it is judged by: all of them have to be shown."""
    target, latest = progress.target, progress.latest
    if target is None or latest is None:
        return True
    span = target.period if adds_up(series.indicator, target) else latest.period
    known = {point.period.key for point in left.known}
    return all(point.period.key in known for point in series.known if _overlap(point.period, span))


def _baseline(indicator: Indicator, published: PublishedSeries) -> float | None:
    """The baseline as it may leave: a count of people like any other, and never a part of a sum that is printed."""
    baseline = indicator.baseline
    if baseline is None or value_of(indicator, baseline) is None:
        return None
    period = baseline.period
    if period is not None:
        same = next((figure for figure in published.figures if figure.period == period), None)
        if same is not None:
            return same.value
        if any(_overlap(figure.period, period) for figure in published.figures):
            return None
    alone = Series(indicator=indicator, points=(_baseline_point(indicator, baseline),))
    return build_published_series(alone, published.small_numbers).figures[0].value


def _baseline_point(indicator: Indicator, baseline: Baseline) -> Point:
    return Point(
        period=baseline.period or Period(start=date.min, end=date.min),
        value=value_of(indicator, baseline),
        numerator=baseline.numerator,
        denominator=baseline.denominator,
        n=baseline.n,
        sd=baseline.sd,
    )


def _words(
    indicator: Indicator, progress: Progress, result: SpcResult | None, published: PublishedSeries, on: date
) -> str:
    if result is not None:
        return spc_words(result, lambda value: value_text(indicator, value))
    begun = [figure for figure in published.figures if figure.period.start <= on]
    told = [figure for figure in begun if figure.shown is not Shown.NOT_REPORTED]
    hidden = bool(told) and told[-1].shown is Shown.HIDDEN
    if hidden and progress.latest is None:
        return "The figures are hidden to protect small numbers."
    later = f" The figure for {label_of(told[-1].period)} is hidden to protect small numbers." if hidden else ""
    return f"{progress_text(indicator, progress)}{later}"


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end
