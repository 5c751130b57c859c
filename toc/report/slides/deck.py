"""The deck: slides of one look, each with a title no other has, its section, the stamp and its number."""

from collections.abc import Iterable
from datetime import UTC
from io import BytesIO

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from toc.diagram.picture import Weight
from toc.diagram.wrapping import is_right_to_left, wrap
from toc.report import drawingml as d
from toc.report.blocks import Document
from toc.report.look import ACCENT, INK, MUTED, RULE
from toc.report.stamp_words import build_commissioner_line, build_fictional_line, build_name, build_stamp_line

WIDTH, HEIGHT = 960.0, 540.0
LEFT, TOP, ROOM, FOOT = 40.0, 96.0, 880.0, 494.0
"""Where what a slide says begins, how wide it is, and where it ends."""
SMALL, BODY, LEAD = 12.0, 16.0, 20.0
_TITLE, _TITLE_SMALL = 24.0, 18.0
_TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""
_LINES_OF_A_TITLE = 2
_ROOM_TO_NUMBER = 80.0


class Deck:
    """Slides in order; `save` gives the file."""

    def __init__(self, document: Document) -> None:
        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
        self._stamp = build_stamp_line(document.stamp)
        self._titles: set[str] = set()
        self._held = ""
        made_at = document.stamp.made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
        properties = self._deck.core_properties
        properties.title, properties.language, properties.author = build_name(document)[:255], document.language, ""
        properties.created = properties.modified = made_at

    def add(self, title: str, section: str = "", notes: str = "") -> Slide:
        """A slide with its title and what all slides have."""
        slide = self._blank("\n\n".join(said for said in (self._held, notes) if said.strip()))
        self._held = ""
        shown = self._unlike_others(_shortened(title))
        size = _TITLE if len(wrap(shown, ROOM, _TITLE, Weight.BOLD)) == 1 else _TITLE_SMALL
        if section and section != title:
            self._write(slide, "Section", d.Place(LEFT, 16, ROOM, 18), _one_line(section, SMALL), SMALL, MUTED)
        words = d.Paragraph(shown, size, ACCENT, bold=True, right_to_left=is_right_to_left(shown))
        place = d.Place(LEFT, 34, ROOM, 46)
        self.put(slide, d.shape(self.number(slide), "Title", place, text=d.text_body((words,)), is_title=True))
        self.put(slide, d.connector(self.number(slide), "Rule", (LEFT, 84), (LEFT + ROOM, 84), d.Edge(RULE, 1)))
        stamp = _one_line(self._stamp, SMALL, ROOM - 70)
        self._write(slide, "Stamp", d.Place(LEFT, 508, ROOM - 60, 18), stamp, SMALL, MUTED)
        number = str(len(self._deck.slides))
        self._write(slide, "Slide number", d.Place(LEFT + ROOM - 50, 508, 50, 18), number, SMALL, MUTED, align="r")
        return slide

    def add_cover(self, document: Document) -> None:
        """The first slide: what it is, for whom, and where it comes from."""
        slide = self._blank("")
        name = self._unlike_others(build_name(document))
        lines = wrap(name, ROOM - 40, 36, Weight.BOLD)
        size = 36.0 if len(lines) <= 3 else 20.0
        title = d.Paragraph(name, size, ACCENT, bold=True, right_to_left=is_right_to_left(name))
        self.put(slide, d.shape(self.number(slide), "Band", d.Place(0, 0, 14, HEIGHT), fill=ACCENT))
        place = d.Place(60, 90, ROOM - 40, 190)
        text = d.text_body((title,), anchor="b")
        self.put(slide, d.shape(self.number(slide), "Title", place, text=text, is_title=True))
        below = [
            d.Paragraph(_one_line(text, size, 2 * (ROOM - 40)), size, colour, space_before=8)
            for text, size, colour in (
                (document.subtitle, LEAD, INK),
                (build_commissioner_line(document), LEAD, INK),
                (self._stamp, 14.0, MUTED),
                (build_fictional_line(document.stamp), 14.0, MUTED),
            )
            if text.strip()
        ]
        body = d.text_body(below, anchor="t")
        self.put(slide, d.shape(self.number(slide), "About", d.Place(60, 296, ROOM - 40, 180), text=body))

    def hold(self, said: str) -> None:
        """Words for the notes of the slide that comes next."""
        self._held = said

    def put(self, slide: Slide, xml: str) -> None:
        slide.shapes._spTree.append(parse_xml(xml))

    def number(self, slide: Slide) -> int:
        """One that no shape of the slide has."""
        known: Iterable[str] = slide.shapes._spTree.xpath("./*/*/p:cNvPr/@id")
        return max(map(int, known), default=1) + 1

    def save(self) -> bytes:
        file = BytesIO()
        self._deck.save(file)
        return file.getvalue()

    def _blank(self, notes: str) -> Slide:
        slide: Slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        for placeholder in list(slide.placeholders):
            slide.shapes._spTree.remove(placeholder._element)
        if notes.strip():
            frame = slide.notes_slide.notes_text_frame
            assert frame is not None
            frame.text = notes
        return slide

    def _write(
        self, slide: Slide, name: str, place: d.Place, text: str, size: float, colour: str, align: str = "l"
    ) -> None:
        words = d.Paragraph(text, size, colour, align=align, right_to_left=is_right_to_left(text))
        self.put(slide, d.shape(self.number(slide), name, place, text=d.text_body((words,))))

    def _unlike_others(self, title: str) -> str:
        plain = " ".join(title.split()) or "Untitled"
        named, number = plain, 1
        while named in self._titles:
            number += 1
            named = f"{plain} (continued)" if number == 2 else f"{plain} (continued, {number})"
        self._titles.add(named)
        return named


def _shortened(title: str) -> str:
    """A title of two lines at most, also with what tells it from others behind it."""
    lines = wrap(" ".join(title.split()), ROOM - _ROOM_TO_NUMBER, _TITLE_SMALL, Weight.BOLD)
    return title if len(lines) <= _LINES_OF_A_TITLE else f"{' '.join(lines[:_LINES_OF_A_TITLE])}…"


def _one_line(text: str, size: float, room: float = ROOM) -> str:
    line = " ".join(text.split())
    lines = wrap(line, room, size)
    return line if len(lines) <= 1 else f"{lines[0]}…"
