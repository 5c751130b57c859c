"""The roadmap section, as blocks that every format lays out."""

from datetime import date

from toc.model.plans import RoadmapKind, RoadmapStep
from toc.model.programme import Programme
from toc.report.blocks import ChartBlock, Paragraph, Table, Tone
from toc.report.roadmap_blocks import build_roadmap_blocks

TEAM = RoadmapStep(
    id="a", on=date(2025, 4, 1), label="Team", kind=RoadmapKind.POST, families=40, cost=100_000, note="Two posts"
)
GROUPS = RoadmapStep(id="b", on=date(2026, 10, 1), label="Groups", kind=RoadmapKind.OFFER, families=20)


def programme(*steps: RoadmapStep) -> Programme:
    return Programme(id="p", name="P", roadmap=steps)


def test_without_steps_there_is_no_section() -> None:
    assert build_roadmap_blocks(programme()) == ()


def test_the_lead_says_where_growth_leads() -> None:
    (lead, *_) = build_roadmap_blocks(programme(TEAM, GROUPS))
    assert lead == Paragraph(
        "The service grows in 2 steps, 2025/26 to 2026/27. With all of them the plan is to reach 60 families a year "
        "and a year costs £100,000.",
        Tone.LEAD,
    )


def test_each_step_says_what_it_adds_and_what_all_then_make() -> None:
    table = next(block for block in build_roadmap_blocks(programme(GROUPS, TEAM)) if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1 April 2025", "Team. Two posts", "Post", "40", "£100,000", "40", "£100,000"],
        ["1 October 2026", "Groups", "Enhanced offer", "20", "", "60", "£100,000"],
    ]
    assert table.note == "1 of the steps says nothing of cost."


def test_the_charts_stack_each_year_on_the_years_before() -> None:
    charts = [block for block in build_roadmap_blocks(programme(TEAM, GROUPS)) if isinstance(block, ChartBlock)]
    assert [chart.data.axis for chart in charts] == ["families a year", "£ a year"]
    assert charts[0].data.categories == ("2025/26", "2026/27")
    assert [series.values for series in charts[0].data.series] == [(0, 40), (40, 10)]
    assert charts[0].alternative == "Stacked bars: 2025/26 40; 2026/27 50."


def test_of_what_no_step_speaks_no_chart_is_drawn() -> None:
    bare = GROUPS.model_copy(update={"families": None})
    assert not [block for block in build_roadmap_blocks(programme(bare)) if isinstance(block, ChartBlock)]
