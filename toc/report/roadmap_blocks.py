"""The roadmap section: the steps of growth, and what they add to families reached and to cost year by year."""

from toc.analysis.growth import GROWTH_RULE, Growth, build_growth
from toc.analysis.money import pounds_text, whole_pounds
from toc.analysis.periods import year_text
from toc.analysis.words import number_text
from toc.model.phrases import count_of
from toc.model.plans import RoadmapKind, RoadmapStep
from toc.model.programme import Programme
from toc.report.blocks import (
    Block,
    Cell,
    ChartBlock,
    ChartData,
    ChartSeries,
    ChartShape,
    Column,
    Paragraph,
    Role,
    Table,
    Tone,
)
from toc.report.number_cells import count_cell, money_cell
from toc.report.stamp_words import build_day

_KINDS = {
    RoadmapKind.POST: "Post",
    RoadmapKind.FORUM: "Forum",
    RoadmapKind.STRATEGY: "Strategy",
    RoadmapKind.OFFER: "Enhanced offer",
    RoadmapKind.OTHER: "",
}


def build_roadmap_blocks(programme: Programme) -> tuple[Block, ...]:
    """The section; nothing where there are no steps. A chart only of what the steps say anything of."""
    growth = build_growth(programme)
    if not growth.steps:
        return ()
    blocks: list[Block] = [Paragraph(_lead_words(growth), Tone.LEAD), _build_steps(growth)]
    if any(year.families for year in growth.years):
        before = [round(year.families_before) for year in growth.years]
        added = [round(year.families_added) for year in growth.years]
        blocks.append(_build_chart(growth, "Families a year", "families a year", before, added))
    if any(year.cost for year in growth.years):
        before = [round(year.cost_before) for year in growth.years]
        added = [round(year.cost_added) for year in growth.years]
        blocks.append(_build_chart(growth, "Cost a year", "£ a year", before, added))
    return (*blocks, Paragraph(GROWTH_RULE, Tone.NOTE))


def _lead_words(growth: Growth) -> str:
    first, last = growth.years[0], growth.years[-1]
    end = growth.steps[-1]
    steps = count_of(len(growth.steps), "step")
    span = year_text(first.starts)
    if last.starts != first.starts:
        span += f" to {year_text(last.starts)}"
    words = f"The service grows in {steps}, {span}."
    parts = []
    if end.families:
        parts.append(f"the plan is to reach {number_text(end.families)} families a year")
    if end.cost:
        parts.append(f"a year costs {whole_pounds(end.cost)}")
    return f"{words} With all of them {' and '.join(parts)}." if parts else words


def _build_steps(growth: Growth) -> Table:
    columns = (
        Column("From", 0.9),
        Column("Step", 2.6),
        Column("Kind", 0.9),
        Column("Adds families a year", 0.9, numeric=True),
        Column("Adds cost a year", 1.0, numeric=True),
        Column("Then families", 0.9, numeric=True),
        Column("Then cost", 1.0, numeric=True),
    )
    rows = tuple(
        (
            Cell(build_day(one.step.on), one.step.on),
            Cell(_step_words(one.step)),
            Cell(_KINDS[one.step.kind]),
            count_cell(one.step.families),
            money_cell(one.step.cost),
            count_cell(one.families or None),
            money_cell(one.cost or None),
        )
        for one in growth.steps
    )
    unknown = [
        f"{count} of the steps {'says' if count == 1 else 'say'} nothing of {what}"
        for count, what in ((growth.without_families, "families"), (growth.without_cost, "cost"))
        if count
    ]
    note = "; ".join(unknown)
    return Table("Steps of growth", columns, rows, note=f"{note[0].upper()}{note[1:]}." if note else "")


def _step_words(step: RoadmapStep) -> str:
    return f"{step.label}. {step.note}" if step.note else step.label


def _build_chart(growth: Growth, title: str, axis: str, before: list[int], added: list[int]) -> ChartBlock:
    labels = tuple(year_text(year.starts) for year in growth.years)
    series = (
        ChartSeries("By earlier steps", tuple(map(float, before)), Role.FIGURES),
        ChartSeries("By this year's steps", tuple(map(float, added)), Role.FIGURES),
    )
    said = pounds_text if axis.startswith("£") else number_text
    told = "; ".join(f"{label} {said(old + new)}" for label, old, new in zip(labels, before, added, strict=True))
    return ChartBlock(
        title=f"{title} by the roadmap",
        data=ChartData(ChartShape.STACKED_BARS, labels, series, axis=axis),
        alternative=f"Stacked bars: {told}.",
    )
