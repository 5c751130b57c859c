"""Skipped periods: what one point stands for, and what a gap breaks."""

from datetime import date, timedelta
from typing import Any

import pytest

from toc.analysis.spc import SpcRefused, SpcResult, SpcSeries, SpcSettings, Withheld, analyse
from toc.analysis.spc_gaps import SpcPeriod
from toc.model.indicators import SpcPreset

DAY = timedelta(days=1)
CALM = [50.0, 52, 49, 51, 50, 48, 52, 50, 51, 49, 52, 48, 50, 51, 49, 50]


def months(*numbers: int, day: int = 1) -> list[date]:
    return [date(2020 + number // 12, number % 12 + 1, day) for number in numbers]


def chart(dates: list[date], values: list[float] | None = None, **settings: Any) -> SpcResult:
    given = [CALM[place % len(CALM)] for place in range(len(dates))] if values is None else values
    (result,) = analyse([SpcSeries(dates, given)], SpcSettings(**settings))
    return result


EVERY = range(16)
FROM_MONDAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        ([FROM_MONDAY + DAY * n for n in EVERY], SpcPeriod.DAY),
        ([FROM_MONDAY + DAY * 7 * n for n in EVERY], SpcPeriod.WEEK),
        ([FROM_MONDAY + DAY * 28 * n for n in EVERY], SpcPeriod.WEEK),
        (months(*EVERY), SpcPeriod.MONTH),
        (months(*EVERY, day=28), SpcPeriod.MONTH),
        (months(*(3 * n for n in EVERY)), SpcPeriod.QUARTER),
        (months(*(3 * n + 2 for n in EVERY)), SpcPeriod.QUARTER),
        (months(*(6 * n for n in EVERY)), SpcPeriod.QUARTER),
        (months(*(12 * n + 3 for n in EVERY)), SpcPeriod.YEAR),
    ],
)
def test_a_point_stands_for_the_longest_period_that_fits_and_none_is_a_gap(
    dates: list[date], period: SpcPeriod
) -> None:
    result = chart(dates)
    assert result.period is period
    assert result == chart(dates, period=None, screening=True)
    assert result.segments[0].upper == chart([FROM_MONDAY + DAY * n for n in EVERY]).segments[0].upper


def test_each_series_has_its_own_period() -> None:
    many = [SpcSeries(dates, [1.0] * len(dates)) for dates in (months(*EVERY), months(0, 3, 6), [], months(0, 12, 24))]
    found = [result.period for result in analyse(many, SpcSettings())]
    assert found == [SpcPeriod.MONTH, SpcPeriod.QUARTER, SpcPeriod.DAY, SpcPeriod.YEAR]


RISE = [50.0, 52, 49, 51, 50, 48, 52, 50, 51, 49, 51, 52, 53, 54, 55, 56]


@pytest.mark.parametrize(("skipped_before", "trend"), [(None, True), (9, True), (10, False), (13, False), (15, False)])
def test_a_skipped_month_breaks_a_trend(skipped_before: int | None, trend: bool) -> None:
    dates = months(*(n + (skipped_before is not None and n >= skipped_before) for n in EVERY))
    rules = {point.rule for point in chart(dates, RISE, screening=False).points}
    assert ("trend_up" in rules) == trend
    published = {point.rule for point in chart(dates, RISE, screening=False, preset=SpcPreset.NHSR).points}
    assert "trend_up" in published


def test_no_moving_range_crosses_a_skipped_month() -> None:
    step = [10.0, 11, 10, 11, 10, 11, 10, 90, 91, 90, 91, 90, 91, 90]
    together, apart = (
        chart(months(*(n + late * (n > 6) for n in range(14))), step, screening=False) for late in (0, 1)
    )
    mean = 706 / 14
    assert together.segments[0].mean == apart.segments[0].mean == mean
    assert apart.segments[0].upper == pytest.approx(mean + 2.66 * 1)
    assert together.segments[0].upper == pytest.approx(mean + 2.66 * (12 + 80) / 13)


def test_fixed_points_are_counted_without_the_months_skipped() -> None:
    dates = months(*(n + 5 * (n > 4) for n in range(20)))
    wild = [*CALM[:12], *[500.0, -500.0] * 4]
    result = chart(dates, wild, fixed_points=12)
    assert result.segments[0].mean == pytest.approx(sum(CALM[:12]) / 12)
    assert result.segments[0].n == 20


def test_the_points_are_those_of_the_series_and_no_more() -> None:
    dates = months(*(n + 7 * (n > 4) for n in EVERY))
    assert [point.date for point in chart(dates).points] == dates


def test_a_named_period_is_kept_to() -> None:
    half_years = months(*(6 * n for n in EVERY))
    result = chart(half_years, period=SpcPeriod.MONTH)
    assert (result.withheld, result.segments[0].upper, result.variation) == (Withheld.NO_NEIGHBOURS, None, None)
    assert "No two periods in a row" in result.reason


@pytest.mark.parametrize("preset", list(SpcPreset))
def test_two_figures_for_one_period_are_refused_by_name(preset: SpcPreset) -> None:
    with pytest.raises(SpcRefused, match=r"2020-01-01 and 2020-02-01 are in one quarter\. Keep one value"):
        chart(months(*EVERY), period=SpcPeriod.QUARTER, preset=preset)


@pytest.mark.parametrize(("last", "shared"), [(6, True), (7, False)])
def test_a_week_runs_from_monday_to_sunday(last: int, shared: bool) -> None:
    dates = [FROM_MONDAY, FROM_MONDAY + DAY * last]
    if not shared:
        assert chart(dates, period=SpcPeriod.WEEK).period is SpcPeriod.WEEK
        return
    with pytest.raises(SpcRefused, match="in one week"):
        chart(dates, period=SpcPeriod.WEEK)


def test_a_long_series_beside_short_ones_changes_none_of_them() -> None:
    daily = [FROM_MONDAY + DAY * n for n in range(700)]
    many = [SpcSeries(daily[:n], [CALM[(place * 5) % 16] for place in range(n)]) for n in (700, 20, 0, 1, 129, 128, 40)]
    settings = SpcSettings(rebases=(daily[15], daily[300]))
    assert analyse(many, settings) == tuple(analyse([one], settings)[0] for one in many)


def test_no_series_at_all_gives_no_result() -> None:
    assert analyse([], SpcSettings()) == ()
    (empty,) = analyse([SpcSeries([], [])], SpcSettings(preset=SpcPreset.NHSR))
    assert (empty.segments, empty.withheld) == ((), Withheld.NO_FIGURES)
