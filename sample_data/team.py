"""The fictional team: its map, its plans and its figures in one programme."""

from datetime import date
from typing import Any

from sample_data import team_plans as plans
from sample_data.team_flow import JOINT_VISITS_COUNT, build_flow
from sample_data.team_map import build_map
from sample_data.team_outcomes import build_outcomes
from toc.exchange.native import ProgrammeFile
from toc.model.collections import checked
from toc.model.figures import Period
from toc.model.indicators import Baseline, ChartSettings, Comparison, Definition, Frequency, Indicator, Rebase

NAME = "example_valley_team"
MONTHLY = ("i_referrals", "i_accept", "i_wait_first", "i_wait_std", "i_consult")
_BEFORE = Period(start=date(2022, 4, 1), end=date(2023, 3, 31))
_JOINT_VISITS = "Joint visits with other services count from 1 October 2024."

_BASELINES: dict[str, dict[str, Any]] = {
    "i_wait_first": {"value": 48},
    "i_wait_std": {"numerator": 44, "denominator": 103},
    "i_accept": {"numerator": 137, "denominator": 182},
    "i_consult": {"value": 12, "note": "A month's average, without joint visits."},
    "i_families": {"value": 33, "note": "A quarter's average."},
    "i_complete": {"numerator": 47, "denominator": 64},
    "i_paired": {"numerator": 41, "denominator": 64},
    "i_mors": {"numerator": 24, "denominator": 38},
    "i_mood": {"numerator": 12, "denominator": 23},
    "i_conf": {"numerator": 23, "denominator": 37},
    "i_feedback": {"numerator": 52, "denominator": 59},
    "i_wf_conf": {"numerator": 41, "denominator": 58},
    "i_reach": {"numerator": 92, "denominator": 465},
    "i_pathway": {"value": 1},
}
_ENGLAND = {
    "n_cd2": Comparison(id="n_cd2_england", name="England", source="OHID"),
    "n_gld": Comparison(id="n_gld_england", name="England", source="DfE"),
}
_OWNERS = {"i_wf_conf": "Training lead", "i_trained": "Training lead", "i_pathway": "Service lead"}


def build_team() -> ProgrammeFile:
    """The whole file, the same every time."""
    the_map = build_map()
    outcomes = build_outcomes()
    programme = checked(
        the_map,
        id=NAME,
        name="Example Valley parent-infant team (fictional)",
        description="A made-up team in a made-up place, to try the app with. No family, member of staff or body in it "
        "is real. Only England's two figures are: they name their source.",
        area="Example Valley (fictional)",
        fictional=True,
        indicators=tuple(_local(indicator) for indicator in the_map.indicators),
        targets=plans.TARGETS,
        events=plans.EVENTS,
        commentary=plans.COMMENTARY,
        paired_results=outcomes.paired_results,
        commissioners=plans.COMMISSIONERS,
        funding=plans.FUNDING,
        need=plans.NEED,
        roadmap=plans.ROADMAP,
    )
    return ProgrammeFile(programme=programme, observations=(*build_flow(), *outcomes.observations))


def _local(indicator: Indicator) -> Indicator:
    """The library's indicator as this team keeps it."""
    changes: dict[str, Any] = {}
    if indicator.id in MONTHLY:
        changes["frequency"] = Frequency.MONTHLY
    if indicator.id in _BASELINES:
        changes["baseline"] = Baseline(period=_BEFORE, **_BASELINES[indicator.id])
    if indicator.id in _ENGLAND:
        changes["comparisons"] = (_ENGLAND[indicator.id],)
    if not indicator.published_elsewhere:
        changes["owner"] = _OWNERS.get(indicator.id, "Data officer")
        changes["due_days"] = 20
    if indicator.id == "i_wait_std":
        changes["name"] = "First seen within six weeks"
    if indicator.id == "i_consult":
        (since_ever,) = indicator.definitions
        changes["definitions"] = (
            Definition(text="Consultation and supervision sessions given to other services.", numerator="Sessions"),
            checked(since_ever, in_force_from=JOINT_VISITS_COUNT, method=_JOINT_VISITS),
        )
        changes["chart"] = ChartSettings(rebases=(Rebase(on=JOINT_VISITS_COUNT, reason=_JOINT_VISITS),))
    return checked(indicator, **changes)
