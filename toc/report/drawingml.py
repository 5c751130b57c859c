"""PowerPoint's own XML for a shape with text and for a connector; lengths come in as points."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

EMU = 12_700
"""PowerPoint's units in a point."""
FONT = "Arial"
_BULLET_ROOM = 18.0
_SMALLEST_TYPE = 100
"""Hundredths of a point: the least PowerPoint takes."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@dataclass(frozen=True)
class Place:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Edge:
    """A line: of a shape's border or of a connector."""

    colour: str
    width: float
    dash: str = "solid"
    """As PowerPoint calls it: solid, dash, sysDot."""
    double: bool = False
    head: str = ""
    """As PowerPoint calls it: triangle, arrow; none when empty."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; a line break in it stays one."""

    text: str
    size: float
    colour: str
    bold: bool = False
    align: str = "l"
    right_to_left: bool = False
    space_before: float = 0.0
    lead: str = ""
    """Words set bold before the text."""
    bullet: str = ""
    indent: float = 0.0
    """How far the text stands in from the left; a bullet hangs before it."""


def background(colour: str) -> str:
    """A slide's own ground."""
    return f"<p:bg {NAMESPACES}><p:bgPr>{_fill(colour)}<a:effectLst/></p:bgPr></p:bg>"


def text_body(paragraphs: Sequence[Paragraph], inset: float = 0.0, *, anchor: str = "ctr") -> str:
    """Text in the middle of its shape's height, or from its top; PowerPoint shrinks it when somebody types more."""
    sides = f'lIns="{_emu(inset)}" tIns="0" rIns="{_emu(inset)}" bIns="0"'
    written = "".join(_paragraph(paragraph) for paragraph in paragraphs) or "<a:p/>"
    look = f'wrap="square" {sides} anchor="{anchor}" rtlCol="0"'
    return f"<p:txBody {NAMESPACES}><a:bodyPr {look}><a:normAutofit/></a:bodyPr><a:lstStyle/>{written}</p:txBody>"


def shape(
    number: int,
    name: str,
    place: Place,
    *,
    geometry: str = "rect",
    corner: float = 0.0,
    fill: str | None = None,
    edge: Edge | None = None,
    text: str = "",
    description: str = "",
    is_title: bool = False,
) -> str:
    """A native shape; `corner` is the radius of a rounded rectangle."""
    role = '<p:nvPr><p:ph type="title"/></p:nvPr>' if is_title else "<p:nvPr/>"
    box = ' txBox="1"' if fill is None and edge is None else ""
    rounding = ""
    if geometry == "roundRect":
        share = min(50_000, round(corner / max(min(place.width, place.height), 0.1) * 100_000))
        rounding = f'<a:gd name="adj" fmla="val {share}"/>'
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{_named(number, name, description)}<p:cNvSpPr{box}/>{role}</p:nvSpPr>"
        f'<p:spPr>{_frame(place)}<a:prstGeom prst="{geometry}"><a:avLst>{rounding}</a:avLst></a:prstGeom>'
        f"{_fill(fill)}{_edge(edge)}</p:spPr>{text or text_body(())}</p:sp>"
    )


def connector(
    number: int,
    name: str,
    start: tuple[float, float],
    end: tuple[float, float],
    edge: Edge,
    *,
    preset: str = "line",
    adjustments: Sequence[int] = (),
    glued_to: tuple[tuple[int, int], tuple[int, int]] | None = None,
    description: str = "",
) -> str:
    """A connector from start to end; `glued_to` holds each end's shape and connection site."""
    place = Place(min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]))
    flips = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    glue = ""
    if glued_to:
        (source, out), (target, into) = glued_to
        glue = f'<a:stCxn id="{source}" idx="{out}"/><a:endCxn id="{target}" idx="{into}"/>'
    values = "".join(
        f'<a:gd name="adj{place_of}" fmla="val {value}"/>' for place_of, value in enumerate(adjustments, start=1)
    )
    return (
        f"<p:cxnSp {NAMESPACES}><p:nvCxnSpPr>{_named(number, name, description)}"
        f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{_frame(place, flips)}<a:prstGeom prst="{preset}"><a:avLst>{values}</a:avLst></a:prstGeom>'
        f"{_edge(edge)}</p:spPr></p:cxnSp>"
    )


def _paragraph(paragraph: Paragraph) -> str:
    dress = f'{_fill(paragraph.colour)}<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    runs = _runs(paragraph.lead, _look(paragraph.size, bold=True), dress)
    runs += _runs(paragraph.text, look := _look(paragraph.size, bold=paragraph.bold), dress)
    direction = ' rtl="1"' if paragraph.right_to_left else ""
    hanging = _emu(_BULLET_ROOM) if paragraph.bullet else 0
    sides = f' marL="{_emu(paragraph.indent) + hanging}" indent="{-hanging}"' if paragraph.indent or hanging else ""
    bullet = (
        f'<a:buFont typeface="{FONT}"/><a:buChar char="{_attribute(paragraph.bullet)}"/>' if hanging else "<a:buNone/>"
    )
    space = f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * 100)}"/></a:spcBef>'
    ending = f"<a:endParaRPr {look}/>"
    return f'<a:p><a:pPr{sides} algn="{paragraph.align}"{direction}>{space}{bullet}</a:pPr>{runs}{ending}</a:p>'


def _look(size: float, *, bold: bool) -> str:
    return f'lang="en-GB" sz="{max(_SMALLEST_TYPE, int(size * 100))}" b="{int(bold)}" dirty="0"'


def _runs(text: str, look: str, dress: str) -> str:
    return f"<a:br><a:rPr {look}/></a:br>".join(
        f"<a:r><a:rPr {look}>{dress}</a:rPr><a:t>{escape(line)}</a:t></a:r>" if line else ""
        for line in text.split("\n")
    )


def _named(number: int, name: str, description: str) -> str:
    said = f' descr="{_attribute(description)}"' if description else ""
    return f'<p:cNvPr id="{number}" name="{_attribute(name)}"{said}/>'


def _frame(place: Place, flips: str = "") -> str:
    return (
        f'<a:xfrm{flips}><a:off x="{_emu(place.x)}" y="{_emu(place.y)}"/>'
        f'<a:ext cx="{_emu(place.width)}" cy="{_emu(place.height)}"/></a:xfrm>'
    )


def _fill(colour: str | None) -> str:
    if colour is None:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _edge(edge: Edge | None) -> str:
    if edge is None:
        return "<a:ln><a:noFill/></a:ln>"
    double = ' cmpd="dbl"' if edge.double else ""
    head = f'<a:tailEnd type="{edge.head}" w="med" len="med"/>' if edge.head else ""
    dash = f'<a:prstDash val="{edge.dash}"/>'
    return f'<a:ln w="{_emu(edge.width)}"{double}>{_fill(edge.colour)}{dash}<a:round/>{head}</a:ln>'


def _emu(points: float) -> int:
    return round(points * EMU)


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\t": " "})
