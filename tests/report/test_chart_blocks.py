"""An indicator as a chart of a document: what is in it, and that nothing in it says more than its table."""

import json
import re
from datetime import date

import pytest

from toc.analysis.periods import months_from
from toc.analysis.published_chart import build_published_chart
from toc.analysis.series import build_series
from toc.model.collections import checked
from toc.model.figures import Observation, Period
from toc.model.indicators import (
    Baseline,
    Comparison,
    Direction,
    Event,
    Frequency,
    Indicator,
    IndicatorKind,
    Target,
)
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.blocks import ChartBlock, Role
from toc.report.chart_blocks import build_best_chart

TODAY = date(2026, 9, 30)
FAMILIES = Indicator(
    id="i", name="Families seen", unit="families", direction=Direction.INCREASE, frequency=Frequency.MONTHLY
)
SHARE = Indicator(id="i", name="Improved", kind=IndicatorKind.PERCENTAGE, direction=Direction.INCREASE)
STEADY = [50, 47, 52, 48, 51, 49, 53, 48, 50, 52, 47, 51, 60, 62, 61, 63, 60, 64, 62, 61]


def month(place: int) -> Period:
    return months_from(date(2025 + place // 12, place % 12 + 1, 1), 1)


def quarter(place: int) -> Period:
    return months_from(date(2024 + place // 4, place % 4 * 3 + 1, 1), 3)


def counts(values: list[int]) -> list[Observation]:
    return [Observation(indicator="i", period=month(place), value=value) for place, value in enumerate(values)]


def shares(pairs: list[tuple[int, int]]) -> list[Observation]:
    return [
        Observation(indicator="i", period=quarter(place), numerator=part, denominator=whole)
        for place, (part, whole) in enumerate(pairs)
    ]


def block(
    indicator: Indicator,
    figures: list[Observation],
    small_numbers: SmallNumbers = SmallNumbers.NONE,
    **programme: object,
) -> ChartBlock:
    base = Programme(id="p", name="Team", indicators=(indicator,))
    whole = checked(base, **programme)
    chart = build_published_chart(build_series(indicator, figures), whole.targets, TODAY, small_numbers)
    return build_best_chart(whole, chart, figures)


def roles(chart: ChartBlock) -> list[Role]:
    return [one.role for one in chart.data.series]


def everything_said(chart: ChartBlock) -> str:
    """All that leaves with a chart, its picture's data and hover among it."""
    figure = "" if chart.figure is None else chart.figure.to_json()
    cells = [cell.text + repr(cell.value) for row in chart.table.rows for cell in row] if chart.table else []
    return "\n".join([repr(chart.data), chart.words, chart.method, chart.alternative, figure, *cells])


def test_many_figures_are_charted_within_limits_with_signals_as_series_of_their_own() -> None:
    chart = block(FAMILIES, counts(STEADY))
    assert roles(chart) == [Role.FIGURES, Role.IMPROVEMENT, Role.CONCERN, Role.MEAN, Role.LIMIT, Role.LIMIT]
    improved = chart.data.series[1].values
    assert improved[-1] == 61
    assert improved[8] is None
    assert chart.words.startswith("A real improvement since January 2026")
    assert "XmR chart" in chart.method


def test_few_shares_are_charted_with_their_intervals() -> None:
    chart = block(SHARE, shares([(30, 60), (41, 60)]))
    low, high = (one.values for one in chart.data.series[1:3])
    assert roles(chart) == [Role.FIGURES, Role.INTERVAL_LOW, Role.INTERVAL_HIGH]
    assert low[0] == pytest.approx(37.7, abs=0.05)
    assert high[0] == pytest.approx(62.3, abs=0.05)
    assert "95 % intervals: Wilson" in chart.method
    assert chart.table is not None
    assert [cell.text for cell in chart.table.rows[0]] == ["2023/24 Q4", "50", "30", "60", "37.7 to 62.3", ""]


def test_unit_periods_and_n_stand_beneath_every_chart() -> None:
    method = block(SHARE, shares([(30, 60), (41, 50)])).method
    assert method.startswith("Unit: %, higher is better. 2023/24 Q4 to 2024/25 Q1, n = 2 figures, each of 50 to 60.")
    assert block(FAMILIES, counts([12])).method.startswith("Unit: families, higher is better. Jan 2025, n = 1 figure.")


def test_target_baseline_comparison_and_events_are_there_to_read() -> None:
    indicator = checked(SHARE, baseline=Baseline(value=45), comparisons=(Comparison(id="eng", name="England"),))
    england = Observation(indicator="i", period=quarter(1), value=58.5, comparison="eng")
    chart = block(
        indicator,
        [*shares([(30, 60), (41, 60)]), england],
        targets=(Target(id="t", indicator="i", value=70, period=quarter(3)),),
        events=(Event(id="e", on=date(2024, 5, 1), label="A new post"),),
    )
    named = {one.name: one.values for one in chart.data.series}
    assert named["Target for 2024/25 Q3"] == (70, 70)
    assert named["Baseline"] == (45, 45)
    assert named["England"] == (None, 58.5)
    assert "Event: 1 May 2024, A new post." in chart.method
    assert chart.table is not None
    assert [column.title for column in chart.table.columns][-2:] == ["England", "Note"]


def test_without_figures_there_is_no_picture_and_the_words_say_so() -> None:
    chart = block(FAMILIES, [])
    assert chart.figure is None
    assert chart.words == "No figures yet."
    assert chart.table is not None
    assert chart.table.rows == ()


def test_a_hidden_count_takes_limits_and_signals_with_it() -> None:
    hidden = block(FAMILIES, counts([*STEADY[:19], 3]), SmallNumbers.FEWER_THAN_5)
    assert Role.LIMIT not in roles(hidden)
    assert Role.CONCERN not in roles(hidden)
    assert "Process limits are not drawn, because figures are hidden" in hidden.method
    assert Role.LIMIT in roles(block(FAMILIES, counts([*STEADY[:19], 3])))


def test_limits_of_rounded_figures_are_no_more_exact_than_they_are() -> None:
    chart = block(FAMILIES, counts(STEADY), SmallNumbers.FEWER_THAN_5)
    values = {one.name: one.values for one in chart.data.series}
    assert values["Families seen"][:3] == (50, 45, 50)
    assert all(value == round(value) for name in ("Mean", "Upper process limit") for value in values[name] if value)
    assert "worked out from the exact figures" in chart.method


@pytest.mark.parametrize("small_numbers", [SmallNumbers.FEWER_THAN_5, SmallNumbers.NHS])
def test_no_exact_figure_leaves_in_any_part_of_a_protected_chart(small_numbers: SmallNumbers) -> None:
    exact = [1237, 1262, 3, 1288, 1213]
    indicator = checked(FAMILIES, baseline=Baseline(value=1187))
    chart = block(indicator, counts(exact), small_numbers)
    said = everything_said(chart).replace(",", "")
    assert not [value for value in (1237, 1262, 1288, 1213, 1187) if re.search(rf"\b{value}\b", said)]
    assert "1190" in said or "1185" in said


def test_a_baseline_that_is_part_of_a_printed_sum_is_not_printed() -> None:
    """3 and 20 families leave as a sum: the baseline of 20 would give the 3 away."""
    indicator = checked(FAMILIES, baseline=Baseline(value=20, period=month(1)))
    chart = block(indicator, counts([3, 20, 30, 35]), SmallNumbers.FEWER_THAN_5)
    assert chart.data.categories[0] == "Jan 2025 to Feb 2025"
    assert Role.BASELINE not in roles(chart)
    assert "baseline" not in chart.words


def test_a_small_baseline_is_hidden_like_any_other_count() -> None:
    indicator = checked(FAMILIES, baseline=Baseline(value=3))
    assert Role.BASELINE in roles(block(indicator, counts([30, 40])))
    assert Role.BASELINE not in roles(block(indicator, counts([30, 40]), SmallNumbers.FEWER_THAN_5))


def test_whether_a_target_is_met_is_not_said_of_a_hidden_figure() -> None:
    target = Target(id="t", indicator="i", value=2, period=month(2))
    told = block(FAMILIES, counts([30, 40, 3]), targets=(target,))
    kept = block(checked(FAMILIES, cumulative=True), counts([30, 40, 3]), SmallNumbers.FEWER_THAN_5, targets=(target,))
    assert "is met" in told.words
    assert "met" not in kept.words
    assert "hidden to protect small numbers" in kept.words


def test_a_picture_is_drawn_of_what_is_published_and_stands_for_itself_as_json() -> None:
    chart = block(FAMILIES, counts([3, 20, 30, 35]), SmallNumbers.FEWER_THAN_5)
    drawn = json.loads(chart.figure.to_json())
    assert drawn["data"][0]["y"] == [25, 30, 35]


def test_a_chart_in_a_document_leaves_it_to_the_document_to_say_how_small_numbers_are_protected() -> None:
    programme = Programme(id="p", name="Team", indicators=(FAMILIES,))
    figures = counts(STEADY)
    chart = build_published_chart(build_series(FAMILIES, figures), (), TODAY, SmallNumbers.FEWER_THAN_5)
    alone, within = (build_best_chart(programme, chart, figures, alone=whether) for whether in (True, False))
    rule = "1 to 4 people are shown as <5"
    assert rule in alone.method
    assert rule in alone.table.note  # type: ignore[union-attr]
    assert rule not in within.method + within.table.note  # type: ignore[union-attr]
    assert within.method.endswith("Small numbers are protected.")
