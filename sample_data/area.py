"""The fictional area: five teams as the categories of its indicators, one of which has not reported yet."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sample_data.chance import Chance
from sample_data.nation import build_english
from sample_data.team_flow import QUARTERS, missing
from toc.exchange.native import ProgrammeFile
from toc.model.collections import checked
from toc.model.figures import Observation, Period
from toc.model.indicators import Breakdown, Category, Event, Indicator
from toc.model.plans import NeedInputs

NAME = "example_area"
TEAMS = {"north": "North team", "hill": "Hill team", "river": "River team", "coast": "Coast team", "city": "City team"}
LATE = "coast"
_SIZE = {"north": 1.0, "hill": 0.45, "river": 1.1, "coast": 0.8, "city": 1.9}
"""How large a team is beside the north one."""
COUNTS = {"i_referrals": 34.0, "i_families": 30.0, "i_consult": 24.0}
"""A quarter's mean in the north team."""
SHARES = {"i_wait_std": (21, 0.68), "i_complete": (13, 0.77), "i_mors": (9, 0.64)}
"""Families a quarter in the north team, and the share of them that is counted."""


def build_area() -> ProgrammeFile:
    """The whole file, the same every time."""
    programme = build_english("system")
    programme = checked(
        programme,
        id=NAME,
        name="Example Area: five parent-infant teams (fictional)",
        description="Five made-up teams of a made-up area, side by side. Nothing in it is real. "
        "In the last quarter four of the five have reported.",
        area="Example Area (fictional)",
        fictional=True,
        indicators=tuple(_by_team(indicator) for indicator in programme.indicators),
        events=(Event(id="e_north_lead", on=date(2025, 1, 6), label="One referral form for all five teams"),),
        need=NeedInputs(area="Example Area (fictional)", births=14_600, births_source="made up for this example"),
    )
    return ProgrammeFile(programme=programme, observations=tuple(_figures()))


def _by_team(indicator: Indicator) -> Indicator:
    if indicator.id not in (*COUNTS, *SHARES):
        return indicator
    teams = tuple(Category(id=team, name=name) for team, name in TEAMS.items())
    return checked(indicator, breakdown=Breakdown(name="Team", categories=teams), owner="Team leads")


def _figures() -> Iterator[Observation]:
    for quarter in QUARTERS:
        for name, mean in COUNTS.items():
            chance = Chance(f"area {name} {quarter.start}")
            counts = {team: chance.count(mean * size) for team, size in _SIZE.items()}
            yield from _reported(name, quarter, {team: {"value": number} for team, number in counts.items()})
        for name, (families, share) in SHARES.items():
            chance = Chance(f"area {name} {quarter.start}")
            parts = {}
            for team, size in _SIZE.items():
                whole = max(2, chance.count(families * size))
                parts[team] = {"numerator": chance.of(whole, share), "denominator": whole}
            yield from _reported(name, quarter, parts)


def _reported(indicator: str, quarter: Period, by_team: dict[str, dict[str, Any]]) -> Iterator[Observation]:
    """Each team's figure and their sum; in the last quarter one team's is not there yet, and so no sum."""
    late = quarter == QUARTERS[-1]
    for team, fields in by_team.items():
        if late and team == LATE:
            yield missing(indicator, quarter, "Not reported yet.").model_copy(update={"category": team})
        else:
            yield Observation(indicator=indicator, period=quarter, category=team, provisional=late, **fields)
    if late:
        yield missing(indicator, quarter, f"{len(by_team) - 1} of {len(by_team)} reported.")
    else:
        total = {name: sum(fields[name] for fields in by_team.values()) for name in next(iter(by_team.values()))}
        yield Observation(indicator=indicator, period=quarter, **total)
