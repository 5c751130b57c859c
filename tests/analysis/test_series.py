"""Observations to series, progress and words."""

from datetime import date

import pytest

from toc.analysis.periods import months_from
from toc.analysis.progress import TargetState, build_progress, target_in_force
from toc.analysis.series import OverlappingPeriods, Series, build_series, value_of
from toc.analysis.words import change_text, figure_text, number_text, progress_text, value_text
from toc.model.figures import Observation, ObservationState
from toc.model.indicators import Baseline, Direction, Frequency, Indicator, IndicatorKind, Target

IMPROVED = Indicator(
    id="i",
    name="Families improved",
    kind=IndicatorKind.PERCENTAGE,
    direction=Direction.INCREASE,
    baseline=Baseline(numerator=27, denominator=50),
)
Q1, Q2, Q3 = (months_from(date(2024, month, 1), 3) for month in (4, 7, 10))


def percentage(period_start: date, numerator: float, denominator: float) -> Observation:
    return Observation(indicator="i", period=months_from(period_start, 3), numerator=numerator, denominator=denominator)


def series_of(*observations: Observation) -> Series:
    return build_series(IMPROVED, observations)


def target(target_id: str, value: float, year: int, agreed: date | None = None, replaces: str | None = None) -> Target:
    return Target(
        id=target_id,
        indicator="i",
        value=value,
        period=months_from(date(year, 4, 1), 12),
        agreed_on=agreed,
        replaces=replaces,
    )


@pytest.mark.parametrize(
    ("kind", "per", "value"),
    [(IndicatorKind.PERCENTAGE, None, 25.0), (IndicatorKind.RATE, 10_000, 2500.0), (IndicatorKind.MEAN, None, 0.25)],
)
def test_a_numerator_over_a_denominator_gives_the_indicators_unit(
    kind: IndicatorKind, per: int | None, value: float
) -> None:
    indicator = Indicator(id="i", name="I", kind=kind, per=per)
    figure = Observation(indicator="i", period=Q1, numerator=10, denominator=40)
    assert value_of(indicator, figure) == value


@pytest.mark.parametrize(("part", "whole", "percent"), [(7, 100, 7), (29, 100, 29), (57, 100, 57), (14, 200, 7)])
def test_a_whole_per_cent_is_exactly_that(part: int, whole: int, percent: int) -> None:
    """Else a figure of 7 per cent would lie above a target of 7."""
    assert value_of(IMPROVED, percentage(date(2024, 7, 1), part, whole)) == percent


def test_a_percentage_without_a_denominator_is_not_known() -> None:
    figure = Observation(indicator="i", period=Q1, numerator=10)
    assert value_of(IMPROVED, figure) is None
    assert value_of(Indicator(id="i", name="I", kind=IndicatorKind.COUNT), figure) == 10


def test_figures_come_in_order_and_a_skipped_period_leaves_a_gap() -> None:
    series = series_of(percentage(date(2024, 10, 1), 30, 60), percentage(date(2024, 4, 1), 20, 80))
    assert [(point.period, point.value) for point in series.points] == [(Q1, 25.0), (Q2, None), (Q3, 50.0)]
    assert series.latest is not None
    assert series.latest.period == Q3


def test_an_irregular_indicator_has_no_gaps() -> None:
    indicator = IMPROVED.model_copy(update={"frequency": Frequency.IRREGULAR})
    observations = [percentage(date(2024, 4, 1), 20, 80), percentage(date(2024, 10, 1), 30, 60)]
    assert len(build_series(indicator, observations).points) == 2


def test_a_figure_not_yet_known_is_no_zero() -> None:
    unknown = Observation(indicator="i", period=Q2, state=ObservationState.NOT_YET_KNOWN)
    series = series_of(percentage(date(2024, 4, 1), 0, 80), unknown)
    assert [point.value for point in series.points] == [0.0, None]


def test_overlapping_periods_are_refused_by_name() -> None:
    year = Observation(indicator="i", period=months_from(date(2024, 4, 1), 12), numerator=1, denominator=2)
    with pytest.raises(OverlappingPeriods, match="2024-04-01/2025-03-31 and 2024-07-01/2024-09-30"):
        series_of(percentage(date(2024, 7, 1), 1, 2), year)


