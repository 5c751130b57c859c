"""A chart as a file: what is in each form, and that small numbers are protected unless somebody says otherwise."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from toc.analysis.chart_kinds import ChartKind
from toc.analysis.periods import months_from
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Direction, Frequency, Indicator, IndicatorKind
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.services import chart_files
from toc.services.chart_files import CHART_FORMATS, ChartRequest, build_chart_file, name_chart_file

SHARE = Indicator(
    id="i",
    name='=HYPERLINK("http://example.org")',
    kind=IndicatorKind.PERCENTAGE,
    direction=Direction.INCREASE,
    frequency=Frequency.MONTHLY,
)
TEAM = Programme(id="p", name="Riverside Team", fictional=True, indicators=(SHARE,))
PAIRS = [(3, 20), (21, 42), (38, 61), (33, 58), (41, 63)]
PROTECTED = "1 to 4 people are shown as <5"


def observations(pairs: Sequence[tuple[int, int]] = PAIRS, note: str = "") -> tuple[Observation, ...]:
    return tuple(
        Observation(
            indicator="i", period=months_from(date(2026, place + 1, 1), 1), numerator=part, denominator=of, note=note
        )
        for place, (part, of) in enumerate(pairs)
    )


def monthly(parts: Sequence[int]) -> tuple[Observation, ...]:
    """Of 60 families each month from January 2024."""
    return tuple(
        Observation(
            indicator="i",
            period=months_from(date(2024 + place // 12, place % 12 + 1, 1), 1),
            numerator=part,
            denominator=60,
        )
        for place, part in enumerate(parts)
    )


def request(figures: tuple[Observation, ...] | None = None, **more: object) -> ChartRequest:
    made_at = datetime(2026, 9, 1, 9, tzinfo=UTC)
    base = ChartRequest(TEAM, SHARE, observations() if figures is None else figures, date(2026, 9, 1), made_at)
    return base._replace(**more)  # type: ignore[arg-type]


def rows_of(asked: ChartRequest) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(build_chart_file("csv", asked).data.decode("utf-8-sig"))))


class Camera:
    """Stands where the browser is: keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.drawn: list[Any] = []
        self.sizes: list[tuple[str, int, int, float]] = []

    def render_pictures(self, figures: Sequence[Any], kind: str, width: int, height: int, scale: float) -> list[bytes]:
        self.drawn += figures
        self.sizes.append((kind, width, height, scale))
        return [b"picture"] * len(figures)

    @property
    def words(self) -> str:
        return " ".join(note.text.replace("<br>", " ") for note in self.drawn[-1].layout.annotations)


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> Camera:
    camera = Camera()
    monkeypatch.setattr(chart_files, "render_pictures", camera.render_pictures)
    return camera


def test_csv_holds_a_row_a_figure_with_small_numbers_protected_and_says_so() -> None:
    rows = rows_of(request())
    assert rows[0]["period"] == "Jan 2026 to Feb 2026"
    assert (rows[1]["numerator"], rows[1]["denominator"], rows[1]["value"]) == ("40", "60", "66.66666667")
    assert rows[1]["interval method"] == "Wilson"
    assert all(PROTECTED in row["small numbers"] for row in rows)


def test_exact_figures_are_there_for_who_asks_for_them() -> None:
    rows = rows_of(request(small_numbers=SmallNumbers.NONE))
    assert [row["numerator"] for row in rows] == ["3", "21", "38", "33", "41"]
    assert rows[0]["small numbers"] == "Small numbers are shown as they are, by choice."


@pytest.mark.parametrize(("count", "has_limits"), [(12, False), (13, True)])
def test_limits_stand_beside_the_figures_where_there_are_enough(count: int, has_limits: bool) -> None:
    first = rows_of(request(monthly([30 + place % 7 for place in range(count)])))[0]
    limits = [first[name] for name in ("lower limit", "mean", "upper limit")]
    assert limits == sorted(limits)
    assert all(limits) is has_limits


def test_nothing_a_person_wrote_is_calculated_by_a_spreadsheet() -> None:
    asked = request(observations(note="+1+cmd"))
    (row, *_) = rows_of(asked)
    assert row["indicator"].startswith("'=")
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows_of(asked) for cell in row.values())
    with zipfile.ZipFile(io.BytesIO(build_chart_file("xlsx", asked).data)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any("<f>" in sheet for sheet in sheets)


def test_the_workbook_has_a_chart_of_excels_own_with_marked_points_as_a_second_series() -> None:
    values = [50, 47, 52, 48, 51, 49, 53, 48, 50, 52, 47, 51, 60, 62, 61, 63, 60, 64, 62, 61]
    count = checked(SHARE, kind=IndicatorKind.COUNT, name="Families")
    figures = tuple(checked(one, value=one.numerator, numerator=None, denominator=None) for one in monthly(values))
    team = checked(TEAM, indicators=(count,))
    data = build_chart_file("xlsx", request(figures, programme=team, indicator=count)).data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        (chart,) = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
    assert chart.count("<c:ser>") == 6
    names = [str(cell) for sheet in ["Chart data"] for row in _sheet(data, sheet) for cell in row]
    assert {"Families", "Improvement", "Concern", "Mean", "Upper process limit"} <= set(names)


def test_the_workbook_says_how_small_numbers_are_protected_and_holds_no_exact_one() -> None:
    data = build_chart_file("xlsx", request()).data
    cells = [cell for name in CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names for row in _sheet(data, name)
             for cell in row]  # fmt: skip
    assert any(PROTECTED in str(cell) for cell in cells)
    assert not {3.0, 21.0, 38.0, 33.0, 41.0} & {cell for cell in cells if isinstance(cell, float)}


def _sheet(data: bytes, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


@pytest.mark.parametrize(("form", "scale"), [("png", 3.0), ("svg", 1.0)])
def test_a_picture_carries_its_title_words_unit_n_method_and_where_it_is_from(
    camera: Camera, form: str, scale: float
) -> None:
    file = build_chart_file(form, request(revision=7))
    assert file.data == b"picture"
    assert camera.sizes[0][0] == form
    assert camera.sizes[0][3] == scale
    assert camera.sizes[0][2] == camera.drawn[0].layout.height > 330
    for part in ("HYPERLINK", "n = 4 figures", "95 % intervals: Wilson", "&lt;5", "made-up", "revision 7"):
        assert part in camera.words


def test_a_picture_shows_what_is_published_alone(camera: Camera) -> None:
    build_chart_file("png", request())
    assert camera.drawn[0].data[0].x[0] == "Jan 2026 to Feb 2026"
    assert "3 of 20" not in camera.drawn[0].to_json()


def test_where_everything_is_hidden_the_picture_says_so(camera: Camera) -> None:
    build_chart_file("png", request(observations([(2, 3)])))
    assert "The figures are hidden to protect small numbers." in camera.words


def test_the_kind_asked_for_is_drawn_and_another_where_it_cannot_be(camera: Camera) -> None:
    build_chart_file("png", request(kind=ChartKind.RUN))
    assert camera.drawn[-1].data[0].error_y.array is None
    build_chart_file("png", request(kind=ChartKind.PROCESS))
    assert camera.drawn[-1].data[0].error_y.array is not None


def test_files_are_named_safely_by_programme_and_indicator() -> None:
    assert {form: name_chart_file(form, request()) for form in CHART_FORMATS} == {
        form: f"Riverside Team - HYPERLINK http example org{CHART_FORMATS[form].extension}" for form in CHART_FORMATS
    }
