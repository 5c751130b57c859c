"""An SVG as a PNG, on any machine."""

import typst

from toc.report.typst_fonts import build_settable_svg, shipped_fonts

_SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def render_svg_png(svg: str, scale: float) -> bytes:
    """`scale` pixels for each of the SVG's own."""
    # A pixel of an SVG is 1/96 inch.
    inputs = {"svg": build_settable_svg(svg)}
    made = typst.compile(_SOURCE, format="png", ppi=96 * scale, font_paths=shipped_fonts(), sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made
