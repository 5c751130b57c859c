"""Edits in words."""

from datetime import date
from itertools import pairwise

import pytest

from tests.services.example import PROGRAMME, after
from toc.model.apply import together
from toc.model.collections import Collection
from toc.model.edits import (
    AT_START,
    Add,
    Arrange,
    Change,
    Edit,
    FigureChange,
    Move,
    PutFigures,
    Remove,
    Restore,
    Together,
)
from toc.model.figures import Observation, Period
from toc.model.indicators import ChartKind
from toc.services.chart_settings import choose_chart_kind
from toc.services.describe import describe_edit, untangle_gesture

ELEMENTS, LINKS, STAGES = Collection.ELEMENTS, Collection.LINKS, Collection.STAGES
QUARTER = Observation(indicator="trained", period=Period(start=date(2026, 4, 1), end=date(2026, 6, 30)), value=12)


def words(edit: Edit) -> str:
    return describe_edit(edit, PROGRAMME, after(edit).programme)


def change(collection: Collection, item: str, **fields: object) -> Change:
    return Change(collection=collection, id=item, fields=fields)


def box(number: int, stage: str | None = None) -> Add:
    return Add(
        collection=ELEMENTS, parent="theory", item={"id": f"b{number}", "label": f"Box {number}", "stage": stage}
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (change(ELEMENTS, "training", label="Coaching"), "Renamed the box 'Training' to 'Coaching'"),
        (change(STAGES, "outcomes", name="Results"), "Renamed the stage 'Outcomes' to 'Results'"),
        (change(Collection.PROGRAMME, "prog", name="Team B"), "Renamed the programme from 'Team A' to 'Team B'"),
        (change(ELEMENTS, "training", stage="outcomes"), "Moved the box 'Training' to 'Outcomes'"),
        (change(ELEMENTS, "training", stage=None), "Moved the box 'Training' to the tray"),
        (change(ELEMENTS, "training", notes="x" * 90), "Changed the notes of the box 'Training'"),
        (change(ELEMENTS, "training", owner="Lead"), "Set the owner of the box 'Training' to 'Lead'"),
        (change(ELEMENTS, "training", owner=""), "Cleared the owner of the box 'Training'"),
        (
            change(LINKS, "t-s", evidence="not_assessed"),
            "Graded the evidence for the arrow from 'Training' to 'Skills grow': not assessed",
        ),
        (
            change(Collection.THEORIES, "theory", accountability_stage="outcomes"),
            "Put the accountability line after 'Outcomes'",
        ),
        (
            choose_chart_kind(PROGRAMME.indicators[0], ChartKind.RUN),
            "Chose the run chart for the indicator 'People trained'",
        ),
        (
            change(Collection.INDICATORS, "trained", chart={"kind": "run", "shift_length": 8}),
            "Changed the chart settings of the indicator 'People trained'",
        ),
        (box(1), "Added the box 'Box 1' to the tray"),
        (box(1, "outcomes"), "Added the box 'Box 1' to 'Outcomes'"),
        (
            Add(collection=LINKS, parent="theory", item={"id": "new", "source": "waiting", "target": "skills"}),
            "Drew the arrow from 'Still to place' to 'Skills grow'",
        ),
        (
            Remove(collection=ELEMENTS, id="skills"),
            "Removed the box 'Skills grow' with 2 arrows and 1 tie to an indicator",
        ),
        (Remove(collection=LINKS, id="t-s"), "Removed the arrow from 'Training' to 'Skills grow'"),
        (Move(collection=ELEMENTS, id="direct", after=AT_START), "Moved the box 'Direct work' to the first place"),
        (Move(collection=ELEMENTS, id="training", after="direct"), "Moved the box 'Training' to after 'Direct work'"),
        (Arrange(collection=ELEMENTS, parent="theory", order=("direct", "training")), "Reordered the boxes"),
        (
            PutFigures(cells=(FigureChange(key=QUARTER.key, observation=QUARTER),)),
            "Entered 1 figure of 'People trained'",
        ),
        (PutFigures(cells=(FigureChange(key=QUARTER.key, observation=None),)), "Cleared 1 figure of 'People trained'"),
        (Restore(programme=PROGRAMME, figures_at=1_214), "Restored the programme as it was at revision 1,214"),
    ],
)
def test_an_edit_is_told_in_words(edit: Edit, expected: str) -> None:
    assert words(edit) == expected


def test_a_paste_says_how_many_boxes_came_and_leaves_their_arrows_out() -> None:
    arrows = [
        Add(collection=LINKS, parent="theory", item={"id": f"l{a}", "source": f"b{a}", "target": f"b{b}"})
        for a, b in pairwise(range(14))
    ]
    assert words(together([*(box(number) for number in range(14)), *arrows], "paste")) == "Pasted 14 boxes"


def test_an_untangle_says_how_many_crossings_there_were_and_are() -> None:
    order = Arrange(collection=ELEMENTS, parent="theory", order=("direct", "training"))
    for before, now, expected in ((12, 4, "12 crossings became 4"), (1, 0, "1 crossing became none")):
        edit = Together(gesture=untangle_gesture(before, now), edits=(order,))
        assert words(edit) == f"Untangled the map: {expected}"


def test_several_boxes_moved_in_one_gesture_are_counted_once_each() -> None:
    moves = [
        part
        for box_id in ("training", "direct", "skills")
        for part in (change(ELEMENTS, box_id, stage=None), Move(collection=ELEMENTS, id=box_id))
    ]
    assert words(together(list(moves), "move")) == "Moved 3 boxes to the tray"


def test_different_changes_in_one_gesture_are_all_told() -> None:
    edit = together([box(1), box(2), Remove(collection=LINKS, id="t-s")])
    assert words(edit) == "Added 2 boxes; removed the arrow from 'Training' to 'Skills grow'"


def test_taking_a_deletion_back_says_what_came_back() -> None:
    removal = after(Remove(collection=ELEMENTS, id="skills"))
    back = after(removal.inverse, removal.programme)
    told = describe_edit(removal.inverse, removal.programme, back.programme)
    assert told == "Put back 1 box, 2 arrows and 1 tie to an indicator"


def test_a_long_label_is_cut_and_line_breaks_go() -> None:
    told = words(change(ELEMENTS, "training", label="One\ntwo " + "x" * 120))
    assert told.startswith("Renamed the box 'Training' to 'One two xxx")
    assert told.endswith("…'")
    assert len(told) < 120
