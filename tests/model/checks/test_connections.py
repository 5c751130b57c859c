"""Boxes that nothing leads to, that lead nowhere, or that no arrow touches."""

import pytest

from tests.model.checks.drawn import about, draw, found
from toc.model.checks.finding import Severity

HUB = """
problem alone Parents of new babies are alone
problem waits Families wait months for help
activity massage Baby massage in the hub
activity visits Home visits by volunteers
output places Twelve places a week
short calmer The baby is calmer
medium secure The baby is securely attached
other later Whatever comes later
tray idea A walking group
"""


@pytest.mark.parametrize(
    ("arrows", "boxes"),
    [
        ("", ["alone", "waits", "massage", "visits", "places", "calmer", "secure", "later"]),
        ("massage-calmer", ["alone", "waits", "visits", "places", "secure", "later"]),
        ("alone-massage waits-visits massage-places visits-calmer calmer-secure secure-later", []),
        ("massage-idea", ["alone", "waits", "visits", "places", "calmer", "secure", "later"]),
    ],
)
def test_a_box_with_no_arrow_is_told_and_one_in_the_tray_is_not(arrows: str, boxes: list[str]) -> None:
    assert about(draw(HUB, arrows), "unconnected_box") == boxes


@pytest.mark.parametrize(
    ("arrows", "boxes"),
    [
        ("massage-calmer visits-calmer", []),
        ("alone-massage waits-visits visits-calmer", ["massage"]),
        ("massage-places visits-calmer", ["massage"]),
        ("massage-places places-calmer visits-calmer", []),
        ("massage-visits visits-places", ["massage", "visits"]),
        ("massage-visits visits-secure", []),
        ("massage-later visits-idea", []),
        ("alone-massage massage-alone", ["massage"]),
        ("massage-visits visits-massage", ["massage", "visits"]),
        ("massage-alone alone-visits visits-calmer", ["massage"]),
        ("", []),
    ],
)
def test_an_activity_leads_nowhere_until_a_pathway_gets_to_a_change(arrows: str, boxes: list[str]) -> None:
    assert about(draw(HUB, arrows), "activity_leads_nowhere") == boxes


def test_an_activity_whose_pathway_breaks_off_is_told_from_one_that_has_none() -> None:
    none, broken = found(draw(HUB, "alone-massage visits-places"), "activity_leads_nowhere")
    assert none.reason.startswith("The activity 'Baby massage in the hub' leads nowhere.")
    assert broken.reason.startswith("The activity 'Home visits by volunteers' has arrows, but they end before any out")


@pytest.mark.parametrize(
    ("arrows", "boxes"),
    [
        ("massage-calmer calmer-secure", []),
        ("calmer-secure", ["calmer"]),
        ("alone-calmer calmer-secure", ["calmer"]),
        ("alone-calmer massage-calmer calmer-secure", []),
        ("places-calmer idea-secure", []),
        ("secure-calmer", ["secure"]),
        ("secure-calmer calmer-secure", []),
        ("massage-calmer", []),
    ],
)
def test_an_outcome_needs_an_arrow_from_something_that_is_no_problem(arrows: str, boxes: list[str]) -> None:
    assert about(draw(HUB, arrows), "outcome_from_nowhere") == boxes


@pytest.mark.parametrize(
    ("arrows", "boxes"),
    [
        ("alone-massage waits-visits", []),
        ("alone-waits waits-visits", []),
        ("alone-waits", ["alone", "waits"]),
        ("alone-calmer waits-visits", ["alone"]),
        ("alone-calmer massage-calmer waits-visits", ["alone"]),
        ("massage-alone waits-visits", []),
        ("alone-idea waits-later", []),
        ("waits-visits", []),
    ],
)
def test_a_problem_is_answered_by_an_activity_here_or_further_on(arrows: str, boxes: list[str]) -> None:
    assert about(draw(HUB, arrows), "problem_unanswered") == boxes


def test_a_broken_pathway_is_worse_than_an_unanswered_problem() -> None:
    programme = draw(HUB, "alone-calmer waits-massage")
    rules = ("activity_leads_nowhere", "outcome_from_nowhere", "problem_unanswered")
    assert [found(programme, rule)[0].severity for rule in rules] == [
        Severity.SERIOUS,
        Severity.SERIOUS,
        Severity.MODERATE,
    ]
