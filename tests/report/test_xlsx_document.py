"""The workbook holds every table as data, native charts over published numbers, and no formula."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from tests.report.documents import (
    ATTACKS,
    STAMP,
    build_empty_document,
    build_full_document,
    build_hostile_document,
    build_long_document,
)
from toc.report.blocks import Cell, Column, Document, Section, Table
from toc.report.workbook.looks import starts_a_formula
from toc.report.workbook.sheet_names import SheetNames
from toc.report.xlsx_document import render

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts_of(data: bytes, pattern: str) -> list[str]:
    with ZipFile(BytesIO(data)) as package:
        return [package.read(name).decode() for name in sorted(package.namelist()) if re.fullmatch(pattern, name)]


def document_of(*tables: Table, title: str = "Outcomes framework") -> Document:
    return Document("A", "", "bid", (Section("one", title, tables),), STAMP)


@pytest.fixture(scope="module")
def full() -> bytes:
    return render(build_full_document())


def test_the_first_sheet_says_what_it_is_and_leads_to_the_others(full: bytes) -> None:
    rows = rows_of(full)
    assert list(rows) == ["About", "Outcomes framework", "Results so far", "Figures", "Charts", "Chart data"]
    said = "\n".join(str(cell) for row in rows["About"] for cell in row)
    for words in ("Bid for parent-infant support", "made up", "revision 7", "from 1 to 4 are not shown"):
        assert words in said
    links = set(re.findall(r'location="([^"]*)"', parts_of(full, "xl/worksheets/sheet1.xml")[0]))
    assert links == {f"'{name}'!A1" for name in ("Outcomes framework", "Results so far", "Figures", "Charts")}


def test_a_table_keeps_its_heads_in_sight_and_can_be_filtered(full: bytes) -> None:
    sheet = ElementTree.fromstring(parts_of(full, "xl/worksheets/sheet2.xml")[0])
    pane = sheet.find(f".//{_SHEET}pane")
    assert pane is not None
    assert (pane.get("xSplit"), pane.get("ySplit"), pane.get("state")) == ("1", "3", "frozen")
    found = sheet.find(f"{_SHEET}autoFilter")
    assert found is not None
    assert found.get("ref") == "A3:I7"


def test_numbers_and_days_are_values_and_not_text() -> None:
    columns = (Column("What"), Column("How much", numeric=True), Column("When"))
    cells = (Cell("Posts"), Cell("£120,000", 120_000.0, "£#,##0"), Cell("1 May 2026", date(2026, 5, 1)))
    rows = rows_of(render(document_of(Table("Costs", columns, (cells,)))))["Outcomes framework"]
    assert rows[3] == ["Posts", 120_000.0, date(2026, 5, 1)]


def test_the_figures_of_all_charts_stand_in_one_table(full: bytes) -> None:
    heads, *rows = rows_of(full)["Figures"][2:]
    assert heads == ["Chart", "Month", "Families seen"]
    assert {row[0] for row in rows} == {"Families seen each month", "Families by area", "Need by area"}
    assert rows[5] == ["Families seen each month", "Jun 2025", "not reported"]


def test_charts_are_native_with_marked_points_as_series_of_their_own(full: bytes) -> None:
    charts = parts_of(full, r"xl/charts/chart\d+\.xml")
    assert [re.findall(r"<c:(lineChart|barChart|scatterChart)>", chart) for chart in charts] == [
        ["lineChart"], ["barChart"], ["barChart"],
    ]  # fmt: skip
    assert charts[0].count("<c:ser>") == 7
    drawing = parts_of(full, r"xl/drawings/drawing\d+\.xml")[0]
    assert drawing.count('descr="A line of 15 months') == 3


def test_no_text_of_a_person_is_ever_calculated() -> None:
    data = render(build_hostile_document())
    sheets = parts_of(data, r"xl/worksheets/sheet\d+\.xml")
    assert sheets
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet]
    assert 'quotePrefix="1"' in parts_of(data, r"xl/styles\.xml")[0]
    values = {str(cell) for rows in rows_of(data).values() for row in rows for cell in row}
    assert ATTACKS[9] in values


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1", "＝1"])
def test_what_a_spreadsheet_would_calculate_is_known(text: str) -> None:
    assert starts_a_formula(text)


@pytest.mark.parametrize("text", ["", "1", "a=b", "£5", "'=1"])
def test_other_text_is_left_alone(text: str) -> None:
    assert not starts_a_formula(text)


def test_names_of_sheets_are_short_unlike_and_allowed() -> None:
    names = SheetNames()
    wanted = ["Results: [so far]?", "results  so far", "History", "'", "A" * 40, "A" * 40]
    taken = [names.take(one) for one in wanted]
    assert taken == ["Results so far", "results so far 2", "History 2", "Sheet", "A" * 31, f"{'A' * 29} 2"]


@pytest.mark.parametrize("document", [build_empty_document(), build_long_document(20, charts=1, rows=3)])
def test_documents_short_and_long_can_be_opened(document: Document) -> None:
    assert next(iter(rows_of(render(document)))) == "About"
