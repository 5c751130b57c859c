"""An SVG as a PNG, on any machine."""

import typst

from toc.report.typst_fonts import build_settable_svg, shipped_fonts

_SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def render_svg_png(svg: str, scale: float) -> bytes:
    """`scale` pixels for each of the SVG's own. Of many each by itself: together they take four times the memory."""
    # A pixel of an SVG is 1/96 inch.
    made = typst.compile(
        _SOURCE,
        format="png",
        ppi=96 * scale,
        font_paths=shipped_fonts(),
        sys_inputs={"svg": build_settable_svg(svg)},
    )
    assert isinstance(made, bytes)  # One page.
    return made
