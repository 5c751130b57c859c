import statistics
from itertools import pairwise

import pytest

from tests.diagram.theories import Edits, build_random
from toc.diagram.layout import build_picture, places_of
from toc.diagram.measures import BOX_GAP, BOX_PAD_Y, TYPE
from toc.diagram.picture import Picture
from toc.diagram.wrapping import LINE_SPACING

SMALL_ROW = 2 * BOX_PAD_Y + TYPE * LINE_SPACING + BOX_GAP
"""A box of one line and the gap below it."""


def _row(*pictures: Picture) -> float:
    """The tallest box and the gap below it: what a new box may need."""
    return max(box.height for picture in pictures for box in picture.boxes) + BOX_GAP


def _centres(picture: Picture) -> dict[str, float]:
    return {box.element_id: box.y + box.height / 2 - picture.top for box in picture.boxes}


@pytest.mark.parametrize("boxes", [20, 60])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_map_stays_put_over_100_random_edits(boxes: int, seed: int) -> None:
    theory = build_random(boxes, seed)
    edits = Edits(seed)
    picture = build_picture(theory)
    for _ in range(100):
        before, earlier = _centres(picture), picture
        stage_before = {box.element_id: box.stage_id for box in picture.boxes}
        theory, touched = edits.apply(theory)
        picture = build_picture(theory, previous=places_of(picture))
        after = _centres(picture)
        for stage in theory.stages:
            drawn = [box.element_id for box in picture.boxes if box.stage_id == stage.id]
            assert drawn == [element.id for element in theory.in_stage(stage.id)]
            assert all(after[upper] < after[lower] for upper, lower in pairwise(drawn))
        elsewhere = []
        for box in picture.boxes:
            if stage_before.get(box.element_id) != box.stage_id:
                continue
            shift = abs(after[box.element_id] - before[box.element_id])
            if box.stage_id in touched:
                elsewhere.append(shift)
            else:
                assert shift <= SMALL_ROW
        assert statistics.median(elsewhere or [0.0]) <= _row(earlier, picture) + 0.05


def test_an_edit_that_changes_nothing_moves_nothing() -> None:
    picture = build_picture(build_random(60))
    again = build_picture(build_random(60), previous=places_of(picture))
    assert max(abs(one - _centres(again)[name]) for name, one in _centres(picture).items()) < 0.2


def test_a_new_box_moves_only_boxes_of_its_own_column() -> None:
    theory = build_random(60)
    picture = build_picture(theory)
    new = theory.elements[20].model_copy(update={"id": "new", "label": "Something new"})
    grown = theory.model_copy(update={"elements": (*theory.elements[:20], new, *theory.elements[20:])})
    before, after = _centres(picture), _centres(build_picture(grown, previous=places_of(picture)))
    moved = {name for name, centre in before.items() if abs(after[name] - centre) > 0.05}
    assert moved <= {element.id for element in theory.in_stage(new.stage)}


def test_columns_never_move_closer_on_an_edit() -> None:
    dense = build_random(60, density=3.0)
    picture = build_picture(dense)
    thinned = dense.model_copy(update={"links": dense.links[:20]})
    lefts = [heading.x for heading in picture.headings]
    assert [heading.x for heading in build_picture(thinned).headings] != lefts
    assert [heading.x for heading in build_picture(thinned, previous=places_of(picture)).headings] == lefts


def test_places_of_another_theory_are_not_kept() -> None:
    other = places_of(build_picture(build_random(5)))
    assert build_picture(build_random(60), previous=other).boxes == build_picture(build_random(60)).boxes
