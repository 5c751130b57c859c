"""The difference between two revisions."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.example import PROGRAMME as FULL
from tests.services.example import PROGRAMME
from toc.exchange.templates import load_template
from toc.model.apply import apply
from toc.model.changes import Difference, How, find_changes
from toc.model.collections import KINDS, Collection, checked, items_of, walk, with_items
from toc.model.edits import Add, Arrange, Change, Edit, Remove
from toc.model.programme import Programme
from toc.model.theory import Element

ELEMENTS, LINKS, STAGES, THEORIES = Collection.ELEMENTS, Collection.LINKS, Collection.STAGES, Collection.THEORIES


def after(*edits: Edit) -> Difference:
    programme = PROGRAMME
    for edit in edits:
        programme = apply(programme, edit).programme
    return find_changes(PROGRAMME, programme)


def told(difference: Difference) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one.how.value, one.collection.value, one.id, one.fields) for one in difference.changes]


def change(collection: Collection, item: str, **fields: Any) -> Change:
    return Change(collection=collection, id=item, fields=fields)


NEW_BOX = Add(collection=ELEMENTS, item={"id": "new", "label": "Confidence", "stage": "outcomes"}, parent="theory")
NEW_ARROW = Add(collection=LINKS, item={"id": "s-n", "source": "skills", "target": "new"}, parent="theory")


@pytest.mark.parametrize(
    ("edits", "changes"),
    [
        ([], []),
        ([NEW_BOX], [("added", "elements", "new", ())]),
        ([NEW_BOX, NEW_ARROW], [("added", "elements", "new", ()), ("added", "links", "s-n", ())]),
        ([NEW_BOX, Remove(collection=ELEMENTS, id="new")], []),
        (
            [Remove(collection=ELEMENTS, id="direct")],
            [("removed", "elements", "direct", ()), ("removed", "links", "d-s", ())],
        ),
        ([change(ELEMENTS, "skills", label="Skills are used")], [("changed", "elements", "skills", ("label",))]),
        (
            [change(ELEMENTS, "skills", label="Skills are used"), change(ELEMENTS, "skills", label="Skills grow")],
            [],
        ),
        ([change(ELEMENTS, "waiting", stage="outcomes")], [("changed", "elements", "waiting", ("stage",))]),
        (
            [change(LINKS, "t-s", rationale="Seen in two trials", evidence="moderate")],
            [("changed", "links", "t-s", ("rationale", "evidence"))],
        ),
        ([change(LINKS, "t-s", source="waiting")], [("changed", "links", "t-s", ("source",))]),
        ([change(THEORIES, "theory", name="Whole system")], [("changed", "theories", "theory", ("name",))]),
        ([change(Collection.PROGRAMME, "prog", name="Team B")], [("changed", "programme", "prog", ("name",))]),
        (
            [Arrange(collection=STAGES, parent="theory", order=("outcomes", "activities"))],
            [("changed", "theories", "theory", ("stages",))],
        ),
        ([change(Collection.INDICATORS, "trained", owner="Lead")], [("changed", "indicators", "trained", ("owner",))]),
    ],
)
def test_what_edits_leave_behind_is_the_difference(
    edits: list[Edit], changes: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    assert told(after(*edits)) == changes


def test_a_changed_thing_is_there_as_it_was_and_as_it_is() -> None:
    (one,) = after(change(ELEMENTS, "skills", label="Skills are used")).changes
    assert (one.before.label, one.after.label, one.parent) == ("Skills grow", "Skills are used", "theory")
    removed, _arrow = after(Remove(collection=ELEMENTS, id="direct")).changes
    assert (removed.before.label, removed.after, removed.parent) == ("Direct work", None, "theory")


def test_a_picture_is_marked_by_what_became_of_each_box_and_arrow_of_its_theory() -> None:
    difference = after(NEW_BOX, NEW_ARROW, Remove(collection=ELEMENTS, id="direct"))
    how = {one.id: one.how for one in difference.changes}
    assert how == {"direct": How.REMOVED, "new": How.ADDED, "d-s": How.REMOVED, "s-n": How.ADDED}
    assert [one.id for one in difference.of(LINKS)] == ["d-s", "s-n"]
    assert [one.id for one in difference.of(ELEMENTS, "theory")] == ["direct", "new"]
    assert difference.of(ELEMENTS, "another") == ()


def test_a_theory_that_goes_takes_its_boxes_and_arrows_along() -> None:
    both = load_template("both").programme
    gone = apply(both, Remove(collection=THEORIES, id="clinical")).programme
    removed = {one.id for one in find_changes(both, gone).changes if one.how is How.REMOVED}
    clinical = both.theory("clinical")
    assert clinical is not None
    assert {"clinical", *(box.id for box in clinical.elements), *(link.id for link in clinical.links)} <= removed


def test_a_box_that_came_from_another_map_has_another_parent() -> None:
    theories = list(BOTH.theories)
    waiting = Element(id="waiting", label="Still to place")
    first, second = (with_items(BOTH, ELEMENTS, one.id, (*one.elements, waiting)) for one in theories)
    (moved,) = find_changes(first, second).changes
    assert (moved.how, moved.id, moved.parent, moved.fields) == (How.CHANGED, "waiting", theories[1].id, ("parent",))


def test_a_programme_differs_from_itself_in_nothing_even_read_anew() -> None:
    both = load_template("both").programme
    assert not find_changes(both, both)
    assert not find_changes(both, Programme.model_validate_json(both.model_dump_json()))


BOTH = load_template("both").programme


@settings(max_examples=25)
@given(st.data())
def test_a_difference_puts_the_first_revision_into_the_second(data: st.DataObject) -> None:
    """Whatever was removed, renamed or turned round: the changes alone say what is there now."""
    theory = BOTH.theories[0]
    kept = data.draw(st.lists(st.sampled_from(theory.links), unique_by=lambda link: link.id))
    again = {link.id: checked(link, rationale=data.draw(st.sampled_from([link.rationale, "New"]))) for link in kept}
    later = with_items(BOTH, LINKS, theory.id, tuple(again.values()))
    links = {link.id: link for link in theory.links}
    for one in find_changes(BOTH, later).of(LINKS, theory.id):
        if one.after is None:
            del links[one.id]
        else:
            links[one.id] = one.after
    assert links == again


@pytest.mark.parametrize("collection", list(KINDS))
def test_every_kind_of_thing_is_compared(collection: Collection) -> None:
    """A programme that has at least one of each, with the first of them taken out."""
    parent, item = next((parent, item) for kind, parent, item in walk(FULL) if kind is collection)
    left = tuple(one for one in items_of(FULL, collection, parent) if one.id != item.id)
    difference = find_changes(FULL, with_items(FULL, collection, parent, left))
    assert (How.REMOVED, item) in [(one.how, one.before) for one in difference.of(collection)]
