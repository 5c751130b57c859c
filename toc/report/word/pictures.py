"""Pictures in Word, each with its words for those who cannot see it."""

from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Emu

from toc.diagram import engine
from toc.diagram.picture import Picture

_EMU_PER_POINT = 12_700
_PRINT_DPI = 300


def add_picture(
    word: WordDocument, png: bytes, width: int, *, title: str, alternative: str, with_next: bool = False
) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Emu(6 * _EMU_PER_POINT)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.keep_with_next = with_next
    shape = paragraph.add_run().add_picture(BytesIO(png), width=Emu(width))
    properties: Any = shape._inline.docPr
    properties.set("descr", alternative)
    properties.set("title", " ".join(title.split()))


def render_diagram_png(picture: Picture, width: int, height: int) -> tuple[bytes, int]:
    """The picture as large as the room allows, at 300 dots per inch there; and its width. EMU."""
    scale = min(width / (picture.page_width * _EMU_PER_POINT), height / (picture.page_height * _EMU_PER_POINT))
    dpi = round(min(max(_PRINT_DPI * scale, engine.SMALLEST_DPI), engine.LARGEST_DPI))
    return engine.render_png(picture, dpi), int(picture.page_width * _EMU_PER_POINT * scale)
