"""Figures: periods, observations, before-and-after results."""

from typing import Any

import pytest
from pydantic import ValidationError

from toc.model.figures import FigureKey, Observation, ObservationState, PairedResult, Period

QUARTER = {"start": "2024-04-01", "end": "2024-06-30"}
CELL = {"indicator": "i", "period": QUARTER}


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024-04-01", "2024-04-01", 1),
        ("2024-02-01", "2024-02-29", 29),
        ("2023-04-01", "2024-03-31", 366),
        ("2024-04-02", "2024-04-01", None),
    ],
)
def test_a_period_holds_both_its_ends_and_runs_forward(start: str, end: str, days: int | None) -> None:
    if days is None:
        with pytest.raises(ValidationError, match="the period ends before it starts"):
            Period.model_validate({"start": start, "end": end})
    else:
        period = Period.model_validate({"start": start, "end": end})
        assert period.days == days
        assert period.key == f"{start}/{end}"


@pytest.mark.parametrize(
    ("fields", "taken"),
    [
        ({"value": 0}, True),
        ({"numerator": 3}, True),
        ({"numerator": 3, "denominator": 4}, True),
        ({}, False),
        ({"denominator": 4}, False),
        ({"note": "Nobody counted"}, False),
        ({"state": "not_yet_known"}, True),
        ({"state": "suppressed"}, True),
        ({"state": "suppressed", "denominator": 4}, True),
        ({"value": 1, "denominator": 0}, False),
        ({"value": 1, "denominator": -1}, False),
        ({"value": 1, "n": -1}, False),
        ({"value": 1, "sd": -0.1}, False),
        ({"value": 1, "sd": 0}, True),
        ({"value": 1, "lower": 0.5, "upper": 1.5}, True),
        ({"value": 1, "lower": 1, "upper": 1}, True),
        ({"value": 1, "lower": 1.5, "upper": 0.5}, False),
        ({"value": float("nan")}, False),
        ({"value": float("inf")}, False),
    ],
)
def test_a_reported_figure_says_something_that_can_be_reckoned_with(fields: dict[str, Any], taken: bool) -> None:
    if taken:
        assert Observation.model_validate(CELL | fields).indicator == "i"
    else:
        with pytest.raises(ValidationError):
            Observation.model_validate(CELL | fields)


def test_not_reported_zero_and_suppressed_are_three_different_things() -> None:
    zero = Observation.model_validate(CELL | {"value": 0})
    unknown, hidden = (Observation.model_validate(CELL | {"state": state}) for state in ("not_yet_known", "suppressed"))
    assert len({zero, unknown, hidden}) == 3
    assert (zero.state, zero.value) == (ObservationState.REPORTED, 0)
    assert unknown.value is hidden.value is None


def test_a_figure_is_told_from_others_by_indicator_period_category_and_comparison() -> None:
    keys = [
        Observation.model_validate(CELL | {"value": 1} | more).key
        for more in (
            {},
            {"indicator": "j"},
            {"period": QUARTER | {"end": "2024-07-01"}},
            {"category": "north"},
            {"comparison": "north"},
        )
    ]
    assert len(set(keys)) == 5
    assert Observation.model_validate(CELL | {"value": 2, "note": "Again", "provisional": True}).key == keys[0]
    assert keys[0] == FigureKey.model_validate(CELL)


@pytest.mark.parametrize(
    ("fields", "taken"),
    [
        ({"closed": 0, "paired": 0}, True),
        ({"closed": 10, "paired": 10}, True),
        ({"closed": 10, "paired": 11}, False),
        ({"closed": 10, "paired": 6, "improved": 3, "unchanged": 2, "deteriorated": 1}, True),
        ({"closed": 10, "paired": 6, "improved": 4, "unchanged": 2, "deteriorated": 1}, False),
        ({"closed": 10, "paired": 6, "cases_before": 4, "recovered": 4}, True),
        ({"closed": 10, "paired": 6, "cases_before": 4, "recovered": 5}, False),
        ({"closed": 10, "paired": 6, "cases_before": 7, "recovered": 0}, False),
        ({"closed": -1, "paired": 0}, False),
        ({"closed": 10, "paired": 6, "sd_change": -1}, False),
        ({"closed": 10, "paired": 6, "mean_change": -4.5, "sd_change": 2}, True),
    ],
)
def test_before_and_after_counts_add_up(fields: dict[str, Any], taken: bool) -> None:
    item = {"id": "p", "instrument": "s", "period": QUARTER} | fields
    if taken:
        assert PairedResult.model_validate(item).closed == fields["closed"]
    else:
        with pytest.raises(ValidationError):
            PairedResult.model_validate(item)
