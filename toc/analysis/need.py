"""Local need: how many babies a year, low, central and high, and what it takes to reach them. Populations only."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import fsum

from toc.analysis.words import number_text
from toc.errors import TocError
from toc.model.base import Value
from toc.model.plans import NeedInputs, PopulationGroup, ServiceYear

SHARES_SLACK = 0.0005
"""How far rounded shares may be from adding up to all births."""


class NeedRefused(TocError):
    """The estimate would be wrong; the sentence says what to correct."""


class NeedEstimate(Value):
    """Babies in need a year, by one way of working it out."""

    name: str
    babies: float
    working: str
    """The sum in words."""
    sources: tuple[str, ...]


class NeedYear(Value):
    """One year of a service beside the need; each list goes with the estimates."""

    starts: date
    families_reached: int | None
    reached: tuple[float | None, ...]
    """Families reached as a share of need; over 1 where more were reached than estimated."""
    staff: float | None
    staff_needed: tuple[float | None, ...]
    """Whole-time equivalents to reach everyone in need at this year's caseload."""
    capacity: float | None
    """Families a year that the posts can see at this caseload."""


class Need(Value):
    """The estimates from low to high, the years, and what is missing for more."""

    births: int | None
    births_source: str
    estimates: tuple[NeedEstimate, ...]
    years: tuple[NeedYear, ...]
    missing: tuple[str, ...] = ()


def build_need(inputs: NeedInputs) -> Need:
    """Low: all births at one rate. Central: shares of births, each at its rate. High: a rate of one's own.

    Groups are shares of births that exclude each other and make up all of them: overlapping ones would count babies
    twice, so shares that do not add up to 100 % are refused.
    """
    years = sorted(inputs.years, key=lambda year: year.starts)
    if inputs.births is None:
        no_births = ("Enter the births a year to estimate need.",)
        return Need(births=None, births_source="", estimates=(), years=_years(years, ()), missing=no_births)
    estimates = [_at_one_rate("low", inputs.births, inputs.low_prevalence, inputs.births_source, inputs.low_source)]
    missing: list[str] = []
    if inputs.groups:
        estimates.append(_by_groups(inputs.births, inputs.groups, inputs.births_source))
    else:
        missing.append("Enter the groups of the population, with their shares and rates, for a central estimate.")
    if inputs.high_prevalence is not None:
        estimates.append(
            _at_one_rate("high", inputs.births, inputs.high_prevalence, inputs.births_source, inputs.high_source)
        )
    else:
        missing.append("Enter a rate of your own for a high estimate.")
    missing += [f"The {one.name} estimate has a number without a source." for one in estimates if "" in one.sources]
    if [one.babies for one in estimates] != sorted(one.babies for one in estimates):
        missing.append("The estimates do not rise from low to high. Check the rates.")
    return Need(
        births=inputs.births,
        births_source=inputs.births_source,
        estimates=tuple(estimates),
        years=_years(years, estimates),
        missing=tuple(missing),
    )


def _at_one_rate(name: str, births: int, rate: float, *sources: str) -> NeedEstimate:
    babies = births * rate
    working = f"{number_text(births)} births a year x {_percent(rate)} = {number_text(round(babies))} babies a year"
    return NeedEstimate(name=name, babies=babies, working=working, sources=sources)


def _by_groups(births: int, groups: tuple[PopulationGroup, ...], births_source: str) -> NeedEstimate:
    total = fsum(group.share for group in groups)
    if abs(total - 1) > SHARES_SLACK:
        raise NeedRefused(
            f"The groups' shares of births add up to {_percent(total)}. They have to make 100 %, and no baby may be in "
            "two groups. Correct the shares, or add a group for everybody else."
        )
    babies = births * fsum(group.share * group.prevalence for group in groups)
    parts = " + ".join(f"{_percent(group.share)} ({group.name}) x {_percent(group.prevalence)}" for group in groups)
    return NeedEstimate(
        name="central",
        babies=babies,
        working=f"{number_text(births)} births a year x ({parts}) = {number_text(round(babies))} babies a year",
        sources=(births_source, *(group.source for group in groups)),
    )


def _years(years: list[ServiceYear], estimates: Sequence[NeedEstimate]) -> tuple[NeedYear, ...]:
    twice = next((one.starts for one, other in pairwise(years) if one.starts == other.starts), None)
    if twice is not None:
        raise NeedRefused(f"The year from {twice.isoformat()} is there twice. Keep one of them.")
    return tuple(
        NeedYear(
            starts=year.starts,
            families_reached=year.families_reached,
            reached=tuple(_ratio(year.families_reached, one.babies) for one in estimates),
            staff=year.staff,
            staff_needed=tuple(_ratio(one.babies, year.caseload) for one in estimates),
            capacity=None if year.staff is None or year.caseload is None else year.staff * year.caseload,
        )
        for year in years
    )


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _percent(share: float) -> str:
    return f"{number_text(share * 100)} %"
