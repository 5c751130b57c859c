"""What is measured: indicators with dated definitions, targets, instruments, events, commentary."""

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import Field, field_validator, model_validator

from toc.model import limits
from toc.model.base import Count, Entity, Id, Label, LongText, Name, Number, Provenance, ShortText, Value
from toc.model.figures import Period


class IndicatorKind(StrEnum):
    COUNT = "count"
    PERCENTAGE = "percentage"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    DIFFERENCE = "difference"
    SCORE = "score"
    MONEY = "money"
    MILESTONE = "milestone"


HAS_DENOMINATOR = frozenset({IndicatorKind.PERCENTAGE, IndicatorKind.RATE})


class Direction(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"
    NEITHER = "neither"


class Frequency(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    IRREGULAR = "irregular"


class IndicatorRole(StrEnum):
    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Definition(Value):
    """What is counted, and how, from a date on."""

    in_force_from: date | None = None
    """None: since the first figure."""
    text: LongText = ""
    numerator: LongText = ""
    denominator: LongText = ""
    method: LongText = ""


def _distinct(ids: list[str], what: str) -> None:
    again = next((one for place, one in enumerate(ids) if one in ids[:place]), None)
    if again is not None:
        raise ValueError(f"there are two {what} with the id '{again}'")


class Category(Value):
    id: Id
    name: Name


class Breakdown(Value):
    """The declared categories an indicator is split by: teams, areas, groups."""

    name: Name
    categories: tuple[Category, ...] = Field(default=(), max_length=limits.CATEGORIES)

    @field_validator("categories")
    @classmethod
    def _no_category_twice(cls, categories: tuple[Category, ...]) -> tuple[Category, ...]:
        _distinct([one.id for one in categories], "categories")
        return categories


class Comparison(Value):
    """A series drawn beside the programme's own: England, a region."""

    id: Id
    name: Name
    source: ShortText = ""


class Baseline(Value):
    """Where things stood before; its period is as reported."""

    period: Period | None = None
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = Field(default=None, gt=0)
    n: Count | None = None
    """How many a mean or a score rests on."""
    sd: Number | None = Field(default=None, ge=0)
    note: LongText = ""


class Code(Value):
    """The indicator's number in somebody else's list."""

    scheme: Name
    code: Name


class SpcPreset(StrEnum):
    CAREFUL = "careful"
    NHSR = "nhsr"


class ChartKind(StrEnum):
    PROCESS = "process"
    INTERVALS = "intervals"
    RUN = "run"


class Rebase(Value):
    """A date from which process limits start anew, and why."""

    on: date
    reason: LongText = ""


class ChartSettings(Value):
    """How an indicator's figures are charted."""

    kind: ChartKind | None = Field(default=None, exclude_if=lambda kind: kind is None)
    """The one to show wherever the figures allow it; None is the best they allow.

    Not written where nobody chose: an undo that was kept before there was a choice expects the item without it.
    """
    preset: SpcPreset = SpcPreset.CAREFUL
    screening: bool = True
    fixed_limits_points: Count | None = Field(default=None, ge=12)
    rebases: tuple[Rebase, ...] = Field(default=(), max_length=limits.LISTED)
    shift_length: int = Field(default=7, ge=5, le=12)
    trend_length: int = Field(default=7, ge=5, le=12)


class Indicator(Entity):
    """Something measured, period by period."""

    name: Name
    kind: IndicatorKind = IndicatorKind.COUNT
    unit: ShortText = ""
    per: Count | None = Field(default=None, gt=0)
    """For a rate: per how many (10,000; 100,000)."""
    direction: Direction = Direction.NEITHER
    frequency: Frequency = Frequency.QUARTERLY
    definitions: tuple[Definition, ...] = Field(default=(), max_length=limits.LISTED)
    role: IndicatorRole = IndicatorRole.OUTCOME
    level: ShortText = ""
    data_source: ShortText = ""
    owner: ShortText = ""
    """Whom the figures are due from."""
    due_days: int = Field(default=30, ge=0, le=730)
    """Days after the end of a period until its figure is due."""
    counts_people: bool = True
    published_elsewhere: bool = False
    cumulative: bool = False
    """Rolling or cumulative figures, which may not be charted as if independent."""
    instruments: tuple[Id, ...] = Field(default=(), max_length=limits.LISTED)
    breakdown: Breakdown | None = None
    comparisons: tuple[Comparison, ...] = Field(default=(), max_length=limits.LISTED)
    baseline: Baseline | None = None
    codes: tuple[Code, ...] = Field(default=(), max_length=limits.LISTED)
    chart: ChartSettings = ChartSettings()
    note: LongText = ""
    provenance: Provenance = Provenance()

    @field_validator("definitions")
    @classmethod
    def _in_order_of_date(cls, definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
        """The last one is in force now; one without a date can only be the first."""
        days = [one.in_force_from for one in definitions]
        if None in days[1:]:
            raise ValueError("every definition but the first needs the date from which it is in force")
        dated = [day for day in days if day is not None]
        if any(later <= earlier for earlier, later in pairwise(dated)):
            raise ValueError("each definition has to be in force from a later date than the one before it")
        return definitions

    @field_validator("comparisons")
    @classmethod
    def _no_comparison_twice(cls, comparisons: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
        _distinct([one.id for one in comparisons], "comparisons")
        return comparisons


class MeasureRole(StrEnum):
    MAIN = "main"
    SUPPORTING = "supporting"


class Measure(Entity):
    """An indicator's tie to an element."""

    indicator: Id
    element: Id
    role: MeasureRole = MeasureRole.MAIN


class TargetKind(StrEnum):
    CONTRACT = "contract"
    STRETCH = "stretch"


class Target(Entity):
    """What an indicator is to reach, by when, for whom; a revised one replaces an earlier one."""

    indicator: Id
    period: Period
    value: Number
    kind: TargetKind = TargetKind.CONTRACT
    commissioner: Id | None = None
    agreed_on: date | None = None
    replaces: Id | None = None
    profile: tuple[Number, ...] = Field(default=(), max_length=limits.LISTED)
    """For an annual target: the share expected by the end of each part of the year, as declared."""
    note: LongText = ""


class Threshold(Value):
    """A named score on an instrument, with where it comes from."""

    name: Name
    value: Number
    source: ShortText = ""
    confirmed: bool = True
    """False: to be checked by a person before it is used."""


class Instrument(Entity):
    """A named questionnaire or scale; never its items."""

    name: Name
    minimum: Number | None = None
    maximum: Number | None = None
    direction: Direction = Direction.NEITHER
    caseness: Threshold | None = None
    reliable_change: Threshold | None = None
    thresholds: tuple[Threshold, ...] = Field(default=(), max_length=limits.LISTED)
    licence: ShortText = ""
    provenance: Provenance = Provenance()

    @model_validator(mode="after")
    def _range_runs_upward(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.maximum < self.minimum:
            raise ValueError("the largest score is less than the smallest")
        return self


class Event(Entity):
    """Something dated that explains a figure: a new post, a lockdown."""

    on: date
    label: Label
    indicators: tuple[Id, ...] = Field(default=(), max_length=limits.LISTED)
    """None named: it bears on all."""
    note: LongText = ""


class Commentary(Entity):
    """What happened in a period, why, and what next."""

    indicator: Id
    period: Period
    happened: LongText = ""
    why: LongText = ""
    next: LongText = ""
    by: ShortText = ""
