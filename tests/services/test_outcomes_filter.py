"""Which indicators of the list are wanted."""

from datetime import date
from typing import Any

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.periods import months_from
from toc.analysis.status import Status
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Indicator, Target
from toc.model.priorities import Commissioner
from toc.services.outcomes import build_outcomes
from toc.services.outcomes_filter import Wanted, find_wanted
from toc.services.statuses import build_standing

TODAY = date(2024, 8, 1)
YEAR = months_from(date(2024, 4, 1), 12)
TEAM = checked(
    PROGRAMME,
    indicators=(
        *PROGRAMME.indicators,
        Indicator(id="calls", name="Calls for advice", owner="Team lead"),
        Indicator(id="share", name="Families improved"),
    ),
    commissioners=(Commissioner(id="council", name="Example Council"),),
    targets=(Target(id="goal", indicator="share", period=YEAR, value=70, commissioner="council"),),
)
FIGURES = (Observation(indicator="calls", period=months_from(date(2024, 4, 1), 3), value=3),)


def wanted(**asked: Any) -> list[str]:
    groups = build_outcomes(TEAM, FIGURES, TODAY)
    found = find_wanted(TEAM, groups, build_standing(TEAM, FIGURES, TODAY).indicators, Wanted(**asked))
    return [outcome.indicator.id for group in found for outcome in group.outcomes]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["trained", "calls", "share"]),
        ({"words": "ADVICE"}, ["calls"]),
        ({"words": "lead team"}, ["calls"]),
        ({"words": "skills"}, ["trained"]),
        ({"words": "advice families"}, []),
        ({"commissioner": "council"}, ["share"]),
        ({"stage": "Outcomes"}, ["trained"]),
        ({"status": Status.NO_FIGURES}, ["trained", "share"]),
        ({"status": Status.NO_FIGURES, "commissioner": "council"}, ["share"]),
    ],
)
def test_indicators_are_found_by_words_commissioner_stage_and_status(asked: dict[str, Any], found: list[str]) -> None:
    assert wanted(**asked) == found
