"""Confidence intervals of proportions, rates and means, and of the change between two periods."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist, fmean, stdev
from typing import Annotated

from pydantic import AllowInfNan
from scipy import special

from toc.errors import TocError
from toc.model.base import Value

CONFIDENCE = 0.95
FEWEST_FOR_BYAR = 10
"""Rates on fewer events use exact Poisson limits (OHID's published method for public health rates)."""
FEWEST_TO_COMPARE = 10
"""Below this many in either denominator, two periods are too few to judge."""


class NoInterval(TocError):
    """The numbers cannot be what they are said to be."""


class Interval(Value):
    """An estimate with its limits, and the method by name."""

    value: Annotated[float, AllowInfNan(allow_inf_nan=True)]
    """Infinite only for a ratio to a period without events."""
    lower: float | None
    upper: float | None
    method: str
    confidence: float = CONFIDENCE

    def times(self, factor: float) -> "Interval":
        """The same interval on another scale: 100 for per cent."""
        return Interval(
            value=self.value * factor,
            lower=None if self.lower is None else self.lower * factor,
            upper=None if self.upper is None else self.upper * factor,
            method=self.method,
            confidence=self.confidence,
        )


def proportion_interval(count: float, total: float, confidence: float = CONFIDENCE) -> Interval:
    """A share between 0 and 1 with Wilson's score interval (Wilson 1927)."""
    if total <= 0:
        raise NoInterval(f"A share of {total:g} cannot be worked out. The denominator has to be above 0.")
    if count < 0:
        raise NoInterval(f"{count:g} cannot be a count. The numerator has to be 0 or more.")
    if count > total:
        raise NoInterval(f"{count:g} of {total:g} is more than all. Check numerator and denominator.")
    z = _z(confidence)
    share = count / total
    half = z * sqrt(z * z + 4 * count * (1 - share))
    divisor = 2 * (total + z * z)
    return Interval(
        value=share,
        lower=min(share, max(0.0, (2 * count + z * z - half) / divisor)),
        upper=max(share, min(1.0, (2 * count + z * z + half) / divisor)),
        method="Wilson",
        confidence=confidence,
    )


def rate_interval(events: float, population: float, per: float = 1, confidence: float = CONFIDENCE) -> Interval:
    """Events per `per`: exact Poisson limits under 10 events, Byar's approximation from 10."""
    if population <= 0:
        raise NoInterval(f"A rate over {population:g} cannot be worked out. The denominator has to be above 0.")
    if events < 0:
        raise NoInterval(f"{events:g} cannot be a count of events. It has to be 0 or more.")
    if events < FEWEST_FOR_BYAR:
        lower, upper = _exact_poisson(events, confidence)
        method = "exact Poisson"
    else:
        z = _z(confidence)
        lower = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
        more = events + 1
        upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
        method = "Byar"
    return Interval(
        value=events / population, lower=lower / population, upper=upper / population, method=method,
        confidence=confidence,
    ).times(per)  # fmt: skip


def mean_interval(values: Sequence[float], confidence: float = CONFIDENCE) -> Interval:
    """The mean of some values with Student's t interval; without one for a single value."""
    if not values:
        raise NoInterval("There are no values to take a mean of. Give at least one.")
    spread = stdev(values) if len(values) > 1 else None
    return summary_interval(fmean(values), spread, len(values), confidence)


def summary_interval(mean: float, sd: float | None, n: int, confidence: float = CONFIDENCE) -> Interval:
    """A mean already worked out, with Student's t interval from its standard deviation and number."""
    method = "Student's t"
    if n < 2 or sd is None:
        return Interval(value=mean, lower=None, upper=None, method=method, confidence=confidence)
    half = float(special.stdtrit(n - 1, 0.5 + confidence / 2)) * sd / sqrt(n)
    return Interval(value=mean, lower=mean - half, upper=mean + half, method=method, confidence=confidence)


def difference_of_proportions(
    count: float, total: float, count_before: float, total_before: float, confidence: float = CONFIDENCE
) -> Interval:
    """The change of a share between two independent groups, by Newcombe's method 10 (Newcombe 1998)."""
    now = proportion_interval(count, total, confidence)
    before = proportion_interval(count_before, total_before, confidence)
    now_lower, now_upper = _limits(now)
    before_lower, before_upper = _limits(before)
    change = now.value - before.value
    return Interval(
        value=change,
        lower=change - sqrt((now.value - now_lower) ** 2 + (before_upper - before.value) ** 2),
        upper=change + sqrt((now_upper - now.value) ** 2 + (before.value - before_lower) ** 2),
        method="Newcombe",
        confidence=confidence,
    )


def ratio_of_rates(
    events: float, population: float, events_before: float, population_before: float, confidence: float = CONFIDENCE
) -> Interval:
    """The rate now over the rate before, with the exact conditional interval."""
    rate_interval(events, population)
    rate_interval(events_before, population_before)
    if events == events_before == 0:
        raise NoInterval("Neither period had an event, so their rates cannot be compared. Add up more periods.")
    tail = (1 - confidence) / 2
    both = events + events_before
    share_lower = 0.0 if events == 0 else float(special.betaincinv(events, both - events + 1, tail))
    share_upper = 1.0 if events_before == 0 else float(special.betaincinv(events + 1, both - events, 1 - tail))
    scale = population_before / population
    return Interval(
        value=scale * _odds(events / both),
        lower=scale * _odds(share_lower),
        upper=None if events_before == 0 else scale * _odds(share_upper),
        method="exact conditional ratio",
        confidence=confidence,
    )


def difference_of_means(
    mean: float, sd: float, n: int, mean_before: float, sd_before: float, n_before: int, confidence: float = CONFIDENCE
) -> Interval:
    """The change of a mean between two independent groups, by Welch's method."""
    change = mean - mean_before
    method = "Welch"
    if min(n, n_before) < 2:
        return Interval(value=change, lower=None, upper=None, method=method, confidence=confidence)
    a, b = sd * sd / n, sd_before * sd_before / n_before
    if a + b == 0:
        return Interval(value=change, lower=change, upper=change, method=method, confidence=confidence)
    freedom = (a + b) ** 2 / (a * a / (n - 1) + b * b / (n_before - 1))
    half = float(special.stdtrit(freedom, 0.5 + confidence / 2)) * sqrt(a + b)
    return Interval(value=change, lower=change - half, upper=change + half, method=method, confidence=confidence)


def _limits(interval: Interval) -> tuple[float, float]:
    """The two limits of an interval that has them."""
    assert interval.lower is not None
    assert interval.upper is not None
    return interval.lower, interval.upper


def _exact_poisson(events: float, confidence: float) -> tuple[float, float]:
    """Half the chi-squared quantiles of 2x and 2x + 2 degrees of freedom, which are gamma quantiles."""
    tail = (1 - confidence) / 2
    lower = 0.0 if events == 0 else float(special.gammaincinv(events, tail))
    return lower, float(special.gammaincinv(events + 1, 1 - tail))


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)
