"""The difference between two revisions in words."""

from typing import Any

import pytest

from tests.exchange.example import PROGRAMME as FULL
from tests.services.example import PROGRAMME
from toc.model.apply import apply
from toc.model.changes import find_changes
from toc.model.collections import KINDS, Collection, items_of, walk, with_items
from toc.model.edits import Add, Arrange, Change, Edit, Remove
from toc.services.describe_difference import describe_difference

ELEMENTS, LINKS, STAGES = Collection.ELEMENTS, Collection.LINKS, Collection.STAGES


def change(collection: Collection, item: str, **fields: Any) -> Change:
    return Change(collection=collection, id=item, fields=fields)


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        ([], []),
        (
            [
                Add(collection=ELEMENTS, item={"id": "new", "label": "Confidence"}, parent="theory"),
                Add(collection=LINKS, item={"id": "s-n", "source": "skills", "target": "new"}, parent="theory"),
            ],
            ["Added the box 'Confidence'", "Drew the arrow from 'Skills grow' to 'Confidence'"],
        ),
        (
            [Remove(collection=ELEMENTS, id="direct")],
            ["Removed the box 'Direct work'", "Removed the arrow from 'Direct work' to 'Skills grow'"],
        ),
        (
            [change(ELEMENTS, "skills", label="Skills are used")],
            ["Renamed the box 'Skills grow' to 'Skills are used'"],
        ),
        ([change(ELEMENTS, "waiting", stage="outcomes")], ["Moved the box 'Still to place' to 'Outcomes'"]),
        (
            [change(LINKS, "t-s", evidence="strong")],
            ["Graded the evidence for the arrow from 'Training' to 'Skills grow': strong"],
        ),
        (
            [change(LINKS, "t-s", rationale="Seen in trials", mechanism="Practice")],
            ["Changed the reason and mechanism of the arrow from 'Training' to 'Skills grow'"],
        ),
        (
            [Arrange(collection=STAGES, parent="theory", order=("outcomes", "activities"))],
            ["Put the stages of the theory 'System level' into another order"],
        ),
        (
            [
                change(Collection.THEORIES, "theory", name="Whole system"),
                Arrange(collection=ELEMENTS, parent="theory", order=("direct", "training")),
            ],
            [
                "Renamed the theory 'System level' to 'Whole system'",
                "Put the boxes of the theory 'System level' into another order",
            ],
        ),
        (
            [change(Collection.PROGRAMME, "prog", name="Team B")],
            ["Renamed the programme from 'Team A' to 'Team B'"],
        ),
    ],
)
def test_a_difference_is_told_thing_by_thing(edits: list[Edit], lines: list[str]) -> None:
    programme = PROGRAMME
    for edit in edits:
        programme = apply(programme, edit).programme
    assert list(describe_difference(find_changes(PROGRAMME, programme), PROGRAMME, programme)) == lines


@pytest.mark.parametrize("collection", list(KINDS))
def test_every_kind_of_thing_has_words_for_coming_and_going(collection: Collection) -> None:
    parent, item = next((parent, item) for kind, parent, item in walk(FULL) if kind is collection)
    left = tuple(one for one in items_of(FULL, collection, parent) if one.id != item.id)
    without = with_items(FULL, collection, parent, left)
    gone = describe_difference(find_changes(FULL, without), FULL, without)
    back = describe_difference(find_changes(without, FULL), without, FULL)
    assert len(gone) == len(back) > 0
    assert all(line.startswith("Removed ") for line in gone)
    assert all(line.startswith(("Added ", "Drew ")) for line in back)
