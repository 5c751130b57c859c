"""Text in paragraphs: line ends as breaks, and the direction it is read in."""

import re
from typing import Any
from weakref import WeakKeyDictionary

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from toc.diagram.wrapping import is_right_to_left

_BREAKS = re.compile("[\t\n\r]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IDS: WeakKeyDictionary[Any, dict[str, str | None]] = WeakKeyDictionary()
"""Of the styles of each Word file in the making, by their names."""


def add_paragraph(word: WordDocument, text: str, style: str = "Normal", *, strong: str = "") -> WordParagraph:
    paragraph = word.add_paragraph()
    if style != "Normal":
        paragraph._p.style = _find_id(word, style)
    write(paragraph, text, strong=strong)
    return paragraph


def _find_id(word: WordDocument, style: str) -> str | None:
    """What paragraphs call it: to look it up takes half a millisecond, and a long document has thousands of them."""
    known = _IDS.setdefault(word.part, {})
    if style not in known:
        part: Any = word.part
        known[style] = part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
    return known[style]


def write(paragraph: WordParagraph, text: str, *, strong: str = "", bold: bool = False) -> None:
    """Appends the text, after words set bold."""
    turned = is_right_to_left(strong or text)
    if strong.strip():
        _add_run(paragraph, strong.strip() + (" " if text.strip() else ""), bold=True)
    if text.strip():
        _add_run(paragraph, text.strip(), bold=bold)
    if turned:
        _turn(paragraph)


def _add_run(paragraph: WordParagraph, text: str, *, bold: bool) -> None:
    """As the library does it, which looks at each letter of each text."""
    if _BREAKS.search(text):
        made = paragraph.add_run(text)
        if bold:
            made.bold = True
        return
    run: Any = OxmlElement("w:r")
    if bold:
        properties: Any = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:b"))
        run.append(properties)
    words: Any = OxmlElement("w:t")
    words.text = text
    if text != text.strip():
        words.set(_SPACE, "preserve")
    run.append(words)
    paragraph._p.append(run)


def _turn(paragraph: WordParagraph) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
    for run in paragraph.runs:
        run.font.rtl = True
        run.font.cs_bold = run.bold
