"""The workbook holds every table as data, native charts over published numbers, and no formula."""

import re
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element
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


def sheet_of(data: bytes, number: int) -> Element:
    return ElementTree.fromstring(parts_of(data, rf"xl/worksheets/sheet{number}\.xml")[0])


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


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell("45 families (2026/27 Q2, provisional)", 45.0, "#,##0"), '#,##0" families (2026/27 Q2, provisional)"'),
        (Cell("69.2 % (2022/23)", 69.2, '0.0" %"'), '0.0" %"" (2022/23)"'),
        (Cell("139*", 139, "#,##0"), '#,##0"*"'),
        (Cell('4 of "5"', 4.0, "#,##0"), '#,##0" of 5"'),
        (Cell("£120,000", 120_000.0, "£#,##0"), "£#,##0"),
        (Cell("1,000", 1000.0, "#,##0"), "#,##0"),
        (Cell(f"3 {'x' * 300}", 3.0, "#,##0"), "#,##0"),
    ],
)
def test_a_number_is_shown_with_the_unit_period_and_mark_that_pages_print(cell: Cell, shown: str) -> None:
    table = Table("Where it stands", (Column("Indicator"), Column("Latest", numeric=True)), ((Cell("A"), cell),))
    data = render(document_of(table))
    assert rows_of(data)["Outcomes framework"][3][1] == cell.value
    sheet, styles = sheet_of(data, 2), ElementTree.fromstring(parts_of(data, r"xl/styles\.xml")[0])
    found = sheet.find(f".//{_SHEET}c[@r='B4']")
    assert found is not None
    look = styles.findall(f"{_SHEET}cellXfs/{_SHEET}xf")[int(found.attrib["s"])].attrib["numFmtId"]
    own = {one.attrib["numFmtId"]: one.attrib["formatCode"] for one in styles.iter(f"{_SHEET}numFmt")}
    assert own.get(look, "#,##0") == shown
    # A number without the room for all of it is shown as a row of hashes.
    room = next(float(one.attrib["width"]) for one in sheet.iter(f"{_SHEET}col") if one.attrib["max"] == "2")
    assert len(cell.text) > 60 or room > len(cell.text)


def test_a_sheet_is_printed_upright_only_where_its_type_stays_large_enough() -> None:
    wide = Table("Why", tuple(Column(f"C{one}") for one in range(4)), ((Cell("word " * 40),) * 4,))
    narrow = Table("How many", tuple(Column(f"C{one}") for one in range(6)), ((Cell("9"),) * 6,))
    data = render(document_of(wide, narrow))
    pages = [sheet_of(data, number).find(f"{_SHEET}pageSetup") for number in (2, 3)]
    assert [page is not None and page.get("orientation") for page in pages] == ["landscape", "portrait"]


def test_the_heads_of_a_charts_numbers_are_as_high_as_their_words(full: bytes) -> None:
    assert max(len(str(cell)) for cell in rows_of(full)["Chart data"][1]) > 14
    head = sheet_of(full, 6).find(f".//{_SHEET}row[@r='2']")
    assert head is not None
    assert float(head.get("ht", 0)) > 20


def test_the_contents_tell_one_sheet_of_figures_from_another(full: bytes) -> None:
    said = [str(row[1]) for row in rows_of(full)["About"] if row[0] == "Figures"]
    assert said == ["The figures behind the charts: Families seen each month, Families by area and 1 more"]


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


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Families reached and posts, year by year", "Families reached and posts"),
        ("Why Local Outcomes Framework (MHCLG)", "Why Local Outcomes Framework"),
        ("Who pays for what in 2026/27, in pounds", "Who pays for what in 2026-27"),
        ("Thirty-one letters and no more. And more", "Thirty-one letters and no more."),
        (f"Of {'a' * 40}", f"Of {'a' * 28}"),
    ],
)
def test_a_sheets_name_ends_with_a_word(wanted: str, name: str) -> None:
    assert SheetNames().take(wanted) == name


@pytest.mark.parametrize("document", [build_empty_document(), build_long_document(20, charts=1, rows=3)])
def test_documents_short_and_long_can_be_opened(document: Document) -> None:
    assert next(iter(rows_of(render(document)))) == "About"
