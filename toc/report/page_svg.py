"""A page's shapes as a small SVG without text."""

from collections.abc import Sequence

from toc.diagram.picture import Point
from toc.diagram.styles import Dash
from toc.report.page import Page, Shape

_DASHES = {Dash.SOLID.value: (), Dash.DASHED.value: (4.5, 3.0), Dash.DOTTED.value: (1.0, 2.5)}
"""In widths of the line."""


def build_shapes_svg(page: Page) -> str:
    """The shapes, back to front, on the page's own size."""
    size = f'width="{page.width:.2f}" height="{page.height:.2f}" viewBox="0 0 {page.width:.2f} {page.height:.2f}"'
    shapes = "".join(_element(shape) for shape in page.shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} stroke-linejoin="round">{shapes}</svg>'


def _element(shape: Shape) -> str:
    look = f'fill="{shape.fill or "none"}"'
    if shape.stroke:
        width = shape.stroke.width
        look += f' stroke="{shape.stroke.colour}" stroke-width="{width:.3f}"'
        if dash := _DASHES[shape.stroke.dash]:
            look += f' stroke-dasharray="{" ".join(f"{part * width:.3f}" for part in dash)}"'
    if shape.corner > 0:
        (left, top), (right, bottom) = shape.points
        return (
            f'<rect x="{left}" y="{top}" width="{right - left:.3f}" height="{bottom - top:.3f}" '
            f'rx="{shape.corner:.3f}" {look}/>'
        )
    return f'<path d="{_path(shape.points, curved=shape.curved)}" {look}/>'


def _path(points: Sequence[Point], *, curved: bool) -> str:
    first, *others = (f"{x} {y}" for x, y in points)
    return f"M{first} {'C' if curved else 'L'}{' '.join(others)}{'' if curved else ' Z'}"
