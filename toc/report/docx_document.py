"""A document as a Word file: real styles, a filled table of contents, and a person's own template if given."""

from datetime import UTC
from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Pt

from toc.report.blocks import Document
from toc.report.chart_pictures import render_chart_pictures
from toc.report.clean_text import build_clean_document
from toc.report.progress import Progress, quiet
from toc.report.stamp_words import (
    build_about,
    build_commissioner_line,
    build_fictional_line,
    build_name,
    build_stamp_line,
)
from toc.report.turning import ONE_PAGE
from toc.report.word.fields import build_contents
from toc.report.word.opening import open_own, open_template
from toc.report.word.pages import Pages
from toc.report.word.styles import CONTENTS, CONTENTS_HEAD, NOTE, set_language
from toc.report.word.text import add_paragraph
from toc.report.word.writing import Writer

_FEWEST_FOR_CONTENTS = 3
_MOST_SUBHEADINGS_LISTED = 12
_LONGEST_PROPERTY = 255
_LONG_TITLE = 70
"""Characters."""


def render(document: Document, progress: Progress = quiet, template: bytes | None = None) -> bytes:
    document = build_clean_document(document)
    word = open_own(compact=document.layout == ONE_PAGE) if template is None else open_template(template)
    set_language(word, document.language)
    pages = Pages(word, build_stamp_line(document.stamp), is_foreign=template is not None)
    _write_title(word, document)
    compact = document.layout == ONE_PAGE
    place = None
    if not compact and len(document.sections) >= _FEWEST_FOR_CONTENTS:
        place = add_paragraph(word, "Contents", CONTENTS_HEAD)
    writer = Writer(word, pages, document.layout)
    writer.write_all(document.sections, progress)
    # Only now: the browser may be drawing them while the text is written.
    charts = render_chart_pictures(document, "png", progress)
    writer.put_charts(charts.pictures)
    pages.turn(turned=False)
    if place is not None:
        writer.write_heading("About this document", 1)
    for sentence in build_about(document, charts.note):
        add_paragraph(word, sentence, NOTE)
    writer.write_annex(document)
    if place is not None:
        listed = [entry for entry in writer.entries if entry.level == 1]
        if len(writer.entries) - len(listed) <= _MOST_SUBHEADINGS_LISTED:
            listed = writer.entries
        build_contents(place, [(word.add_paragraph(style=CONTENTS[entry.level - 1]), entry) for entry in listed])
    _set_properties(word, document)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _write_title(word: WordDocument, document: Document) -> None:
    title = add_paragraph(word, document.title or build_name(document), "Title")
    if len(document.title) > _LONG_TITLE and document.layout != ONE_PAGE:
        for run in title.runs:
            run.font.size = Pt(20)
    for text in (document.subtitle, build_commissioner_line(document)):
        if text.strip():
            add_paragraph(word, text, "Subtitle")
    if fictional := build_fictional_line(document.stamp):
        add_paragraph(word, fictional, NOTE)


def _set_properties(word: WordDocument, document: Document) -> None:
    made_at = document.stamp.made_at.astimezone(UTC)
    properties = word.core_properties
    properties.title = build_name(document)[:_LONGEST_PROPERTY]
    properties.subject = " ".join(document.subtitle.split())[:_LONGEST_PROPERTY]
    properties.author = " ".join(document.stamp.programme.split())[:_LONGEST_PROPERTY]
    properties.comments = build_stamp_line(document.stamp)[:_LONGEST_PROPERTY]
    properties.language = document.language
    properties.created = properties.modified = made_at
    properties.last_modified_by = ""
    properties.keywords = ""
    properties.revision = 1
