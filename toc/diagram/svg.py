"""The engine's drawing made into our SVG: named groups in reading order, accessible, nothing foreign in it."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from toc import fonts
from toc.diagram import measures as m
from toc.diagram.lettering import is_in_font, width_of
from toc.diagram.picture import Align, Picture, Text, Weight
from toc.diagram.theme import palette
from toc.diagram.wrapping import LINE_SPACING, is_right_to_left
from toc.diagram.written import build_written

_GROUP = re.compile(r'<g id="([^"]*)" class="[^"]*">\n<title>[^<]*</title>\n(.*?)</g>\n', re.DOTALL)

_BASELINE = 0.9465
"""From the top of a line to its baseline in type sizes: the letters stand in the middle of the line."""


def build_svg(drawn: str, picture: Picture) -> str:
    """The SVG of a picture: the shapes as the engine drew them, the text where it was measured."""
    shapes = {name.replace("&#45;", "-"): body for name, body in _GROUP.findall(drawn)}
    return "".join(_Builder(picture, shapes).parts())


class _Builder:
    def __init__(self, picture: Picture, shapes: dict[str, str]) -> None:
        self.picture = picture
        self.shapes = shapes
        self.written = build_written(picture)

    def parts(self) -> Iterable[str]:
        picture = self.picture
        colours = palette(picture.theme)
        yield (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'width="{picture.page_width:g}pt" height="{picture.page_height:g}pt" '
            f'viewBox="0 0 {picture.width:g} {picture.height:g}" role="group" '
            f'aria-label="{_attribute(picture.description)}" font-family="{_attribute(fonts.CSS_FAMILY)}" '
            f'font-size="{m.TYPE:g}" text-rendering="geometricPrecision">\n'
            f"<title>{escape(picture.name)}</title>\n<desc>{escape(picture.description)}</desc>\n"
        )
        yield (
            f'<rect class="ground" width="{picture.width:g}" height="{picture.height:g}" fill="{colours.ground}" '
            'aria-hidden="true"/>\n'
            f'<g class="graph" transform="translate(0 {picture.height:g})">\n'
        )
        yield from self._columns()
        yield from self._arrows()
        yield from self._around()
        yield "</g>\n</svg>\n"

    def _columns(self) -> Iterable[str]:
        """Stage by stage: its heading, then its boxes."""
        boxes: dict[str, list[str]] = {}
        for box in self.picture.boxes:
            name = box.element_id
            body = self._body(f"box-{name}", f"status-{name}")
            said = f"{box.label}. {box.description}" if box.description else box.label
            nested = ' data-nested="true"' if box.nested else ""
            boxes.setdefault(box.stage_id, []).append(
                f'<g id="box-{name}" class="box" data-stage="{box.stage_id}"{nested} role="img" '
                f'aria-label="{_attribute(said)}"><title>{escape(box.label)}</title>\n{body}</g>\n'
            )
        for heading in self.picture.headings:
            yield (
                f'<g id="stage-{heading.stage_id}" class="heading" role="img" '
                f'aria-label="Stage: {_attribute(heading.name)}"><title>{escape(heading.name)}</title>\n'
                f"{self._body(f'stage-{heading.stage_id}')}</g>\n"
            )
            yield from boxes.get(heading.stage_id, ())

    def _arrows(self) -> Iterable[str]:
        for arrow in sorted(self.picture.arrows, key=lambda arrow: not arrow.faded):
            kind = ' data-backward="true"' if arrow.backward else ""
            yield (
                f'<g id="link-{arrow.link_id}" class="arrow" data-source="{arrow.source}" '
                f'data-target="{arrow.target}"{kind} role="img" aria-label="{_attribute(arrow.description)}">'
                f"<title>{escape(arrow.description)}</title>\n{self._body(f'link-{arrow.link_id}')}</g>\n"
            )

    def _around(self) -> Iterable[str]:
        for line in self.picture.lines:
            yield (
                f'<g class="accountability" role="img" aria-label="{_attribute(" ".join(line.text.lines))}">\n'
                f"{self._body('accountability')}</g>\n"
            )
        for note in self.picture.factors:
            name = note.factor_id
            yield (
                f'<g id="factor-{name}" class="factor" role="img" '
                f'aria-label="{_attribute(f"{note.heading}: {note.label}")}"><title>{escape(note.label)}</title>\n'
                f"{self._body(f'factor-{name}')}</g>\n"
            )
        for index, marker in enumerate(self.picture.markers):
            yield (
                f'<g class="marker" data-about="{marker.about}" role="img" '
                f'aria-label="{_attribute(marker.description)}"><title>{escape(marker.description)}</title>\n'
                f"{self._body(f'marker-{index}', f'marker-{index}-pencil')}</g>\n"
            )
        for index in range(len(self.picture.texts)):
            yield f'<g class="caption">\n{self._body(f"text-{index}")}</g>\n'
        if self.picture.key:
            yield '<g class="key">\n'
            for index, entry in enumerate(self.picture.key):
                said = " ".join((entry.sign, *entry.text.lines)).strip()
                yield (
                    f'<g class="key-entry" role="img" aria-label="{_attribute(said)}">\n'
                    f"{self._body(f'key-{index}', f'key-{index}-pencil')}</g>\n"
                )
            yield "</g>\n"

    def _body(self, name: str, *more: str) -> str:
        """The shapes of a part, and over them what is written on it."""
        shapes = "".join([self.shapes.get(one, "") for one in (name, *more)])
        return shapes + "".join([self._text(text, colour) for text, colour in self.written.get(name, ())])

    def _text(self, text: Text, colour: str) -> str:
        # The engine measures from the bottom up: its group is moved down by the height, and all in it stands above.
        step = text.size * LINE_SPACING
        first = text.y + (text.height - step * len(text.lines)) / 2 + text.size * _BASELINE - self.picture.height
        look = f' fill="{colour}"'
        if text.size != m.TYPE:
            look += f' font-size="{text.size:g}"'
        if text.weight is Weight.BOLD:
            look += ' font-weight="bold"'
        return "".join(
            [
                f'<text{_stand(line, text)} y="{first + index * step:.2f}"'
                f"{_length(line, text)}{look}>{escape(line)}</text>\n"
                for index, line in enumerate(text.lines)
                if line
            ]
        )


def _stand(line: str, text: Text) -> str:
    """Where a line begins, and which way it runs."""
    if text.align is Align.CENTRE:
        return f' x="{text.x + text.width / 2:.2f}" text-anchor="middle"'
    if text.align is Align.RIGHT:
        return f' x="{text.x + text.width:.2f}" text-anchor="end"'
    if is_right_to_left(line):
        return f' x="{text.x + text.width:.2f}" direction="rtl"'
    return f' x="{text.x:.2f}"'


def _length(line: str, text: Text) -> str:
    """The width it was measured to have, so that it fits in whatever font a reader has in place of Arial."""
    if not is_in_font(line):
        return ""
    return f' textLength="{width_of(line, text.size, text.weight):.2f}" lengthAdjust="spacingAndGlyphs"'


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;", "\n": " "})
