"""A document's sections written into Word, part by part."""

from collections.abc import Mapping
from itertools import takewhile

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from toc.report.blocks import (
    Block,
    Bullets,
    ChartBlock,
    DiagramBlock,
    Document,
    Item,
    Paragraph,
    Section,
    Subheading,
    Table,
    Tone,
)
from toc.report.chart_pictures import has_picture
from toc.report.clean_text import build_paragraphs
from toc.report.in_words import build_annex, build_in_words
from toc.report.levels import Levels
from toc.report.progress import Progress
from toc.report.turning import ONE_PAGE, build_spreads
from toc.report.word.fields import Entry, add_field, add_mark
from toc.report.word.lists import Lists
from toc.report.word.pages import Pages
from toc.report.word.pictures import Place, add_picture, add_place, put_picture, render_diagram_png
from toc.report.word.styles import LEAD, NOTE, WORDS
from toc.report.word.tables import add_table
from toc.report.word.text import add_paragraph

_STYLES = {Tone.BODY: "Normal", Tone.LEAD: LEAD, Tone.NOTE: NOTE}
_WIDEST_CHART = Mm(166)
_ONE_PAGE_DIAGRAMS = Mm(105)
"""For all diagrams together."""
_ABOVE = Mm(14)
"""For a title and a caption above a picture, and a line of text."""
_FOREIGN = 0.15
"""Of a template's page, kept free for headings larger than ours."""
_LINE = Mm(5.4)
_MOST_ABOVE = 4
"""Paragraphs, a heading among them."""
_NOT_SAID = "w:pPr/w:sectPr | .//w:drawing"
"""The end of a page, and another picture."""
_MOST_KEPT = 1000
"""Letters beneath a chart that stay on its page; more might leave a page half empty."""
_LETTERS_A_LINE = {False: 78, True: 120}
"""On an upright page, and on a turned one."""


