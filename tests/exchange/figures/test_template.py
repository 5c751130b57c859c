"""The workbook to fill in."""

import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from tests.exchange.figures.programme import PROGRAMME
from toc.exchange.figures.template import COLUMNS, build_template, render_template
from toc.model.collections import checked
from toc.model.indicators import Indicator

DAY = date(2024, 5, 10)


def test_there_is_a_row_for_each_period_and_category_that_a_team_reports_itself() -> None:
    assert [(row.indicator.id, row.period, row.category) for row in build_template(PROGRAMME, DAY)] == [
        ("seen", "May 2024", ""),
        ("trained", "2024/25 Q1", ""),
        ("trained", "2024/25 Q1", "North"),
        ("trained", "2024/25 Q1", "South"),
        ("gap", "2024/25", ""),
        ("access", "May 2024", ""),
        ("score", "2024/25 Q1", ""),
    ]


def test_published_indicators_are_left_out_and_a_rhythmless_one_has_no_period_written() -> None:
    indicators = (
        Indicator(id="a", name="A", published_elsewhere=True),
        Indicator(id="b", name="B", frequency="irregular"),
    )
    programme = checked(PROGRAMME, indicators=indicators)
    assert [(row.indicator.id, row.period) for row in build_template(programme, DAY, 3)] == [("b", "")]


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "https://example.org"])
def test_no_name_becomes_a_formula_or_a_link(name: str) -> None:
    data = render_template(checked(PROGRAMME, indicators=(Indicator(id="a", name=name),)), DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Figures").to_python()
    assert rows[0] == list(COLUMNS)
    assert str(rows[1][0]).removeprefix("'") == name
