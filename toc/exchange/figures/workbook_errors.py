"""Cells of an Excel sheet in which a calculation has failed: the reader of workbooks takes them for empty."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from typing import IO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from toc.exchange.figures.workbook_limits import BadWorkbook, column_number

EXCEL_ERRORS = (
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
    "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
)  # fmt: skip
"""What stands in a cell that could not be calculated, also where a sheet is saved as CSV."""
_IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_REFERENCE = re.compile(r"([A-Z]{1,4})(\d{1,9})")
_WORKBOOK = "xl/workbook.xml"
_CHUNK = 1 << 20
_LONGEST = 32

Place = tuple[int, int]
"""Row and column, both from 0."""


def find_errors(data: bytes, sheet: str) -> dict[Place, str]:
    """What stands in the failed cells of a sheet. Raises BadWorkbook; `data` has passed `check_workbook`."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            name = _part_of(parts, sheet)
            with parts.open(name) as part:
                if not _has_errors(part):
                    return {}
            with parts.open(name) as part:
                return dict(_errors(part))
    except (ParseError, DefusedXmlException, KeyError, BadZipFile, EOFError, zlib.error) as error:
        raise BadWorkbook(
            "The cells of the workbook that hold errors cannot be told. Save the sheet as CSV, and pick that."
        ) from error


def _part_of(parts: ZipFile, sheet: str) -> str:
    """The file in the workbook that holds the sheet. Raises KeyError."""
    ids = {
        element.get("name"): value
        for element in _elements(parts, _WORKBOOK, "sheet")
        for key, value in element.items()
        if key.endswith("}id")
    }
    targets = {
        element.get("Id"): element.get("Target", "")
        for element in _elements(parts, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    target = targets[ids[sheet]]
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _elements(parts: ZipFile, name: str, tag: str) -> list[Element]:
    with parts.open(name) as part:
        return [element for _, element in iterparse(part, forbid_dtd=True) if _plain(element) == tag]


def _has_errors(sheet: IO[bytes]) -> bool:
    """Most sheets have none, and need not be read as XML."""
    tail = b""
    while chunk := sheet.read(_CHUNK):
        if _IS_ERROR.search(tail + chunk):
            return True
        tail = chunk[-_LONGEST:]
    return False


def _errors(sheet: IO[bytes]) -> Iterator[tuple[Place, str]]:
    row, column = -1, -1
    for event, element in iterparse(sheet, ("start", "end"), forbid_dtd=True):
        tag = _plain(element)
        if event == "start" and tag == "row":
            # A cell or a row without its reference follows the one before it.
            number = element.get("r", "")
            row, column = (int(number) - 1 if number.isdigit() else row + 1), -1
        elif event == "start" and tag == "c":
            found = _REFERENCE.fullmatch(element.get("r", ""))
            column = column_number(found[1].encode()) - 1 if found else column + 1
        elif event == "end" and tag == "c" and element.get("t") == "e":
            yield (row, column), next((one.text or "" for one in element if _plain(one) == "v"), "").strip() or "#N/A"
        elif event == "end" and tag in ("row", "sheetData"):
            element.clear()


def _plain(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
