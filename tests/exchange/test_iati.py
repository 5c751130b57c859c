"""Results in IATI 2.03: valid against the official schema, protected, and saying what the programme says."""

from xml.etree.ElementTree import Element as Tag

import pytest
from defusedxml import ElementTree
from hypothesis import given
from lxml import etree

from tests.exchange.example import FILE, HARD_TEXT, PROGRAMME, QUARTERS, YEAR
from tests.exchange.interop import interop_file
from tests.model.values import TEXTS
from toc.errors import TocError
from toc.exchange.iati import dump_iati
from toc.exchange.iati_figures import decimal_text
from toc.exchange.native import ProgrammeFile
from toc.exchange.templates import load_example, load_sample, load_template
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Baseline, Direction, Indicator, IndicatorKind, Measure, Target
from toc.model.priorities import Commissioner, SmallNumbers
from toc.model.programme import Programme
from toc.model.theory import Element


def _read(file: ProgrammeFile) -> Tag:
    return ElementTree.fromstring(dump_iati(file))


def _texts(tag: Tag, path: str) -> list[str | None]:
    return [one.text for one in tag.findall(f"{path}/narrative")]


def _one(indicator: Indicator, *figures: Observation, targets: tuple[Target, ...] = ()) -> Tag:
    """The indicator alone in a programme, as it is written."""
    programme = Programme(id="p", name="P", indicators=(indicator,), targets=targets)
    found = _read(ProgrammeFile(programme=programme, observations=figures)).find(".//indicator")
    assert found is not None
    return found


def _figure(value: float, quarter: int = 0) -> Observation:
    return Observation(indicator="i", period=QUARTERS[quarter], value=value)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.XMLSchema(etree.parse(interop_file("iati-activities-schema.xsd"), parser))


def _faults(schema: etree.XMLSchema, data: bytes) -> list[str]:
    schema.validate(etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)))
    return [str(fault) for fault in schema.error_log]


def test_the_samples_are_valid_against_the_official_schema(schema: etree.XMLSchema) -> None:
    for file in (load_example(), load_sample("example_area"), FILE):
        assert _faults(schema, dump_iati(file)) == []


def test_the_schema_refuses_what_is_not_valid(schema: etree.XMLSchema) -> None:
    assert _faults(schema, dump_iati(FILE).replace(b"<iati-identifier>", b"<x/><iati-identifier>")) != []


def test_the_official_sample_of_results_says_the_same_things_in_the_same_places(schema: etree.XMLSchema) -> None:
    sample = ElementTree.fromstring(interop_file("iati_2_03_toc_results_sample.xml").read_bytes())
    ours = _read(load_example())
    assert {one.tag for one in sample.iter()} - {one.tag for one in ours.iter()} == set()


def test_a_measured_box_is_a_result_with_its_words_indicators_and_assumptions() -> None:
    activity = _read(FILE).find("iati-activity")
    assert activity is not None
    assert _texts(activity, "title") == ["Team A: System level"]
    skills, loose = activity.findall("result")
    assert (skills.get("type"), _texts(skills, "title")) == ("2", ["Skills grow"])
    assert _texts(skills, "description") == ["Assumes: Managers give time"]
    assert _texts(skills, "indicator/title") == ["People trained"]
    assert _texts(loose, "title") == ["Share reached"]


def test_baseline_target_and_actual_stand_in_their_periods() -> None:
    people = {"counts_people": False, "direction": Direction.DECREASE}
    baseline = Baseline(period=YEAR, value=12.5, note="From the old system")
    targets = (
        Target(id="t", indicator="i", period=QUARTERS[0], value=1),
        Target(id="u", indicator="i", period=QUARTERS[0], value=5, replaces="t", note="Agreed"),
    )
    indicator = Indicator(id="i", name="Hours", baseline=baseline, **people)
    tag = _one(indicator, _figure(4), _figure(6, 1), targets=targets)
    assert (tag.get("measure"), tag.get("ascending")) == ("1", "0")
    (found,) = tag.findall("baseline")
    assert found.attrib == {"year": "2024", "iso-date": "2024-04-01", "value": "12.5"}
    assert _texts(found, "comment") == ["From the old system"]
    first, second = tag.findall("period")
    assert [one.get("value") for one in first.findall("target")] == ["5"]
    assert _texts(first, "target/comment") == ["contract; Agreed"]
    assert [one.get("value") for one in first.findall("actual")] == ["4"]
    assert [one.get("iso-date") for one in second][:2] == ["2024-07-01", "2024-09-30"]
    assert [one.get("value") for one in second.findall("actual")] == ["6"]


