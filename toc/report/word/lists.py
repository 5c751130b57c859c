"""Lists as Word numbers them: one definition for bullets, a fresh one for every numbered list."""

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.text.paragraph import Paragraph as WordParagraph

_LEVELS = 9
_SIGNS = ("•", "–", "·")
_STEP = 340
"""Twentieths of a point that each level is set in."""


class Lists:
    """The lists of one document."""

    def __init__(self, word: WordDocument) -> None:
        self._root = _numbering_of(word)
        self._bullets = self._add(
            f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{_SIGNS[level % 3]}"/>' for level in range(_LEVELS)
        )

    def add_numbered(self) -> int:
        """A list that counts from 1."""
        return self._add(f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>' for level in range(_LEVELS))

    def place(self, paragraph: WordParagraph, depth: int, number: int | None = None) -> None:
        """Makes the paragraph an item of the list, or of the bullets."""
        form: Any = paragraph._p.get_or_add_pPr()
        properties = form.get_or_add_numPr()
        properties.get_or_add_ilvl().val = min(depth, _LEVELS - 1)
        properties.get_or_add_numId().val = self._bullets if number is None else number

    def _add(self, levels: Any) -> int:
        abstract = _next(self._root, "w:abstractNum", "w:abstractNumId")
        number = _next(self._root, "w:num", "w:numId")
        body = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{sign}<w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP - 60}"/></w:pPr>'
            '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/></w:rPr></w:lvl>'
            for level, sign in enumerate(levels)
        )
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
            f'<w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>'
        )
        instance = parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        # Word wants every definition before the first instance.
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(definition)
        else:
            first.addprevious(definition)
        self._root.findall(qn("w:num") if first is not None else qn("w:abstractNum"))[-1].addnext(instance)
        return number


def _next(root: Any, tag: str, attribute: str) -> int:
    return max((int(one.get(qn(attribute), "0")) for one in root.findall(qn(tag))), default=0) + 1


def _numbering_of(word: WordDocument) -> Any:
    """The document's definitions; a template that never had a list has none."""
    try:
        return word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        blob = f"<w:numbering {nsdecls('w')}/>".encode()
        part = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, blob, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element