class Writer:
    """Writes one section after another, and remembers what the contents have to say."""

    def __init__(self, word: WordDocument, pages: Pages, layout: str) -> None:
        self._word, self._pages, self._layout = word, pages, layout
        self._places: dict[int, Place] = {}
        self._lists = Lists(word)
        self._charts = self._figures = self._tables = self._diagrams = 0
        self._levels = Levels()
        self.entries: list[Entry] = []

    def write_all(self, sections: tuple[Section, ...], progress: Progress) -> None:
        self._diagrams = sum(isinstance(block, DiagramBlock) for section in sections for block in section.blocks)
        for number, section in enumerate(sections, 1):
            progress(f"Writing section {number} of {len(sections)}")
            self._write_section(section)

    def _write_section(self, section: Section) -> None:
        self._levels = Levels()
        for index, spread in enumerate(build_spreads(section, self._layout)):
            self._pages.turn(turned=spread.turned)
            if index == 0:
                self.write_heading(section.title, 1)
                for text in build_paragraphs(section.introduction):
                    add_paragraph(self._word, text)
            above = (section.introduction if index == 0 else "", *_texts(spread.parts))
            for part in spread.parts:
                self._write(part, taken=_height(above, titled=index == 0, turned=spread.turned))

    def put_charts(self, pictures: Mapping[int, bytes]) -> None:
        """The charts' pictures, by their place among the charts, where room was left for them."""
        for chart, place in self._places.items():
            put_picture(place, pictures[chart])

    def write_annex(self, document: Document) -> None:
        """What the diagrams say, in two columns of small type."""
        title, diagrams = build_annex(document)
        if not diagrams or self._layout == ONE_PAGE:
            return
        self._pages.turn(turned=False)
        self.write_heading(title, 1)
        self._pages.set_columns(2)
        for one in diagrams:
            self.write_heading(one.title, 2, listed=False)
            self._list(one.items, WORDS, numbered=False)

    def write_heading(self, text: str, level: int, *, listed: bool = True) -> None:
        if not text.strip():
            return
        paragraph = add_paragraph(self._word, text, f"Heading {level}")
        if listed:
            mark = f"_Toc{len(self.entries) + 1:08d}"
            add_mark(paragraph, len(self.entries) + 1, mark)
            self.entries.append(Entry(" ".join(text.split()), level, mark))

    def _write(self, part: Block, *, taken: int) -> None:
        match part:
            case Paragraph(text=text, tone=tone):
                for one in build_paragraphs(text):
                    add_paragraph(self._word, one, _STYLES[tone])
            case Subheading(text=text):
                level = self._levels.find_level(part)
                self.write_heading(text, level, listed=level == 2)
            case Bullets(items=items, numbered=numbered):
                self._list(items, "List Number" if numbered else "List Bullet", numbered=numbered)
            case Table():
                self._table(part)
            case DiagramBlock():
                self._diagram(part, taken)
            case ChartBlock():
                self._chart(part)

    def _list(self, items: tuple[Item, ...], style: str, *, numbered: bool) -> None:
        number = self._lists.add_numbered() if numbered else None
        for item in items:
            paragraph = add_paragraph(self._word, item.text, style, strong=item.strong)
            deep = item.depth > 0
            self._lists.place(paragraph, item.depth, None if deep else number)

    def _table(self, table: Table) -> None:
        self._tables += 1
        self._caption("Table", self._tables, table.caption)
        add_table(self._word, table, self._pages.width)
        # Word runs two tables into one unless a paragraph stands between them.
        add_paragraph(self._word, table.note, NOTE)

    def _diagram(self, block: DiagramBlock, taken: int) -> None:
        self._figures += 1
        self._keep_above()
        self._caption("Figure", self._figures, block.title)
        one_page = self._layout == ONE_PAGE
        if self._pages.is_foreign:
            taken += int(self._pages.height * _FOREIGN)
        room = (
            _ONE_PAGE_DIAGRAMS // self._diagrams
            if one_page
            else max(self._pages.height - taken, self._pages.height // 2)
        )
        png, width = render_diagram_png(block.picture, self._pages.width, room)
        said = [block.alternative or block.title]
        if one_page:
            said += [item.strong or item.text for item in build_in_words(block).items]
        add_picture(self._word, png, width, title=block.title, alternative="\n".join(said))

    def _keep_above(self) -> None:
        """What is said right before a diagram goes with it where a page has no room for both."""
        said = list(self._word.element.body)[-1 - _MOST_ABOVE : -1]
        for above in takewhile(lambda one: one.tag == qn("w:p") and not one.xpath(_NOT_SAID), reversed(said)):
            above.get_or_add_pPr().keepNext_val = True

    def _chart(self, block: ChartBlock) -> None:
        self._charts += 1
        if not has_picture(block):
            add_paragraph(self._word, block.title, "Caption")
        else:
            self._figures += 1
            self._caption("Figure", self._figures, block.title)
            width = min(self._pages.width, _WIDEST_CHART)
            said = block.alternative or block.title
            with_next = bool(block.words.strip() or block.method.strip())
            self._places[self._charts - 1] = add_place(
                self._word, width, title=block.title, alternative=said, with_next=with_next
            )
        method = block.method.strip()
        said_short = len(block.words) + len(method) <= _MOST_KEPT
        for text in build_paragraphs(block.words):
            add_paragraph(self._word, text).paragraph_format.keep_with_next = bool(method) and said_short
        if method:
            add_paragraph(self._word, method, NOTE).paragraph_format.keep_together = said_short
        if block.printed_table is not None:
            self._table(block.printed_table)

    def _caption(self, kind: str, number: int, text: str) -> None:
        paragraph = add_paragraph(self._word, f"{kind}", "Caption")
        paragraph.add_run(" ")
        add_field(paragraph, rf"SEQ {kind} \* ARABIC", str(number))
        paragraph.add_run(f". {' '.join(text.split())}")
        paragraph.paragraph_format.keep_with_next = True


def _texts(parts: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(part.text for part in parts if isinstance(part, Paragraph | Subheading))


def _height(texts: tuple[str, ...], *, titled: bool, turned: bool) -> int:
    """About what stands above the picture, in EMU."""
    lines = sum(-(-len(text) // _LETTERS_A_LINE[turned]) + 0.6 for text in texts if text.strip())
    return int(_ABOVE + (_ABOVE if titled else 0) + _LINE * lines)
