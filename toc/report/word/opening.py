"""The Word file that a document is written into: our own, or a person's template emptied of its text."""

import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from toc.errors import TocError
from toc.report.word.styles import add_missing_styles, build_own_styles

_MOST_UNPACKED = 200_000_000
_MOST_PARTS = 5_000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class UnusableTemplate(TocError):
    """A file that cannot be written into."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This file cannot be used as a template: {why}. Save a Word document as .docx and choose that."
        )


def open_own(*, compact: bool = False) -> WordDocument:
    """An empty A4 document with our styles, which are smaller in one that is to be a single page."""
    word = docx.Document()
    page = word.sections[0]
    page.orientation = WD_ORIENTATION.PORTRAIT
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin, page.bottom_margin = Mm(20), Mm(22)
    page.header_distance = page.footer_distance = Mm(10)
    if compact:
        page.left_margin = page.right_margin = Mm(18)
        page.top_margin, page.bottom_margin = Mm(13), Mm(16)
        page.footer_distance = Mm(7)
    build_own_styles(word, compact=compact)
    _make_modern(word)
    return word


def open_template(data: bytes) -> WordDocument:
    """A person's document: its styles, page, header and footer, and none of its text."""
    _check_package(data)
    try:
        word = docx.Document(BytesIO(data))
        body = word.element.body
        for child in list(body):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        add_missing_styles(word, open_own())
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, zipfile.BadZipFile) as broken:
        # What python-docx raises for a package whose parts are not what they claim to be.
        raise UnusableTemplate("it is damaged") from broken
    return word


def _make_modern(word: WordDocument) -> None:
    """Without this Word opens a document as one of 2007, in "compatibility mode"."""
    settings: Any = word.settings.element
    settings.remove_all("w:compat")
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    after = [settings.find(qn(f"w:{name}")) for name in ("rsids", "themeFontLang", "clrSchemeMapping", "shapeDefaults")]
    following = next((one for one in after if one is not None), None)
    if following is None:
        settings.append(compat)
    else:
        following.addprevious(compat)


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            kinds = package.read("[Content_Types].xml") if _is_small(parts, "[Content_Types].xml") else b""
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError) as broken:
        raise UnusableTemplate("it is not a Word document (.docx)") from broken
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise UnusableTemplate("it is too large")
    if _WORD.encode() not in kinds:
        raise UnusableTemplate("it is not a Word document (.docx)")


def _is_small(parts: Any, name: str) -> bool:
    return all(part.file_size < 1_000_000 for part in parts if part.filename == name)
