"""Which counts are hidden, and how the others are rounded."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.figures import indicator
from toc.analysis.disclosure import PRESETS, is_disclosive, is_protected, publish_count
from toc.model.indicators import IndicatorKind
from toc.model.priorities import SmallNumbers

CASES = json.loads((Path(__file__).parent / "reference" / "reliable_change_and_disclosure_cases.json").read_text())


@pytest.mark.parametrize("case", CASES["sdc_nhs_digital"]["cases"], ids=lambda case: str(case["n"]))
def test_the_nhs_preset_publishes_as_nhs_england_does(case: dict[str, Any]) -> None:
    assert publish_count(case["n"], SmallNumbers.NHS) == case["published"]


@pytest.mark.parametrize("case", CASES["sdc_fewer_than_5"]["cases"], ids=lambda case: str(case["n"]))
def test_fewer_than_5_publishes_as_its_rule_says(case: dict[str, Any]) -> None:
    assert publish_count(case["n"], SmallNumbers.FEWER_THAN_5) == case["published"]


@pytest.mark.parametrize("count", [0, 1, 4, 7, 1_003])
def test_without_protection_a_count_stays_as_it_is(count: int) -> None:
    assert publish_count(count, SmallNumbers.NONE) == str(count)


@pytest.mark.parametrize(
    ("count", "fewer_than_5", "nhs"), [(0, False, False), (1, True, True), (4, True, True), (5, False, True),
                                       (7, False, True), (8, False, False)]
)  # fmt: skip
def test_a_count_is_small_up_to_the_presets_limit(count: int, fewer_than_5: bool, nhs: bool) -> None:
    assert is_disclosive(count, SmallNumbers.FEWER_THAN_5) == fewer_than_5
    assert is_disclosive(count, SmallNumbers.NHS) == nhs
    assert not is_disclosive(count, SmallNumbers.NONE)


@pytest.mark.parametrize(
    ("fields", "protected"),
    [
        ({}, True),
        ({"kind": IndicatorKind.COUNT}, True),
        ({"counts_people": False}, False),
        ({"published_elsewhere": True}, False),
        ({"kind": IndicatorKind.MONEY}, False),
        ({"kind": IndicatorKind.MILESTONE}, False),
    ],
)
def test_only_counts_of_people_of_ones_own_are_protected(fields: dict[str, Any], protected: bool) -> None:
    assert is_protected(indicator(**fields)) == protected


def test_every_preset_says_on_the_document_what_it_does() -> None:
    assert set(PRESETS) == set(SmallNumbers)
    assert "1 to 4 people are shown as <5" in PRESETS[SmallNumbers.FEWER_THAN_5].words
    assert "1 to 7 people" in PRESETS[SmallNumbers.NHS].words
    assert "by choice" in PRESETS[SmallNumbers.NONE].words
