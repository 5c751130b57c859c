"""Files of other tools: the current form, the older list, and what either leaves open."""

import json
from typing import Any

from tests.exchange.interop import interop_file
from toc.exchange.cids.load import load_cids
from toc.exchange.native import ProgrammeFile
from toc.model.figures import Period
from toc.model.indicators import IndicatorKind
from toc.model.theory import FactorKind, StageKind

_QUARTER = Period.model_validate({"start": "2025-04-01", "end": "2025-06-30"})
_CONTEXT = "https://ontology.commonapproach.org/contexts/cidsContext.jsonld"


def _read(*nodes: dict[str, Any], context: Any = _CONTEXT) -> ProgrammeFile:
    return load_cids(json.dumps({"@context": context, "@graph": nodes}).encode())


def test_a_file_of_3_2_1_becomes_a_programme_with_its_map_and_figures() -> None:
    read = load_cids(interop_file("cids_3_2_1_sample.jsonld").read_bytes())
    programme, (theory,) = read.programme, read.programme.theories
    assert programme.name == "Anytown Parent-Infant Team"
    assert [stage.kind for stage in theory.stages] == [
        StageKind.ACTIVITY, StageKind.OUTPUT, StageKind.SHORT_TERM_OUTCOME,
    ]  # fmt: skip
    assert {(link.source, link.target) for link in theory.links} == {
        ("parent-infant-psychotherapy", "families-seen"),
        ("parent-infant-psychotherapy", "relationship"),
        ("families-seen", "relationship"),
        ("relationship", "infant-development"),
    }
    assert theory.element_by_id["relationship"].target_group == "Babies and their caregivers"
    (indicator,) = programme.indicators
    assert (indicator.kind, indicator.baseline and indicator.baseline.value) == (IndicatorKind.PERCENTAGE, 52)
    (target,) = programme.targets
    assert (target.value, target.note) == (70, "Agreed with ICB")
    (measure,) = programme.measures
    assert (measure.indicator, measure.element) == ("goals-met", "relationship")
    (figure,) = read.observations
    assert (figure.period, figure.value) == (_QUARTER, 63.6)


def test_the_older_list_is_read_too() -> None:
    read = load_cids(interop_file("cids_3_0_basic_tier_tools_sample.json").read_bytes())
    (theory,) = read.programme.theories
    assert [element.label for element in theory.elements] == ["Improved parent-infant relationship"]
    (indicator,) = read.programme.indicators
    assert indicator.unit == "percent"
    (figure,) = read.observations
    assert (figure.period, figure.value, figure.note) == (_QUARTER, 63.6, "7 of 11")


def test_full_names_of_properties_and_literals_with_a_type_are_read() -> None:
    cids, org = "https://ontology.commonapproach.org/cids#", "http://ontology.eil.utoronto.ca/tove/organization#"
    outcome = {
        "@id": "https://example.org/o/1",
        "@type": [f"{cids}Outcome"],
        f"{org}hasName": [{"@value": "Calm", "@type": "http://www.w3.org/2001/XMLSchema#string"}],
        f"{cids}hasDescription": [{"@value": "Calmer days"}],
    }
    read = load_cids(json.dumps([outcome]).encode())
    (element,) = read.programme.theories[0].elements
    assert (element.id, element.label, element.description) == ("1", "Calm", "Calmer days")


def test_another_extension_of_the_same_prefix_is_not_taken_for_ours() -> None:
    context = {"cids": "https://ontology.commonapproach.org/cids#", "toc": "https://example.org/contents#"}
    node = {"@id": "x", "@type": "cids:Outcome", "cids:hasName": "Calm", "toc:rest": {"@value": "page 3"}}
    (element,) = _read(node, context=context).programme.theories[0].elements
    assert element.label == "Calm"


def test_a_risk_becomes_a_factor_of_what_it_is_a_risk_to() -> None:
    read = _read(
        {"@id": "urn:o", "@type": "cids:Outcome", "hasName": "Calm", "hasImpactRisk": ["urn:r", "urn:s"]},
        {"@id": "urn:r", "@type": "cids:UnexpectedImpactRisk", "hasDescription": "Stigma"},
        {"@id": "urn:s", "@type": "cids:DropOffRisk", "hasName": "Families move", "hasMitigation": "Keep in touch"},
    )
    stigma, moves = read.programme.theories[0].factors
    assert (stigma.kind, stigma.label, stigma.about) == (FactorKind.UNINTENDED_CONSEQUENCE, "Stigma", "o")
    assert (moves.kind, moves.label, moves.notes) == (FactorKind.EXTERNAL, "Families move", "Keep in touch")


def test_a_name_too_long_for_a_box_stands_whole_in_its_description() -> None:
    name = "Parents " * 40
    (element,) = _read({"@id": "o", "@type": "cids:Outcome", "hasName": name}).programme.theories[0].elements
    assert len(element.label) == 150
    assert element.description == name


def test_two_things_whose_names_end_alike_are_two_boxes() -> None:
    nodes = [{"@id": f"https://{site}.example/out/1", "@type": "cids:Outcome", "hasName": site} for site in "ab"]
    assert [one.label for one in _read(*nodes).programme.theories[0].elements] == ["a", "b"]


def test_what_a_thing_says_in_two_places_is_one_thing() -> None:
    read = _read(
        {"@id": "o", "@type": "cids:Outcome", "hasName": "Calm"},
        {"@id": "o", "@type": "cids:Outcome", "hasDescription": "Calmer days", "canProduce": "p"},
        {"@id": "p", "@type": "cids:Outcome", "hasName": "Sleep", "canProduce": ["o", "p", "elsewhere"]},
    )
    (theory,) = read.programme.theories
    assert theory.element_by_id["o"].description == "Calmer days"
    assert [(link.source, link.target) for link in theory.links] == [("o", "p"), ("p", "o")]
