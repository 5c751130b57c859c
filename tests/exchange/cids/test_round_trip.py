"""A programme to CIDS and back: nothing is lost, and the same programme makes the same bytes."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.example import FILE, OBSERVATIONS, PROGRAMME
from tests.model.desk import Desk
from tests.model.strategies import edits
from tests.model.values import items
from toc.errors import TocError
from toc.exchange.cids.dump import dump_cids
from toc.exchange.cids.load import load_cids
from toc.exchange.native import ProgrammeFile, dump_programme
from toc.exchange.templates import EXAMPLE, load_sample, load_template
from toc.model.figures import Observation, Period
from toc.model.indicators import Baseline, Indicator
from toc.model.programme import Programme

SLOWLY_DRAWN = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def _comes_back(file: ProgrammeFile) -> None:
    assert dump_programme(load_cids(dump_cids(file))) == dump_programme(file)


def _nodes(file: ProgrammeFile) -> dict[str, Any]:
    return {node["@id"]: node for node in json.loads(dump_cids(file))["@graph"]}


@pytest.mark.parametrize("name", [EXAMPLE, "example_area"])
def test_the_samples_come_back_whole(name: str) -> None:
    _comes_back(load_sample(name))


@pytest.mark.parametrize("name", ["both", "blank"])
def test_the_templates_come_back_whole(name: str) -> None:
    _comes_back(load_template(name))


def test_a_programme_with_something_of_everything_comes_back_whole() -> None:
    _comes_back(FILE)


@SLOWLY_DRAWN
@given(data=st.data())
def test_any_programme_that_can_be_made_by_editing_comes_back_whole(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([PROGRAMME, Programme(id="empty", name="New")]))
    figures = {one.key: one for one in OBSERVATIONS} if start is PROGRAMME else {}
    desk = Desk(start, figures, {"b1": {}})
    for _ in range(data.draw(st.integers(1, 8))):
        try:
            desk.commit(data.draw(edits(desk)))
        except TocError:
            continue
    _comes_back(ProgrammeFile(programme=desk.now.programme, observations=tuple(desk.now.figures.values())))


@given(indicator=items(Indicator), figure=items(Observation), baseline=st.none() | items(Baseline))
def test_any_indicator_with_any_baseline_and_figure_comes_back_whole(
    indicator: dict[str, Any], figure: dict[str, Any], baseline: dict[str, Any] | None
) -> None:
    indicator = {key: value for key, value in indicator.items() if key not in ("instruments", "provenance")}
    programme = Programme(id="p", name="P", indicators=(indicator | {"id": "i", "baseline": baseline},))
    observation = Observation.model_validate(figure | {"indicator": "i"})
    _comes_back(ProgrammeFile(programme=programme, observations=(observation,)))


def test_a_category_may_have_the_id_of_a_box() -> None:
    breakdown = {"name": "Area", "categories": [{"id": "skills", "name": "North"}]}
    indicator = Indicator.model_validate({"id": "extra", "name": "Extra", "breakdown": breakdown})
    programme = PROGRAMME.model_copy(update={"indicators": (*PROGRAMME.indicators, indicator)})
    _comes_back(ProgrammeFile(programme=programme))


def test_the_same_programme_makes_the_same_bytes_in_whatever_order_its_figures_come() -> None:
    turned = FILE.model_copy(update={"observations": FILE.observations[::-1]})
    assert dump_cids(turned) == dump_cids(FILE)


def test_what_cids_has_a_word_for_is_said_in_that_word_and_not_in_the_extension() -> None:
    nodes = _nodes(FILE)
    name = "urn:x-toc:programme:example"
    direct = nodes[f"{name}:direct"]
    assert (direct["@type"], direct["hasName"]) == ("cids:Activity", "Direct work")
    assert not {"label", "description", "id"} & direct["toc:rest"].keys()
    assert nodes[f"{name}:train"]["canProduce"] == [f"{name}:skills"]
    assert nodes[f"{name}:time"]["@type"] == ["cids:ImpactRisk", "cids:ExecutionRisk", "toc:Assumption"]
    trained = nodes[f"{name}:trained"]
    assert trained["hasBaseline"] == {"@type": "i72:Measure", "hasNumericalValue": "12.5"}
    assert "value" not in trained["toc:rest"]["baseline"]
    assert nodes[f"{name}:t1"]["value"]["hasNumericalValue"] == "40.0"
    quarter = nodes[f"{name}:trained:figure:2024-04-01:2024-06-30"]
    assert [one["@id"] for one in quarter["cids:forTarget"]] == [f"{name}:t1", f"{name}:t2"]
    report = nodes[f"{name}:reached:figure:2024-04-01:2024-06-30"]
    assert (report["value"]["hasNumericalValue"], report["hasComment"]) == ("30.0", "12 of 40; provisional")
    assert nodes[f"{name}:reached:figure:2024-07-01:2024-09-30"]["@type"] == "toc:Figure"


def test_what_another_tool_has_changed_is_read() -> None:
    document = json.loads(dump_cids(FILE))
    nodes = {node["@id"]: node for node in document["@graph"]}
    name = "urn:x-toc:programme:example"
    nodes[f"{name}:direct"]["hasName"] = "Work with families"
    nodes[f"{name}:direct"]["canProduce"] = f"{name}:skills"
    nodes[f"{name}:trained"]["hasBaseline"]["hasNumericalValue"] = "13"
    nodes[f"{name}:trained:figure:2024-04-01:2024-06-30"]["value"]["hasNumericalValue"] = "11.5"
    read = load_cids(json.dumps(document).encode())
    theory = read.programme.theories[0]
    assert theory.element_by_id["direct"].label == "Work with families"
    assert ("direct", "skills") in {(link.source, link.target) for link in theory.links}
    assert read.programme.indicators[0].baseline == Baseline(
        period=Period.model_validate({"start": "2024-04-01", "end": "2025-03-31"}), value=13
    )
    assert 11.5 in [one.value for one in read.observations]
