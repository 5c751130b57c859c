"""The outcomes framework: outcome by outcome, what it is measured by, from where to where."""

from toc.model.indicators import Indicator, MeasureRole
from toc.model.theory import Element, Stage
from toc.report.blocks import Block, Cell, Column, Paragraph, Table, Tone
from toc.report.figure_words import (
    DIRECTION_WORDS,
    FREQUENCY_WORDS,
    build_baseline,
    build_target,
    definition_of,
    instruments_of,
)
from toc.report.material import Material, is_outcome
from toc.report.words import as_clause, flat

_SHORT_COLUMNS = frozenset({"Outcome", "Indicator", "Baseline", "Target", "Frequency"})
_WIDTHS = {"Outcome": 1.8, "Indicator": 1.6, "Definition": 2.4, "Numerator": 1.6, "Denominator": 1.6, "Priority": 1.8}
_NUMERIC = frozenset({"Baseline", "Target"})
_SUPPORTING = " (supporting)"
MOST_PRIORITIES = 3
"""Named in a cell: the section on priorities has all of them."""


def build_framework(material: Material) -> tuple[Block, ...]:
    outcomes = _rows(material, of_outcomes=True)
    others = [] if material.is_brief else _rows(material, of_outcomes=False)
    if not outcomes and not others:
        return ()
    blocks: list[Block] = []
    if outcomes:
        blocks.append(_table(material, "Outcomes and what they are measured by", "Outcome", outcomes))
    unmeasured = sum(1 for row in outcomes if not row["Indicator"].text)
    if unmeasured:
        said = "1 outcome has" if unmeasured == 1 else f"{unmeasured} outcomes have"
        blocks.append(Paragraph(f"{said} no indicator yet.", Tone.NOTE))
    if others:
        blocks.append(_table(material, "What else is measured, along the way", "What is measured", others))
    return tuple(blocks)


def _table(material: Material, caption: str, first: str, rows: list[dict[str, Cell]]) -> Table:
    titles = [
        title
        for title in rows[0]
        if (title in _SHORT_COLUMNS if material.is_brief else any(row[title].text for row in rows))
    ]
    supporting = any(row["Indicator"].text.endswith(_SUPPORTING) for row in rows)
    return Table(
        caption=caption,
        columns=tuple(
            Column(first if title == "Outcome" else title, _WIDTHS.get(title, 1.0), numeric=title in _NUMERIC)
            for title in titles
        ),
        rows=tuple(tuple(row[title] for title in titles) for row in rows),
        note="A supporting indicator says something of the whole, but does not decide how it stands."
        if supporting
        else "",
        wide=not material.is_brief,
    )


def _rows(material: Material, *, of_outcomes: bool) -> list[dict[str, Cell]]:
    """Every outcome; or whatever else is measured, in the order of the map."""
    rows: list[dict[str, Cell]] = []
    for theory in material.programme.theories:
        for stage in theory.stages:
            if is_outcome(stage) is not of_outcomes:
                continue
            for box in theory.in_stage(stage.id):
                tied = material.indicators_of(box.id)
                rows += [_row(material, box, stage, one, role) for one, role in tied]
                if not tied and of_outcomes:
                    rows.append(_row(material, box, stage, None, MeasureRole.MAIN))
    return rows


def _row(
    material: Material, box: Element, stage: Stage, indicator: Indicator | None, role: MeasureRole
) -> dict[str, Cell]:
    row = {"Outcome": Cell(as_clause(box.label), strong=True), "Stage": Cell(flat(stage.name))}
    if indicator is None:
        blank = (
            "Indicator", "Definition", "Numerator", "Denominator", "Direction", "Baseline", "Target", "Frequency",
            "Source", "Instrument",
        )  # fmt: skip
        return row | dict.fromkeys(blank, Cell("")) | {"Priority": Cell(_priorities(material, box.id))}
    definition = definition_of(material, indicator)
    supporting = _SUPPORTING if role is MeasureRole.SUPPORTING else ""
    return row | {
        "Indicator": Cell(f"{flat(indicator.name)}{supporting}"),
        "Definition": Cell(flat(definition.text)),
        "Numerator": Cell(flat(definition.numerator)),
        "Denominator": Cell(flat(definition.denominator)),
        "Direction": Cell(DIRECTION_WORDS[indicator.direction]),
        "Baseline": build_baseline(material, indicator),
        "Target": build_target(material, indicator),
        "Frequency": Cell(FREQUENCY_WORDS[indicator.frequency]),
        "Source": Cell(flat(indicator.data_source)),
        "Instrument": Cell(instruments_of(material, indicator)),
        "Priority": Cell(_priorities(material, box.id, indicator.id)),
    }


def _priorities(material: Material, *items: str) -> str:
    """The priorities served, by their codes or words, and how many more there are."""
    served = {one.priority for one in material.programme.alignments if one.item in items}
    found = [
        f"{flat(framework.name)}: {flat(priority.code) or as_clause(priority.text)}"
        for framework in material.programme.frameworks
        for priority in framework.priorities
        if priority.id in served
    ]
    more = len(found) - MOST_PRIORITIES
    return "; ".join(found if more <= 1 else [*found[:MOST_PRIORITIES], f"and {more} more"])
