"""The list as a whole: its order, its words, what is set aside, and what it says of the content shipped."""

from collections import Counter
from pathlib import Path

import pytest

from tests.model.checks.drawn import draw, found
from toc.exchange.native import load_programme
from toc.exchange.templates import list_templates, load_template
from toc.model import checks
from toc.model.checks import RULES, find_findings
from toc.model.checks.finding import Severity
from toc.model.checks.weak_evidence import WEAK
from toc.model.collections import checked, find
from toc.model.limits import ELEMENTS, LINKS
from toc.model.plans import DismissedFinding
from toc.model.programme import Programme
from toc.model.theory import Element, Link, Stage, StageKind, TheoryOfChange

ROOT = Path(__file__).parents[3]
SAMPLES = sorted(ROOT.glob("sample_data/*/*.toc.json"))
TEMPLATES = [template.name for template in list_templates()]
TROUBLED = draw(
    "activity better Better attachment\nshort mood Run a group\nlong far Children thrive", "better-far far-better"
)


def shipped(name: str) -> Programme:
    if name in TEMPLATES:
        return load_template(name).programme
    return load_programme((ROOT / name).read_bytes()).programme


CONTENT = [*TEMPLATES, *(path.relative_to(ROOT).as_posix() for path in SAMPLES)]


def test_there_is_a_rule_in_every_module_and_each_has_a_name_of_its_own() -> None:
    kept = {path.stem for path in Path(checks.__file__).parent.glob("*.py")}
    not_rules = {"__init__", "coverage", "facts", "finding", "guidance", "word_list"}
    assert {rule.id for rule in RULES} == kept - not_rules
    assert len({rule.title for rule in RULES}) == len(RULES) == 12


def test_the_worst_comes_first_and_rules_keep_their_order() -> None:
    findings = find_findings(TROUBLED)
    severities = [list(Severity).index(one.severity) for one in findings]
    assert severities == sorted(severities)
    moderate = [one.rule for one in findings if one.severity is Severity.MODERATE]
    assert moderate == sorted(moderate, key=[rule.id for rule in RULES].index)


def test_what_a_person_has_set_aside_stays_with_its_reason_and_nothing_else_does() -> None:
    aside = DismissedFinding(id="d", rule="unconnected_box", about="mood", reason="To be drawn in May")
    programme = checked(TROUBLED, dismissed_findings=(aside,))
    assert [(one.about, one.dismissed_because) for one in find_findings(programme) if one.dismissed] == [
        ("mood", "To be drawn in May")
    ]
    assert {(one.rule, one.about) for one in find_findings(programme)} == {
        (one.rule, one.about) for one in find_findings(TROUBLED)
    }
    silent = checked(TROUBLED, dismissed_findings=(checked(aside, reason=""),))
    (finding,) = [one for one in found(silent, "unconnected_box") if one.about == "mood"]
    assert (finding.dismissed, finding.dismissed_because) == (True, "")


def test_a_programme_with_nothing_in_it_has_nothing_to_check() -> None:
    assert find_findings(Programme(id="p", name="New")) == ()


@pytest.mark.parametrize("name", CONTENT)
def test_every_finding_on_shipped_content_points_at_what_is_there_and_cites_its_guidance(name: str) -> None:
    programme = shipped(name)
    for finding in find_findings(programme):
        assert find(programme, finding.collection, finding.about) is not None
        assert finding.source.url.startswith("https://")
        assert finding.reason.endswith(".")


@pytest.mark.parametrize("name", CONTENT)
def test_shipped_maps_are_whole_in_order_and_explained(name: str) -> None:
    """What is left to check is true of a template: nobody's baselines yet, and evidence as it was found."""
    rules = Counter(finding.rule for finding in find_findings(shipped(name)))
    assert set(rules) <= {"weak_evidence", "outcome_unmeasured", "indicator_incomplete"}


@pytest.mark.parametrize("name", CONTENT)
def test_what_is_told_of_shipped_content_is_so(name: str) -> None:
    programme = shipped(name)
    for finding in find_findings(programme):
        place = find(programme, finding.collection, finding.about)
        assert place is not None
        item = place.item
        if isinstance(item, Link):
            assert item.evidence in WEAK
        elif isinstance(item, Element):
            assert all(one.element != item.id for one in programme.measures if one.role == "main")
        else:
            lacks = {
                "baseline": getattr(item, "baseline", None) is None,
                "target": all(one.indicator != item.id for one in programme.targets),
                "owner": getattr(item, "owner", None) == "",
            }
            said = {word for word in lacks if word in finding.reason.rpartition("' has no ")[2]}
            assert said == {word for word, is_so in lacks.items() if is_so and (word != "target" or _has_aim(item))}


def _has_aim(item: object) -> bool:
    return getattr(item, "direction", None) != "neither"


def test_the_largest_map_there_may_be_is_looked_at_whole() -> None:
    """Straight through: a rule that walked all routes, or went one box deeper a call, would not come back."""
    kinds = [StageKind.ACTIVITY, StageKind.SHORT_TERM_OUTCOME, StageKind.MEDIUM_TERM_OUTCOME, StageKind.IMPACT]
    boxes = [Element(id=f"b{number}", label=f"Box {number}", stage=f"s{number % 4}") for number in range(ELEMENTS)]
    pairs = [(one, one + step) for step in (1, 2, 3, 5, 6, 7, 9) for one in range(ELEMENTS - step)][:LINKS]
    theory = TheoryOfChange(
        id="t",
        name="Everything",
        stages=tuple(Stage(id=f"s{place}", name=kind.value, kind=kind) for place, kind in enumerate(kinds)),
        elements=tuple(boxes),
        links=tuple(Link(id=f"l{one}_{other}", source=f"b{one}", target=f"b{other}") for one, other in pairs),
    )
    findings = find_findings(Programme(id="p", name="Large", theories=(theory,)))
    rules = Counter(finding.rule for finding in findings)
    assert rules["arrow_without_reason"] == LINKS
    assert rules["too_many_arrows"] == 1
