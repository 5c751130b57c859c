"""XmR charts against the published implementation, and where the careful preset departs from it."""

import json
from datetime import date, timedelta
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from toc.analysis.spc import (
    Assurance,
    SpcRefused,
    SpcResult,
    SpcSeries,
    SpcSettings,
    Variation,
    analyse,
)
from toc.analysis.spc_rules import RULES
from toc.model.indicators import Direction, SpcPreset

REFERENCE = Path(__file__).parent / "reference"
CASES = json.loads((REFERENCE / "spc_cases.json").read_text())
RANDOM = json.loads((REFERENCE / "spc_random_cases.json").read_text())["cases"]
LABELS = {
    "Common Cause": "none",
    "Above UCL": "above_upper",
    "Below LCL": "below_lower",
    "7 Point Trend (Increasing)": "trend_up",
    "7 Point Trend (Decreasing)": "trend_down",
    "2 in 3 Above CL": "two_in_three_high",
    "2 in 3 Below CL": "two_in_three_low",
    "7 Points Above CL": "shift_high",
    "7 Points Below CL": "shift_low",
}
TYPES = {"c": "common_cause", "i": "improvement", "x": "concern", "h": "neutral_high", "l": "neutral_low"}
DIRECTIONS = {"neutral": "neither", "increase": "increase", "decrease": "decrease"}
ASSURANCE = {"inconsistent": "hit_or_miss"}


