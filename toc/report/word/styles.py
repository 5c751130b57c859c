"""The styles a Word document is written in, made or tuned so that a person can change each in one place."""

from copy import deepcopy
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from toc.report import look

FONT = "Arial"
LEAD, NOTE, WORDS, CELL, HEAD, WIDE_CELL, WIDE_HEAD = (
    "Lead", "Small Print", "Diagram Words", "Table Text", "Table Head", "Wide Table Text", "Wide Table Head",
)  # fmt: skip
CONTENTS_HEAD, CONTENTS = "TOC Heading", ("toc 1", "toc 2")
TABLE = "Report Table"

_NEEDED = (
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "List Number", CONTENTS_HEAD,
    *CONTENTS, LEAD, NOTE, WORDS, CELL, HEAD, WIDE_CELL, WIDE_HEAD, TABLE,
)  # fmt: skip

# name: size, bold, colour, above, below, line spacing
_LOOKS: dict[str, tuple[float, bool, str, float, float, float]] = {
    "Normal": (look.BODY_SIZE, False, look.INK, 0, 7, 1.2),
    "Title": (28, True, look.ACCENT, 0, 6, 1.0),
    "Subtitle": (13, False, look.INK, 0, 5, 1.1),
    "Heading 1": (18, True, look.ACCENT, 26, 9, 1.0),
    "Heading 2": (13, True, look.ACCENT, 16, 6, 1.0),
    "Heading 3": (11, True, look.INK, 12, 5, 1.0),
    "Caption": (9.5, True, look.INK, 12, 5, 1.0),
    "List Bullet": (look.BODY_SIZE, False, look.INK, 0, 4, 1.2),
    "List Number": (look.BODY_SIZE, False, look.INK, 0, 4, 1.2),
    "Header": (8, False, look.MUTED, 0, 0, 1.0),
    "Footer": (8, False, look.MUTED, 0, 0, 1.0),
    CONTENTS_HEAD: (18, True, look.ACCENT, 22, 8, 1.0),
    CONTENTS[0]: (look.BODY_SIZE, True, look.INK, 6, 2, 1.0),
    CONTENTS[1]: (look.BODY_SIZE, False, look.INK, 0, 3, 1.0),
    LEAD: (12.5, True, look.ACCENT, 8, 10, 1.15),
    NOTE: (look.SMALL_SIZE, False, look.MUTED, 0, 6, 1.1),
    WORDS: (look.WORDS_SIZE, False, look.INK, 0, 2, 1.05),
    CELL: (look.TABLE_SIZE, False, look.INK, 2, 2, 1.05),
    HEAD: (look.TABLE_SIZE, True, look.INK, 3, 3, 1.05),
    WIDE_CELL: (look.WIDE_TABLE_SIZE, False, look.INK, 2, 2, 1.05),
    WIDE_HEAD: (look.WIDE_TABLE_SIZE, True, look.INK, 3, 3, 1.05),
}
_TABLES_KEPT = ("Normal Table", "Table Grid")
"""Of python-docx's hundred."""
_WITH_NEXT = ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption", CONTENTS_HEAD, LEAD)
_WHOLE = (LEAD, "Caption")
"""Never in part on one page and in part on the next."""


def build_own_styles(word: WordDocument, *, compact: bool = False) -> None:
    styles = word.styles
    for unused in [one for one in styles if one.type is WD_STYLE_TYPE.TABLE and one.name not in _TABLES_KEPT]:
        unused.delete()
    for name, usual in _LOOKS.items():
        size, bold, colour, above, below, lines = _compacted(*usual) if compact else usual
        style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if style.base_style is None and name != "Normal":
            style.base_style = styles["Normal"]
        _set_font(style.element.get_or_add_rPr())
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        _set_complex_script(style)
        style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(above), Pt(below), lines
        form.keep_with_next = name in _WITH_NEXT
        form.keep_together = name in _WHOLE
        form.widow_control = True
        style.hidden, style.unhide_when_used, style.quick_style = False, False, True
        for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    styles["List Bullet"].element.get_or_add_pPr().remove_all("w:contextualSpacing")
    styles["List Number"].element.get_or_add_pPr().remove_all("w:contextualSpacing")
    styles[CONTENTS[1]].paragraph_format.left_indent = Pt(14)
    styles["Title"].element.get_or_add_rPr().remove_all("w:spacing", "w:kern")
    styles["Subtitle"].element.get_or_add_rPr().remove_all("w:spacing")
    _shade(styles[LEAD])
    styles.element.append(parse_xml(_TABLE_XML))


def _compacted(
    size: float, bold: bool, colour: str, above: float, below: float, lines: float
) -> tuple[float, bool, str, float, float, float]:
    """Large type comes down by more than small type does."""
    smaller = 8 + (size - 8) * 0.55 if size > 8 else size
    return round(smaller * 2) / 2, bold, colour, above * 0.4, below * 0.55, 1.0 + (lines - 1) * 0.5


def add_missing_styles(word: WordDocument, own: WordDocument) -> None:
    """A template keeps every style it has; those it lacks are ours, based on its own body text."""
    normal = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    for name in _NEEDED:
        if name in word.styles:
            continue
        element = deepcopy(own.styles[name].element)
        for tag in ("w:link", "w:next", "w:basedOn"):
            element.remove_all(tag)
        if normal is not None and element.get(qn("w:type")) == "paragraph":
            based = parse_xml(f'<w:basedOn {nsdecls("w")} w:val="{normal.style_id}"/>')
            element.find(qn("w:name")).addnext(based)
        taken = {style.style_id for style in word.styles}
        while element.get(qn("w:styleId")) in taken:
            element.set(qn("w:styleId"), f"{element.get(qn('w:styleId'))}X")
        word.styles.element.append(element)


def _set_font(properties: Any) -> None:
    """Arial for every script; a theme's font would win over it."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_complex_script(style: Any) -> None:
    """Arabic and Hebrew have a size and a weight of their own, which are to be the same."""
    style.font.cs_bold = style.font.bold
    size = style.element.rPr.find(qn("w:sz"))
    style.element.rPr.remove_all("w:szCs")
    size.addnext(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{size.get(qn("w:val"))}"/>'))


def _shade(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    fill = look.TINT.lstrip("#").upper()
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    edge = look.ACCENT.lstrip("#").upper()
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{edge}"/></w:pBdr>'
    )
    properties.insert_element_before(border, "w:shd", "w:spacing", "w:ind", "w:jc")
    properties.insert_element_before(shade, "w:spacing", "w:ind", "w:jc")


def set_language(word: WordDocument, language: str) -> None:
    """What the words are spelt and read out in."""
    styles: Any = word.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(parse_xml(f"<w:lang {nsdecls('w')}/>"))
    for one in styles.iter(qn("w:lang")):
        one.set(qn("w:val"), language)


_TABLE_XML = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">
  <w:name w:val="{TABLE}"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{look.RULE[1:]}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{look.RULE[1:]}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="30" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="30" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="10" w:space="0" w:color="{look.ACCENT[1:]}"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="{look.TINT[1:]}"/>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""
