"""Arrows without a reason, and pathways whose evidence is weak or ungraded."""

import pytest

from tests.model.checks.drawn import about, draw, found, with_arrows
from toc.model.checks.finding import Severity

CLINIC = """
problem low One mother in ten is depressed after birth
activity therapy Therapy at home
activity group A weekly group
short mood Mothers are less depressed
short friends Mothers have somebody to talk to
medium bond The bond is secure
long school Children do well at school
"""
ARROWS = "low-therapy therapy-mood group-friends friends-mood mood-bond bond-school"


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"rationale": ""}, Severity.MODERATE),
        ({"rationale": " \n"}, Severity.MODERATE),
        ({"mechanism": "She is understood"}, Severity.MINOR),
        ({"rationale": "Trials show it"}, None),
        ({"rationale": "Trials show it", "mechanism": "She is understood"}, None),
    ],
)
def test_an_arrow_has_to_say_why(fields: dict[str, str], severity: Severity | None) -> None:
    programme = with_arrows(draw(CLINIC, "therapy-mood"), therapy_mood=fields)
    assert [one.severity for one in found(programme, "arrow_without_reason")] == ([severity] if severity else [])


def test_an_answer_to_a_problem_needs_its_reason_less_than_a_claim() -> None:
    answer, claim = found(draw(CLINIC, "low-therapy therapy-mood"), "arrow_without_reason")[::-1]
    assert (answer.about, answer.severity, answer.field) == ("low-therapy", Severity.MINOR, "rationale")
    assert (claim.about, claim.severity) == ("therapy-mood", Severity.MODERATE)
    assert claim.reason.startswith("The arrow from 'Therapy at home' to 'Mothers are less depressed' does not say why")


@pytest.mark.parametrize(
    ("line", "carrying"),
    [
        ("short", ["therapy-mood", "group-friends", "friends-mood"]),
        ("medium", ["therapy-mood", "group-friends", "friends-mood", "mood-bond"]),
        (None, ["therapy-mood", "group-friends", "friends-mood", "mood-bond", "bond-school"]),
        ("problem", []),
    ],
)
def test_the_case_rests_on_the_pathways_up_to_the_accountability_line(line: str | None, carrying: list[str]) -> None:
    assert about(draw(CLINIC, ARROWS, line=line), "weak_evidence") == carrying


@pytest.mark.parametrize("arrows", ["low-therapy", "friends-mood mood-bond", "mood-bond bond-school"])
def test_what_no_activity_leads_to_carries_no_case(arrows: str) -> None:
    assert about(draw(CLINIC, arrows), "weak_evidence") == []


@pytest.mark.parametrize(
    ("grade", "weak"),
    [("not_assessed", True), ("none", True), ("emerging", True), ("moderate", False), ("strong", False)],
)
def test_evidence_is_weak_below_moderate(grade: str, *, weak: bool) -> None:
    programme = with_arrows(draw(CLINIC, "therapy-mood", line="short"), therapy_mood={"evidence": grade})
    assert about(programme, "weak_evidence") == (["therapy-mood"] if weak else [])


def test_a_weak_arrow_matters_less_where_a_pathway_of_sound_evidence_leads_to_the_same_box() -> None:
    drawn = draw(CLINIC, ARROWS, line="short")
    strong = with_arrows(drawn, therapy_mood={"evidence": "moderate"})
    findings = {one.about: one for one in found(strong, "weak_evidence")}
    assert findings["friends-mood"].severity is Severity.MINOR
    assert findings["group-friends"].severity is Severity.MODERATE
    assert "no pathway of moderate or strong evidence leads there" in findings["group-friends"].reason
    assert "no pathway" not in findings["friends-mood"].reason


def test_a_pathway_is_as_sound_as_its_weakest_arrow() -> None:
    drawn = draw(CLINIC, "group-friends friends-mood therapy-mood", line="short")
    broken = with_arrows(drawn, friends_mood={"evidence": "strong"})
    assert {one.about: one.severity for one in found(broken, "weak_evidence")} == {
        "group-friends": Severity.MODERATE,
        "therapy-mood": Severity.MODERATE,
    }
    whole = with_arrows(broken, group_friends={"evidence": "strong"})
    assert {one.about: one.severity for one in found(whole, "weak_evidence")} == {"therapy-mood": Severity.MINOR}