def same(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def days(count: int) -> list[date]:
    return [date(2020, 1, 1) + timedelta(days=place) for place in range(count)]


def chart(values: list[float | None], **settings: Any) -> SpcResult:
    (result,) = analyse([SpcSeries(days(len(values)), values)], SpcSettings(**settings))
    return result


def rules(result: SpcResult) -> list[str]:
    return [point.rule.value for point in result.points]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_nhsr_preset_gives_the_published_label_of_every_point(case: dict[str, Any]) -> None:
    given_ = case["input"]
    settings = SpcSettings(
        preset=SpcPreset.NHSR,
        direction=Direction(DIRECTIONS[given_["improvement_direction"]]),
        target=given_["target"],
        screening=given_["screen_outliers"],
        fixed_points=given_["fix_after_n_points"],
        rebases=tuple(date.fromisoformat(day) for day in given_["rebase_dates"] or ()),
    )
    series = SpcSeries([date.fromisoformat(day) for day in given_["dates"]], given_["values"])
    if case["error"]:
        with pytest.raises(SpcRefused):
            analyse([series], settings)
        return
    (result,), expected = analyse([series], settings), case["expected"]
    for ours, theirs in zip(result.segments, expected["segments"], strict=True):
        assert ours.n == theirs["n"]
        assert same(ours.mean, theirs["mean"])
        assert same(ours.lower, theirs["lpl"])
        assert same(ours.upper, theirs["upl"])
    assert rules(result) == [LABELS[point["special_cause_type"]] for point in expected["points"]]
    assert [point.type for point in result.points] == [
        point["point_type"].removeprefix("special_cause_") for point in expected["points"]
    ]
    assert result.variation == expected["variation_icon"]
    assert result.assurance == ASSURANCE.get(expected["assurance_icon"], expected["assurance_icon"])


@pytest.mark.parametrize("case", RANDOM, ids=lambda case: case["k"])
def test_random_series_get_the_published_labels(case: dict[str, Any]) -> None:
    rebases = tuple(days(len(case["y"]))[place] for place in as_list(case["rebase_idx"]))
    settings: dict[str, Any] = {
        "preset": SpcPreset.NHSR,
        "direction": DIRECTIONS.get(case["dir"], case["dir"]),
        "target": case["target"],
        "screening": case["screen"],
        "fixed_points": case["fix"],
        "rebases": rebases,
    }
    if case.get("error"):
        with pytest.raises(SpcRefused):
            chart(case["y"], **settings)
        return
    result = chart(case["y"], **settings)
    assert [segment.n for segment in result.segments] == as_list(case["seg_n"])
    for segment, mean, lower, upper in zip(
        result.segments, as_list(case["mean"]), as_list(case["lpl"]), as_list(case["upl"]), strict=True
    ):
        assert same(segment.mean, mean)
        assert same(segment.lower, lower)
        assert same(segment.upper, upper)
    assert "".join(str(RULES.index(point.rule)) for point in result.points) == case["rule"]
    assert [point.type for point in result.points] == [TYPES[code] for code in case["pt"]]
    assert result.variation == case["variation_icon"]
    assert result.assurance == ASSURANCE.get(case.get("assurance_icon"), case.get("assurance_icon"))


CALM: list[float | None] = [50, 52, 49, 51, 50, 48, 52, 50, 51, 49, 52, 48, 50]


def test_twelve_points_get_a_run_chart_only_and_say_so() -> None:
    few, enough = chart(CALM[:12], direction="increase", target=40), chart(CALM, direction="increase", target=40)
    assert (few.segments[0].upper, few.variation, few.assurance) == (None, None, None)
    assert few.reason == "Too few points for limits (12 of 13)."
    assert enough.segments[0].upper is not None
    assert (enough.variation, enough.assurance, enough.reason) == (Variation.COMMON_CAUSE, Assurance.PASS, "")


def test_a_short_segment_after_a_rebase_has_provisional_limits_and_no_icon() -> None:
    result = chart([*CALM, 70, 71, 69], rebases=(days(14)[13],))
    assert [segment.provisional for segment in result.segments] == [False, True]
    assert result.segments[1].upper is not None
    assert result.variation is None


@pytest.mark.parametrize("values", [[100.0] * 13, [100.0] * 12 + [60.0]])
def test_figures_that_hardly_vary_get_no_limits_and_the_reason(values: list[float | None]) -> None:
    result = chart(values, direction="increase", target=95)
    assert (result.segments[0].lower, result.variation, result.assurance) == (None, None, None)
    assert "hardly vary" in result.reason


def test_the_rounding_of_a_division_is_no_variation() -> None:
    rounded: list[float | None] = [30.0, 30.000000000000004] * 8
    assert "hardly vary" in chart(rounded).reason
    assert chart(rounded, preset="nhsr").segments[0].upper is not None


@pytest.mark.parametrize("direction", ["increase", "decrease"])
@pytest.mark.parametrize("limit", ["lower", "upper"])
def test_a_target_on_a_limit_is_hit_or_missed(direction: str, limit: str) -> None:
    target = getattr(chart(CALM).segments[0], limit)
    assert chart(CALM, direction=direction, target=target).assurance is Assurance.HIT_OR_MISS


def test_a_missing_last_period_leaves_the_icon_of_the_last_figure() -> None:
    result = chart([*CALM, 90, None], direction="increase")
    assert result.variation is Variation.IMPROVEMENT_HIGH
    assert chart([*CALM, 90, None], direction="increase", preset="nhsr").variation is Variation.COMMON_CAUSE


def test_a_gap_breaks_a_trend_without_an_error() -> None:
    rising: list[float | None] = [1, 2, 3, None, 5, 6, 7, 8]
    assert "trend_up" not in rules(chart([*CALM, *rising]))
    with pytest.raises(SpcRefused, match="missing inside a trend"):
        chart([*CALM, *rising], preset="nhsr")


def test_a_point_two_trends_share_belongs_to_the_one_it_ends() -> None:
    saw: list[float | None] = [50, 51, 52, 53, 54, 55, 56, 49, 50, 51, 52, 53, 54, 55]
    careful, published = chart(saw, screening=False), chart(saw, screening=False, preset="nhsr")
    assert rules(careful)[6] == "trend_up"
    assert rules(published)[6] == "trend_down"


def test_cumulative_figures_are_refused_with_the_reason() -> None:
    with pytest.raises(SpcRefused, match="single periods"):
        chart(CALM, cumulative=True)


def test_no_run_crosses_a_rebase() -> None:
    values: list[float | None] = [*CALM, *[53.0] * 7]
    assert "shift_high" in rules(chart(values))
    assert "shift_high" not in rules(chart(values, rebases=(days(17)[16],)))


def test_many_series_at_once_are_charted_as_each_alone() -> None:
    lengths = [5, 13, 20, 40]
    many = [SpcSeries(days(n), [float((place * 7 + n) % 11) for place in range(n)]) for n in lengths]
    settings = SpcSettings(direction=Direction.DECREASE, rebases=(days(30)[25],))
    assert analyse(many, settings) == tuple(analyse([one], settings)[0] for one in many)
