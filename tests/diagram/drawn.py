"""Reading an SVG back: its parts by id, and where its text and shapes stand."""

import re
from typing import NamedTuple

from lxml import etree

from toc.diagram.lettering import width_of
from toc.diagram.picture import Weight

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Extent(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Extent", slack: float = 0.0) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def read_svg(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def part(root: etree._Element, name: str) -> etree._Element:
    (found,) = [one for one in root.iter(f"{SVG}g") if one.get("id") == name]
    return found


def outline_of(group: etree._Element) -> Extent:
    """The extent of a part's first shape."""
    path = next(one for one in group if one.tag in {f"{SVG}path", f"{SVG}polygon"})
    numbers = [float(one) for one in _NUMBER.findall(path.get("d") or path.get("points") or "")]
    xs, ys = numbers[::2], numbers[1::2]
    return Extent(min(xs), min(ys), max(xs), max(ys))


def texts_of(group: etree._Element) -> list[tuple[str, Extent]]:
    """Each line of text of a part, and its extent as the font's own measures give it."""
    found = []
    for text in group.iter(f"{SVG}text"):
        words = "".join(text.itertext())
        size = float(text.get("font-size", "11"))
        weight = Weight.BOLD if text.get("font-weight") == "bold" else Weight.REGULAR
        width = width_of(words, size, weight)
        x, baseline = float(text.get("x", "0")), float(text.get("y", "0"))
        if text.get("text-anchor") == "middle":
            x -= width / 2
        elif text.get("text-anchor") == "end" or text.get("direction") == "rtl":
            x -= width
        found.append((words, Extent(x, baseline - 0.905 * size, x + width, baseline + 0.212 * size)))
    return found