@pytest.mark.parametrize(
    ("preset", "count", "shown"),
    [
        (SmallNumbers.FEWER_THAN_5, 4, []),
        (SmallNumbers.FEWER_THAN_5, 5, ["5"]),
        (SmallNumbers.NHS, 7, []),
        (SmallNumbers.NHS, 8, ["10"]),
        (SmallNumbers.NONE, 4, []),
    ],
)
def test_small_numbers_of_people_are_left_out_by_the_strictest_commissioner(
    preset: SmallNumbers, count: int, shown: list[str]
) -> None:
    programme = Programme(
        id="p",
        name="P",
        indicators=(Indicator(id="i", name="Families"),),
        targets=(Target(id="t", indicator="i", period=YEAR, value=40),),
        commissioners=(Commissioner(id="c", name="C", small_numbers=preset),),
    )
    read = _read(ProgrammeFile(programme=programme, observations=(_figure(count),)))
    assert [one.get("value") for one in read.iter("actual")] == shown
    assert any("Small numbers are protected" in str(text) for text in _texts(read, "iati-activity/description"))


def test_a_small_baseline_is_left_out_too() -> None:
    baseline = Baseline(period=YEAR, value=3)
    assert _one(Indicator(id="i", name="Families", baseline=baseline), _figure(50)).findall("baseline") == []
    larger = Indicator(id="i", name="Families", baseline=checked(baseline, value=30))
    assert len(_one(larger, _figure(50)).findall("baseline")) == 1


def test_a_milestone_has_words_and_no_value() -> None:
    tag = _one(Indicator(id="i", name="Strategy", kind=IndicatorKind.MILESTONE), checked(_figure(1), note="Signed"))
    assert tag.get("measure") == "5"
    (actual,) = tag.iter("actual")
    assert "value" not in actual.attrib
    assert _texts(actual, "comment") == ["Signed"]


def test_a_percentage_says_what_it_is_of_and_its_interval() -> None:
    figure = Observation(indicator="i", period=QUARTERS[0], numerator=60, denominator=100, provisional=True)
    tag = _one(Indicator(id="i", name="Share", kind=IndicatorKind.PERCENTAGE), figure)
    (actual,) = tag.iter("actual")
    assert (tag.get("measure"), actual.get("value")) == ("2", "60")
    (comment,) = _texts(actual, "comment")
    assert str(comment).startswith("60 of 100; 95% interval 50.2 to 69.1 (")
    assert str(comment).endswith("; provisional")


def test_whom_a_result_is_for_is_a_dimension() -> None:
    theory = PROGRAMME.theories[0]
    boxes = tuple(checked(one, target_group="Babies") if one.id == "skills" else one for one in theory.elements)
    programme = checked(PROGRAMME, theories=(checked(theory, elements=boxes), *PROGRAMME.theories[1:]))
    read = _read(ProgrammeFile(programme=programme, observations=FILE.observations))
    assert {(one.get("name"), one.get("value")) for one in read.iter("dimension")} == {("target group", "Babies")}


def test_a_figure_of_part_of_the_programme_or_of_england_is_not_reported_as_its_own() -> None:
    # 10, 11 and 12 people, rounded, and 12 of 40 as 10 of 40; neither the 4 of one area nor England's 9.25.
    assert [one.get("value") for one in _read(FILE).iter("actual")] == ["10", "10", "10", "25"]


def test_a_programme_without_figures_and_targets_has_nothing_to_report() -> None:
    with pytest.raises(TocError, match="Add a figure or a target first"):
        dump_iati(load_template("both"))


@given(label=TEXTS.map(lambda text: f"N{text}"))
def test_any_words_come_out_as_they_are(label: str) -> None:
    theory = PROGRAMME.theories[0]
    box = Element(id="box", label=label, stage="short", description=HARD_TEXT)
    programme = checked(
        PROGRAMME,
        theories=(checked(theory, elements=(*theory.elements, box)), *PROGRAMME.theories[1:]),
        measures=(Measure(id="m", indicator="trained", element="box"),),
    )
    result = _read(ProgrammeFile(programme=programme)).find(".//result")
    assert result is not None
    assert _texts(result, "title") == [box.label]
    assert _texts(result, "description") == [HARD_TEXT]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e15, "1000000000000000"), (1e-7, "0.0000001"), (63.6, "63.6"), (70.0, "70"), (0.0, "0"), (-2.5, "-2.5")],
)
def test_a_number_is_written_in_full(number: float, text: str) -> None:
    assert decimal_text(number) == text


def test_the_same_programme_makes_the_same_bytes() -> None:
    turned = FILE.model_copy(update={"observations": FILE.observations[::-1]})
    assert dump_iati(turned) == dump_iati(FILE)
