"""The Need page's sums in words, and its tables read back."""

from datetime import date

import pytest

from toc.model.plans import NeedInputs, PopulationGroup, ServiceYear
from toc.services.need_page import build_need_page, read_groups, read_years

HALVES = (
    PopulationGroup(name="Low income", share=0.5, prevalence=0.34, source="a study"),
    PopulationGroup(name="Everybody else", share=0.5, prevalence=0.15, source="a study"),
)
YEAR = ServiceYear(starts=date(2025, 4, 1), families_reached=120, caseload=25, staff=4)


def test_the_words_say_the_range_the_reach_and_the_posts() -> None:
    page = build_need_page(NeedInputs(births=3300, groups=HALVES, high_prevalence=0.34, years=(YEAR,)))
    assert page.words == (
        "Of 3,300 babies born a year, between 495 and 1,122 are in need; the central estimate is 808.",
        "In 2025/26 the service reached 120 families: 15 % of the central estimate.",
        "At the caseload of 2025/26, reaching everyone in the central estimate would take 32.3 whole-time posts; "
        "it has 4.",
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "about 495 are in need by the low estimate."),
        ({"high_prevalence": 0.34}, "between 495 and 1,122 are in need."),
        ({"groups": HALVES}, "between 495 and 808 are in need."),
    ],
)
def test_the_range_is_said_as_far_as_it_is_known(fields: dict[str, object], said: str) -> None:
    [words] = build_need_page(NeedInputs.model_validate({"births": 3300} | fields)).words
    assert words.endswith(said)


def test_a_range_runs_upwards_also_where_a_rate_turns_it_about() -> None:
    page = build_need_page(NeedInputs(births=1_000, low_prevalence=0.5, high_prevalence=0.3))
    assert "between 300 and 500 are in need" in page.words[0]
    assert "The estimates do not rise from low to high. Check the rates." in page.need.missing


def test_shares_that_do_not_make_the_whole_leave_low_and_high_standing() -> None:
    inputs = NeedInputs(births=1000, groups=HALVES[:1], high_prevalence=0.34, years=(YEAR,))
    page = build_need_page(inputs)
    assert [one.name for one in page.need.estimates] == ["low", "high"]
    assert page.need.years
    assert "add up to 50 %" in page.refused


def test_a_year_twice_leaves_the_estimates_standing() -> None:
    page = build_need_page(NeedInputs(births=1000, groups=HALVES, years=(YEAR, YEAR)))
    assert [one.name for one in page.need.estimates] == ["low", "central"]
    assert "there twice" in page.refused


def test_without_births_there_is_nothing_to_say() -> None:
    assert build_need_page(NeedInputs()).words == ()


def test_groups_are_read_in_per_cent_and_empty_rows_passed_over() -> None:
    rows = [
        {"name": " Low  income ", "share": 50, "prevalence": 34.0, "source": None},
        {"name": None, "share": float("nan"), "prevalence": None, "source": None},
    ]
    [group] = read_groups(rows).values
    assert group == PopulationGroup(name="Low income", share=0.5, prevalence=0.34)


@pytest.mark.parametrize(
    ("row", "refused", "waiting"),
    [
        ({"name": "A", "share": 50}, (), "A needs a name, a share of births and a rate before it counts."),
        ({"share": 50, "prevalence": 9}, (), "A group needs a name, a share of births and a rate before it counts."),
        ({"name": "A", "share": 101, "prevalence": 9}, ("The share of A has to be between 0 and 100 %.",), ""),
        ({"name": "A", "share": 9, "prevalence": -1}, ("The rate of A has to be between 0 and 100 %.",), ""),
    ],
)
def test_a_group_that_is_not_right_says_what_to_correct(
    row: dict[str, object], refused: tuple[str, ...], waiting: str
) -> None:
    found = read_groups([row])
    assert (found.values, found.refused, found.waiting) == ((), refused, waiting)


def test_years_are_read_as_people_write_them_and_sorted() -> None:
    rows = [{"year": "2026-27", "families": 9}, {"year": "2025/26", "families": 7, "caseload": 25, "staff": 1.5}]
    assert read_years(rows).values == (
        ServiceYear(starts=date(2025, 4, 1), families_reached=7, caseload=25, staff=1.5),
        ServiceYear(starts=date(2026, 4, 1), families_reached=9),
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"year": "soon"}], "soon"),
        ([{"year": "2025/26"}, {"year": "2025-26"}], "The year 2025/26 is there twice. Keep one of them."),
        ([{"year": "2025/26", "caseload": 0}], "The caseload of 2025/26 cannot be 0"),
        ([{"year": "2025/26", "families": -1}], "The numbers of 2025/26 have to be between 0 and 1,000,000."),
    ],
)
def test_a_year_that_is_not_right_says_what_to_correct(rows: list[dict[str, object]], said: str) -> None:
    [sentence] = read_years(rows).refused
    assert said in sentence


def test_numbers_without_a_year_wait_for_it() -> None:
    assert read_years([{"year": None, "families": 3}]).waiting.startswith("A row without a year waits")
