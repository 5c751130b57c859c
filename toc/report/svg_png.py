"""SVGs as PNGs, on any machine."""

import json
from collections.abc import Sequence
from typing import cast

import typst

from toc.report.typst_fonts import build_settable_svg, shipped_fonts

_SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#for (place, svg) in json(bytes(sys.inputs.svgs)).enumerate() {
  if place > 0 { pagebreak() }
  image(bytes(svg), format: "svg")
}
"""
_AT_ONCE = 12
"""To begin anew takes as long as to draw one; all of many are more than need be in memory together."""


def render_svg_pngs(svgs: Sequence[str], scale: float) -> list[bytes]:
    """One each, in order. `scale` pixels for each of an SVG's own."""
    drawn: list[bytes] = []
    for start in range(0, len(svgs), _AT_ONCE):
        some = [build_settable_svg(svg) for svg in svgs[start : start + _AT_ONCE]]
        # A pixel of an SVG is 1/96 inch.
        made = typst.compile(
            _SOURCE, format="png", ppi=96 * scale, font_paths=shipped_fonts(), sys_inputs={"svgs": json.dumps(some)}
        )
        pages = cast("bytes | list[bytes]", made)  # Its types know of one page only.
        drawn += [pages] if isinstance(pages, bytes) else pages
    return drawn
