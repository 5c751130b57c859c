"""A document as the plain data that the Typst templates set: texts, never markup."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from toc.diagram.wrapping import is_right_to_left
from toc.report import look
from toc.report.beginning import find_later_titles
from toc.report.blocks import (
    Block,
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
)
from toc.report.chart_pictures import ChartPictures
from toc.report.clean_text import build_paragraphs
from toc.report.column_widths import build_widths, find_table_share
from toc.report.in_words import build_annex, build_in_words
from toc.report.levels import Levels
from toc.report.page import build_page
from toc.report.page_pdf.soft_breaks import build_breakable
from toc.report.page_svg import build_shapes_svg
from toc.report.stamp_words import (
    build_about,
    build_commissioner_line,
    build_fictional_line,
    build_name,
    build_stamp_line,
)
from toc.report.turning import ONE_PAGE, build_spreads
from toc.report.typst_fonts import build_settable_svg

Data = dict[str, Any]

_TALLEST_ROW = 900
"""Characters in a cell from which its row may run on over the page."""
_MOST_ROWS_TOGETHER, _LONG_CELL = 5, 200
"""Rows, of cells shorter than so many characters, that are not parted by the end of a page."""
_FEWEST_FOR_CONTENTS = 3
"""Sections."""
_MOST_SUBHEADINGS_LISTED = 12
_ABOUT = "About this document"


def build_data(document: Document, charts: ChartPictures) -> Data:
    """Everything the template needs, to be written as JSON."""
    places = iter(range(len(charts.pictures) + sum(len(section.blocks) for section in document.sections)))
    compact = document.layout == ONE_PAGE
    return {
        "name": build_name(document),
        "title": _text(build_name(document)),
        "subtitle": _text(document.subtitle),
        "commissioner": _text(build_commissioner_line(document)),
        "fictional": _text(build_fictional_line(document.stamp)),
        "language": document.language,
        "stamp": _text(build_stamp_line(document.stamp)),
        "about": [_text(sentence) for sentence in build_about(document, charts.note)],
        "compact": compact,
        **_contents(document),
        "later": None,
        "sections": [_section(section, document.layout, charts, places) for section in document.sections],
        "about_title": _text(_ABOUT),
        "annex": None if compact else _annex(document),
        "look": {
            "ink": look.INK, "muted": look.MUTED, "accent": look.ACCENT, "rule": look.RULE, "tint": look.TINT,
            "body": look.BODY_SIZE, "small": look.SMALL_SIZE, "tiny": look.WORDS_SIZE,
            "table": look.TABLE_SIZE, "wide": look.WIDE_TABLE_SIZE,
        },
    }  # fmt: skip


def build_beginning_data(beginning: Document, document: Document, charts: ChartPictures) -> Data:
    """The same for the first pages of a document, which list the sections that come later."""
    data = build_data(beginning, charts)
    titles = [*find_later_titles(document, beginning), _ABOUT, *_annex_titles(document)]
    later = [_text(title) for title in titles]
    return data | _contents(document) | {"later": later, "about": [], "annex": None}


def _contents(document: Document) -> Data:
    """Whether there is a list of contents, and how many levels of headings it has."""
    titles = sum(isinstance(one, Subheading) and one.level == 2 for part in document.sections for one in part.blocks)
    return {
        "contents": document.layout != ONE_PAGE and len(document.sections) >= _FEWEST_FOR_CONTENTS,
        "depth": 1 if titles > _MOST_SUBHEADINGS_LISTED else 2,
    }


def _section(section: Section, layout: str, charts: ChartPictures, places: Iterator[int]) -> Data:
    levels = Levels()
    return {
        "title": _text(section.title),
        "introduction": [_text(one) for one in build_paragraphs(section.introduction)],
        "spreads": [
            {
                "turned": spread.turned,
                "parts": [one for part in spread.parts for one in _part(part, layout, levels, charts, places)],
            }
            for spread in build_spreads(section, layout)
        ],
    }


def _annex_titles(document: Document) -> Iterable[str]:
    title, diagrams = build_annex(document)
    return (title,) if diagrams else ()


def _annex(document: Document) -> Data | None:
    title, diagrams = build_annex(document)
    parts = [{"kind": "words", "title": _text(one.title), "items": _nested(one.items)} for one in diagrams]
    return {"title": _text(title), "parts": parts} if parts else None


def _part(part: Block, layout: str, levels: Levels, charts: ChartPictures, places: Iterator[int]) -> Iterable[Data]:
    match part:
        case Paragraph(text=text, tone=tone):
            yield from ({"kind": "paragraph", "tone": tone.value, "text": _text(one)} for one in build_paragraphs(text))
        case Subheading(text=text):
            yield {"kind": "heading", "level": levels.find_level(part), "text": _text(text)}
        case Bullets(items=items, numbered=numbered):
            yield {"kind": "bullets", "numbered": numbered, "items": _nested(items)}
        case Table():
            yield _table(part)
        case DiagramBlock():
            yield _diagram(part, with_outline=layout == ONE_PAGE)
        case ChartBlock():
            yield _chart(part, charts.pictures.get(next(places)))


def _table(table: Table) -> Data:
    longest = max((len(cell.text) for row in table.rows for cell in row), default=0)
    return {
        "kind": "table",
        "caption": _text(table.caption),
        "columns": [
            {"title": _text(column.title), "width": width, "numeric": column.numeric}
            for column, width in zip(table.columns, build_widths(table), strict=True)
        ],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "note": _text(table.note),
        "wide": table.wide,
        "share": find_table_share(table),
        "breakable": longest > _TALLEST_ROW,
        "whole": len(table.rows) <= _MOST_ROWS_TOGETHER and longest < _LONG_CELL,
    }


def _cell(cell: Cell) -> Data:
    return {"text": _text(cell.text), "strong": cell.strong}


def _diagram(block: DiagramBlock, *, with_outline: bool) -> Data:
    page = build_page(block.picture)
    words = [asdict(words) for words in page.words]
    said = "\n".join(line.text or line.strong for line in build_in_words(block).items) if with_outline else ""
    return {
        "kind": "diagram",
        "title": _text(block.title),
        "alternative": "\n".join(part for part in (block.alternative, said) if part.strip())
        or block.title
        or "Diagram",
        "shapes": build_shapes_svg(page),
        "page": {"width": page.width, "height": page.height, "words": words},
    }


def _chart(block: ChartBlock, picture: bytes | None) -> Data:
    return {
        "kind": "chart",
        "title": _text(block.title),
        "alternative": block.alternative or block.title or "Chart",
        "svg": None if picture is None else build_settable_svg(picture.decode()),
        "words": [_text(one) for one in build_paragraphs(block.words)],
        "method": _text(block.method),
        "table": None if block.printed_table is None else _table(block.printed_table),
    }


def _nested(items: Iterable[Item]) -> list[Data]:
    """A flat list of depths as a tree; an item that skips a depth stands as if it had not."""
    roots: list[Data] = []
    path: list[Data] = []
    for item in items:
        node: Data = {"text": _text(item.text), "strong": _text(item.strong), "items": []}
        path = path[: item.depth]
        (path[-1]["items"] if path else roots).append(node)
        path.append(node)
    return roots


def _text(text: str) -> Mapping[str, Any]:
    """Lines, and whether they run from right to left."""
    lines = [build_breakable(line.replace("\t", " ").strip()) for line in text.strip().split("\n")]
    return {"lines": lines if any(lines) else [], "turned": is_right_to_left(text)}
