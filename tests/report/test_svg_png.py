"""SVGs become PNGs one for one, in order, however many."""

import io

import pytest
from PIL import Image

from toc.report.svg_png import render_svg_pngs


@pytest.mark.parametrize("number", [0, 1, 2, 13])
def test_every_svg_is_drawn_at_its_own_size(number: int) -> None:
    sides = [24 + 8 * place for place in range(number)]
    svgs = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="24"><path d="M0 0h9"/></svg>' for side in sides
    ]
    widths = [Image.open(io.BytesIO(png)).width for png in render_svg_pngs(svgs, 2.0)]
    assert widths == [2 * side for side in sides]
