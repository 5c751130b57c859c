"""The picture of need and reach."""

from datetime import date

import pytest

from toc.analysis.need import build_need
from toc.charts.need import build_need_chart
from toc.charts.pictures import find_browser, render_pictures, stop_browser
from toc.model.plans import NeedInputs, ServiceYear

YEARS = (
    ServiceYear(starts=date(2024, 4, 1), families_reached=100, caseload=25, staff=4),
    ServiceYear(starts=date(2025, 4, 1)),
)


def test_the_range_is_a_band_and_every_estimate_is_named() -> None:
    need = build_need(NeedInputs(births=1000, high_prevalence=0.34, years=YEARS))
    figure = build_need_chart(need)
    [band] = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (band.y0, band.y1) == (150, 340)
    assert [note.text for note in figure.layout.annotations] == ["need, low<br>150", "need, high<br>340"]


def test_a_year_without_families_has_no_bar_and_one_without_posts_no_dash() -> None:
    need = build_need(NeedInputs(births=1000, years=YEARS))
    bars, dashes = build_need_chart(need).data
    assert list(bars.y) == [100, None]
    assert list(dashes.y) == [100, None]
    assert list(bars.x) == ["2024/25", "2025/26"]


def test_without_years_each_estimate_is_a_bar() -> None:
    [bars] = build_need_chart(build_need(NeedInputs(births=1000, high_prevalence=0.2))).data
    assert list(bars.x) == ["low", "high"]
    assert list(bars.y) == [150, 200]


def test_nothing_known_is_an_empty_frame() -> None:
    figure = build_need_chart(build_need(NeedInputs(years=YEARS[1:])))
    assert figure.layout.yaxis.range[1] > 0
    assert not figure.layout.annotations


def test_thousands_on_an_axis_have_commas() -> None:
    if find_browser() is None:
        pytest.skip("there is no Chrome, Edge or Chromium here")
    need = build_need(NeedInputs(births=30_000, years=YEARS))
    (svg,) = render_pictures([build_need_chart(need)], "svg")
    stop_browser()
    assert b">4,000<" in svg
    assert b">4000<" not in svg
