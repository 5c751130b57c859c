"""The formats a document can be taken away in: a new one is a module with `render` and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from toc.errors import TocError
from toc.report.blocks import Document
from toc.report.progress import Progress, quiet

Render = Callable[[Document, Progress], bytes]
RenderOnTemplate = Callable[[Document, Progress, bytes], bytes]


@dataclass(frozen=True)
class DocumentFormat:
    """A kind of file, and the module of `toc.report` that makes it."""

    label: str
    """For a menu."""
    extension: str
    mime: str
    module: str
    takes_template: bool = False
    """Whether it can be made on a file of the user's own."""
    draws_charts: bool = False
    """Whether it holds pictures of the charts."""

    def render(self, document: Document, progress: Progress = quiet, template: bytes | None = None) -> bytes:
        """The file's bytes. Raises NoTemplate for a template that the format cannot use."""
        # Loaded when it is needed: the document libraries take longer than a page may.
        module = import_module(f"toc.report.{self.module}")
        if template is None:
            return cast(Render, module.render)(document, progress)
        if not self.takes_template:
            raise NoTemplate(self.label)
        return cast(RenderOnTemplate, module.render)(document, progress, template)


class UnknownDocumentFormat(TocError):
    """There is no such format."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no format '{name}'. Choose one of {', '.join(DOCUMENT_FORMATS)}.")


class NoTemplate(TocError):
    """The format is not made on a template."""

    def __init__(self, label: str) -> None:
        super().__init__(f"{label} is not made on a template. Leave the template out, or choose Word.")


_OFFICE = "application/vnd.openxmlformats-officedocument"

DOCUMENT_FORMATS: Mapping[str, DocumentFormat] = {
    "docx": DocumentFormat(
        "Word",
        ".docx",
        f"{_OFFICE}.wordprocessingml.document",
        "docx_document",
        takes_template=True,
        draws_charts=True,
    ),
    "pptx": DocumentFormat("PowerPoint", ".pptx", f"{_OFFICE}.presentationml.presentation", "pptx_document"),
    "pdf": DocumentFormat("PDF", ".pdf", "application/pdf", "pdf_document", draws_charts=True),
    "xlsx": DocumentFormat("Excel", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", "xlsx_document"),
    "html": DocumentFormat("Web page", ".html", "text/html", "html_document", draws_charts=True),
}
"""In the order a menu shows them."""


def find_document_format(name: str) -> DocumentFormat:
    """Raises UnknownDocumentFormat."""
    if name not in DOCUMENT_FORMATS:
        raise UnknownDocumentFormat(name)
    return DOCUMENT_FORMATS[name]
