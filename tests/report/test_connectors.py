"""Connectors leave and enter where the picture's arrows do, and cross no box that is not their own."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.report.theories import SIZES, build_theory
from toc.diagram.layout import build_picture
from toc.diagram.picture import Box, Picture, Point
from toc.report.connectors import BENT, BENT_ONCE, CURVED, LEFT, RIGHT, STRAIGHT, Connector, build_connectors

SEEDS = range(6)


def _path(found: Connector) -> Iterator[Point]:
    """The corners of the connector as PowerPoint's preset shapes draw it; a curve's by its control frame."""
    (x, y), (to_x, to_y) = found.start, found.end
    shares = [value / 100_000 for value in found.adjustments]
    width, height = to_x - x, to_y - y
    yield found.start
    if found.preset in (CURVED, BENT_ONCE):
        yield (x + width * shares[0], y)
        yield (x + width * shares[0], to_y)
    elif found.preset == BENT:
        lane = y + height * shares[1]
        yield from ((x + width * shares[0], y), (x + width * shares[0], lane))
        yield from ((x + width * shares[2], lane), (x + width * shares[2], to_y))
    yield found.end


def _crosses(path: list[Point], box: Box) -> bool:
    for (x, y), (to_x, to_y) in pairwise(path):
        left, right, top, bottom = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
        if left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y:
            return True
    return False


def _pictures() -> Iterator[Picture]:
    for size in SIZES:
        for seed in SEEDS:
            yield build_picture(build_theory(size, hard=size < 60, seed=seed))


def test_no_connector_crosses_a_box() -> None:
    crossed, seen = [], set()
    for picture in _pictures():
        boxes = {box.element_id: box for box in picture.boxes}
        connectors = build_connectors(picture)
        for arrow in picture.arrows:
            found = connectors[arrow.link_id]
            seen.add(found.preset)
            path = list(_path(found))
            others = [box for name, box in boxes.items() if name not in (arrow.source, arrow.target)]
            crossed += [(arrow.link_id, box.element_id) for box in others if _crosses(path, box)]
            if found.sites != (RIGHT, RIGHT):
                inner = path[1:-1]
                own = (boxes[arrow.source], boxes[arrow.target])
                crossed += [(arrow.link_id, box.element_id) for box in own if _crosses(inner, box)]
    assert crossed == []
    assert seen >= {CURVED, BENT_ONCE, BENT}


def test_connectors_begin_and_end_on_the_sides_of_their_boxes() -> None:
    for picture in _pictures():
        boxes = {box.element_id: box for box in picture.boxes}
        connectors = build_connectors(picture)
        for arrow in picture.arrows:
            found = connectors[arrow.link_id]
            for end, (x, y), site in (
                (boxes[arrow.source], found.start, found.sites[0]),
                (boxes[arrow.target], found.end, found.sites[1]),
            ):
                edge = end.x if site == LEFT else end.x + end.width
                assert x == pytest.approx(edge, abs=1.01)
                assert end.y <= y <= end.y + end.height


def test_a_backward_arrow_leaves_on_the_left_and_enters_on_the_right() -> None:
    picture = build_picture(build_theory(60, hard=False))
    connectors = build_connectors(picture)
    sites = {(arrow.backward, arrow.within, connectors[arrow.link_id].sites) for arrow in picture.arrows}
    assert sites == {
        (False, False, (RIGHT, LEFT)),
        (True, False, (LEFT, RIGHT)),
        (False, True, (RIGHT, RIGHT)),
    }


def test_bent_connectors_do_not_run_up_and_down_on_one_line() -> None:
    picture = build_picture(build_theory(60, hard=False))
    places = [
        round(x, 1)
        for found in build_connectors(picture).values()
        if found.preset in (BENT, BENT_ONCE)
        for x in {x for x, _ in list(_path(found))[1:-1]}
    ]
    assert len(places) > 6
    assert len(set(places)) == len(places)


def test_a_flat_arrow_is_straight() -> None:
    picture = build_picture(build_theory(20, seed=3))
    flat = [arrow for arrow in picture.arrows if abs(arrow.points[0][1] - arrow.tip[1]) < 0.1 and not arrow.within]
    presets = {build_connectors(picture)[arrow.link_id].preset for arrow in flat}
    assert presets <= {STRAIGHT, BENT}
    assert STRAIGHT in presets
