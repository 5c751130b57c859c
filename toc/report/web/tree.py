"""A document's parts as elements of a web page: text only ever as text."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from toc.diagram.wrapping import is_right_to_left
from toc.report.blocks import (
    Bullets,
    Cell,
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
from toc.report.chart_pictures import ChartPictures
from toc.report.clean_text import build_paragraphs
from toc.report.column_widths import build_widths, find_table_share
from toc.report.in_words import build_in_words
from toc.report.levels import Levels
from toc.report.web.inline_svg import build_inline_svg

_LONGEST_WORD = 30
"""Letters; a column is never narrower than its longest word, up to this."""


class SectionTrees:
    """Makes the sections one after another, counting figures and tables."""

    def __init__(self, charts: ChartPictures) -> None:
        self._pictures = charts.pictures
        self._charts = self._figures = self._tables = 0

    def build_all(self, document: Document) -> list[Element]:
        return [self._section(section, f"section-{n}") for n, section in enumerate(document.sections, 1)]

    def _section(self, section: Section, name: str) -> Element:
        made = Element("section", {"aria-labelledby": name})
        write(made, "h2", section.title, id=name)
        for text in build_paragraphs(section.introduction):
            write(made, "p", text)
        levels = Levels()
        for block in section.blocks:
            self._block(made, block, levels)
        return made

    def _block(self, parent: Element, block: object, levels: Levels) -> None:
        match block:
            case Paragraph(text=text, tone=tone):
                for one in build_paragraphs(text):
                    write(parent, "p", one, **({} if tone is Tone.BODY else {"class": tone.value}))
            case Subheading(text=text):
                write(parent, f"h{levels.find_level(block) + 1}", text)
            case Bullets(items=items, numbered=numbered):
                _list(parent, items, numbered=numbered)
            case Table():
                self._table(parent, block)
            case DiagramBlock():
                self._diagram(parent, block)
            case ChartBlock():
                self._chart(parent, block)

    def _diagram(self, parent: Element, block: DiagramBlock) -> None:
        figure = self._figure(parent, block.title, "diagram")
        prefix = f"figure-{self._figures}-"
        place = SubElement(figure, "div", _scrolling(f"Diagram: {block.title}"))
        place.append(build_inline_svg(block.svg, prefix, block.title, block.alternative))
        words = build_in_words(block)
        _list(_folded(figure, words.title), words.items, numbered=False)

    def _chart(self, parent: Element, block: ChartBlock) -> None:
        picture = self._pictures.get(self._charts)
        self._charts += 1
        if picture is None:
            figure = SubElement(parent, "figure")
            write(figure, "figcaption", block.title)
        else:
            figure = self._figure(parent, block.title, "chart")
            prefix = f"figure-{self._figures}-"
            place = SubElement(figure, "div", _scrolling(f"Chart: {block.title}"))
            place.append(build_inline_svg(picture.decode(), prefix, block.title, block.alternative))
        for text in build_paragraphs(block.words):
            write(figure, "p", text)
        if block.method.strip():
            write(figure, "p", block.method, **{"class": "note"})
        if block.table is not None:
            self._table(figure if picture is None else _folded(figure, "The figures as a table"), block.table)

    def _figure(self, parent: Element, title: str, kind: str) -> Element:
        self._figures += 1
        figure = SubElement(parent, "figure", {"class": kind})
        write(figure, "figcaption", f"Figure {self._figures}. {title}")
        return figure

    def _table(self, parent: Element, table: Table) -> None:
        self._tables += 1
        name = f"table-{self._tables}"
        place = SubElement(
            parent, "div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": name}
        )
        is_full = find_table_share(table) == 1.0
        named = (("wide", table.wide), ("full", is_full and not table.wide), ("unbroken", _has_endless_word(table)))
        looks = [look for look, wanted in named if wanted]
        made = SubElement(place, "table", {"class": " ".join(looks)} if looks else {})
        write(made, "caption", f"Table {self._tables}. {table.caption}", id=name)
        if is_full:
            group = SubElement(made, "colgroup")
            for share in build_widths(table):
                SubElement(group, "col", {"style": f"width:{100 * share:.1f}%"})
        head = SubElement(SubElement(made, "thead"), "tr")
        for column in table.columns:
            write(head, "th", column.title, scope="col", **({"class": "number"} if column.numeric else {}))
        body = SubElement(made, "tbody")
        for row in table.rows:
            self._row(SubElement(body, "tr"), row, table)
        if table.note.strip():
            write(parent, "p", table.note, **{"class": "note"})

    def _row(self, line: Element, row: tuple[Cell, ...], table: Table) -> None:
        for index, (cell, column) in enumerate(zip(row, table.columns, strict=False)):
            looks = [name for name, wanted in (("number", column.numeric), ("strong", cell.strong)) if wanted]
            said = {"class": " ".join(looks)} if looks else {}
            if index == 0:
                write(line, "th", cell.text, scope="row", **said)
            else:
                write(line, "td", cell.text, **said)


def write(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """An element of text: a line end is a break, and what runs from right to left says so."""
    if is_right_to_left(text):
        attributes["dir"] = "rtl"
    made = SubElement(parent, tag, attributes)
    append_text(made, text)
    return made


def append_text(element: Element, text: str) -> None:
    first, *others = text.strip().split("\n")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + first
    else:
        element.text = (element.text or "") + first
    for line in others:
        SubElement(element, "br").tail = line


def _list(parent: Element, items: Iterable[Item], *, numbered: bool) -> None:
    lists = [SubElement(parent, "ol" if numbered else "ul")]
    for item in items:
        depth = min(item.depth, len(lists) if len(lists[-1]) else len(lists) - 1)
        del lists[depth + 1 :]
        if depth == len(lists):
            lists.append(SubElement(lists[-1][-1], "ul"))
        line = SubElement(lists[-1], "li", {"dir": "rtl"} if is_right_to_left(item.strong or item.text) else {})
        if item.strong.strip():
            write(line, "strong", item.strong).tail = " " if item.text.strip() else None
        append_text(line, item.text)


def _has_endless_word(table: Table) -> bool:
    texts = (*(column.title for column in table.columns), *(cell.text for row in table.rows for cell in row))
    return any(len(word) > _LONGEST_WORD for text in texts for word in text.split())


def _scrolling(label: str) -> dict[str, str]:
    """What is wider than a phone is moved by finger or by keyboard."""
    return {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": " ".join(label.split())}


def _folded(parent: Element, title: str) -> Element:
    details = SubElement(parent, "details")
    write(details, "summary", title)
    return details
