"""What Word works out by itself: numbers of pages and figures, the contents, and the marks these lead to."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph


class Entry(NamedTuple):
    """A line of the contents."""

    text: str
    level: int
    mark: str


def add_field(paragraph: WordParagraph, instruction: str, result: str) -> None:
    """A field that already shows its result."""
    _field_char(paragraph, "begin")
    _instruction(paragraph, instruction)
    _field_char(paragraph, "separate")
    paragraph.add_run(result)
    _field_char(paragraph, "end")


def add_mark(paragraph: WordParagraph, number: int, name: str) -> None:
    """A bookmark around the paragraph's text."""
    start: Any = OxmlElement("w:bookmarkStart")
    end: Any = OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    runs = paragraph._p.findall(qn("w:r"))
    if runs:
        runs[0].addprevious(start)
    else:
        paragraph._p.append(start)
    paragraph._p.append(end)


def build_contents(title: WordParagraph, lines: Iterable[tuple[WordParagraph, Entry]]) -> Any:
    """The paragraphs as Word's own table of contents: filled in, and made anew with a press of F9."""
    paragraphs = []
    for paragraph, entry in lines:
        link: Any = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), entry.mark)
        link.set(qn("w:history"), "1")
        link.append(paragraph.add_run(entry.text)._r)
        paragraph._p.append(link)
        paragraphs.append(paragraph)
    if paragraphs:
        # A field may begin in one paragraph and end in another; its parts stand before and after the entries.
        first = paragraphs[0]
        entries = [child for child in first._p if child.tag == qn("w:hyperlink")]
        _field_char(first, "begin")
        _instruction(first, r'TOC \o "1-2" \h \z \u')
        _field_char(first, "separate")
        first._p.extend(entries)
        _field_char(paragraphs[-1], "end")
    block: Any = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj>"
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    title._p.addprevious(block)
    content = block.find(qn("w:sdtContent"))
    content.extend([title._p, *(paragraph._p for paragraph in paragraphs)])
    return block


def _field_char(paragraph: WordParagraph, kind: str) -> None:
    mark: Any = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _instruction(paragraph: WordParagraph, text: str) -> None:
    instruction: Any = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {text} "
    paragraph.add_run()._r.append(instruction)
