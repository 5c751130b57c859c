"""A theory as it was and as it is on one picture."""

import pytest

from tests.services.example import PROGRAMME
from toc.diagram.options import Mark
from toc.model.apply import apply
from toc.model.changes import find_changes
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit, Move, Remove
from toc.services.difference_picture import DifferencePicture, build_difference_picture

ELEMENTS, LINKS, STAGES, THEORIES = Collection.ELEMENTS, Collection.LINKS, Collection.STAGES, Collection.THEORIES


def picture(*edits: Edit, theory: str = "theory") -> DifferencePicture:
    after = PROGRAMME
    for edit in edits:
        after = apply(after, edit).programme
    return build_difference_picture(PROGRAMME, after, find_changes(PROGRAMME, after), theory)


def change(collection: Collection, item: str, **fields: object) -> Change:
    return Change.model_validate({"collection": collection, "id": item, "fields": fields})


NEW = Add(collection=ELEMENTS, parent="theory", item={"id": "new", "label": "New", "stage": "outcomes"})
ARROW = Add(collection=LINKS, parent="theory", item={"id": "d-n", "source": "direct", "target": "new"})


@pytest.mark.parametrize(
    ("edits", "marks"),
    [
        ([], {}),
        ([NEW, ARROW], {"new": Mark.ADDED, "d-n": Mark.ADDED}),
        ([Remove(collection=ELEMENTS, id="direct")], {"direct": Mark.REMOVED, "d-s": Mark.REMOVED}),
        ([change(ELEMENTS, "skills", label="Skills are used")], {"skills": Mark.CHANGED}),
        ([change(LINKS, "t-s", evidence="strong")], {"t-s": Mark.CHANGED}),
        ([change(ELEMENTS, "waiting", stage="outcomes")], {"waiting": Mark.ADDED}),
        ([change(ELEMENTS, "waiting", label="Waits on")], {}),
        ([change(ELEMENTS, "direct", stage=None)], {"direct": Mark.REMOVED, "d-s": Mark.REMOVED}),
        ([change(STAGES, "outcomes", name="What changes")], {"outcomes": Mark.CHANGED}),
        ([Move(collection=ELEMENTS, id="direct", after="")], {}),
        (
            [Remove(collection=THEORIES, id="theory")],
            dict.fromkeys(("activities", "outcomes", "training", "direct", "skills", "t-s", "d-s"), Mark.REMOVED),
        ),
    ],
)
def test_what_is_seen_to_differ_is_marked(edits: list[Edit], marks: dict[str, Mark]) -> None:
    found = picture(*edits)
    assert found.options.mark_of == marks
    drawn = {one.id for one in (*found.theory.elements, *found.theory.links)}
    assert found.options.faded == drawn - marks.keys()


def test_a_removed_box_stays_where_it_stood_with_its_arrows() -> None:
    found = picture(Remove(collection=ELEMENTS, id="training")).theory
    assert [one.id for one in found.in_stage("activities")] == ["training", "direct"]
    assert {one.id for one in found.links} == {"t-s", "d-s"}


def test_a_box_put_into_the_tray_is_shown_in_the_column_it_left() -> None:
    found = picture(change(ELEMENTS, "direct", stage=None)).theory
    assert [one.id for one in found.in_stage("activities")] == ["training", "direct"]


def test_a_removed_column_is_shown_between_its_neighbours() -> None:
    more = Add(collection=STAGES, parent="theory", item={"id": "last", "name": "Impact"})
    found = picture(more, Remove(collection=STAGES, id="outcomes"))
    assert [one.id for one in found.theory.stages] == ["activities", "outcomes", "last"]
    assert found.options.mark_of["outcomes"] is Mark.REMOVED
    assert [one.id for one in found.theory.in_stage("outcomes")] == ["skills"]


def test_a_new_theory_is_new_all_over() -> None:
    item = {"id": "u", "name": "U", "stages": [{"id": "us", "name": "S"}]}
    item["elements"] = [{"id": "ub", "label": "B", "stage": "us"}]
    found = picture(Add(collection=THEORIES, item=item), theory="u")
    assert found.options.mark_of == {"us": Mark.ADDED, "ub": Mark.ADDED}
