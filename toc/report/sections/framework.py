"""The outcomes framework: what each outcome is measured by, from where to where; and how each indicator is measured."""

from itertools import groupby

from toc.analysis.words import BETTER
from toc.model.indicators import Indicator, MeasureRole
from toc.model.theory import Element, Stage
from toc.report.blocks import Block, Cell, Column, Paragraph, Table, Tone
from toc.report.figure_words import (
    FREQUENCY_WORDS,
    build_baseline,
    build_target,
    definition_of,
    instruments_of,
)
from toc.report.layouts import SectionKey
from toc.report.material import Material, is_outcome
from toc.report.words import as_clause, flat

MOST_PRIORITIES = 6
"""Named in a cell: the workbook of a bid has all of them."""
_FIRST = "What"
"""The column that names its row, whatever it is called on top."""
_SUPPORTING = " (supporting)"
_NOTE = "A supporting indicator says something of the whole, but does not decide how it stands."
_OTHER_METHODS = "How the supporting indicators are measured stands in a report for a period."
_PRIORITIES = "The priorities that each of them serves stand in the section on priorities."
_WIDTHS = {"Indicator": 2.2, "Stage": 1.0, "Better": 0.9}
_BRIEF = frozenset({"Indicator", "Baseline", "Target", "Measured"})

_Row = dict[str, Cell]


def build_framework(material: Material) -> tuple[Block, ...]:
    """Several tables and not one: thirteen columns would leave each of them too narrow to read."""
    outcomes = _rows(material, of_outcomes=True)
    supporting: list[_Row] = []
    if material.plan.main_only and not material.is_brief:
        outcomes, supporting = _parted(outcomes)
    others = [] if material.is_brief else _said_once([*_rows(material, of_outcomes=False), *supporting], outcomes)
    blocks: list[Block] = []
    if outcomes:
        blocks.append(_table(material, "Outcomes and what they are measured by", "Outcome", outcomes))
    unmeasured = sum(1 for row in outcomes if not row["Indicator"].text)
    if unmeasured:
        said = "1 outcome has" if unmeasured == 1 else f"{unmeasured} outcomes have"
        blocks.append(Paragraph(f"{said} no indicator yet.", Tone.NOTE))
    if others:
        blocks.append(
            _table(material, "What else is measured, along the way", "What is measured", others, for_reference=True)
        )
    if not material.is_brief:
        blocks += _priorities(material)
        blocks += _methods(material)
    return tuple(blocks)


def _table(material: Material, caption: str, first: str, rows: list[_Row], *, for_reference: bool = False) -> Table:
    titles = [
        title
        for title in rows[0]
        if title != _FIRST and (title in _BRIEF if material.is_brief else any(row[title].text for row in rows))
    ]
    elsewhere = not for_reference and SectionKey.ALIGNMENT in material.sections and bool(material.programme.alignments)
    supporting = any(row["Indicator"].text.endswith(_SUPPORTING) for row in rows)
    numeric = {"Baseline", "Target"}
    columns = [Column(title, _WIDTHS.get(title, 1.2), numeric=title in numeric) for title in titles]
    return Table(
        caption=caption,
        columns=(Column(first, 2.4), *columns),
        rows=tuple((row[_FIRST], *(row[title] for title in titles)) for row in rows),
        note=" ".join(said for said, wanted in ((_NOTE, supporting), (_PRIORITIES, elsewhere)) if wanted),
        wide=not material.is_brief,
        for_reference=for_reference,
    )


def _rows(material: Material, *, of_outcomes: bool) -> list[_Row]:
    """Every outcome; or whatever else is measured, in the order of the map."""
    rows: list[_Row] = []
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


