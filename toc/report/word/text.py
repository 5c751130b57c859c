"""Text in paragraphs: line ends as breaks, and the direction it is read in."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from toc.diagram.wrapping import is_right_to_left


def add_paragraph(word: WordDocument, text: str, style: str = "Normal", *, strong: str = "") -> WordParagraph:
    paragraph = word.add_paragraph(style=None if style == "Normal" else style)
    write(paragraph, text, strong=strong)
    return paragraph


def write(paragraph: WordParagraph, text: str, *, strong: str = "", bold: bool = False) -> None:
    """Appends the text, after words set bold."""
    turned = is_right_to_left(strong or text)
    if strong.strip():
        paragraph.add_run(strong.strip() + (" " if text.strip() else "")).bold = True
    if text.strip():
        run = paragraph.add_run(text.strip())
        run.bold = True if bold else None
    if turned:
        _turn(paragraph)


def _turn(paragraph: WordParagraph) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
    for run in paragraph.runs:
        run.font.rtl = True
