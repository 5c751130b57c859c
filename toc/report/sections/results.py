"""Results so far: where each indicator stands, its chart, and what people say of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from toc.analysis.periods import label_of
from toc.analysis.progress import TargetState
from toc.analysis.status import Status
from toc.model.collections import unchecked
from toc.model.indicators import Commentary, Indicator
from toc.report.blocks import Block, Bullets, Cell, ChartBlock, Column, Item, Paragraph, Subheading, Table, Tone
from toc.report.chart_blocks import build_best_chart
from toc.report.figure_words import build_baseline, build_latest, build_target
from toc.report.layouts import Layout
from toc.report.material import NOT_TOLD, Material
from toc.report.paired_blocks import build_paired_section_blocks
from toc.report.words import as_sentence, flat, listed

TARGET_WORDS = {
    TargetState.NONE: "",
    TargetState.NOT_DUE: "target not due yet",
    TargetState.MET: "target met",
    TargetState.NOT_MET: "target not met",
}
_FEW_WORDS = {
    Status.IMPROVING: ("is improving", "are improving"),
    Status.HIGHER: ("is higher", "are higher"),
    Status.LOWER: ("is lower", "are lower"),
    Status.NO_CLEAR_CHANGE: ("shows no clear change", "show no clear change"),
    Status.WORSENING: ("is worsening", "are worsening"),
    Status.LATE: ("is late", "are late"),
    Status.TOO_FEW: ("has too few figures to judge", "have too few figures to judge"),
}
"""What one, and what several of a status do."""
WHERE_THE_FIGURES_ARE = (
    "The figures of every chart, period by period, stand in a report for a period, and in the workbook and web page "
    "of this document."
)
_DAYS_OF_NEWS = 366
"""How old a commentary may be and still stand beneath its chart."""


def build_results(material: Material) -> tuple[Block, ...]:
    charts = _charts(material)  # First of all, so that their drawing can begin.
    measured = find_measured(material)
    if not measured:
        return ()
    blocks: list[Block] = [Paragraph(build_standing_sentence(material), Tone.LEAD)]
    if material.choices.layout is Layout.OUTCOMES:
        blocks += _report_of_the_period(material)
    if not material.is_short:
        blocks.append(_table(material, measured))
    blocks += charts
    if material.plan.most_charts != 0 and not material.is_short:
        blocks += _before_and_after(material)
    if any(isinstance(one, ChartBlock) and not one.prints_table for one in blocks):
        blocks.append(Paragraph(WHERE_THE_FIGURES_ARE, Tone.NOTE))
    return tuple(blocks)


def find_measured(material: Material) -> tuple[Indicator, ...]:
    """The indicators with figures, in the order of the map."""
    return tuple(one for one in material.ordered_indicators if material.has_figures(one))


def build_standing_sentence(material: Material) -> str:
    """How many indicators stand how, the good and the bad."""
    measured = [one for one in find_measured(material) if not one.published_elsewhere]
    told = [material.told_status(one) for one in measured]
    counts = Counter(one.status for one in told if one is not None)
    parts = [f"{counts[one]} {_FEW_WORDS[one][counts[one] > 1]}" for one in _FEW_WORDS if counts[one]]
    hidden = sum(1 for one in told if one is None)
    if hidden:
        parts.append(f"{hidden} {'is' if hidden == 1 else 'are'} {NOT_TOLD}")
    if not parts:
        return "All figures so far are published by others."
    indicators = "indicator" if len(measured) == 1 else "indicators"
    return f"Of {len(measured)} {indicators} with figures, {listed(parts)}."


def _table(material: Material, measured: tuple[Indicator, ...]) -> Table:
    return Table(
        caption="Where each indicator stands",
        columns=(
            Column("Indicator", 2.8),
            Column("Baseline", 1.3, numeric=True),
            Column("Latest", 2.0, numeric=True),
            Column("Target", 1.3, numeric=True),
            Column("How it stands", 1.6),
        ),
        rows=tuple(
            (
                Cell(flat(one.name), strong=True),
                build_baseline(material, one),
                build_latest(material, one),
                build_target(material, one),
                Cell(_standing(material, one)),
            )
            for one in measured
        ),
        note=(
            "Improving and worsening are said only where the change is more than chance explains: beyond the process "
            "limits, or with a 95 % interval that leaves out no change."
        ),
    )


def _standing(material: Material, indicator: Indicator) -> str:
    target = TARGET_WORDS[material.chart_of(indicator).progress.target_state]
    return "; ".join(part for part in (material.status_words(indicator), target) if part)


def _find_charted(material: Material) -> Iterator[Indicator]:
    """Those that get a chart: main ones before the others, and what others publish last."""
    plan = material.plan
    chosen: Iterable[Indicator] = material.ordered_indicators
    if plan.main_only:
        chosen = (one for one in chosen if one.id in material.deciding_indicators and not one.published_elsewhere)
    return islice((one for one in chosen if material.chart_of(one).series.known), plan.most_charts)


def _charts(material: Material) -> list[Block]:
    blocks: list[Block] = []
    for place, indicator in enumerate(_find_charted(material), 1):
        material.progress(f"Working out chart {place}")
        figures = material.observations[indicator.id]
        chart = build_best_chart(material.programme, material.chart_of(indicator), figures, alone=False)
        material.charted(chart)
        blocks.append(replace(chart, prints_table=not material.plan.main_only))
        blocks += [Paragraph(line, Tone.NOTE) for line in _news(material, indicator)]
    return blocks


def _before_and_after(material: Material) -> list[Block]:
    as_at = material.choices.as_at
    results = tuple(one for one in material.programme.paired_results if one.period.end <= as_at)
    paired = build_paired_section_blocks(unchecked(material.programme, paired_results=results), material.small_numbers)
    printed = [
        replace(one, prints_table=not material.plan.main_only) if isinstance(one, ChartBlock) else one for one in paired
    ]
    for one in printed:
        if isinstance(one, ChartBlock):
            material.charted(one)
    return [Subheading("Before and after"), *printed] if printed else []


def _news(material: Material, indicator: Indicator) -> tuple[str, ...]:
    """The latest commentary, in its author's words."""
    as_at = material.choices.as_at
    mine = [
        one
        for one in material.programme.commentary
        if one.indicator == indicator.id
        and one.period.start <= as_at
        and (as_at - one.period.end).days <= _DAYS_OF_NEWS
    ]
    latest = max(mine, key=lambda one: one.period.end, default=None)
    return () if latest is None else (f"{label_of(latest.period)}: {_told(latest)}",)


def _told(commentary: Commentary) -> str:
    said = [as_sentence(commentary.happened)]
    said += [f"Why: {as_sentence(commentary.why)}"] if commentary.why.strip() else []
    said += [f"What next: {as_sentence(commentary.next)}"] if commentary.next.strip() else []
    by = f" ({flat(commentary.by)})" if commentary.by.strip() else ""
    return " ".join(part for part in said if part) + by


def _report_of_the_period(material: Material) -> list[Block]:
    """What was said of the period that the report is for."""
    period = material.period
    items = tuple(
        Item(_told(one), strong=f"{flat(material.indicator_by_id[one.indicator].name)}.")
        for one in material.programme.commentary
        if one.indicator in material.indicator_by_id
        and one.period.start <= period.end
        and period.start <= one.period.end
    )
    return [Subheading(f"What happened in {label_of(period)}"), Bullets(items)] if items else []
