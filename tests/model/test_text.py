"""Text, ids and numbers as the model keeps them: what any file and database can hold, within limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from toc.model import limits
from toc.model.base import Count, Id, Label, LongText, Name, Number, ShortText, Statement, clean_text, new_id
from toc.model.edits import Move

KINDS = {
    "label": Label,
    "name": Name,
    "short text": ShortText,
    "long text": LongText,
    "statement": Statement,
    "id": Id,
    "count": Count,
    "number": Number,
    "move": Move,
}


def is_taken(kind: str, value: object) -> bool:
    try:
        TypeAdapter(KINDS[kind]).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tŷ a dŵr", "Tŷ a dŵr"),
        ("Ty\u0302", "Tŷ"),
        ("one\r\ntwo\rthree\u2028four\x85five\x0bsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\x00b\x07c\x1bd\x7fe\ud800f\uffff", "abcdef"),
        ("tab\tstays", "tab\tstays"),
        ("<script>&\"'", "<script>&\"'"),
        ("👩‍👧 עברית", "👩‍👧 עברית"),
    ],
)
def test_text_is_kept_as_any_format_can_hold_it(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text())
def test_text_that_has_been_kept_is_kept_unchanged(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert str(once).encode().decode() == once


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("label", limits.LABEL),
        ("name", limits.NAME),
        ("short text", limits.NAME),
        ("long text", limits.TEXT),
        ("statement", limits.TEXT),
    ],
)
def test_a_text_has_a_longest_length(kind: str, most: int) -> None:
    assert [is_taken(kind, "x" * length) for length in (most - 1, most, most + 1)] == [True, True, False]


def test_length_is_counted_after_cleaning() -> None:
    assert is_taken("label", "x" * limits.LABEL + "\x00" * 10)
    assert not is_taken("label", "\u0958" * limits.LABEL)


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\x00", "\u2003"])
@pytest.mark.parametrize(
    ("kind", "may_be_blank"),
    [("label", False), ("name", False), ("statement", False), ("short text", True), ("long text", True)],
)
def test_what_must_say_something_is_not_blank(kind: str, blank: str, may_be_blank: bool) -> None:
    assert is_taken(kind, blank) is may_be_blank


@pytest.mark.parametrize(
    ("text", "is_id"),
    [
        ("a", True),
        ("A_b-9", True),
        ("x" * 64, True),
        ("x" * 65, False),
        ("", False),
        ("a b", False),
        ("a\n", False),
        ("é", False),
        ("a/b", False),
        ('a"', False),
    ],
)
def test_an_id_holds_only_what_is_safe_everywhere(text: str, is_id: bool) -> None:
    assert is_taken("id", text) is is_id


def test_new_ids_are_ids_and_never_the_same() -> None:
    found = {new_id() for _ in range(1_000)}
    assert len(found) == 1_000
    assert all(is_taken("id", one) for one in found)


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        ("count", 0, True),
        ("count", -1, False),
        ("count", limits.COUNT, True),
        ("count", limits.COUNT + 1, False),
        ("count", 1.5, False),
        ("count", 10**50, False),
        ("number", -limits.NUMBER, True),
        ("number", limits.NUMBER, True),
        ("number", limits.NUMBER * 1.01, False),
        ("number", float("nan"), False),
        ("number", float("inf"), False),
        ("number", "many", False),
    ],
)
def test_a_number_is_one_that_can_be_reckoned_with(kind: str, value: object, taken: bool) -> None:
    assert is_taken(kind, value) is taken


@pytest.mark.parametrize(
    ("after", "taken"), [(None, True), ("", True), ("box-1", True), ("a b", False), ("x" * 65, False)]
)
def test_a_place_is_an_id_the_start_or_the_end(after: str | None, taken: bool) -> None:
    assert is_taken("move", {"collection": "elements", "id": "e", "after": after}) is taken
