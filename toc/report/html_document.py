"""A document as one web page: self-contained, readable offline and by screen readers, without any script."""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

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
from toc.report.web.tree import SectionTrees, write

_STYLE = Path(__file__).parent / "web" / "page.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The browser itself refuses whatever would act or fetch."""
_FEWEST_FOR_CONTENTS = 3


def render(document: Document, progress: Progress = quiet) -> bytes:
    document = build_clean_document(document)
    charts = render_chart_pictures(document, "svg", progress)
    progress("Writing the web page")
    page = Element("html", {"lang": document.language})
    _head(page, document)
    body = SubElement(page, "body")
    write(body, "a", "Skip to the content", **{"class": "skip", "href": "#content"})
    _header(body, document)
    with_contents = len(document.sections) >= _FEWEST_FOR_CONTENTS
    middle = SubElement(body, "div", {"class": "body with-contents" if with_contents else "body"})
    if with_contents:
        _contents(middle, document)
    main = SubElement(middle, "main", {"id": "content", "tabindex": "-1"})
    main.extend(SectionTrees(charts).build_all(document))
    footer = SubElement(body, "footer")
    for sentence in (build_stamp_line(document.stamp), *build_about(document, charts.note)):
        write(footer, "p", sentence)
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n".encode()


def _head(page: Element, document: Document) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "title").text = build_name(document)
    SubElement(head, "style").text = _STYLE.read_text(encoding="utf-8")


def _header(body: Element, document: Document) -> None:
    said = SubElement(SubElement(body, "header"), "div")
    write(said, "h1", document.title or build_name(document))
    if document.subtitle.strip():
        write(said, "p", document.subtitle)
    if commissioner := build_commissioner_line(document):
        write(SubElement(said, "p"), "strong", commissioner)
    if document.stamp.fictional:
        write(said, "p", build_fictional_line(document.stamp), **{"class": "fictional"})


def _contents(middle: Element, document: Document) -> None:
    nav = SubElement(middle, "nav", {"aria-labelledby": "contents"})
    write(nav, "h2", "Contents", id="contents")
    entries = SubElement(nav, "ol")
    for number, section in enumerate(document.sections, 1):
        write(SubElement(entries, "li"), "a", section.title, href=f"#section-{number}")