def _parted(rows: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """What decides how an outcome stands, and what supports it; an outcome without the one keeps the other."""
    decided = {row[_FIRST].text for row in rows if not row["Indicator"].text.endswith(_SUPPORTING)}
    supporting = [row for row in rows if row["Indicator"].text.endswith(_SUPPORTING) and row[_FIRST].text in decided]
    return [row for row in rows if row not in supporting], supporting


def _said_once(rows: list[_Row], told: list[_Row]) -> list[_Row]:
    """Each indicator once, where it is main if it is so anywhere, and none that was told already."""
    known = {_name(row) for row in told}
    found: dict[str, _Row] = {}
    for row in sorted(rows, key=lambda row: row["Indicator"].text.endswith(_SUPPORTING)):
        if _name(row) not in known:
            found.setdefault(_name(row), row)
    return [row for row in rows if found.get(_name(row)) is row]


def _name(row: _Row) -> str:
    return row["Indicator"].text.removesuffix(_SUPPORTING)


def _row(material: Material, box: Element, stage: Stage, indicator: Indicator | None, role: MeasureRole) -> _Row:
    start = {_FIRST: Cell(as_clause(box.label), strong=True), "Stage": Cell(flat(stage.name))}
    if indicator is None:
        blank = dict.fromkeys(("Indicator", "Better", "Baseline", "Target", "Measured"), Cell(""))
        return start | blank
    supporting = _SUPPORTING if role is MeasureRole.SUPPORTING else ""
    return start | {
        "Indicator": Cell(f"{flat(indicator.name)}{supporting}"),
        "Better": Cell(BETTER[indicator.direction]),
        "Baseline": build_baseline(material, indicator),
        "Target": build_target(material, indicator),
        "Measured": Cell(FREQUENCY_WORDS[indicator.frequency]),
    }


def _priorities(material: Material) -> list[Block]:
    """Each box once, with what it serves itself or by its indicators, where no section of its own says so."""
    if SectionKey.ALIGNMENT in material.sections:
        return []
    rows = [
        (Cell(as_clause(box.label), strong=True), Cell(said))
        for theory in material.programme.theories
        for stage in theory.stages
        for box in theory.in_stage(stage.id)
        if (said := _served(material, box.id, *(one.id for one, _ in material.indicators_of(box.id))))
    ]
    columns = (Column("What serves them", 1.0), Column("Priorities", 2.6))
    return [Table(caption="Priorities that are served", columns=columns, rows=tuple(rows), wide=True)] if rows else []


def _served(material: Material, *items: str) -> str:
    """The priorities served, by their codes or words, and how many more there are."""
    served = {one.priority for one in material.programme.alignments if one.item in items}
    found = [
        (flat(framework.name), flat(priority.code) or as_clause(priority.text))
        for framework in material.programme.frameworks
        for priority in framework.priorities
        if priority.id in served
    ]
    more = len(found) - MOST_PRIORITIES
    named = found if more <= 1 else found[:MOST_PRIORITIES]
    said = [f"{body}: {'; '.join(one for _, one in of_it)}" for body, of_it in groupby(named, lambda one: one[0])]
    return "; ".join(said if more <= 1 else [*said, f"and {more} more"])


def _methods(material: Material) -> list[Block]:
    """Each indicator of the map once: definition, numerator, denominator, source and instrument."""
    tied = {one.indicator for one in material.programme.measures}
    chosen = tied & material.main_indicators if material.plan.main_only else tied
    rows: list[_Row] = []
    for indicator in material.ordered_indicators:
        if indicator.id in chosen:
            definition = definition_of(material, indicator)
            rows.append(
                {
                    "Indicator": Cell(flat(indicator.name), strong=True),
                    "Definition": Cell(flat(definition.text)),
                    "Numerator": Cell(flat(definition.numerator)),
                    "Denominator": Cell(flat(definition.denominator)),
                    "Source": Cell(flat(indicator.data_source)),
                    "Instrument": Cell(instruments_of(material, indicator)),
                }
            )
    titles = [title for title in (rows[0] if rows else ()) if any(row[title].text for row in rows)]
    if len(titles) < 2:
        return []
    widths = {"Indicator": 1.6, "Definition": 2.6, "Numerator": 1.8, "Denominator": 1.8}
    return [
        Table(
            caption="How each indicator is measured",
            columns=tuple(Column(title, widths.get(title, 1.2)) for title in titles),
            rows=tuple(tuple(row[title] for title in titles) for row in rows),
            note=_OTHER_METHODS if chosen != tied else "",
            wide=True,
            for_reference=True,
        )
    ]