def test_other_categories_comparisons_and_indicators_stay_out() -> None:
    england = percentage(date(2024, 4, 1), 1, 2).model_copy(update={"comparison": "england"})
    team = percentage(date(2024, 4, 1), 1, 2).model_copy(update={"category": "north"})
    other = percentage(date(2024, 4, 1), 1, 2).model_copy(update={"indicator": "j"})
    assert series_of(england, team, other).points == ()
    assert len(build_series(IMPROVED, [england, team, other], comparison="england").points) == 1


def test_the_target_in_force_is_the_next_one_due_that_nothing_has_replaced() -> None:
    old, new = target("a", 70, 2024), target("b", 75, 2024, date(2024, 8, 1), replaces="a")
    later, past = target("c", 80, 2025), target("d", 60, 2022)
    targets = [later, old, new, past]
    assert target_in_force(targets, "i", date(2024, 7, 31)) == old
    assert target_in_force(targets, "i", date(2024, 8, 1)) == new
    assert target_in_force(targets, "i", date(2027, 1, 1)) == later
    assert target_in_force([target("z", 1, 2024)], "another", date(2024, 7, 1)) is None


@pytest.mark.parametrize(
    ("direction", "numerator", "on", "state"),
    [
        (Direction.INCREASE, 35, date(2024, 12, 1), TargetState.MET),
        (Direction.INCREASE, 34, date(2024, 12, 1), TargetState.NOT_DUE),
        (Direction.INCREASE, 34, date(2025, 4, 30), TargetState.NOT_DUE),
        (Direction.INCREASE, 34, date(2025, 5, 1), TargetState.NOT_MET),
        (Direction.DECREASE, 35, date(2024, 12, 1), TargetState.MET),
        (Direction.DECREASE, 36, date(2025, 5, 1), TargetState.NOT_MET),
        (Direction.NEITHER, 35, date(2024, 12, 1), TargetState.NONE),
    ],
)
def test_a_target_is_met_at_its_value_in_the_good_direction(
    direction: Direction, numerator: int, on: date, state: TargetState
) -> None:
    indicator = IMPROVED.model_copy(update={"direction": direction})
    series = build_series(indicator, [percentage(date(2024, 7, 1), numerator, 50)])
    assert build_progress(series, [target("a", 70, 2024)], on).target_state is state


def test_progress_is_put_in_two_plain_sentences() -> None:
    series = series_of(percentage(date(2024, 7, 1), 41, 60))
    progress = build_progress(series, [target("a", 70, 2024)], date(2024, 12, 1))
    assert progress_text(IMPROVED, progress) == (
        "68.3 % in 2024/25 Q2, up 14.3 points from the baseline of 54 %. The target of 70 % for 2024/25 is not due yet."
    )


def test_no_figures_are_said_to_be_missing() -> None:
    assert progress_text(IMPROVED, build_progress(series_of(), [], date(2024, 12, 1))) == "No figures yet."


def test_figures_of_later_periods_do_not_count_as_at_an_earlier_day() -> None:
    series = series_of(percentage(date(2024, 4, 1), 1, 4), percentage(date(2024, 10, 1), 3, 4))
    progress = build_progress(series, [], date(2024, 9, 30))
    assert progress.latest is not None
    assert progress.latest.value == 25


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234.0, "1,234"), (12.34, "12.3"), (-3, "\N{MINUS SIGN}3"), (99.96, "100"), (1e6, "1,000,000")],
)
def test_numbers_are_written_for_readers(value: float, text: str) -> None:
    assert number_text(value) == text


def test_values_carry_their_unit() -> None:
    money = Indicator(id="m", name="M", kind=IndicatorKind.MONEY)
    days = Indicator(id="d", name="D", kind=IndicatorKind.MEDIAN, unit="days")
    rate = Indicator(id="r", name="R", kind=IndicatorKind.RATE, per=10_000)
    assert value_text(money, -1500) == "\N{MINUS SIGN}£1,500"
    assert value_text(days, 21) == "21 days"
    assert value_text(rate, 35.04) == "35 per 10,000"
    assert change_text(IMPROVED, 1) == "+1 point"
    assert change_text(days, -2) == "\N{MINUS SIGN}2 days"


def test_a_figure_is_told_with_the_numbers_it_rests_on() -> None:
    (point,) = series_of(percentage(date(2024, 7, 1), 41, 60)).points
    assert figure_text(IMPROVED, point) == "68.3 % (41/60)"
    assert figure_text(IMPROVED, point.model_copy(update={"numerator": None})) == "68.3 %"
    assert figure_text(IMPROVED, point.model_copy(update={"value": None})) == ""
