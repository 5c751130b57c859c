"""One chart as an Excel workbook: a native chart to edit, its figures, and a sheet that says what they are."""

from toc.report.blocks import ChartBlock, Document, Section, Stamp
from toc.report.xlsx_document import render


def render_chart_workbook(chart: ChartBlock, stamp: Stamp) -> bytes:
    """The workbook's bytes. Marked points are series of their own, and nothing calculates what a person wrote."""
    section = Section(key="chart", title=chart.title, blocks=(chart,))
    return render(Document(title=chart.title, subtitle="", layout="chart", sections=(section,), stamp=stamp))
