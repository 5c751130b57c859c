"""What is written is valid against the official Basic shapes, which also find what is wrong."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, URIRef

from tests.exchange.example import FILE
from tests.exchange.interop import interop_file
from toc.exchange.cids.dump import dump_cids
from toc.exchange.templates import load_example, load_template
from toc.model.theory import StageKind

# rdflib's own reader of JSON-LD still uses a class that rdflib itself calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

CIDS = "https://ontology.commonapproach.org/cids#"
I72 = "http://ontology.eil.utoronto.ca/ISO21972/iso21972#"


def _graph(document: Any) -> Graph:
    return Graph().parse(data=json.dumps(document), format="json-ld")


def _faults(document: Any) -> str:
    shapes = Graph().parse(interop_file("cids.basictier.shacl.ttl"), format="turtle")
    conforms, _, words = validate(_graph(document), shacl_graph=shapes, allow_infos=False)
    return "" if conforms else str(words)


def test_a_programme_with_something_of_everything_is_valid_in_the_basic_tier() -> None:
    assert _faults(json.loads(dump_cids(FILE))) == ""


def test_a_template_is_valid_in_the_basic_tier() -> None:
    assert _faults(json.loads(dump_cids(load_template("both")))) == ""


def _without_units(node: dict[str, Any]) -> None:
    node.pop("unitDescription", None)


def _without_names(node: dict[str, Any]) -> None:
    node.pop("hasName", None)


@pytest.mark.parametrize("change", [_without_units, _without_names])
def test_the_shapes_refuse_what_is_not_valid(change: Callable[[dict[str, Any]], None]) -> None:
    document = json.loads(dump_cids(FILE))
    for node in document["@graph"]:
        change(node)
    assert "Less than 1 values" in _faults(document)


def test_other_tools_find_the_causal_claims_between_elements_in_the_graph() -> None:
    example = load_example()
    graph = _graph(json.loads(dump_cids(example)))
    drawn = {
        (str(source).rpartition(":")[2], str(target).rpartition(":")[2])
        for word in ("canProduce", "canEnable")
        for source, target in graph.subject_objects(URIRef(f"{CIDS}{word}"))
    }
    theories = example.programme.theories
    problems = {one.id for theory in theories for stage in theory.stages if stage.kind is StageKind.PROBLEM
                for one in theory.in_stage(stage.id)}  # fmt: skip
    claims = {(link.source, link.target) for theory in theories for link in theory.links}
    assert drawn == {claim for claim in claims if problems.isdisjoint(claim)}
    assert len(drawn) > 30


def test_other_tools_find_the_number_of_every_whole_figure() -> None:
    graph = _graph(json.loads(dump_cids(FILE)))
    reports = set(graph.subjects(RDF.type, URIRef(f"{CIDS}IndicatorReport")))
    numbers = {str(number) for number in graph.objects(None, URIRef(f"{I72}hasNumericalValue"))}
    # Three quarters of one indicator and the percentage of another; neither a team's, nor England's, nor a hidden one.
    assert len(reports) == 4
    assert {"10.0", "11.0", "12.0", "30.0"} <= numbers
    assert not {"4.0", "9.25"} & numbers
