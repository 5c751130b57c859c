"""Diagrams as an editable PowerPoint file: one slide a theory, native shapes with glued connectors."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from toc.diagram.picture import Picture
from toc.diagram.theme import palette
from toc.report import drawingml as d
from toc.report.diagram_slide import SlideDrawer

LARGEST_SIDE = 4032.0
"""Points: 56 inches, the most PowerPoint takes."""
SMALLEST_SIDE = 72.0
_TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""
_FIRST_NUMBER = 2
"""Shapes are numbered from here; 1 is the slide's own."""


class DiagramSlide(NamedTuple):
    picture: Picture
    outline: str
    """The theory in words, for the notes."""


def render_pptx(slides: Sequence[DiagramSlide], *, title: str, made_at: datetime | None = None) -> bytes:
    """A slide for each picture, all of the size of the largest."""
    made_at = (made_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0, tzinfo=None)
    deck = Presentation()
    width, height = _slide_size([slide.picture for slide in slides])
    _resize(deck, width, height)
    properties = deck.core_properties
    properties.title, properties.language, properties.author = " ".join(title.split()), "en-GB", ""
    properties.created = properties.modified = made_at
    for slide in slides:
        _add_slide(deck, slide, width, height)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide_size(pictures: Sequence[Picture]) -> tuple[float, float]:
    width = max(picture.page_width for picture in pictures)
    height = max(picture.page_height for picture in pictures)
    shrink = min(1.0, LARGEST_SIDE / max(width, height))
    return (max(width * shrink, SMALLEST_SIDE), max(height * shrink, SMALLEST_SIDE))


def _resize(deck: Deck, width: float, height: float) -> None:
    """The slide and the layouts on it, so that a slide somebody adds looks right too."""
    assert deck.slide_width is not None
    assert deck.slide_height is not None
    across, down = Pt(width) / deck.slide_width, Pt(height) / deck.slide_height
    deck.slide_width, deck.slide_height = Pt(width), Pt(height)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
                shape.top, shape.height = round(shape.top * down), round(shape.height * down)


def _add_slide(deck: Deck, content: DiagramSlide, width: float, height: float) -> None:
    picture = content.picture
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide._element.cSld.insert(0, parse_xml(d.background(palette(picture.theme).ground)))
    scale = min(width / picture.width, height / picture.height)
    corner = ((width - picture.width * scale) / 2, (height - picture.height * scale) / 2)
    drawer = SlideDrawer(picture, scale, corner, _FIRST_NUMBER)
    tree = slide.shapes._spTree
    for placeholder in slide.placeholders:
        tree.remove(placeholder._element)
    for shape in drawer.shapes():
        tree.append(parse_xml(shape))
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = content.outline
