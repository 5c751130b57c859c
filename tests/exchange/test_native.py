"""The native file: whole, stable and readable."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.exchange.example import FILE, HARD_TEXT, OBSERVATIONS, PROGRAMME
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.exchange.schema import build_schema, dump_schema
from toc.exchange.upgrades import SCHEMA_VERSION, upgrade
from toc.model import limits
from toc.model.base import Value
from toc.model.collections import KINDS, checked, items_of
from toc.model.figures import Observation, Period
from toc.model.programme import Programme
from toc.model.theory import Element, TheoryOfChange

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "programme.schema.json"
FIXTURES = Path(__file__).parent / "fixtures"


def test_the_example_has_something_in_every_collection() -> None:
    assert [collection for collection in KINDS if not items_of(PROGRAMME, collection)] == []


def test_a_programme_comes_back_whole() -> None:
    again = load_programme(dump_programme(FILE))
    assert again.programme == PROGRAMME
    assert set(again.observations) == set(OBSERVATIONS)
    assert again.programme.theories[0].elements[1].label == HARD_TEXT


def test_a_file_that_is_read_and_written_again_is_the_same_to_the_byte() -> None:
    data = dump_programme(FILE)
    assert dump_programme(load_programme(data)) == data


def test_the_order_of_the_figures_does_not_change_the_file() -> None:
    turned = ProgrammeFile(programme=PROGRAMME, observations=OBSERVATIONS[::-1])
    assert dump_programme(turned) == dump_programme(FILE)


def test_a_changed_field_changes_one_line() -> None:
    renamed = checked(PROGRAMME, name="Team B")
    before = dump_programme(FILE).decode().split("\n")
    after = dump_programme(ProgrammeFile(programme=renamed, observations=OBSERVATIONS)).decode().split("\n")
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ('    "name": "Team A",', '    "name": "Team B",')
    ]


def test_the_file_is_readable_text_with_one_final_newline() -> None:
    data = dump_programme(FILE)
    assert "Tŷ a dŵr" in data.decode()
    assert b"\r" not in data
    assert data.endswith(b"}\n")
    assert not data.endswith(b"\n\n")


def test_figures_of_an_indicator_that_is_gone_are_left_out() -> None:
    orphan = Observation(indicator="gone", period=OBSERVATIONS[0].period, value=1)
    again = load_programme(dump_programme(ProgrammeFile(programme=PROGRAMME, observations=(orphan, *OBSERVATIONS))))
    assert set(again.observations) == set(OBSERVATIONS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_saved_in_another_unicode_encoding_is_read(encoding: str) -> None:
    assert load_programme(dump_programme(FILE).decode().encode(encoding)).programme == PROGRAMME


def test_windows_line_ends_are_read() -> None:
    assert load_programme(dump_programme(FILE).replace(b"\n", b"\r\n")).programme == PROGRAMME


_TEXT = st.text(max_size=150)
_NUMBER = st.floats(-limits.NUMBER, limits.NUMBER)


def _valid(model: type[Value], **fields: object) -> Value | None:
    try:
        return model(**fields)
    except ValidationError:
        return None


@given(label=_TEXT, notes=st.text(max_size=1000), values=st.lists(_NUMBER, max_size=5))
def test_any_text_and_any_number_come_back(label: str, notes: str, values: list[float]) -> None:
    element = _valid(Element, id="e", label=label, notes=notes) or Element(id="e", label="x", notes=notes)
    programme = checked(
        PROGRAMME, theories=(*PROGRAMME.theories, TheoryOfChange(id="t", name="T", elements=(element,)))
    )
    observations = tuple(
        Observation(indicator="reached", period=Period(start=date(2020, 1, n + 1), end=date(2020, 2, 1)), value=value)
        for n, value in enumerate(values)
    )
    file = ProgrammeFile(programme=programme, observations=observations)
    assert load_programme(dump_programme(file)) == file


def test_the_published_schema_is_current() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == dump_schema(), (
        "Run `python -m toc schema -o docs/programme.schema.json`. If a file of today would not be read any more, "
        "add an upgrade and a kept file of the old version first."
    )


def test_a_written_file_keeps_to_the_schema() -> None:
    schema = build_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(dump_programme(FILE)), schema, jsonschema.Draft202012Validator)
    wrong = json.loads(dump_programme(FILE))
    wrong["programme"]["theories"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(wrong, schema, jsonschema.Draft202012Validator)


def test_every_schema_version_has_a_kept_file() -> None:
    assert sorted(path.name for path in FIXTURES.glob("*.toc.json")) == [
        f"version-{version}.toc.json" for version in range(1, SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.toc.json")), ids=lambda path: path.stem)
def test_a_file_of_any_earlier_version_opens(path: Path) -> None:
    file = load_programme(path.read_bytes())
    assert file.programme.name == "Team A"
    assert [theory.name for theory in file.programme.theories] == ["System level", "Clinical level"]
    assert len(file.observations) == len(OBSERVATIONS)


def test_upgrades_run_from_the_files_version_to_the_newest() -> None:
    def steps(version: int) -> list[str]:
        document = upgrade({"steps": []}, version, (lambda d: {"steps": [*d["steps"], "1 to 2"]},
                                                    lambda d: {"steps": [*d["steps"], "2 to 3"]}))  # fmt: skip
        return list(document["steps"])

    assert steps(1) == ["1 to 2", "2 to 3"]
    assert steps(2) == ["2 to 3"]
    assert steps(3) == []


def test_an_empty_programme_is_a_short_file() -> None:
    empty = ProgrammeFile(programme=Programme(id="p", name="New"))
    assert json.loads(dump_programme(empty)) == {
        "format": "theory-of-change",
        "schema_version": 1,
        "programme": {"id": "p", "name": "New"},
        "observations": [],
    }
