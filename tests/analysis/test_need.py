"""Local need."""

from datetime import date
from typing import Any

import pytest

from toc.analysis.need import NeedRefused, build_need
from toc.model.plans import NeedInputs, PopulationGroup, ServiceYear

GROUPS = (
    PopulationGroup(name="low income", share=0.4, prevalence=0.34, source="chapter 3"),
    PopulationGroup(name="everybody else", share=0.6, prevalence=0.15, source="chapter 3"),
)
FULL = NeedInputs(
    births=3_300,
    births_source="ONS 2024",
    low_source="chapter 3",
    groups=GROUPS,
    high_prevalence=0.34,
    high_source="our own",
)


def inputs(**fields: Any) -> NeedInputs:
    return NeedInputs.model_validate(FULL.model_dump() | fields)


def test_need_is_low_central_and_high_each_with_its_sum_and_its_sources() -> None:
    ours = build_need(FULL)
    assert [(one.name, pytest.approx(one.babies)) for one in ours.estimates] == [
        ("low", 495),
        ("central", 3_300 * (0.4 * 0.34 + 0.6 * 0.15)),
        ("high", 1_122),
    ]
    low, central, high = ours.estimates
    assert low.working == "3,300 births a year x 15 % = 495 babies a year"
    assert central.working == (
        "3,300 births a year x (40 % (low income) x 34 % + 60 % (everybody else) x 15 %) = 746 babies a year"
    )
    assert central.sources == ("ONS 2024", "chapter 3", "chapter 3")
    assert high.sources == ("ONS 2024", "our own")
    assert ours.missing == ()


@pytest.mark.parametrize(("second", "refused"), [(0.6, False), (0.6004, False), (0.5, True), (0.7, True)])
def test_shares_that_do_not_make_up_all_births_are_refused(second: float, refused: bool) -> None:
    groups = (GROUPS[0], GROUPS[1].model_copy(update={"share": second}))
    if refused:
        with pytest.raises(NeedRefused, match=f"add up to {40 + second * 100:.0f} %"):
            build_need(inputs(groups=groups))
    else:
        assert len(build_need(inputs(groups=groups)).estimates) == 3


def test_what_is_missing_is_said_and_the_rest_is_worked_out() -> None:
    assert build_need(NeedInputs()).missing == ("Enter the births a year to estimate need.",)
    assert build_need(inputs(births=0)).estimates[0].babies == 0
    only_low = build_need(inputs(groups=(), high_prevalence=None))
    assert [one.name for one in only_low.estimates] == ["low"]
    assert len(only_low.missing) == 2
    unsourced = build_need(inputs(low_source=""))
    assert unsourced.missing == ("The low estimate has a number without a source.",)
    upside_down = build_need(inputs(high_prevalence=0.1))
    assert "do not rise" in upside_down.missing[-1]


def test_each_year_stands_beside_the_need_with_caseload_and_staff() -> None:
    later = ServiceYear(starts=date(2025, 4, 1), families_reached=99, caseload=33, staff=2.5)
    earlier = ServiceYear(starts=date(2024, 4, 1))
    first, second = build_need(inputs(years=(later, earlier))).years
    assert (first.starts, first.reached, first.staff_needed, first.capacity) == (
        date(2024, 4, 1),
        (None, None, None),
        (None, None, None),
        None,
    )
    assert second.reached == pytest.approx((0.2, 99 / 745.8, 99 / 1_122))
    assert second.staff_needed == pytest.approx((15, 22.6, 34))
    assert second.capacity == 82.5


def test_no_births_is_no_need_to_take_a_share_of() -> None:
    year = ServiceYear(starts=date(2024, 4, 1), families_reached=9)
    assert build_need(inputs(births=0, years=(year,))).years[0].reached == (None, None, None)


def test_a_year_entered_twice_is_refused() -> None:
    year = ServiceYear(starts=date(2024, 4, 1))
    with pytest.raises(NeedRefused, match="2024-04-01 is there twice"):
        build_need(inputs(years=(year, year)))
