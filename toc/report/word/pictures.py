"""Pictures in Word, each with its words for those who cannot see it."""

from io import BytesIO
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.shared import Emu
from docx.text.paragraph import Paragraph as WordParagraph

from toc.diagram import engine
from toc.diagram.picture import Picture

_EMU_PER_POINT = 12_700
_PRINT_DPI = 300


class Place(NamedTuple):
    """A paragraph that waits for its picture."""

    paragraph: WordParagraph
    width: int
    title: str
    alternative: str


def add_picture(word: WordDocument, png: bytes, width: int, *, title: str, alternative: str) -> None:
    put_picture(add_place(word, width, title=title, alternative=alternative), png)


def add_place(word: WordDocument, width: int, *, title: str, alternative: str, with_next: bool = False) -> Place:
    """Room for a picture that is still being drawn."""
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Emu(6 * _EMU_PER_POINT)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.keep_with_next = with_next
    return Place(paragraph, width, title, alternative)


def put_picture(place: Place, png: bytes) -> None:
    shape = place.paragraph.add_run().add_picture(BytesIO(png), width=Emu(place.width))
    properties: Any = shape._inline.docPr
    properties.set("descr", place.alternative)
    properties.set("title", " ".join(place.title.split()))


def render_diagram_png(picture: Picture, width: int, height: int) -> tuple[bytes, int]:
    """The picture as large as the room allows, at 300 dots per inch there; and its width. EMU."""
    scale = min(width / (picture.page_width * _EMU_PER_POINT), height / (picture.page_height * _EMU_PER_POINT))
    dpi = round(min(max(_PRINT_DPI * scale, engine.SMALLEST_DPI), engine.LARGEST_DPI))
    return engine.render_png(picture, dpi), int(picture.page_width * _EMU_PER_POINT * scale)
