"""Figures: a period, one observation in it, and the aggregate of before-and-after scores."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from toc.model.base import Amount, Count, Entity, Id, LongText, Number, ShortText, Value


class Period(Value):
    """A stretch of days, both ends included."""

    start: date
    end: date

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            raise ValueError("the period ends before it starts")
        return self

    @property
    def key(self) -> str:
        """As an ISO 8601 interval: `2024-04-01/2024-06-30`."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


class ObservationState(StrEnum):
    REPORTED = "reported"
    NOT_YET_KNOWN = "not_yet_known"
    SUPPRESSED = "suppressed"
    """Hidden by whoever published it."""


class FigureKey(Value):
    """What tells one figure from another."""

    indicator: Id
    period: Period
    category: Id | None = None
    """A category of the indicator's breakdown; the total without one."""
    comparison: Id | None = None
    """A comparison series of the indicator (England, a region); the programme's own figures without one."""


class Observation(FigureKey):
    """One figure: a value, or a numerator over a denominator."""

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = Field(default=None, gt=0)
    n: Count | None = None
    """How many a mean, median or score rests on."""
    sd: Amount | None = None
    lower: Number | None = None
    upper: Number | None = None
    """The interval as published, at 95 %."""
    state: ObservationState = ObservationState.REPORTED
    provisional: bool = False
    note: LongText = ""
    source: ShortText = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.state is ObservationState.REPORTED and self.value is None and self.numerator is None:
            raise ValueError("a reported figure needs a value or a numerator")
        if self.lower is not None and self.upper is not None and self.upper < self.lower:
            raise ValueError("the interval ends below its start")
        return self

    @property
    def key(self) -> FigureKey:
        return FigureKey(
            indicator=self.indicator, period=self.period, category=self.category, comparison=self.comparison
        )


def by_indicator(observations: Iterable[Observation]) -> defaultdict[str, list[Observation]]:
    """The figures of each indicator, in the order given; none for one that has none."""
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        found[observation.indicator].append(observation)
    return found


class PairedResult(Entity):
    """What before-and-after scores of a period add up to; nothing about a person."""

    instrument: Id
    indicator: Id | None = None
    period: Period
    closed: Count
    paired: Count
    mean_change: Number | None = None
    sd_change: Amount | None = None
    improved: Count = 0
    unchanged: Count = 0
    deteriorated: Count = 0
    cases_before: Count | None = None
    """How many were at or beyond caseness before: whom recovery can be said of."""
    recovered: Count = 0
    reliably_recovered: Count = 0
    note: LongText = ""

    @model_validator(mode="after")
    def _counts_add_up(self) -> Self:
        if self.paired > self.closed:
            raise ValueError("more families have both scores than were closed")
        if self.improved + self.unchanged + self.deteriorated > self.paired:
            raise ValueError("more families changed than have both scores")
        if self.cases_before is not None and not self.recovered <= self.cases_before <= self.paired:
            raise ValueError("those who were cases before have to be at least the recovered and at most the paired")
        return self
