"""A file is known by what is in it, whatever its name; what is not read is said to be what it is."""

import json

import pytest

from tests.exchange.example import FILE
from toc.errors import TocError
from toc.exchange.cids.dump import dump_cids
from toc.exchange.iati import dump_iati
from toc.exchange.kinds import load_any
from toc.exchange.native import dump_programme


@pytest.mark.parametrize("data", [dump_programme(FILE), b"\xef\xbb\xbf" + dump_programme(FILE), dump_cids(FILE)])
def test_a_native_and_a_cids_file_are_read_alike(data: bytes) -> None:
    assert dump_programme(load_any(data)) == dump_programme(FILE)


def test_the_older_form_of_cids_is_known_by_its_objects() -> None:
    outcome = {"@type": "cids:Outcome", "@id": "urn:o", "hasName": "Calm"}
    assert [one.label for one in load_any(json.dumps([outcome]).encode()).programme.theories[0].elements] == ["Calm"]


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (dump_iati(FILE), "The file is XML"),
        (BOMB, "The file is XML"),
        (b"\n" + OUTSIDE, "The file is XML"),
        (b"PK\x03\x04" + b"\x00" * 40, "The file is a workbook, a document or a ZIP archive"),
        ('<a xmlns="é">'.encode("utf-16"), "The file is not whole JSON"),
        (b"\xff\xd8\xff\xe0", "The file is not text in UTF-8"),
        (b" " * 100_000_000, "The file is too large: 100 MB"),
        (b"[]", "This is not a programme's file"),
        (b"[[[[]]]]", "This is not a programme's file"),
        (b'{"format": "theory-of-change", "@graph": []}', "The file does not say which schema version it has."),
        (b'{"@graph": []}', "The file holds no organisation"),
    ],
)
def test_any_other_file_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(TocError) as caught:
        load_any(data)
    assert caught.value.message.startswith(sentence)
    assert "\n" not in caught.value.message
