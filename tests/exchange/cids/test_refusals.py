"""CIDS files that cannot be read, by mischance or by malice: one sentence each, and nothing is opened or fetched."""

import json
import random
import socket
from typing import Any

import pytest

from tests.exchange.example import FILE
from toc.errors import TocError
from toc.exchange.cids.dump import dump_cids
from toc.exchange.cids.load import load_cids

GOOD = dump_cids(FILE)
_OUTCOME = {"@id": "urn:o", "@type": "cids:Outcome", "hasName": "Calm"}
_INDICATOR = {"@id": "urn:i", "@type": "cids:Indicator", "hasName": "Hours", "unitDescription": "h"}
_REPORT = {
    "@id": "urn:r",
    "@type": "cids:IndicatorReport",
    "hasName": "Spring",
    "forIndicator": "urn:i",
    "startedAtTime": "2025-04-01T00:00:00Z",
    "endedAtTime": "2025-06-30T23:59:59Z",
    "value": {"@type": "i72:Measure", "hasNumericalValue": "3"},
}


def _file(*nodes: Any, context: Any = None) -> bytes:
    return json.dumps({"@context": context or {}, "@graph": nodes}).encode()


def _refusal(data: bytes) -> str:
    with pytest.raises(TocError) as caught:
        load_cids(data)
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoSocket:
        def __init__(self, *args: object, **options: object) -> None:
            raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "socket", NoSocket)


def test_the_report_that_the_refusals_start_from_is_read() -> None:
    assert [one.value for one in load_cids(_file(_INDICATOR, _REPORT)).observations] == [3]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (GOOD.decode().encode("latin-1", "replace")[:900] + b"\xe9", "The file is not text in UTF-8"),
        (GOOD[:-50], "The file is not whole JSON"),
        (b" " * 100_000_000, "The file is too large: 100 MB"),
        (b"[" * 200_000, "The file is nested too deeply"),
        (b'{"@graph":' * 60 + b"[]" + b"}" * 60, "The file is nested too deeply"),
        (b"[" + b"{}," * 400_001 + b"{}]", "The file holds more entries than a programme can have."),
        (b"[]", "The file holds no organisation, theory, outcome or indicator"),
        (b"12", "The file holds no organisation"),
        (_file({"@id": "x", "@type": "cids:Theme", "hasName": "Sleep"}), "The file holds no organisation"),
        (
            _file(_OUTCOME, context="https://example.org/context.jsonld"),
            "The file takes the meaning of its words from 'https://example.org/context.jsonld', and nothing is fetched",
        ),
        (_file(_OUTCOME, context=["file:///etc/passwd"]), "The file takes the meaning of its words from 'file:///etc"),
        (_file({"@id": 7, "@type": "cids:Outcome"}), "The file holds a thing whose '@id' is no text."),
        (
            _file({**_OUTCOME, "toc:rest": "x"}, context={"toc": "urn:x-toc:terms:"}),
            "'toc:rest' of 'urn:o' in the file has to hold named fields.",
        ),
        (
            _file({**_OUTCOME, "toc:rest": {"colour": "red"}}, context={"toc": "urn:x-toc:terms:"}),
            "In theory 1 of the file: 'elements > 0 > colour' is not a field here.",
        ),
        (_file(_INDICATOR, {**_REPORT, "forIndicator": "urn:x"}), "In 'Spring' of the file: it does not say of which"),
        (_file(_INDICATOR, {**_REPORT, "value": "many"}), "In 'Spring' of the file: 'many' is not a number."),
        (_file(_INDICATOR, {**_REPORT, "value": []}), "In 'Spring' of the file: it has no number."),
        (_file(_INDICATOR, {**_REPORT, "value": 1e16}), "In figure 1 of the file: 'value' may not be more than"),
        (_file(_INDICATOR, {**_REPORT, "value": "1e400"}), "In figure 1 of the file: 'value' has to be an ordinary"),
        (_file(_INDICATOR, {**_REPORT, "endedAtTime": "soon"}), "In 'Spring' of the file: 'endedAtTime' has to be a"),
        (_file(_INDICATOR, {**_REPORT, "endedAtTime": "2025-02-01"}), "In figure 1 of the file: 'period' cannot be"),
        (_file(_INDICATOR, _REPORT, {**_REPORT, "@id": "s"}), "In figure 2 of the file: there is a figure for this"),
        (_file(_INDICATOR, {**_REPORT, "@type": "cids:Target", "value": "?"}), "In 'Spring' of the file: '?' is not"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    assert _refusal(data).startswith(sentence)


def test_two_programmes_in_one_file_are_refused() -> None:
    document = json.loads(GOOD)
    document["@graph"].append(document["@graph"][0] | {"@id": "urn:x-toc:programme:other"})
    assert "more than one programme" in _refusal(json.dumps(document).encode())


def test_theories_inside_each_other_in_a_ring_are_refused() -> None:
    document = json.loads(GOOD)
    nodes = {node["@id"]: node for node in document["@graph"]}
    nodes["urn:x-toc:programme:example:system"]["toc:rest"]["inside"] = "c-visit"
    assert "cannot sit inside itself" in _refusal(json.dumps(document).encode())


def test_things_that_name_each_other_in_rings_are_read_once() -> None:
    ring = {
        "@id": "urn:m", "@type": "cids:ImpactModel", "hasName": "M", "oep:partOf": {"@id": "urn:m"},
        "hasOutcome": {**_OUTCOME, "oep:partOf": "urn:m", "hasOutcome": {"@id": "urn:m", "hasOutcome": "urn:o"}},
    }  # fmt: skip
    (theory,) = load_cids(_file(ring)).programme.theories
    assert [element.label for element in theory.elements] == ["Calm"]


def test_a_thing_told_of_a_hundred_thousand_times_is_read_in_one_go() -> None:
    nodes = [{"@id": "urn:o", "canProduce": f"urn:{number}"} for number in range(100_000)]
    assert load_cids(_file(_OUTCOME, *nodes)).programme.theories[0].links == ()


def test_a_box_of_ours_that_has_lost_its_extension_waits_in_the_tray() -> None:
    document = json.loads(GOOD)
    nodes = {node["@id"]: node for node in document["@graph"]}
    del nodes["urn:x-toc:programme:example:need"]["toc:rest"]
    (theory, _) = load_cids(json.dumps(document).encode()).programme.theories
    assert [element.id for element in theory.tray] == ["need", "later"]


def test_a_damaged_file_is_refused_in_one_sentence_or_opens_whole() -> None:
    chance = random.Random(1)
    opened = 0
    for _ in range(60):
        document = json.loads(GOOD)
        node = chance.choice(document["@graph"])
        key = chance.choice(list(node))
        node[key] = chance.choice([None, 7, True, "x", "\x00", [], {}, [[]], {"@id": "x"}, {"@value": {}}, [None, "y"]])
        try:
            load_cids(json.dumps(document).encode())
            opened += 1
        except TocError:
            continue
    assert 0 < opened < 60
