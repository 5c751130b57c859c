"""Fit a picture to a page: its proportions, its physical size, and everything moved to the middle."""

from collections.abc import Mapping
from typing import Any, TypeVar

from toc.diagram.options import Paper
from toc.diagram.picture import Arrow, KeyEntry, Line, Picture, Point
from toc.model.base import Value
from toc.model.collections import unchecked

V = TypeVar("V", bound=Value)

_MM = 72 / 25.4
PAGES: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: (297 * _MM, 210 * _MM),
    Paper.A3: (420 * _MM, 297 * _MM),
    Paper.A2: (594 * _MM, 420 * _MM),
    Paper.A1: (841 * _MM, 594 * _MM),
    Paper.A0: (1189 * _MM, 841 * _MM),
    Paper.SLIDE: (960.0, 540.0),
}
"""Width and height in points, lying."""
MARGIN = 24.0
"""Points of blank paper on every side, which printers need."""


def on_page(picture: Picture, paper: Paper) -> Picture:
    """The picture in the middle of a page of this paper; as it is for the screen."""
    if paper is Paper.FIT:
        return picture
    page_width, page_height = _page(paper, picture.width, picture.height)
    scale = min((page_width - 2 * MARGIN) / picture.width, (page_height - 2 * MARGIN) / picture.height)
    width, height = page_width / scale, page_height / scale
    right, down = (width - picture.width) / 2, (height - picture.height) / 2
    changes: dict[str, Any] = {
        name: tuple(_moved(one, right, down) for one in getattr(picture, name))
        for name in ("headings", "boxes", "arrows", "lines", "factors", "markers", "key", "texts")
    }
    return unchecked(
        picture,
        width=round(width, 2),
        height=round(height, 2),
        page_width=round(page_width, 2),
        page_height=round(page_height, 2),
        top=picture.top + down,
        **changes,
    )


def _page(paper: Paper, width: float, height: float) -> tuple[float, float]:
    """The page's size, upright where that shows a picture of this shape larger."""
    lying = PAGES[paper]
    if paper is Paper.SLIDE:
        return lying
    upright = (lying[1], lying[0])
    return max(lying, upright, key=lambda page: min(page[0] / width, page[1] / height))


def _moved(one: V, right: float, down: float) -> V:
    def moved(point: Point) -> Point:
        return (round(point[0] + right, 2), round(point[1] + down, 2))

    if isinstance(one, Arrow):
        return unchecked(one, points=tuple(map(moved, one.points)), tip=moved(one.tip))
    if isinstance(one, Line):
        return unchecked(one, start=moved(one.start), end=moved(one.end), text=_moved(one.text, right, down))
    x, y = moved((one.x, one.y))  # type: ignore[attr-defined]
    if isinstance(one, KeyEntry):
        return unchecked(one, x=x, y=y, text=_moved(one.text, right, down))
    return unchecked(one, x=x, y=y)
