"""A year so far against its target: what is in, what was to be expected by now, and which rule says so."""

from datetime import date

from toc.analysis.periods import label_of, months_in, periods_within
from toc.analysis.series import Series
from toc.analysis.summing import ADDITIVE, sum_periods
from toc.analysis.words import number_text, value_text
from toc.model.base import Value
from toc.model.figures import Period
from toc.model.indicators import HAS_DENOMINATOR, Direction, Target


class YearToDate(Value):
    """The periods reported in a row since the target's period began, and what they come to."""

    target: Target
    through: Period | None
    reported: int
    parts: int
    actual: float | None
    expected: float | None
    on_course: bool | None
    """None where it cannot be said: no figures, or neither way is better."""
    rule: str


def build_year_to_date(series: Series, target: Target, on: date) -> YearToDate | None:
    """The year so far, up to the first period that has not been reported; None where it has no meaning.

    Counts and money are compared with the share of the target expected by then: the declared profile, else pro rata.
    Shares and rates are added up by numerators and denominators and compared with the whole target.
    """
    indicator = series.indicator
    parts = periods_within(target.period, indicator.frequency)
    adds = indicator.kind in ADDITIVE
    if indicator.cumulative or len(parts) < 2 or not (adds or indicator.kind in HAS_DENOMINATOR):
        return None
    known = {point.period.key for point in series.known if point.period.start <= on}
    reported = next((place for place, part in enumerate(parts) if part.key not in known), len(parts))
    if not reported:
        return _nothing_yet(target, len(parts))
    through = Period(start=target.period.start, end=parts[reported - 1].end)
    summed = sum_periods(series, through)
    actual = summed.point.value
    share, how = _share_expected(target, through) if adds else (1, "A share is compared with the whole target.")
    expected = target.value * share
    rule = summed.reason
    if actual is not None:
        rule = (
            f"{value_text(indicator, actual)} in {label_of(through)} ({reported} of {len(parts)} reported) against "
            f"{value_text(indicator, expected)} expected by then. {how}"
        )
    return YearToDate(
        target=target,
        through=through,
        reported=reported,
        parts=len(parts),
        actual=actual,
        expected=expected,
        on_course=_on_course(indicator.direction, actual, expected),
        rule=rule,
    )


def _nothing_yet(target: Target, parts: int) -> YearToDate:
    rule = f"Nothing reported yet in {label_of(target.period)}."
    return YearToDate(
        target=target, through=None, reported=0, parts=parts, actual=None, expected=None, on_course=None, rule=rule
    )


def _share_expected(target: Target, through: Period) -> tuple[float, str]:
    """How much of the target is expected by the end of `through`; between two parts of a profile a straight line."""
    months, all_months = months_in(through), months_in(target.period)
    time = months / all_months if months and all_months else through.days / target.period.days
    if not target.profile or target.profile[-1] <= 0:
        return time, "Expected pro rata."
    whole = target.profile[-1]
    steps = (0.0, *(part / whole for part in target.profile))
    place = time * len(target.profile)
    below = min(int(place + 1e-9), len(steps) - 2)
    share = steps[below] + (place - below) * (steps[below + 1] - steps[below])
    return share, f"Expected by the declared profile: {number_text(share * 100)} % by then."


def _on_course(direction: Direction, actual: float | None, expected: float) -> bool | None:
    if actual is None or direction is Direction.NEITHER:
        return None
    return actual >= expected if direction is Direction.INCREASE else actual <= expected
