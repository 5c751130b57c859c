"""A service's growth, step by step and year by year: what each step adds to families reached and to cost.

A step counts from the month it falls in: in its first year for the months that are left of it, in full from the next.
"""

from collections.abc import Iterable
from datetime import date

from toc.analysis.periods import YEAR_STARTS, year_of
from toc.model.base import Value
from toc.model.plans import RoadmapStep, ServiceYear
from toc.model.programme import Programme

MONTHS = 12
MOST_YEARS = 60
"""Between the first step and the last: a mistyped century must not draw a thousand bars."""

GROWTH_RULE = (
    "A step counts from the month it falls in: in its first year for the months that are left, in full from the next "
    "year on. Costs are in the prices they were entered in."
)


class GrowthStep(Value):
    """One step, with what all steps up to and with it make, each over a whole year."""

    step: RoadmapStep
    year: date
    families: int
    cost: float


class GrowthYear(Value):
    """One year: what its steps bring, and what the service then reaches and costs."""

    starts: date
    steps: tuple[RoadmapStep, ...]
    families_before: float
    """Families a year by the steps of earlier years, all of them in full by now."""
    families_added: float
    """By this year's own steps, for the months that are left of it."""
    cost_before: float
    cost_added: float
    reached: int | None
    """Families in fact reached, where that is entered."""

    @property
    def families(self) -> float:
        return self.families_before + self.families_added

    @property
    def cost(self) -> float:
        return self.cost_before + self.cost_added


class Growth(Value):
    """All steps in order of date, and every year from the first to the last."""

    steps: tuple[GrowthStep, ...]
    years: tuple[GrowthYear, ...]
    without_families: int
    """Steps that do not say how many families they add."""
    without_cost: int

    def year(self, starts: date) -> GrowthYear | None:
        """The year, or the last before it: what was built up stays."""
        return next((one for one in reversed(self.years) if one.starts <= starts), None)


def build_growth(programme: Programme, until: date | None = None) -> Growth:
    """The growth by the roadmap; to the year of `until` at least, where that is given."""
    steps = sorted(programme.roadmap, key=lambda step: step.on)
    counted: list[GrowthStep] = []
    families, cost = 0, 0.0
    for step in steps:
        families += step.families or 0
        cost += step.cost or 0.0
        counted.append(GrowthStep(step=step, year=year_of(step.on), families=families, cost=cost))
    return Growth(
        steps=tuple(counted),
        years=_years(steps, programme.need.years, until),
        without_families=sum(step.families is None for step in steps),
        without_cost=sum(step.cost is None for step in steps),
    )


def _years(steps: list[RoadmapStep], served: Iterable[ServiceYear], until: date | None) -> tuple[GrowthYear, ...]:
    if not steps:
        return ()
    reached = {year_of(year.starts): year.families_reached for year in served}
    first = year_of(steps[0].on)
    last = max([year_of(steps[-1].on), *([] if until is None else [year_of(until)])])
    years: list[GrowthYear] = []
    families, cost = 0.0, 0.0
    starts = first
    while starts <= last and len(years) < MOST_YEARS:
        mine = [step for step in steps if year_of(step.on) == starts]
        year = GrowthYear(
            starts=starts,
            steps=tuple(mine),
            families_before=families,
            families_added=sum((step.families or 0) * _share_of_year(step.on) for step in mine),
            cost_before=cost,
            cost_added=sum((step.cost or 0.0) * _share_of_year(step.on) for step in mine),
            reached=reached.get(starts),
        )
        years.append(year)
        families += sum(step.families or 0 for step in mine)
        cost += sum(step.cost or 0.0 for step in mine)
        starts = date(starts.year + 1, YEAR_STARTS, 1)
    return tuple(years)


def _share_of_year(day: date) -> float:
    """Of the year a day falls in, the months from its own on."""
    return (MONTHS - (day.month - YEAR_STARTS) % MONTHS) / MONTHS
