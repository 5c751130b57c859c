"""The two sentences under an XmR chart: what changed, since when, by which rule; and the target."""

from datetime import date, timedelta
from typing import Any

import pytest

from toc.analysis.spc import SpcSeries, SpcSettings, analyse
from toc.analysis.spc_gaps import SpcPeriod
from toc.analysis.spc_words import plain_number, spc_words, when_text

CALM: list[float | None] = [50, 52, 49, 51, 50, 48, 52, 50, 51, 49, 52, 48, 50]


def said(values: list[float | None], **settings: Any) -> list[str]:
    """The sentences, for monthly figures from January 2024."""
    dates = [date(2024 + place // 12, place % 12 + 1, 1) for place in range(len(values))]
    (result,) = analyse([SpcSeries(dates, values)], SpcSettings(**({"direction": "increase"} | settings)))
    return spc_words(result).removesuffix(".").split(". ")


@pytest.mark.parametrize(
    ("values", "settings", "sentence"),
    [
        (CALM, {}, "No real change: the figures went up and down as chance alone explains"),
        (
            [*CALM, 70],
            {},
            "A real improvement in February 2025: at 70 it is above the range that chance alone explains",
        ),
        (
            [*CALM, 30],
            {},
            "A real worsening in February 2025: at 30 it is below the range that chance alone explains",
        ),
        (
            [*CALM, 30],
            {"direction": "decrease"},
            "A real improvement in February 2025: at 30 it is below the range that chance alone explains",
        ),
        (
            [*CALM, 30],
            {"direction": "neither"},
            "A real fall in February 2025: at 30 it is below the range that chance alone explains",
        ),
        (
            [*CALM, 80, 90],
            {},
            "A real improvement since February 2025: the last figure is above the range that chance alone explains",
        ),
        (
            [*CALM, *[53.0] * 7],
            {},
            "A real improvement since February 2025: 7 or more figures in a row were above the average",
        ),
        (
            [*CALM, *[53.0] * 7],
            {"shift_length": 6},
            "A real improvement since February 2025: 6 or more figures in a row were above the average",
        ),
        (
            [*CALM, 47, 48, 49, 50, 51, 52, 53],
            {},
            "A real improvement since February 2025: 7 figures in a row rose, each above the one before",
        ),
        (
            [*CALM, 53, 52, 51, 50, 49, 48, 47],
            {"direction": "neither"},
            "A real fall since February 2025: 7 figures in a row fell, each below the one before",
        ),
        (
            [*CALM, 56, 52, 56],
            {},
            "A real improvement since April 2025: "
            "2 of 3 figures in a row were close to the upper end of the usual range",
        ),
        (
            [*CALM, 70, None],
            {},
            "A real improvement in February 2025: at 70 it is above the range that chance alone explains",
        ),
        (
            [*CALM, *[53.0] * 7, None],
            {},
            "A real improvement since February 2025 up to August 2025, the last figure known: "
            "7 or more figures in a row were above the average",
        ),
        (
            [*CALM[:7], 80, *CALM[7:]],
            {},
            "No real change now: the last sign of one, a real improvement, was in August 2024, "
            "when the figure was above the range that chance alone explains",
        ),
        (
            CALM[:12],
            {},
            "Change cannot be told from chance yet: there are 12 figures, and it takes 13",
        ),
        (
            [*CALM, 60],
            {"rebases": (date(2025, 2, 1),)},
            "Change cannot be told from chance yet: there is 1 figure since February 2025, and it takes 13",
        ),
        ([5.0] * 13, {}, "The figures hardly vary, so change cannot be told from chance"),
        (
            [*CALM, 70, None],
            {"preset": "nhsr"},
            "No real change now up to February 2025, the last figure known: "
            "the last sign of one, a real improvement, was in February 2025, "
            "when the figure was above the range that chance alone explains",
        ),
    ],
)
def test_the_first_sentence_says_what_changed_since_when_and_by_which_rule(
    values: list[float | None], settings: dict[str, Any], sentence: str
) -> None:
    assert said(values, **settings)[0] == sentence


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "There is no target to judge it by"),
        ({"target": 30}, "The target of 30 is reliably met: the whole usual range is on its good side"),
        ({"target": 50}, "The target of 50 is not reliably met: it will be hit or missed by chance"),
        (
            {"target": 70.25},
            "The target of 70.25 will not be met unless something changes: the usual range does not reach it",
        ),
        (
            {"target": 70, "direction": "decrease"},
            "The target of 70 is reliably met: the whole usual range is on its good side",
        ),
        ({"target": 70, "direction": "neither"}, "The target of 70 is not judged, as neither way is better"),
    ],
)
def test_the_second_sentence_says_whether_the_target_is_reliably_met(settings: dict[str, Any], sentence: str) -> None:
    assert said(CALM, **settings)[1:] == [sentence]


def test_without_limits_no_target_is_judged() -> None:
    assert said(CALM[:5], target=30)[1] == "Whether the target of 30 is reliably met cannot be said yet"


def test_without_figures_there_is_nothing_to_say() -> None:
    (result,) = analyse([SpcSeries([], [])], SpcSettings())
    assert spc_words(result) == "There are no figures yet."


def test_the_unit_is_the_callers() -> None:
    dates = [date(2024, 1, 1) + timedelta(days=place) for place in range(14)]
    (result,) = analyse([SpcSeries(dates, [*CALM, 70])], SpcSettings(target=60, direction="increase"))
    words = spc_words(result, lambda value: f"£{value:.0f}")
    assert "at £70 it is" in words
    assert "The target of £60" in words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (70, "70"),
        (70.25, "70.25"),
        (200 / 3, "66.67"),
        (1234567.8, "1,234,568"),
        (-0.004567891, "\N{MINUS SIGN}0.004568"),
    ],
)
def test_a_number_has_four_significant_digits_and_all_its_whole_ones(value: float, text: str) -> None:
    assert plain_number(value) == text


@pytest.mark.parametrize(("period", "text"), [(SpcPeriod.WEEK, "1 Apr 2024"), (SpcPeriod.YEAR, "April 2024")])
def test_a_day_is_said_as_closely_as_the_points_stand(period: SpcPeriod, text: str) -> None:
    assert when_text(date(2024, 4, 1), period) == text
