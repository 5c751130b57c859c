"""Excel workbooks: what is read, and what is refused before it can harm the machine."""

import io
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from subprocess import PIPE

import pytest
import xlsxwriter

from toc.exchange.figures import workbook
from toc.exchange.figures.workbook import WorkbookReader, is_workbook, read_workbook
from toc.exchange.figures.workbook_errors import find_errors
from toc.exchange.figures.workbook_limits import MOST_CELLS, BadWorkbook, check_workbook, find_extent
from toc.exchange.figures.workbook_process import extract_sheet, write_cell


def make(**sheets: dict[str, object]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        for name, cells in sheets.items():
            page = book.add_worksheet(name)
            for place, cell in cells.items():
                page.write(place, cell)
    return data.getvalue()


def with_sheet(xml: str) -> bytes:
    """A workbook whose first sheet is this text."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make(A={"A1": 1}))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return data.getvalue()


FAR = '<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOMB = with_sheet(f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1">{FAR}</sheetData></worksheet>')


def test_the_sheet_named_figures_is_read_else_the_first_that_has_something() -> None:
    assert read_workbook(make(Notes={"A1": "x"}, figures={"A1": "y"})) == "y\n"
    assert read_workbook(make(Empty={}, Notes={"B2": "x"})) == "\nx\n"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (0.1, "0.1"),
        (1e15, "1000000000000000.0"),
        (True, "yes"),
        (datetime.fromisoformat("2024-04-01"), "2024-04-01"),
        (datetime.fromisoformat("2024-04-01T09:30"), "2024-04-01 09:30:00"),
        (date(2024, 4, 1), "2024-04-01"),
        (time(9, 30), "09:30:00"),
        (None, ""),
        ("Q1", "Q1"),
    ],
)
def test_a_cell_is_written_as_a_person_would_type_it(cell: object, text: str) -> None:
    assert write_cell(cell) == text


def test_a_cell_far_away_is_refused_before_room_is_made_for_all_before_it() -> None:
    with pytest.raises(BadWorkbook, match="reaches to row 1,048,576 and column 16,384"):
        read_workbook(BOMB)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_the_largest_cell_is_found_wherever_the_text_is_cut(quote: str) -> None:
    sheet = b" " * ((1 << 20) - 12) + f"<c r={quote}AB120{quote}/><row r={quote}7{quote}>".encode()
    assert find_extent(io.BytesIO(sheet)) == (120, 28)


@pytest.mark.parametrize(("rows", "fits"), [(MOST_CELLS // 5, True), (MOST_CELLS // 5 + 1, False)])
def test_five_million_cells_are_the_most(rows: int, fits: bool) -> None:
    data = with_sheet(f'<worksheet xmlns="{NAMESPACE}"><sheetData/><c r="E{rows}"/></worksheet>')
    if fits:
        assert check_workbook(data) is None
    else:
        with pytest.raises(BadWorkbook, match="5,000,000 cells are the most"):
            check_workbook(data)


def test_what_unpacks_to_too_much_is_refused_by_the_sum_of_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toc.exchange.figures.workbook_limits.LARGEST_UNPACKED", 2_000)
    with pytest.raises(BadWorkbook, match="unpacks to more than"):
        check_workbook(make(A={"A1": 1}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no more", "not an Excel workbook"),
        (make(A={}), "The workbook is empty"),
        (with_sheet("<worksheet"), "damaged|empty"),
    ],
)
def test_what_is_no_workbook_with_something_in_it_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadWorkbook, match=said):
        extract_sheet(data)


def test_old_excel_is_named() -> None:
    with pytest.raises(BadWorkbook, match=r"before 2007. Save it as \.xlsx"):
        is_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)


def test_a_workbook_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(workbook, "_start", lambda: subprocess.Popen(endless, stdin=PIPE, stdout=PIPE))
    with WorkbookReader(seconds=0.1) as reader, pytest.raises(BadWorkbook, match="too long or too much memory"):
        reader.read(make(A={"A1": "x"}))


def test_after_a_reader_that_has_ended_the_next_workbook_is_read() -> None:
    good = make(A={"A1": "x"})
    with WorkbookReader() as reader:
        assert reader.read(good) == "x\n"
        reader._process.kill()
        with pytest.raises(BadWorkbook):
            reader.read(good)
        assert reader.read(good) == "x\n"


def make_failed(errors: dict[str, str], sheet: str = "Figures") -> bytes:
    """A table whose first cell is B3, with these cells that Excel could not calculate."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.add_worksheet("Notes").write("A1", "x")
        page = book.add_worksheet(sheet)
        for row, cells in enumerate((["indicator", "period", "value"], ["trained", "2024/25 Q1", 7]), start=2):
            page.write_row(row, 1, cells)
        for place, error in errors.items():
            page.write_formula(place, "=1/0", None, error)
    return data.getvalue()


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_a_cell_that_excel_could_not_calculate_is_told_from_an_empty_one(error: str) -> None:
    text = read_workbook(make_failed({"D4": error}))
    assert text == f"\n\nindicator\tperiod\tvalue\ntrained\t2024/25 Q1\t{error}\n"


def test_the_errors_are_those_of_the_sheet_that_is_read() -> None:
    assert find_errors(make_failed({"D4": "#DIV/0!", "C6": "#N/A"}), "Figures") == {(3, 3): "#DIV/0!", (5, 2): "#N/A"}
    assert find_errors(make_failed({"D4": "#DIV/0!"}), "Notes") == {}


def test_a_cell_without_its_reference_stands_after_the_one_before_it() -> None:
    cells = '<c r="B1"><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row><row><c t=\'e\'><v>#N/A</v></c>'
    data = with_sheet(f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>')
    assert find_errors(data, "A") == {(0, 2): "#DIV/0!", (1, 0): "#N/A"}


def test_entities_are_refused_where_cells_are_looked_at_one_by_one() -> None:
    row = '<row r="1"><c r="A1" t="e"/></row>'
    bomb = f'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet xmlns="{NAMESPACE}"><sheetData>{row}</sheetData></worksheet>'
    data = with_sheet(bomb)
    with pytest.raises(BadWorkbook, match="Save the sheet as CSV"):
        find_errors(data, "A")
