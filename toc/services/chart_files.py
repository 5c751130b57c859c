"""An indicator's chart as a file to take away: its figures protected, its unit, n and method in it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from toc.analysis.chart_kinds import ChartKind, find_chart_kinds
from toc.analysis.disclosure import PRESETS, is_protected
from toc.charts.context import build_context
from toc.charts.figure import build_figure
from toc.charts.framed import build_empty_figure, build_for_print, build_framed
from toc.charts.pictures import render_pictures
from toc.charts.theme import PRINT
from toc.exchange.chart_csv import render_chart_csv
from toc.exchange.table_csv import render_table_csv
from toc.model.figures import Observation
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import ChartBlock, Stamp
from toc.report.chart_blocks import build_chart_block
from toc.report.chart_workbook import render_chart_workbook
from toc.report.choices import DocumentChoices
from toc.report.file_name import build_file_name
from toc.report.material import Material
from toc.report.stamp_words import build_stamp_line
from toc.services.exports import ExportedFile

PNG_SCALE = 3.0
"""Pixels for one of the chart's: 300 to the inch at 165 mm."""


class ChartFormat(NamedTuple):
    label: str
    extension: str
    mime: str
    needs_browser: bool = False


CHART_FORMATS: Mapping[str, ChartFormat] = {
    "png": ChartFormat("Picture (PNG)", ".png", "image/png", needs_browser=True),
    "svg": ChartFormat("Picture that stays sharp (SVG)", ".svg", "image/svg+xml", needs_browser=True),
    "xlsx": ChartFormat(
        "Excel workbook with the chart", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "csv": ChartFormat("Figures (CSV)", ".csv", "text/csv"),
}
"""In the order a menu shows them."""


class ChartRequest(NamedTuple):
    """What chart is wanted, as at which day, and how it is protected."""

    programme: Programme
    indicator: Indicator
    observations: tuple[Observation, ...]
    on: date
    made_at: datetime
    kind: ChartKind | None = None
    """The one to draw, where what is published allows it."""
    small_numbers: SmallNumbers = SmallNumbers.FEWER_THAN_5
    revision: int | None = None


def name_chart_file(form: str, request: ChartRequest) -> str:
    """A safe name from the programme's and the indicator's."""
    return _name_file(form, request.programme, request.indicator.name)


def build_chart_file(form: str, request: ChartRequest) -> ExportedFile:
    """The file. Raises NoBrowser or PicturesFailed for a picture that cannot be drawn."""
    choices = DocumentChoices(as_at=request.on, made_at=request.made_at, small_numbers=request.small_numbers)
    chart = Material(request.programme, request.observations, choices).chart_of(request.indicator)
    kinds = find_chart_kinds(chart)
    kind = request.kind if request.kind in kinds else kinds[0]
    context = build_context(request.programme, request.indicator, request.observations, frame=PRINT)
    stamp = _stamp(request, protected=is_protected(request.indicator))
    match form:
        case "csv":
            data = render_chart_csv(chart)
        case "xlsx":
            data = render_chart_workbook(build_chart_block(chart, kind, context), stamp)
        case "png" | "svg":
            block = build_chart_block(chart, kind, context)
            # Where all is hidden the frame stands empty, and its words say so.
            data = _picture(block, block.figure or build_figure(chart, kind, context), stamp, form)
        case _:
            raise KeyError(form)
    return ExportedFile(name_chart_file(form, request), CHART_FORMATS[form].mime, data)


class BlockRequest(NamedTuple):
    """A chart that is no indicator's own: built anew, protected as asked."""

    programme: Programme
    name: str
    build: Callable[[SmallNumbers], ChartBlock]
    on: date
    made_at: datetime
    small_numbers: SmallNumbers = SmallNumbers.FEWER_THAN_5
    is_protected: bool = True
    """False where nobody is counted in it."""
    revision: int | None = None


def name_block_file(form: str, request: BlockRequest) -> str:
    """A safe name from the programme's and the chart's."""
    return _name_file(form, request.programme, request.name)


def build_block_file(form: str, request: BlockRequest) -> ExportedFile:
    """The file. Raises NoBrowser or PicturesFailed for a picture that cannot be drawn."""
    block = request.build(request.small_numbers)
    stamp = _stamp(request, protected=request.is_protected)
    match form:
        case "csv":
            data = _table_csv(block, stamp.protection)
        case "xlsx":
            data = render_chart_workbook(block, stamp)
        case "png" | "svg":
            data = _picture(block, block.figure or build_empty_figure(), stamp, form)
        case _:
            raise KeyError(form)
    return ExportedFile(name_block_file(form, request), CHART_FORMATS[form].mime, data)


def _name_file(form: str, programme: Programme, name: str) -> str:
    return build_file_name(programme.name, name, extension=CHART_FORMATS[form].extension, otherwise="chart")


def _table_csv(block: ChartBlock, protection: str) -> bytes:
    assert block.table is not None
    rows = (
        [cell.value if isinstance(cell.value, int | float) else cell.text for cell in row] for row in block.table.rows
    )
    return render_table_csv([column.title for column in block.table.columns], rows, protection)


def _picture(block: ChartBlock, figure: Any, stamp: Stamp, form: Literal["png", "svg"]) -> bytes:
    small_print = f"{block.method} {build_stamp_line(stamp)}"
    if figure.layout.width is None:
        figure = build_for_print(figure)
    framed = build_framed(figure, block.title, block.words, small_print)
    scale = PNG_SCALE if form == "png" else 1.0
    (picture,) = render_pictures([framed.figure], form, framed.figure.layout.width, framed.height, scale)
    return picture


def _stamp(request: ChartRequest | BlockRequest, *, protected: bool) -> Stamp:
    return Stamp(
        programme=request.programme.name,
        revision=request.revision,
        as_at=request.on,
        made_at=request.made_at,
        fictional=request.programme.fictional,
        protection=PRESETS[request.small_numbers].words if protected else "",
    )
