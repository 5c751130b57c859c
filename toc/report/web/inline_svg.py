"""An SVG as a part of a web page: nothing that acts or fetches, and no id that another picture has too."""

import re
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

_KEPT = frozenset(
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title",
        "desc", "defs", "clipPath", "linearGradient", "stop", "marker", "use", "symbol", "pattern", "mask",
    }
)  # fmt: skip
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")
_SAID_INSIDE = frozenset({"role", "aria-label", "aria-hidden", "aria-labelledby", "tabindex"})
"""The picture is one image with a name: what its parts are called would only be read out twice."""
_FETCHES = re.compile(r"url\((?!\s*['\"]?#)|@import|expression\(|javascript:", re.IGNORECASE)


def build_inline_svg(svg: str, prefix: str, title: str, description: str) -> Element:
    """The picture's element, as wide as its place, named by a title and a description of its own."""
    root = _copied(ElementTree.fromstring(svg), prefix)
    if root is None:
        raise ValueError("not an SVG")
    width = _natural_width(root)
    for name in ("width", "height", "style", "class"):
        root.attrib.pop(name, None)
    for child in [child for child in root if child.tag in ("title", "desc")]:
        root.remove(child)
    named = Element("title", {"id": f"{prefix}title"})
    named.text = title
    described = Element("desc", {"id": f"{prefix}desc"})
    described.text = description
    root[:0] = [named, described]
    root.attrib |= {
        "class": "picture", "role": "img", "focusable": "false", "style": f"max-width:{width:g}px",
        "aria-labelledby": f"{prefix}title", "aria-describedby": f"{prefix}desc",
    }  # fmt: skip
    return root


def _copied(element: Element, prefix: str) -> Element | None:
    # A comment's tag is a function.
    tag = str(element.tag).rpartition("}")[2]
    if tag not in _KEPT:
        return None
    made = Element(tag)
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2]
        if plain.lower().startswith("on") or plain in _SAID_INSIDE or _FETCHES.search(value) or plain == "base":
            continue
        if plain == "href" and not value.startswith("#"):
            continue
        made.set(plain, _own(plain, value, prefix))
    made.text, made.tail = element.text, element.tail
    for child in element:
        copy = _copied(child, prefix)
        if copy is not None:
            made.append(copy)
    return made


def _own(name: str, value: str, prefix: str) -> str:
    """An attribute whose ids are this picture's alone."""
    if name == "id":
        return prefix + value
    if name == "href":
        return f"#{prefix}{value[1:]}"
    return _REFERENCE.sub(rf"url(#{prefix}\1)", value)


def _natural_width(root: Element) -> float:
    box = re.findall(r"-?[\d.]+", root.get("viewBox", ""))
    if len(box) != 4:
        size = [re.match(r"[\d.]+", root.get(side, "")) for side in ("width", "height")]
        width, height = (float(one.group()) if one else 600.0 for one in size)
        root.set("viewBox", f"0 0 {width:g} {height:g}")
        return width
    return float(box[2])
