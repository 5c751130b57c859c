"""Files that are not a programme: one clean sentence each, and never a traceback."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.exchange.example import FILE
from toc.errors import TocError
from toc.exchange.json_text import LARGEST_FILE, MOST_ENTRIES
from toc.exchange.native import dump_programme, load_programme

GOOD = dump_programme(FILE)


def _refusal(data: bytes) -> str:
    with pytest.raises(TocError) as caught:
        load_programme(data)
    return caught.value.message


def _changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(GOOD)
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n", "The file is empty."),
        (b"PK\x03\x04\x14\x00\xff\xfe", "The file is not text in UTF-8"),
        (GOOD.replace(b"Team A", b"Caf\xe9"), "The file is not text in UTF-8"),
        (b"hello", "The file is not whole JSON: something is wrong in line 1, at character 1."),
        (GOOD[:-40], "The file is not whole JSON"),
        (b"[]", "This is not a programme's file"),
        (b"12", "This is not a programme's file"),
        (b'{"cells": []}', 'This is not a programme\'s file: it does not say "format": "theory-of-change".'),
        (b'{"a": 1, "a": 2}', "The field 'a' stands twice in the same place of the file."),
        (b'{"a": NaN}', "The file holds NaN where a number belongs."),
        (b'{"a": -Infinity}', "The file holds -Infinity where a number belongs."),
        (b'{"a": ' + b"9" * 5000 + b"}", "The file holds a number of 5000 digits."),
        (b'{"' + b"n" * 5000 + b'": 1}', "A field's name in the file is longer than 100 characters: 'nnnn"),
        (_changed(lambda d: d.update(schema_version=2)), "The file was made by a newer version of this app"),
        (_changed(lambda d: d.update(schema_version="1")), "The file does not say which schema version it has."),
        (_changed(lambda d: d.update(schema_version=True)), "The file does not say which schema version it has."),
        (_changed(lambda d: d.update(schema_version=0)), "The file does not say which schema version it has."),
        (_changed(lambda d: d.update(colour="red")), "'colour' is not a field of this file."),
        (_changed(lambda d: d["programme"].update(colour="red")), "In the programme of the file: 'colour' is"),
        (
            _changed(lambda d: d["programme"]["theories"][1]["elements"][0].update(colour="red")),
            "In theory 2 of the file: 'elements > 0 > colour' is not a field here.",
        ),
        (_changed(lambda d: d.pop("programme")), "The file holds no programme."),
        (_changed(lambda d: d.update(programme=[])), "The file holds no programme."),
        (_changed(lambda d: d.update(observations={})), "'observations' in the file has to be a list of figures."),
        (_changed(lambda d: d["programme"].update(theories={})), "In the programme of the file: 'theories'"),
        (_changed(lambda d: d["programme"]["indicators"].append(7)), "In indicator 3 of the file: 'the whole'"),
        (_changed(lambda d: d["programme"]["indicators"][0].pop("name")), "In indicator 1 of the file: 'name' is miss"),
        (_changed(lambda d: d["programme"].update(name="")), "In the programme of the file: 'name' cannot be"),
        (_changed(lambda d: d["programme"]["measures"][0].update(element="x")), "The measure 'm1' names the box 'x'"),
        (_changed(lambda d: d["programme"]["sources"][0].update(id="e1")), "The id 'e1' is used twice"),
        (
            _changed(lambda d: d["observations"][0].update(indicator="x")),
            "In figure 1 of the file: there is no indicator 'x'.",
        ),
        (
            _changed(lambda d: d["observations"].append(d["observations"][0])),
            "In figure 8 of the file: there is a figure for this period of 'reached' already.",
        ),
        (_changed(lambda d: d["observations"][0].update(value="1e999")), "In figure 1 of the file: 'value' has to be"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_one_sentence(data: bytes, sentence: str) -> None:
    message = _refusal(data)
    assert message.startswith(sentence)
    assert "\n" not in message


def test_a_huge_number_written_with_an_exponent_is_refused() -> None:
    data = GOOD.replace(b'"amount": 1000.5', b'"amount": 1e999')
    assert data != GOOD
    assert _refusal(data).startswith("In funding 1 of the file: 'amount' has to be an ordinary number.")


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_a_deeply_nested_file_is_refused(opening: bytes) -> None:
    assert _refusal(opening * 100_000).startswith("The file is nested too deeply")


def test_a_file_past_the_size_limit_is_refused_before_it_is_read() -> None:
    assert _refusal(b"[" * (LARGEST_FILE + 1)).startswith("The file is too large: 32 MB")


@pytest.mark.parametrize("entry", [b"{},", b"[],", b"0,0,"])
def test_a_file_of_countless_small_entries_is_refused_before_they_are_built(entry: bytes) -> None:
    assert _refusal(b"[" + entry * (MOST_ENTRIES + 1) + b"0]").startswith("The file holds more entries")


def test_a_file_full_of_faults_is_refused_at_the_first() -> None:
    data = _changed(lambda d: d["programme"].update(sources=[{}] * 100_000))
    assert _refusal(data) == "In source 1 of the file: 'id' is missing. Add it. There is 1 more fault like this."


def test_thousands_of_accents_on_one_letter_are_refused() -> None:
    # Putting them in order takes the square of their number.
    data = _changed(lambda d: d["programme"].update(name="e" + "\u0301\u0316" * 1_000))
    assert _refusal(data) == "'name' has more than 30 accents on one letter. Shorten it."


def test_text_in_decomposed_form_is_read() -> None:
    assert load_programme(GOOD.replace("Tŷ".encode(), "Ty\u0302".encode())) == load_programme(GOOD)


def test_a_message_holds_nothing_that_upsets_a_terminal() -> None:
    message = _refusal(_changed(lambda d: d.update({"a\x1b[31m\n\ud800": 1})))
    assert message == "'a[31m ' is not a field of this file. Remove it, or check its spelling."


def test_a_message_shows_what_hides_in_a_name() -> None:
    message = _refusal(_changed(lambda d: d.update({"pro\u202egramme\ufeff": 1})))
    assert message.startswith("'pro\\u202egramme\\ufeff' is not a field of this file.")
