"""The registry of document formats: what each is called, made by, and made on."""

import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from types import ModuleType
from zipfile import ZipFile

import pytest

from tests.report.documents import build_empty_document, build_full_document
from toc.report.blocks import Document
from toc.report.document_formats import (
    DOCUMENT_FORMATS,
    DocumentFormat,
    NoTemplate,
    UnknownDocumentFormat,
    find_document_format,
)


class FakeFormat(ModuleType):
    """A module of a format that writes down what it was given."""

    def render(self, document: Document, progress: Callable[[str], None], template: bytes = b"none") -> bytes:
        progress("Writing")
        return b"|".join((document.layout.encode(), template))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> DocumentFormat:
    monkeypatch.setitem(sys.modules, "toc.report.fake_document", FakeFormat("fake"))
    return DocumentFormat("Fake", ".fake", "text/fake", "fake_document")


def test_a_format_is_made_by_its_module_which_names_its_steps(fake: DocumentFormat) -> None:
    steps: list[str] = []
    assert fake.render(build_empty_document(), steps.append) == b"bid|none"
    assert steps == ["Writing"]


def test_a_template_goes_to_the_formats_that_take_one(fake: DocumentFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    taking = DocumentFormat("Fake", ".fake", "text/fake", "fake_document", takes_template=True)
    assert taking.render(build_empty_document(), template=b"mine") == b"bid|mine"
    with pytest.raises(NoTemplate, match="Fake is not made on a template"):
        fake.render(build_empty_document(), template=b"mine")


@pytest.mark.parametrize(
    ("name", "starts"),
    [("docx", b"PK"), ("pptx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>")],
)
def test_every_format_makes_a_file_of_its_kind(name: str, starts: bytes) -> None:
    data = find_document_format(name).render(build_empty_document())
    assert data[:15].lower().startswith(starts.lower())


def test_the_formats_are_those_of_the_menu() -> None:
    assert list(DOCUMENT_FORMATS) == ["docx", "pptx", "pdf", "xlsx", "html"]
    assert [name for name, one in DOCUMENT_FORMATS.items() if one.takes_template] == ["docx"]


def test_an_unknown_format_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(UnknownDocumentFormat, match=r"no format 'odt'\. Choose one of docx, pptx, pdf, xlsx, html"):
        find_document_format("odt")


@pytest.mark.parametrize("name", ["pptx", "xlsx", "html"])
def test_what_its_maker_is_told_stands_in_no_file(name: str) -> None:
    document = replace(build_full_document(), notices=("Zanzibar was left out.",))
    with ZipFile(BytesIO(_zipped(find_document_format(name).render(document)))) as archive:
        assert not any(b"Zanzibar" in archive.read(part) for part in archive.namelist())


def _zipped(data: bytes) -> bytes:
    """An Office file as it is, another as the one part of a zip file."""
    if data.startswith(b"PK"):
        return data
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("page", data)
    return packed.getvalue()
