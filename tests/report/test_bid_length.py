"""How long the sample team's bid is, and where it keeps what would make it long."""

from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from pptx import Presentation

from tests.report.reading import facts_of
from tests.report.reported import example, section
from toc.report import pptx_document
from toc.report.blocks import ChartBlock, Document, Table
from toc.report.choices import DocumentChoices
from toc.report.layouts import Layout
from toc.report.pdf_document import render
from toc.services.documents import write_document

MOST_PAGES, MOST_SLIDES = 30, 35


@cache
def bid() -> Document:
    file = example()
    whose = next(one.id for one in file.programme.commissioners if "public health and children" in one.name)
    made_at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    choices = DocumentChoices(layout=Layout.BID, as_at=date(2026, 9, 30), made_at=made_at, commissioner=whose)
    return write_document(file.programme, file.observations, choices)


def test_a_commissioner_can_read_the_bid_at_one_sitting(tmp_path: Path) -> None:
    path = tmp_path / "bid.pdf"
    path.write_bytes(render(bid()))
    assert int(facts_of(path)["Pages"]) <= MOST_PAGES


def test_the_bid_as_slides_is_no_longer_than_a_meeting() -> None:
    assert len(Presentation(BytesIO(pptx_document.render(bid()))).slides) <= MOST_SLIDES


def test_the_bid_keeps_the_figures_of_its_charts_for_those_formats_that_fold_them_away() -> None:
    charts = [one for one in section(bid(), "results").blocks if isinstance(one, ChartBlock)]
    assert charts
    assert not any(one.prints_table for one in charts)
    assert all(one.table is not None and one.alternative for one in charts)


def test_the_matrix_of_priorities_stands_on_an_upright_page() -> None:
    tables = [one for one in section(bid(), "alignment").blocks if isinstance(one, Table)]
    assert tables
    assert not any(one.wide for one in tables)
