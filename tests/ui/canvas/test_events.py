"""Reading what a browser sends: sound events as they are, anything else left out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.ui.canvas.events import (
    MOST_EVENTS,
    PASTED_LINES,
    Add,
    CanvasEvent,
    Duplicate,
    Message,
    Move,
    Paste,
    Rename,
    Select,
    read_message,
)

CLIENT = "0123456789abcdef"


def message(*bodies: object, number: object = 1, client: object = CLIENT) -> object:
    events = [
        {"client": CLIENT, "seq": seq, **body} if isinstance(body, dict) else body
        for seq, body in enumerate(bodies, start=1)
    ]
    return {"client": client, "message": number, "events": events}


def read(*bodies: object) -> list[CanvasEvent | None]:
    return [received.event for received in read_message(message(*bodies)).events]


def test_events_come_typed_numbered_and_in_order() -> None:
    found = read_message(
        message(
            {"type": "select", "ids": ["b1", "b2"]},
            {"type": "rename", "id": "b1", "label": "New", "base": "Old"},
            {"type": "add", "id": "c1", "label": "Box", "stage": None, "after": ""},
        )
    )
    assert (found.client, found.number) == (CLIENT, 1)
    assert [received.seq for received in found.events] == [1, 2, 3]
    assert [received.event for received in found.events] == [
        Select(ids=("b1", "b2")),
        Rename(id="b1", label="New", base="Old"),
        Add(id="c1", label="Box", stage=None, after=""),
    ]


def test_a_list_is_a_box_a_line_with_the_rest_of_what_is_too_long() -> None:
    (event,) = read(
        {"type": "paste", "stage": "s1", "after": None, "items": [{"id": "a", "label": "A…", "rest": "A" * 200}]}
    )
    assert isinstance(event, Paste)
    assert event.items[0].rest == "A" * 200


def test_labels_come_clean_and_composed() -> None:
    (event,) = read({"type": "rename", "id": "b1", "label": "ŵ ok\x00\r\nline\u2028two", "base": ""})
    assert isinstance(event, Rename)
    assert event.label == "ŵ ok\nline\ntwo"


@pytest.mark.parametrize(
    "body",
    [
        {"type": "explode", "ids": ["b1"]},
        {"type": "select"},
        {"type": "select", "ids": "b1"},
        {"type": "select", "ids": ["b 1"]},
        {"type": "select", "ids": [["b1"]]},
        {"type": "select", "ids": ["b"] * 501},
        {"type": "select", "ids": [], "extra": 1},
        {"type": "rename", "id": "b1", "label": "a" * 151, "base": ""},
        {"type": "rename", "id": "b1", "label": "   ", "base": ""},
        {"type": "rename", "id": "../x", "label": "a", "base": ""},
        {"type": "rename", "id": "b1", "label": "a", "base": "b" * 5000},
        {"type": "add", "id": "b1", "label": {"$gt": ""}, "stage": None},
        {"type": "move", "ids": [], "stage": "s1", "after": None},
        {"type": "move", "ids": ["b1"], "stage": "s1", "after": "<script>"},
        {"type": "paste", "items": [], "stage": "s1"},
        {"type": "paste", "items": [{"id": "a", "label": "a"}] * (PASTED_LINES + 1), "stage": "s1"},
        {"type": "duplicate", "ids": ["a", "b"], "new_ids": ["c"]},
        {"type": ["select"]},
        {"type": None},
        {},
    ],
)
def test_an_event_that_makes_no_sense_keeps_its_number_and_nothing_else(body: object) -> None:
    found = read_message(message(body, {"type": "undo"}))
    assert [received.event is None for received in found.events] == [True, False]
    assert found.events[0].seq == 1


@pytest.mark.parametrize(
    "item",
    [
        None,
        7,
        "select",
        [],
        {"type": "undo"},
        {"type": "undo", "client": CLIENT},
        {"type": "undo", "client": CLIENT, "seq": "1"},
        {"type": "undo", "client": CLIENT, "seq": 0},
        {"type": "undo", "client": CLIENT, "seq": -3},
        {"type": "undo", "client": CLIENT, "seq": True},
        {"type": "undo", "client": CLIENT, "seq": 1.5},
        {"type": "undo", "client": CLIENT, "seq": 10**400},
        {"type": "undo", "client": "x" * 65, "seq": 1},
        {"type": "undo", "client": {"a": 1}, "seq": 1},
    ],
)
def test_what_has_no_number_is_left_out(item: object) -> None:
    assert read_message({"client": CLIENT, "message": 1, "events": [item]}).events == ()


@pytest.mark.parametrize("raw", [None, 3, "x", [], {}, {"events": None}, {"events": {"0": {}}}, {"events": "undo"}])
def test_what_is_no_message_is_an_empty_one(raw: object) -> None:
    assert read_message(raw) == Message()


@pytest.mark.parametrize(("client", "number"), [(None, 1), (CLIENT, "1"), (CLIENT, -1), ("a b", 1), (CLIENT, None)])
def test_events_count_even_where_the_message_has_no_sound_number(client: object, number: object) -> None:
    found = read_message(message({"type": "undo"}, client=client, number=number))
    assert (found.client, found.number, len(found.events)) == ("", 0, 1)


def test_no_more_events_are_read_than_a_browser_sends() -> None:
    assert len(read(*[{"type": "undo"}] * (MOST_EVENTS + 5))) == MOST_EVENTS


def test_copies_have_as_many_ids_as_what_they_copy() -> None:
    assert read({"type": "duplicate", "ids": ["a"], "new_ids": ["b"]}) == [Duplicate(ids=("a",), new_ids=("b",))]


def test_a_place_is_the_top_a_box_or_the_foot() -> None:
    events = read(*({"type": "move", "ids": ["a"], "stage": "s", "after": after} for after in ("", "b", None)))
    assert [event.after for event in events if isinstance(event, Move)] == ["", "b", None]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=20,
)
fields = st.sampled_from(["type", "ids", "id", "label", "base", "stage", "after", "items", "client", "seq", "new_ids"])
kinds = st.sampled_from(["select", "rename", "add", "paste", "move", "link", "remove", "duplicate", "open", "panel"])


@given(st.dictionaries(fields, anything | kinds, max_size=8) | anything)
def test_nothing_a_browser_sends_raises(item: object) -> None:
    found = read_message({"client": CLIENT, "message": 1, "events": [item]})
    assert len(found.events) <= 1
    json.dumps(found.model_dump(mode="json"))
