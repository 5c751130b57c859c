"""Several figures to one: over time and over categories, by numerators and denominators or not at all."""

from collections.abc import Iterable, Sequence
from math import fsum, sqrt

from toc.analysis.definitions import change_within
from toc.analysis.estimates import HAS_SPREAD, build_estimate
from toc.analysis.intervals import Interval, NoInterval
from toc.analysis.periods import day_text, label_of, periods_within
from toc.analysis.series import Point, Series, build_series, value_of
from toc.model.base import Value
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import HAS_DENOMINATOR, Frequency, Indicator, IndicatorKind

ADDITIVE = frozenset({IndicatorKind.COUNT, IndicatorKind.MONEY})
"""Kinds whose values add up as they are."""
NEVER_SUMMED = {
    IndicatorKind.MEDIAN: "A median of several periods or teams cannot be had from their medians.",
    IndicatorKind.DIFFERENCE: "Differences do not add up.",
    IndicatorKind.MILESTONE: "Milestones do not add up.",
}


class Part(Value):
    """One of the figures to add; without a point where nobody has entered one."""

    name: str
    point: Point | None = None


class Summed(Value):
    """What the parts come to, or why they come to nothing."""

    point: Point
    """Its value is None where there is no total: its state and `reason` say why."""
    parts: int
    reported: int
    reason: str = ""
    """Why there is no total, or none that can be right, with the next step."""
    interval: Interval | None = None

    @property
    def words(self) -> str:
        """`4 of 5 reported`."""
        return f"{self.reported} of {self.parts} reported"

    def as_observation(self, indicator: str, category: str | None = None) -> Observation:
        """The total as if it had been entered; without one its state, and the reason as its note."""
        point = self.point
        key = {"indicator": indicator, "category": category, "period": point.period}
        if point.value is None:
            return Observation(**key, state=point.state, note=self.reason)
        return Observation(
            **key,
            value=None if point.numerator is not None else point.value,
            numerator=point.numerator,
            denominator=point.denominator,
            n=point.n,
            sd=point.sd,
            provisional=point.provisional,
        )


def sum_periods(series: Series, period: Period) -> Summed:
    """The series over one longer period, once every period of it has been reported."""
    indicator = series.indicator
    inside = [point for point in series.points if period.start <= point.period.start and point.period.end <= period.end]
    spans = periods_within(period, indicator.frequency)
    if indicator.frequency is Frequency.IRREGULAR:
        spans = tuple(point.period for point in inside)
        if sum(span.days for span in spans) != period.days:
            return _none(period, len(spans), 0, f"The figures do not fill {label_of(period)}, so they do not add up.")
    if not spans:
        return _none(period, 0, 0, f"The reporting periods of '{indicator.name}' do not fit into {label_of(period)}.")
    if indicator.cumulative:
        return _none(period, len(spans), 0, "Rolling or cumulative figures overlap, so they do not add up.")
    changed = change_within(indicator, spans[0], spans[-1])
    if changed is not None and len(spans) > 1:
        reason = f"The definition changed on {day_text(changed)}, so figures before and after it do not add up."
        return _none(period, len(spans), 0, reason)
    by_period = {point.period.key: point for point in inside}
    return sum_parts(indicator, period, [Part(name=label_of(one), point=by_period.get(one.key)) for one in spans])


def sum_categories(indicator: Indicator, observations: Iterable[Observation], period: Period) -> Summed:
    """The total over the indicator's declared categories in a period; it waits until all have reported."""
    categories = indicator.breakdown.categories if indicator.breakdown else ()
    mine = {
        one.category: one
        for one in observations
        if one.indicator == indicator.id and one.comparison is None and one.period == period
    }
    parts = [
        Part(name=category.name, point=_point(indicator, mine.get(category.id), category.id)) for category in categories
    ]
    return sum_parts(indicator, period, parts)


def sum_parts(indicator: Indicator, period: Period, parts: Sequence[Part]) -> Summed:
    """Add the parts up. Not reported, hidden by the publisher and zero are three different things."""
    known = [part.point for part in parts if part.point is not None and part.point.value is not None]
    n = len(parts)
    if not parts:
        return _none(period, 0, 0, "There is nothing to add up.")
    if indicator.kind in NEVER_SUMMED:
        return _none(period, n, len(known), NEVER_SUMMED[indicator.kind])
    hidden = [part.name for part in parts if part.point and part.point.state is ObservationState.SUPPRESSED]
    if hidden:
        reason = f"Hidden by whoever published it: {', '.join(hidden)}."
        return _none(period, n, len(known), reason, ObservationState.SUPPRESSED)
    waiting = [part.name for part in parts if part.point is None or part.point.value is None]
    if waiting:
        return _none(period, n, len(known), f"{len(known)} of {n} reported. Still to come: {', '.join(waiting)}.")
    total = _total(indicator, period, known)
    if total is None:
        return _none(period, n, n, _LACKING.get(indicator.kind, "Only figures of one kind add up."))
    try:
        return Summed(point=total, parts=n, reported=n, interval=build_estimate(indicator, total))
    except NoInterval as refused:
        return Summed(point=total, parts=n, reported=n, reason=refused.message)


_LACKING = dict.fromkeys(HAS_DENOMINATOR, "A numerator or a denominator is not known, so there is no total.") | (
    dict.fromkeys(HAS_SPREAD, "The number of people behind a mean is not known, so there is no mean of all.")
)


def _total(indicator: Indicator, period: Period, known: Sequence[Point]) -> Point | None:
    provisional = any(point.provisional for point in known)
    if indicator.kind in ADDITIVE:
        value = fsum(point.value for point in known if point.value is not None)
        return Point(period=period, value=value, provisional=provisional)
    numerators = [point.numerator for point in known if point.numerator is not None]
    denominators = [point.denominator for point in known if point.denominator is not None]
    if len(numerators) == len(denominators) == len(known):
        total = Observation(
            indicator=indicator.id, period=period, numerator=fsum(numerators), denominator=fsum(denominators)
        )
        return Point(
            period=period,
            value=value_of(indicator, total),
            numerator=total.numerator,
            denominator=total.denominator,
            provisional=provisional,
        )
    return _pooled(period, known, provisional=provisional) if indicator.kind in HAS_SPREAD else None


def _pooled(period: Period, known: Sequence[Point], *, provisional: bool) -> Point | None:
    """The mean of everybody, weighted by how many each mean rests on, with the spread within and between."""
    groups = [(point.value, point.n, point.sd) for point in known if point.value is not None and point.n]
    n = sum(size for _, size, _ in groups)
    if len(groups) != len(known) or not n:
        return None
    mean = fsum(size * value for value, size, _ in groups) / n
    sd = None
    if n > 1 and all(spread is not None or size == 1 for _, size, spread in groups):
        squares = fsum((size - 1) * (spread or 0) ** 2 + size * (value - mean) ** 2 for value, size, spread in groups)
        sd = sqrt(squares / (n - 1))
    return Point(period=period, value=mean, n=n, sd=sd, provisional=provisional)


def _point(indicator: Indicator, observation: Observation | None, category: str) -> Point | None:
    return None if observation is None else build_series(indicator, [observation], category=category).points[0]


def _none(
    period: Period, parts: int, reported: int, reason: str, state: ObservationState = ObservationState.NOT_YET_KNOWN
) -> Summed:
    return Summed(point=Point(period=period, value=None, state=state), parts=parts, reported=reported, reason=reason)
