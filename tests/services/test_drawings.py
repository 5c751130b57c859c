"""A theory drawn for a window: it stays put there, and nothing is drawn twice."""

from dataclasses import dataclass

import pytest

from tests.services.example import PROGRAMME, after
from toc.diagram.options import ViewOptions
from toc.model.collections import Collection
from toc.model.edits import Add, Change
from toc.model.programme import Programme
from toc.services.drawings import Drawings, NoSuchTheory

OPTIONS = ViewOptions()


@dataclass(frozen=True)
class Revised:
    programme: Programme
    revision: int


FIRST = Revised(PROGRAMME, 0)


def with_more_boxes() -> Revised:
    """Two more outcomes below the first, all of them of the direct work: placed afresh, it would move down."""
    boxes = [{"id": f"more{number}", "label": "One more outcome", "stage": "outcomes"} for number in range(2)]
    arrows = [{"id": f"to{number}", "source": "direct", "target": f"more{number}"} for number in range(2)]
    programme = PROGRAMME
    for collection, items in ((Collection.ELEMENTS, boxes), (Collection.LINKS, arrows)):
        for item in items:
            programme = after(Add(collection=collection, parent="theory", item=item), programme).programme
    return Revised(programme, 4)


def heights(drawing: object, stage: str) -> dict[str, float]:
    picture = drawing.picture  # type: ignore[attr-defined]
    return {box.element_id: box.y for box in picture.boxes if box.stage_id == stage}


def test_a_drawing_holds_the_picture_and_its_svg() -> None:
    drawing = Drawings().draw(FIRST, "theory", OPTIONS, "a")
    assert {box.element_id for box in drawing.picture.boxes} == {"training", "direct", "skills"}
    assert 'id="box-training"' in drawing.svg


def test_the_same_question_again_gives_the_very_same_drawing() -> None:
    drawings = Drawings()
    assert drawings.draw(FIRST, "theory", OPTIONS, "a") is drawings.draw(FIRST, "theory", OPTIONS, "a")


def test_two_windows_that_open_the_same_revision_share_one_drawing() -> None:
    drawings = Drawings()
    assert drawings.draw(FIRST, "theory", OPTIONS, "a") is drawings.draw(FIRST, "theory", OPTIONS, "b")


def test_boxes_of_an_untouched_column_stay_where_this_window_saw_them() -> None:
    drawings = Drawings()
    before = heights(drawings.draw(FIRST, "theory", OPTIONS, "a"), "activities")
    assert heights(drawings.draw(with_more_boxes(), "theory", OPTIONS, "a"), "activities") == before


def test_a_window_that_opens_later_or_settles_is_placed_afresh() -> None:
    drawings = Drawings()
    before = heights(drawings.draw(FIRST, "theory", OPTIONS, "a"), "activities")
    fresh = heights(drawings.draw(with_more_boxes(), "theory", OPTIONS, "b"), "activities")
    assert fresh != before
    drawings.draw(with_more_boxes(), "theory", OPTIONS, "a")
    drawings.settle("prog", "theory", "a")
    assert heights(drawings.draw(with_more_boxes(), "theory", OPTIONS, "a"), "activities") == fresh


def test_a_new_revision_and_other_options_are_drawn_anew() -> None:
    drawings = Drawings()
    first = drawings.draw(FIRST, "theory", OPTIONS, "a")
    edit = Change(collection=Collection.ELEMENTS, id="training", fields={"label": "Coaching"})
    renamed = drawings.draw(Revised(after(edit).programme, 1), "theory", OPTIONS, "a")
    assert "Coaching" in renamed.svg
    assert drawings.draw(FIRST, "theory", ViewOptions(show_numbers=True), "a").svg != first.svg


def test_a_map_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(NoSuchTheory, match="not there any more"):
        Drawings().draw(FIRST, "gone", OPTIONS, "a")
