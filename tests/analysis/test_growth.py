"""Growth by the roadmap."""

from datetime import date

import pytest

from toc.analysis.growth import MOST_YEARS, build_growth
from toc.analysis.periods import year_text
from toc.model.plans import NeedInputs, RoadmapStep, ServiceYear
from toc.model.programme import Programme


def step(on: date, families: int | None = None, cost: float | None = None) -> RoadmapStep:
    return RoadmapStep(id=f"r{on:%Y%m%d}", on=on, label="Step", families=families, cost=cost)


def programme(*steps: RoadmapStep, years: tuple[ServiceYear, ...] = ()) -> Programme:
    return Programme(id="p", name="P", roadmap=steps, need=NeedInputs(years=years))


def test_steps_add_up_in_order_of_date_each_over_a_whole_year() -> None:
    growth = build_growth(programme(step(date(2026, 4, 1), 20, 60_000), step(date(2024, 9, 1), 40, 100_000)))
    assert [(one.families, one.cost) for one in growth.steps] == [(40, 100_000), (60, 160_000)]


@pytest.mark.parametrize(
    ("on", "families"),
    [(date(2025, 4, 1), 24), (date(2025, 4, 30), 24), (date(2025, 10, 1), 12), (date(2026, 3, 31), 2)],
)
def test_in_its_first_year_a_step_counts_for_the_months_that_are_left(on: date, families: float) -> None:
    (year,) = build_growth(programme(step(on, 24, 12_000))).years
    assert (year.families_added, year.cost_added) == (families, families * 500)
    later = build_growth(programme(step(on, 24, 12_000)), until=date(2026, 4, 1)).years[1]
    assert (later.families_before, later.families_added, later.cost) == (24, 0, 12_000)


def test_years_without_a_step_stand_between_and_say_how_many_were_reached() -> None:
    reached = ServiceYear(starts=date(2025, 4, 1), families_reached=41)
    growth = build_growth(programme(step(date(2024, 4, 1), 40), step(date(2026, 4, 1), 20), years=(reached,)))
    assert [year_text(year.starts) for year in growth.years] == ["2024/25", "2025/26", "2026/27"]
    assert [year.families for year in growth.years] == [40, 40, 60]
    assert [year.reached for year in growth.years] == [None, 41, None]


def test_what_was_built_up_stays_in_years_after_the_last_step() -> None:
    growth = build_growth(programme(step(date(2024, 4, 1), 40, 9)))
    later = growth.year(date(2030, 4, 1))
    assert later is not None
    assert later.starts == date(2024, 4, 1)
    assert growth.year(date(2023, 4, 1)) is None


def test_steps_that_do_not_say_what_they_add_are_counted() -> None:
    growth = build_growth(programme(step(date(2024, 4, 1), 40), step(date(2025, 4, 1), None, 10)))
    assert (growth.without_families, growth.without_cost) == (1, 1)


def test_a_mistyped_century_draws_no_thousand_years() -> None:
    assert len(build_growth(programme(step(date(1024, 4, 1)), step(date(2025, 4, 1)))).years) == MOST_YEARS


def test_without_steps_there_are_no_years() -> None:
    assert build_growth(programme()).years == ()
