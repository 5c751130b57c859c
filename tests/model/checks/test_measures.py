"""Outcomes without a main indicator, indicators that lack something, and how far all is spelled out."""

from typing import Any

import pytest

from tests.model.checks.drawn import draw, found, with_arrows
from toc.model.checks.coverage import Share, build_coverage
from toc.model.checks.finding import Severity
from toc.model.checks.indicator_incomplete import find_missing
from toc.model.collections import checked
from toc.model.indicators import Baseline, Indicator, Measure, Target

CLINIC = """
activity therapy Therapy at home
output visits Visits made
short mood Mothers are less depressed
medium bond The bond is secure
tray idea Fathers join in
"""
ARROWS = "therapy-mood mood-bond"
PERIOD = {"start": "2027-01-01", "end": "2027-12-31"}
WHOLE = Indicator(
    id="epds",
    name="Mothers under the EPDS cut-off",
    kind="percentage",
    direction="increase",
    data_source="Case records",
    owner="Data lead",
    baseline=Baseline(value=40),
)


def measured(*ties: tuple[str, str], line: str | None = None) -> Any:
    measures = tuple(
        Measure(id=f"m{number}", indicator="epds", element=element, role=role)
        for number, (element, role) in enumerate(ties)
    )
    return draw(CLINIC, ARROWS, line=line, more={"indicators": (WHOLE,), "measures": measures})


@pytest.mark.parametrize(
    ("ties", "without"),
    [
        ((), ["mood", "bond"]),
        ((("mood", "main"),), ["bond"]),
        ((("mood", "main"), ("bond", "main")), []),
        ((("mood", "supporting"), ("bond", "main")), ["mood"]),
        ((("mood", "supporting"), ("mood", "main"), ("bond", "main")), []),
        ((("therapy", "main"), ("idea", "main")), ["mood", "bond"]),
    ],
)
def test_an_outcome_on_the_map_needs_a_main_indicator(ties: tuple[tuple[str, str], ...], without: list[str]) -> None:
    assert [one.about for one in found(measured(*ties), "outcome_unmeasured")] == without


def test_an_outcome_beyond_the_accountability_line_needs_its_indicator_less() -> None:
    severities = {one.about: one.severity for one in found(measured(line="short"), "outcome_unmeasured")}
    assert severities == {"mood": Severity.MODERATE, "bond": Severity.MINOR}


def test_supporting_indicators_alone_are_named_as_such() -> None:
    mood, bond = found(measured(("mood", "supporting")), "outcome_unmeasured")
    assert mood.reason == (
        "The outcome 'Mothers are less depressed' has supporting indicators only. Make one of them its main one."
    )
    assert bond.reason.startswith("The outcome 'The bond is secure' has no indicator.")


@pytest.mark.parametrize(
    ("fields", "has_target", "missing"),
    [
        ({}, True, ()),
        ({}, False, ("targets",)),
        ({"baseline": None}, True, ("baseline",)),
        ({"baseline": Baseline(note="To come")}, True, ("baseline",)),
        ({"baseline": Baseline(value=0)}, True, ()),
        ({"baseline": Baseline(numerator=4, denominator=10)}, True, ()),
        ({"data_source": " "}, True, ("data_source",)),
        ({"owner": ""}, True, ("owner",)),
        ({"owner": "", "baseline": None, "data_source": ""}, False, ("baseline", "targets", "data_source", "owner")),
        ({"direction": "neither"}, False, ()),
        ({"kind": "milestone", "baseline": None}, True, ()),
        ({"published_elsewhere": True, "baseline": None, "owner": ""}, False, ()),
        ({"published_elsewhere": True, "data_source": ""}, False, ("data_source",)),
    ],
)
def test_an_indicator_lacks_what_its_kind_needs(
    fields: dict[str, Any], *, has_target: bool, missing: tuple[str, ...]
) -> None:
    assert find_missing(checked(WHOLE, **fields), has_target=has_target) == missing


def test_all_that_an_indicator_lacks_is_said_at_once_and_its_first_field_is_the_mend() -> None:
    bare = Indicator(id="epds", name="Mothers under the EPDS cut-off", direction="increase", data_source="Case records")
    (finding,) = found(draw(CLINIC, more={"indicators": (bare,)}), "indicator_incomplete")
    assert finding.reason == (
        "The indicator 'Mothers under the EPDS cut-off' has no baseline, target or owner. Add what can be known."
    )
    assert (finding.collection, finding.about, finding.field) == ("indicators", "epds", "baseline")


@pytest.mark.parametrize(
    ("element", "role", "severity"),
    [
        ("mood", "main", Severity.MODERATE),
        ("mood", "supporting", Severity.MINOR),
        ("visits", "main", Severity.MINOR),
    ],
)
def test_the_main_indicator_of_an_outcome_matters_most(element: str, role: str, severity: Severity) -> None:
    (finding,) = found(measured((element, role)), "indicator_incomplete")
    assert (finding.severity, finding.field) == (severity, "targets")


def test_coverage_counts_what_has_been_said_of_all_that_could_be() -> None:
    programme = measured(("mood", "main"), line="short")
    programme = with_arrows(
        programme, therapy_mood={"rationale": "Trials show it", "evidence": "none"}, mood_bond={"rationale": " "}
    )
    coverage = build_coverage(programme)
    assert coverage.model_dump() == {
        "arrows_with_reason": {"done": 1, "of": 2},
        "arrows_with_evidence": {"done": 1, "of": 2},
        "carrying_arrows_with_evidence": {"done": 1, "of": 1},
        "outcomes_with_main_indicator": {"done": 1, "of": 2},
        "indicators_complete": {"done": 0, "of": 1},
        "boxes_with_source": {"done": 0, "of": 4},
        "boxes_on_map": {"done": 4, "of": 5},
    }
    targeted = checked(programme, targets=(Target(id="t", indicator="epds", period=PERIOD, value=60),))
    assert build_coverage(targeted).indicators_complete == Share(done=1, of=1)
