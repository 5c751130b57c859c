"""The engine's drawing made into our SVG: named groups in reading order, accessible, nothing foreign in it."""

import re
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from toc import fonts
from toc.diagram import measures as m
from toc.diagram.dot import BOLD_FONT, FONT
from toc.diagram.picture import Picture
from toc.diagram.theme import palette

_GROUP = re.compile(r'<g id="([^"]*)" class="[^"]*">\n<title>[^<]*</title>\n(.*?)</g>\n', re.DOTALL)

_ROOT_FONT = f' font-family="{FONT}" font-size="{m.TYPE:.2f}"'
_TIDIED = (
    ('<text xml:space="preserve" text-anchor="start"', "<text"),
    # A right-to-left line stands at the right of its box; there its start is, once its direction is said.
    ('<text xml:space="preserve" text-anchor="end"', '<text direction="rtl"'),
    ('<text xml:space="preserve"', "<text"),
    (_ROOT_FONT, ""),
    (f'font-family="{BOLD_FONT}"', 'font-weight="bold"'),
    (f' font-family="{FONT}"', ""),
)


def build_svg(drawn: str, picture: Picture) -> str:
    """The engine's SVG of a picture, rebuilt group by group from the picture itself."""
    for old, new in _TIDIED:
        drawn = drawn.replace(old, new)
    shapes = {name.replace("&#45;", "-"): body for name, body in _GROUP.findall(drawn)}
    return "".join(_Builder(picture, shapes).parts())


class _Builder:
    def __init__(self, picture: Picture, shapes: dict[str, str]) -> None:
        self.picture = picture
        self.shapes = shapes

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
            body = self._body(f"box-{name}") + self._body(f"footer-{name}") + self._body(f"status-{name}")
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
        for arrow in self.picture.arrows:
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
                f"{self._body('accountability')}{self._body('accountability-text')}</g>\n"
            )
        for note in self.picture.factors:
            name = note.factor_id
            yield (
                f'<g id="factor-{name}" class="factor" role="img" '
                f'aria-label="{_attribute(f"{note.heading}: {note.label}")}"><title>{escape(note.label)}</title>\n'
                f"{self._body(f'factor-{name}')}{self._body(f'note-heading-{name}')}"
                f"{self._body(f'note-text-{name}')}</g>\n"
            )
        for index, marker in enumerate(self.picture.markers):
            yield (
                f'<g class="marker" data-about="{marker.about}" role="img" '
                f'aria-label="{_attribute(marker.description)}"><title>{escape(marker.description)}</title>\n'
                f"{self._body(f'marker-{index}')}</g>\n"
            )
        yield from self._words(len(self.picture.texts), lambda index: f"text-{index}", "caption")
        if self.picture.key:
            yield '<g class="key">\n'
            for index, entry in enumerate(self.picture.key):
                said = " ".join((entry.sign, *entry.text.lines)).strip()
                yield (
                    f'<g class="key-entry" role="img" aria-label="{_attribute(said)}">\n'
                    f"{self._body(f'key-{index}')}{self._body(f'key-text-{index}')}</g>\n"
                )
            yield "</g>\n"

    def _words(self, count: int, name: Callable[[int], str], kind: str) -> Iterable[str]:
        for index in range(count):
            yield f'<g class="{kind}">\n{self._body(name(index))}</g>\n'

    def _body(self, name: str) -> str:
        return self.shapes.get(name, "")


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;", "\n": " "})
