"""Small charts: all on one axis of time, each with its gaps, its signals and its lines."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from tests.charts.series import INDICATOR, month, series_of
from toc.analysis.published_chart import PublishedChart, build_published_chart
from toc.charts.multiples import HEIGHT, WIDTH, TimeSpan, build_small_chart, describe_span, find_time_span
from toc.charts.theme import DARK, LIGHT
from toc.model.collections import checked
from toc.model.indicators import Baseline, Indicator, IndicatorKind, Target
from toc.model.priorities import SmallNumbers

STEP: list[float | None] = [50, 47, 52, 48, 51, 49, 53, 48, 50, 52, 47, 51, 60, 62, 61, 63, 60, 64, 62, 61]
YEARS = TimeSpan(date(2024, 1, 1), date(2025, 12, 31))


def chart(values: list[float | None], indicator: Indicator = INDICATOR, target: float | None = None) -> PublishedChart:
    targets = [] if target is None else [Target(id="t", indicator="i", value=target, period=month(30))]
    return build_published_chart(series_of(values, indicator), targets, date(2090, 1, 1), SmallNumbers.NONE)


def drawn(svg: str, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def words(svg: str) -> list[str]:
    return [element.text or "" for element in drawn(svg, "text")]


def line_of(svg: str) -> list[ElementTree.Element]:
    return [path for path in drawn(svg, "path") if path.get("stroke-linejoin")]


def test_the_span_holds_every_figure_of_every_chart_and_none_where_there_are_none() -> None:
    early, late = chart([1, 2]), chart([None, None, None, 4])
    assert find_time_span([early, late]) == TimeSpan(date(2024, 1, 1), date(2024, 4, 30))
    assert find_time_span([chart([])]) is None
    assert describe_span(YEARS) == "All charts run from January 2024 to December 2025."


def test_a_day_has_one_place_whatever_else_a_chart_holds() -> None:
    long, short = build_small_chart(chart([5.0] * 24), YEARS), build_small_chart(chart([None, 5, 6]), YEARS)
    assert places_along(short) == places_along(long)[1:3]


def places_along(svg: str) -> list[str]:
    """How far to the right each point of the line stands."""
    return [x for path in line_of(svg) for x in re.findall(r"[ML]([\d.]+) ", path.get("d", ""))]


def test_a_missing_period_breaks_the_line() -> None:
    assert len(line_of(build_small_chart(chart([1, 2, None, 4, 5]), YEARS))) == 2


def test_signals_are_told_by_shape_and_the_usual_range_is_a_band() -> None:
    svg = build_small_chart(chart(STEP), YEARS)
    assert len(drawn(svg, "circle")) == 8
    # The band of limits, and a square for each figure below.
    assert len(drawn(svg, "rect")) == 1 + 12
    assert not drawn(build_small_chart(chart(STEP[:5]), YEARS), "rect")


def test_target_and_baseline_are_lines_of_their_own_dash() -> None:
    indicator = checked(INDICATOR, baseline=Baseline(value=3))
    svg = build_small_chart(chart([4, 5], indicator, target=6), YEARS)
    assert sorted(path.get("stroke-dasharray", "") for path in drawn(svg, "path"))[-2:] == ["1.5 2.5", "5 3"]


@pytest.mark.parametrize(
    ("kind", "values", "ends"),
    [
        (IndicatorKind.PERCENTAGE, [93, 96], ["96.5", "92.5"]),
        (IndicatorKind.PERCENTAGE, [0, 100], ["100", "0"]),
        (IndicatorKind.COUNT, [0, 0], ["0.1", "0"]),
        (IndicatorKind.COUNT, [0, 1234], ["1,400", "0"]),
        (IndicatorKind.DIFFERENCE, [-5, 5], ["6", "\N{MINUS SIGN}6"]),
    ],
)
def test_the_axis_ends_in_numbers_that_read_well(
    kind: IndicatorKind, values: list[float | None], ends: list[str]
) -> None:
    assert words(build_small_chart(chart(values, checked(INDICATOR, kind=kind)), YEARS))[:2] == ends


def test_the_time_and_n_stand_beneath() -> None:
    assert words(build_small_chart(chart([1, None, 3]), YEARS))[2:] == ["Jan 2024", "Dec 2025", "n = 2"]


@pytest.mark.parametrize("count", [1, 2, 12, 13, 60, 600])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_any_number_of_figures_is_drawn_within_the_picture(count: int, theme: object) -> None:
    one = chart([float(50 + place % 7) for place in range(count)])
    time = find_time_span([one])
    assert time is not None
    svg = build_small_chart(one, time, theme)  # type: ignore[arg-type]
    places = re.findall(r"[ML]([\d.]+) ([\d.]+)", " ".join(path.get("d", "") for path in drawn(svg, "path")))
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in places)


def test_without_figures_there_is_nothing_to_draw() -> None:
    assert build_small_chart(chart([]), YEARS) == ""
