"""The status of indicators and of boxes."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.figures import indicator, month, monthly, quarter, share, value
from toc.analysis.element_status import build_element_status
from toc.analysis.periods import months_from
from toc.analysis.process_chart import build_process_chart
from toc.analysis.progress import TargetState
from toc.analysis.series import Series, build_series
from toc.analysis.spc import Assurance, Variation
from toc.analysis.status import STATUS_WORDS, Basis, IndicatorStatus, Status, build_status
from toc.model.indicators import (
    Baseline,
    ChartSettings,
    Definition,
    Direction,
    IndicatorKind,
    Measure,
    MeasureRole,
    Rebase,
    Target,
)

FLAT: list[float | None] = [50, 53, 49, 52, 50, 51, 48, 53, 50, 49, 52, 51, 50]
MEAN = indicator(IndicatorKind.MEAN)
BASELINE = Baseline(period=quarter(0), numerator=48, denominator=80)


def soon(series: Series) -> date:
    return series.points[-1].period.end + timedelta(days=1)


def status(series: Series, *targets: Target, on: date | None = None) -> IndicatorStatus:
    return build_status(series, targets, on or soon(series))


def goal(number: float, **fields: Any) -> Target:
    period = months_from(date(2025, 4, 1), 12)
    return Target.model_validate({"id": "t", "indicator": "i", "period": period, "value": number} | fields)


def test_no_figures_goes_before_everything() -> None:
    ours = build_status(build_series(indicator(), []), [goal(1)], date(2024, 8, 9))
    assert (ours.status, ours.basis, ours.rule) == (
        Status.NO_FIGURES,
        Basis.FIGURES,
        "There is no figure by 9 Aug 2024.",
    )
    later = build_series(indicator(), [share(quarter(3), 1, 2)])
    assert build_status(later, [], date(2024, 8, 9)).status is Status.NO_FIGURES


def test_late_goes_before_what_the_figures_show_and_names_whom_it_is_due_from() -> None:
    series = monthly(indicator(IndicatorKind.MEAN, owner="the team lead"), [*FLAT, 90])
    assert status(series).status is Status.IMPROVING
    late = status(series, on=month(14).end + timedelta(days=31))
    assert (late.status, late.basis) == (Status.LATE, Basis.DUE_DATES)
    assert late.rule == "Due from the team lead and not in: Jun 2025."
    assert status(series, on=month(14).end + timedelta(days=30)).status is Status.IMPROVING


@pytest.mark.parametrize(
    ("direction", "last", "expected", "variation"),
    [
        (Direction.INCREASE, 90, Status.IMPROVING, Variation.IMPROVEMENT_HIGH),
        (Direction.INCREASE, 10, Status.WORSENING, Variation.CONCERN_LOW),
        (Direction.DECREASE, 10, Status.IMPROVING, Variation.IMPROVEMENT_LOW),
        (Direction.DECREASE, 90, Status.WORSENING, Variation.CONCERN_HIGH),
        (Direction.NEITHER, 90, Status.HIGHER, Variation.NEUTRAL_HIGH),
        (Direction.NEITHER, 10, Status.LOWER, Variation.NEUTRAL_LOW),
        (Direction.INCREASE, 51, Status.NO_CLEAR_CHANGE, Variation.COMMON_CAUSE),
    ],
)
def test_with_limits_the_last_point_decides(
    direction: Direction, last: float, expected: Status, variation: Variation
) -> None:
    ours = status(monthly(MEAN.model_copy(update={"direction": direction}), [*FLAT, last]))
    assert (ours.status, ours.basis, ours.variation) == (expected, Basis.LIMITS, variation)
    assert ours.rule.startswith("Process limits on 14 figures (preset careful), last one May 2025: ")


def test_with_13_points_limits_decide_and_with_12_the_baseline_does() -> None:
    baseline = Baseline(period=quarter(-1), numerator=48, denominator=80)
    for n, basis in ((12, Basis.DIFFERENCE), (13, Basis.LIMITS)):
        figures = [share(month(i), 56 + i % 3, 70) for i in range(n)]
        one = indicator(frequency="monthly", baseline=baseline)
        ours = status(build_series(one, figures))
        assert ours.basis is basis
        assert (ours.change is None) == (basis is Basis.LIMITS)


@pytest.mark.parametrize(
    ("direction", "now", "expected"),
    [
        (Direction.INCREASE, 56, Status.IMPROVING),
        (Direction.DECREASE, 56, Status.WORSENING),
        (Direction.NEITHER, 56, Status.HIGHER),
        (Direction.NEITHER, 20, Status.LOWER),
        (Direction.INCREASE, 44, Status.NO_CLEAR_CHANGE),
    ],
)
def test_without_limits_the_latest_against_the_baseline_decides(
    direction: Direction, now: int, expected: Status
) -> None:
    ours = status(build_series(indicator(direction=direction, baseline=BASELINE), [share(quarter(4), now, 70)]))
    assert (ours.status, ours.basis) == (expected, Basis.DIFFERENCE)
    assert ours.rule.startswith(f"2025/26 Q1 against the baseline: {now} of 70 against 48 of 80")
    assert ours.words == STATUS_WORDS[expected]


def test_without_a_baseline_or_with_small_numbers_it_is_too_few_to_judge() -> None:
    alone = status(build_series(indicator(), [share(quarter(0), 30, 70)]))
    assert (alone.status, "no baseline" in alone.rule) == (Status.TOO_FEW, True)
    small = status(build_series(indicator(baseline=BASELINE), [share(quarter(4), 5, 9)]))
    assert small.words == "too few to judge"
    assert "fewer than 10" in small.rule


def test_a_baseline_that_is_one_of_the_figures_brings_its_spread() -> None:
    one = indicator(IndicatorKind.MEAN, baseline=Baseline(period=quarter(0), value=10))
    figures = [value(quarter(0), 10, n=20, sd=2), value(quarter(4), 14, n=20, sd=2)]
    assert status(build_series(one, figures)).status is Status.IMPROVING


def test_a_provisional_figure_counts_and_is_said_to_be_one() -> None:
    ours = status(build_series(indicator(baseline=BASELINE), [share(quarter(4), 56, 70, provisional=True)]))
    assert ours.status is Status.IMPROVING
    assert ours.rule.endswith("The latest figure is provisional.")


def test_the_status_is_as_at_a_day() -> None:
    series = monthly(MEAN, [*FLAT, 90])
    assert build_status(series, [], month(12).end).status is Status.NO_CLEAR_CHANGE
    assert build_status(series, [], month(13).end).status is Status.IMPROVING
    half_way = month(13).start
    assert build_status(series.ended_by(half_way), [], half_way).status is Status.NO_CLEAR_CHANGE


@pytest.mark.parametrize(
    ("target", "assurance", "state"),
    [
        (40, Assurance.PASS, TargetState.MET),
        (51, Assurance.HIT_OR_MISS, TargetState.NOT_DUE),
        (70, Assurance.FAIL, TargetState.NOT_DUE),
    ],
)
def test_the_target_is_a_second_mark_and_has_assurance_where_there_are_limits(
    target: float, assurance: Assurance, state: TargetState
) -> None:
    ours = status(monthly(MEAN, FLAT), goal(target))
    assert (ours.assurance, ours.progress.target_state) == (assurance, state)
    assert status(monthly(MEAN, FLAT[:12]), goal(target)).assurance is None


def test_assurance_takes_the_target_in_force_at_the_last_point() -> None:
    revised = goal(70, id="new", agreed_on=month(12).end + timedelta(days=1), replaces="t")
    ours = status(monthly(MEAN, FLAT), goal(40), revised, on=month(13).start)
    assert ours.assurance is Assurance.PASS
    assert ours.progress.target == revised


def test_a_target_for_the_years_sum_has_no_assurance_on_single_months_but_a_year_so_far() -> None:
    ours = status(monthly(indicator(IndicatorKind.COUNT), FLAT), goal(600))
    assert ours.variation is Variation.COMMON_CAUSE
    assert ours.assurance is None
    assert ours.year_to_date is not None
    assert (ours.year_to_date.actual, ours.year_to_date.expected) == (50, 50)


def test_rolling_figures_have_no_limits_and_no_verdict() -> None:
    ours = status(monthly(MEAN.model_copy(update={"cumulative": True, "baseline": BASELINE}), [*FLAT, 90]))
    assert (ours.variation, ours.status) == (None, Status.TOO_FEW)


def test_limits_start_anew_at_a_rebase_and_at_a_change_of_definition() -> None:
    numbers: list[float | None] = [*FLAT, *(90 + n for n in FLAT if n)]
    middle = month(12).start + timedelta(days=3)
    plain = build_process_chart(monthly(MEAN, numbers), [], month(30).end)
    assert len(plain.segments) == 1
    rebased = MEAN.model_copy(update={"chart": ChartSettings(rebases=(Rebase(on=middle, reason="a new post"),))})
    changed = MEAN.model_copy(update={"definitions": (Definition(), Definition(in_force_from=middle))})
    for one in (rebased, changed):
        chart = build_process_chart(monthly(one, numbers), [], month(30).end)
        assert [segment.start for segment in chart.segments] == [month(0).start, month(13).start]
        assert chart.variation is Variation.COMMON_CAUSE


def test_a_commissioner_sees_their_own_target() -> None:
    theirs, others = goal(40, id="a", commissioner="icb"), goal(70, id="b", commissioner="council")
    assert build_status(monthly(MEAN, FLAT), [others, theirs], month(13).start, "icb").progress.target == theirs


def tied(*ids: str, role: MeasureRole = MeasureRole.MAIN) -> list[Measure]:
    return [Measure(id=f"m{one}", indicator=one, element="box", role=role) for one in ids]


def standing(one: str, how: Status) -> IndicatorStatus:
    any_status = status(build_series(indicator(), [share(quarter(0), 30, 70)]))
    return any_status.model_copy(update={"indicator": one, "status": how})


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([Status.IMPROVING, Status.WORSENING, Status.NO_CLEAR_CHANGE], Status.MIXED),
        ([Status.WORSENING, Status.NO_CLEAR_CHANGE], Status.WORSENING),
        ([Status.IMPROVING, Status.NO_CLEAR_CHANGE, Status.LATE], Status.IMPROVING),
        ([Status.NO_CLEAR_CHANGE, Status.LATE, Status.NO_FIGURES], Status.NO_CLEAR_CHANGE),
        ([Status.HIGHER, Status.NO_CLEAR_CHANGE], Status.HIGHER),
        ([Status.HIGHER, Status.LOWER], Status.MIXED),
        ([Status.HIGHER, Status.LOWER, Status.IMPROVING], Status.IMPROVING),
        ([Status.LATE, Status.TOO_FEW, Status.NO_FIGURES], Status.LATE),
        ([Status.TOO_FEW, Status.NO_FIGURES], Status.TOO_FEW),
        ([Status.NO_FIGURES], Status.NO_FIGURES),
    ],
)
def test_a_box_takes_the_status_of_its_main_indicators(statuses: list[Status], expected: Status) -> None:
    ids = [f"i{place}" for place in range(len(statuses))]
    ours = build_element_status("box", tied(*ids), [standing(one, how) for one, how in zip(ids, statuses, strict=True)])
    assert ours is not None
    assert ours.status is expected
    assert sum(count.indicators for count in ours.counts) == len(statuses)


def test_a_box_shows_the_counts_and_leaves_supporting_indicators_out() -> None:
    ours = build_element_status(
        "box",
        [*tied("a", "b", "c"), *tied("d", role=MeasureRole.SUPPORTING)],
        [
            standing("a", Status.IMPROVING),
            standing("b", Status.IMPROVING),
            standing("c", Status.LATE),
            standing("d", Status.WORSENING),
            standing("elsewhere", Status.WORSENING),
        ],
    )
    assert ours is not None
    assert ours.words == "improving: 2 improving, 1 late"
    assert build_element_status("box", tied("d", role=MeasureRole.SUPPORTING), [standing("d", Status.LATE)]) is None


def test_every_status_has_its_words() -> None:
    assert set(STATUS_WORDS) == set(Status)
