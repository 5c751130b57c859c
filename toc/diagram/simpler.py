"""A plainer form of a picture, drawn when the full one could not be: boxes, headings and straight arrows."""

from toc.diagram.picture import Arrow, Picture
from toc.model.collections import unchecked


def simplify(picture: Picture) -> Picture:
    return unchecked(
        picture,
        arrows=tuple(_straight(arrow) for arrow in picture.arrows),
        boxes=tuple(unchecked(box, status=None) for box in picture.boxes),
        markers=(),
        key=(),
    )


def _straight(arrow: Arrow) -> Arrow:
    start, end = arrow.points[0], arrow.points[-1]
    return unchecked(arrow, points=(start, start, end, end))
