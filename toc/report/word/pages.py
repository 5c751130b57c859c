"""Pages in Word: upright or turned, each with the stamp and its number at the foot."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as WordSection
from docx.section import _Footer
from docx.shared import Emu, Pt

from toc.report import look
from toc.report.word.fields import add_field

_GUTTER = 360
"""Twentieths of a point between columns."""
_HAIR = Pt(1)
"""As high as a line can be of which nothing is seen."""
_AFTER_COLUMNS = tuple(
    f"w:{name}"
    for name in (
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "textDirection",
        "bidi",
        "rtlGutter",
        "docGrid",
        "printerSettings",
        "sectPrChange",
    )
)
"""What follows them in a section, by the format's order."""


class Pages:
    """Where the text stands now, and the way to a page of the other direction."""

    def __init__(self, word: WordDocument, stamp: str, *, is_foreign: bool = False) -> None:
        self._word, self._stamp, self._is_foreign = word, stamp, is_foreign
        self._has_own_foot = any(_said(foot) for foot in _feet(self._section, word))
        for foot in _feet(self._section, word):
            self._write(foot)

    @property
    def _section(self) -> WordSection:
        return self._word.sections[-1]

    @property
    def width(self) -> int:
        """Of the text, in EMU."""
        page = self._section
        return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)

    @property
    def height(self) -> int:
        page = self._section
        return int(page.page_height or 0) - int(page.top_margin or 0) - int(page.bottom_margin or 0)

    @property
    def is_foreign(self) -> bool:
        """Whether a template says how large a heading is and how much the head of the page takes."""
        return self._is_foreign

    @property
    def turned(self) -> bool:
        page = self._section
        return int(page.page_width or 0) > int(page.page_height or 0)

    def turn(self, *, turned: bool) -> None:
        """Goes on to a new page where the present one lies the other way."""
        if turned == self.turned:
            return
        page = self._word.add_section(WD_SECTION_START.NEW_PAGE)
        self._draw_in()
        page.page_width, page.page_height = page.page_height, page.page_width
        page.orientation = WD_ORIENTATION.LANDSCAPE if turned else WD_ORIENTATION.PORTRAIT
        if not self._has_own_foot:
            # The number stands at the right, which is elsewhere on a page of another width.
            page.footer.is_linked_to_previous = False
            self._write(page.footer)

    def _draw_in(self) -> None:
        """The end of a page of its own needs no empty line, which might need an empty page."""
        *_, last, end, _form = self._word.element.body
        if last.tag != qn("w:p") or last.xpath("w:pPr/w:sectPr"):
            return
        last.get_or_add_pPr()._insert_sectPr(end.pPr.sectPr)
        self._word.element.body.remove(end)
        if not last.xpath(".//w:t | .//w:drawing"):
            form = self._word.paragraphs[-1].paragraph_format
            form.line_spacing, form.space_before, form.space_after = _HAIR, Pt(0), Pt(0)

    def set_columns(self, number: int) -> None:
        """Goes on, on the same page, in so many columns."""
        form: Any = self._word.add_section(WD_SECTION_START.CONTINUOUS)._sectPr
        for old in form.findall(qn("w:cols")):
            form.remove(old)
        form.insert_element_before(
            parse_xml(f'<w:cols {nsdecls("w")} w:num="{number}" w:space="{_GUTTER}"/>'), *_AFTER_COLUMNS
        )

    def _write(self, foot: _Footer) -> None:
        paragraph = foot.add_paragraph() if _said(foot) else foot.paragraphs[0]
        if "Footer" in self._word.styles:
            paragraph.style = "Footer"
        if not self._has_own_foot:
            colour = look.RULE.lstrip("#")
            border = parse_xml(
                f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="4" w:color="{colour}"/></w:pBdr>'
            )
            paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
        stops = paragraph.paragraph_format.tab_stops
        for one in getattr(paragraph.style, "paragraph_format", paragraph.paragraph_format).tab_stops:
            if one.position != self.width:
                stops.add_tab_stop(one.position, WD_TAB_ALIGNMENT.CLEAR)
        stops.add_tab_stop(Emu(self.width), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{self._stamp}\tPage ")
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(" of ")
        add_field(paragraph, "NUMPAGES", "1")


def _feet(section: WordSection, word: WordDocument) -> list[_Footer]:
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    if word.settings.odd_and_even_pages_header_footer:
        feet.append(section.even_page_footer)
    return feet


def _said(foot: _Footer) -> bool:
    return any(paragraph.text.strip() for paragraph in foot.paragraphs) or bool(foot.tables)
