"""An indicator over the categories of its breakdown."""

from datetime import date

import pytest

from tests.services.example import PROGRAMME, after
from toc.analysis.periods import label_of, months_from
from toc.errors import TocError
from toc.exchange.templates import load_sample
from toc.model.collections import checked
from toc.model.figures import Observation, ObservationState, Period
from toc.model.indicators import Breakdown, Category, Indicator, IndicatorKind
from toc.model.priorities import SmallNumbers
from toc.services.roll_up import build_roll_up, declare_edit, find_roll_up_periods

BREAKDOWN = Breakdown(name="Team", categories=(Category(id="n", name="North"), Category(id="s", name="South")))
SHARE = Indicator(id="i", name="Improved", kind=IndicatorKind.PERCENTAGE, breakdown=BREAKDOWN)
YEAR = months_from(date(2025, 4, 1), 12)
FEWER = SmallNumbers.FEWER_THAN_5


def quarter(place: int) -> Period:
    return months_from(date(2025 + (3 + 3 * place) // 12, (3 + 3 * place) % 12 + 1, 1), 3)


def figure(team: str, place: int, count: float, size: float, **more: object) -> Observation:
    return Observation.model_validate(
        {"indicator": "i", "category": team, "period": quarter(place), "numerator": count, "denominator": size} | more
    )


WHOLE_YEAR = [figure("n", place, 5, 10) for place in range(4)] + [figure("s", place, 9, 30) for place in range(4)]


def test_periods_are_those_reported_newest_first_and_the_years_that_are_over() -> None:
    later = figure("n", 4, 5, 10)
    labels = [label_of(one) for one in find_roll_up_periods(SHARE, [*WHOLE_YEAR, later])]
    assert labels == ["2026/27 Q1", "2025/26", "2025/26 Q4", "2025/26 Q3", "2025/26 Q2", "2025/26 Q1"]


def test_a_year_adds_up_numerators_and_denominators_and_never_percentages() -> None:
    rows = build_roll_up(SHARE, WHOLE_YEAR, YEAR).rows
    assert [(row.name, row.value, row.rests_on) for row in rows] == [
        ("North", "50 %", "20 of 40"), ("South", "30 %", "36 of 120"), ("All", "35 %", "56 of 160"),
    ]  # fmt: skip
    assert rows[-1].interval == "28 to 42.7"


def test_a_total_waits_for_a_missing_category_and_names_it() -> None:
    ours = build_roll_up(SHARE, WHOLE_YEAR[:4], quarter(0))
    assert [row.value for row in ours.rows] == ["50 %", "not reported", "not reported"]
    assert ours.rows[1].note == "Not reported."
    assert ours.rows[-1].note == "1 of 2 reported. Still to come: South."
    assert ours.total.words == "1 of 2 reported"


def test_a_year_waits_for_a_missing_quarter_of_a_category() -> None:
    north = build_roll_up(SHARE, WHOLE_YEAR[1:], YEAR).rows[0]
    assert (north.value, north.note) == ("not reported", "3 of 4 reported. Still to come: 2025/26 Q1.")


def test_hidden_at_source_not_reported_and_zero_are_three_things() -> None:
    hidden = figure("n", 0, 0, 9).model_copy(update={"state": ObservationState.SUPPRESSED})
    rows = build_roll_up(SHARE, [hidden, figure("s", 0, 0, 9)], quarter(0)).rows
    assert [row.value for row in rows] == ["hidden at source", "0 %", "hidden at source"]


def test_as_published_a_row_tells_no_more_than_its_rounded_counts() -> None:
    figures = [figure("n", 0, 3, 41), figure("s", 0, 22, 41)]
    ours = build_roll_up(SHARE, figures, quarter(0), FEWER)
    assert (ours.rows[0].value, ours.rows[0].rests_on, ours.rows[0].interval) == ("<5", "", "")
    assert ours.rows[1].rests_on in ("20 of 40", "")
    assert ours.stamp.startswith("Small numbers are protected")
    assert ours.funnel is None or ours.funnel.left_out == ("North",)


def test_as_published_the_teams_do_not_come_out_by_the_total_that_the_chart_shows() -> None:
    """Two teams of `<5` beside a total of 10 would both be 4."""
    count = checked(SHARE, kind=IndicatorKind.COUNT)
    figures = [Observation(indicator="i", category=one, period=quarter(0), value=4) for one in "ns"]
    rows = build_roll_up(count, figures, quarter(0), FEWER).rows
    assert [row.value for row in rows] == ["[c]", "<5", "10"]


def test_where_every_team_is_hidden_the_funnel_says_so() -> None:
    ours = build_roll_up(SHARE, [figure("n", 0, 2, 4), figure("s", 0, 1, 4)], quarter(0), FEWER)
    assert ours.no_funnel == "Too few are counted in each to show any of them. Choose a longer period."


def test_a_count_has_a_total_and_no_funnel() -> None:
    count = checked(SHARE, kind=IndicatorKind.COUNT)
    figures = [Observation(indicator="i", category=one, period=quarter(0), value=7) for one in "ns"]
    ours = build_roll_up(count, figures, quarter(0))
    assert ours.rows[-1].value == "14"
    assert "no denominators" in ours.no_funnel


def test_as_published_a_count_that_waits_for_a_team_is_not_said_to_be_too_small() -> None:
    count = checked(SHARE, kind=IndicatorKind.COUNT)
    ours = build_roll_up(
        count, [Observation(indicator="i", category="n", period=quarter(0), value=70)], quarter(0), FEWER
    )
    assert "no denominators" in ours.no_funnel


def test_the_sample_area_rolls_up_over_its_five_teams() -> None:
    area = load_sample("example_area")
    indicator = next(one for one in area.programme.indicators if one.id == "i_mors")
    periods = find_roll_up_periods(indicator, area.observations)
    newest = build_roll_up(indicator, area.observations, periods[0])
    assert newest.total.words == "4 of 5 reported"
    year = build_roll_up(indicator, area.observations, next(one for one in periods if one.days > 300))
    assert year.total.reported == len(year.rows) - 1 == 5
    assert year.funnel is not None
    assert not year.funnel.can_rank


def test_a_breakdown_is_declared_and_a_category_that_stays_keeps_its_figures() -> None:
    programme = checked(PROGRAMME, indicators=(SHARE,), measures=())
    edit = declare_edit(SHARE, "Area", ["South", " West ", "", "South"])
    breakdown = after(edit, programme).programme.indicators[0].breakdown
    assert breakdown is not None
    assert [one.name for one in breakdown.categories] == ["South", "West"]
    assert breakdown.categories[0].id == "s"
    with pytest.raises(TocError, match="two categories"):
        declare_edit(SHARE, "Area", ["South"])
