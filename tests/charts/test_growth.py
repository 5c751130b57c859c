"""The picture of growth."""

from datetime import date

import pytest

from toc.analysis.growth import build_growth
from toc.charts.growth import build_growth_chart, growth_as_text, short_pounds
from toc.charts.theme import DARK
from toc.model.plans import NeedInputs, RoadmapStep, ServiceYear
from toc.model.programme import Programme

GROWTH = build_growth(
    Programme(
        id="p",
        name="P",
        roadmap=(
            RoadmapStep(id="a", on=date(2025, 4, 1), label="Team", families=40, cost=100_000),
            RoadmapStep(id="b", on=date(2026, 10, 1), label="<b>Groups</b>", families=20, cost=30_000),
        ),
        need=NeedInputs(years=(ServiceYear(starts=date(2025, 4, 1), families_reached=38),)),
    )
)


def test_each_year_stands_on_the_years_before_in_families_and_in_cost() -> None:
    figure = build_growth_chart(GROWTH)
    families_before, families_added, cost_before, cost_added = figure.data[:4]
    assert list(families_before.x) == ["2025/26", "2026/27"]
    assert (list(families_before.y), list(families_added.y)) == ([0, 40], [40, 10])
    assert (list(cost_before.y), list(cost_added.y)) == ([0, 100_000], [100_000, 15_000])
    assert list(figure.data[-1].text) == ["£100k", "£115k"]


def test_families_reached_and_money_secured_are_marked_only_where_they_are_known() -> None:
    plain = build_growth_chart(GROWTH)
    assert [trace.name for trace in plain.data[4:-2]] == ["families in fact reached"]
    assert list(plain.data[4].y) == [38, None]
    marked = build_growth_chart(GROWTH, [90_000, 0], DARK)
    assert [trace.name for trace in marked.data[4:-2]] == ["families in fact reached", "money secured"]
    assert list(marked.data[5].y) == [90_000, None]


def test_a_years_number_stands_above_its_bar_and_above_the_mark_on_it() -> None:
    marked = build_growth_chart(GROWTH, [150_000, 0])
    assert list(marked.data[-1].y) == [157_500, 115_000]
    assert list(marked.data[-2].y) == [40.5, 50]


def test_a_label_reaches_the_picture_as_text() -> None:
    hover = build_growth_chart(GROWTH).data[1].hovertext
    assert "&lt;b&gt;Groups" in hover[1]
    assert "<b>" not in hover[1]


def test_the_picture_is_told_in_words() -> None:
    assert growth_as_text(GROWTH) == (
        "2025/26: 40 families a year for £100,000; 2026/27: 50 families a year for £115,000."
    )
    assert growth_as_text(build_growth(Programme(id="p", name="P"))) == "No steps of growth yet."


@pytest.mark.parametrize(
    ("amount", "text"), [(9_999, "£9,999"), (10_000, "£10k"), (221_667, "£222k"), (1_500_000, "£1,500k")]
)
def test_above_a_bar_pounds_are_said_in_thousands(amount: float, text: str) -> None:
    assert short_pounds(amount) == text
