"""An SVG becomes a PNG of its own size."""

import io

import pytest
from PIL import Image

from toc.report.svg_png import render_svg_png


@pytest.mark.parametrize(("width", "height", "scale"), [(24, 24, 1.0), (24, 36, 2.0), (680, 330, 3.0)])
def test_an_svg_is_drawn_as_large_as_asked(width: int, height: int, scale: float) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><path d="M0 0h9"/></svg>'
    assert Image.open(io.BytesIO(render_svg_png(svg, scale))).size == (width * scale, height * scale)
