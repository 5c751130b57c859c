"""The alignment section: how the work serves each body's priorities, why, and where nothing meets."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from toc.analysis.alignment import AlignmentGrid, PriorityColumn, ServingRow, build_alignment
from toc.analysis.alignment_words import priority_gaps, summary_text
from toc.model.priorities import AlignmentStrength, Commissioner
from toc.model.programme import Programme
from toc.report.blocks import Block, Bullets, Cell, Column, Item, Paragraph, Subheading, Table, Tone
from toc.report.words import AS_ABOVE, as_clause, as_sentence, flat

_LETTERS = {AlignmentStrength.DIRECT: "D", AlignmentStrength.PARTIAL: "P", AlignmentStrength.INDIRECT: "I"}
KEY = (
    "D: direct, it is what the priority asks for. P: partial, it is a part of it. I: indirect, it leads there. "
    "In brackets: served as the same priority of another body. "
    "A strength is a stated contribution and no measured effect."
)
MOST_ACROSS = 10
"""Priorities beside each other on an upright page; more of one body go into a second table."""


def build_alignment_blocks(programme: Programme, commissioner: Commissioner | None = None) -> tuple[Block, ...]:
    """The section; for a commissioner with the priorities of its frameworks only. Nothing where nothing is aligned."""
    grid = build_alignment(programme, commissioner)
    if not grid.alignments and not grid.by_other_name:
        return ()
    blocks: list[Block] = [Paragraph(summary_text(grid), Tone.LEAD)]
    for body, columns in groupby(grid.columns, key=lambda column: column.body):
        blocks += _build_body(grid, body, tuple(columns))
    return (*blocks, *_build_gaps(grid), Paragraph(KEY, Tone.NOTE))


def _build_body(grid: AlignmentGrid, body: str, columns: Sequence[PriorityColumn]) -> list[Block]:
    """One body's priorities: the matrix of them, then what serves each and why. A past one only where it is served."""
    served = {priority for _, priority in (*grid.alignments, *grid.by_other_name)}
    shown = [column for column in columns if not column.superseded or column.id in served]
    if not any(column.id in served for column in shown):
        return []
    numbers = {column.id: f"{place}" for place, column in enumerate(shown, 1)}
    editions = ", ".join(dict.fromkeys(flat(column.edition) for column in shown if column.edition))
    blocks: list[Block] = [Subheading(flat(body))]
    parts = [shown[start : start + MOST_ACROSS] for start in range(0, len(shown), MOST_ACROSS)]
    blocks += [table for part in parts if (table := _build_matrix(grid, body, part, numbers)) is not None]
    edition = f"Edition: {editions}." if editions else ""
    blocks.append(_build_reasons(grid, body, shown, numbers, edition))
    return blocks


def _build_matrix(
    grid: AlignmentGrid, body: str, columns: Sequence[PriorityColumn], numbers: dict[str, str]
) -> Table | None:
    """What serves something down, the priorities across by their numbers."""
    wanted = {column.id for column in columns}
    serving = {item for item, priority in (*grid.alignments, *grid.by_other_name) if priority in wanted}
    rows = [row for row in grid.rows if row.id in serving]
    if not rows:
        return None
    return Table(
        caption=f"What serves the priorities of {flat(body)}, by their numbers in the table below",
        columns=(Column("Outcome or indicator", 6.0), *(Column(numbers[column.id], 0.6) for column in columns)),
        rows=tuple(
            (Cell(flat(row.label)), *(Cell(_mark(grid, row, column), strong=True) for column in columns))
            for row in rows
        ),
        for_reference=True,
        sheet=f"Grid {flat(body)}",
    )


def _mark(grid: AlignmentGrid, row: ServingRow, column: PriorityColumn) -> str:
    own = grid.alignments.get((row.id, column.id))
    if own is not None:
        return _LETTERS[own.strength]
    other = grid.by_other_name.get((row.id, column.id))
    return "" if other is None else f"({_LETTERS[other.strength]})"


def _build_reasons(
    grid: AlignmentGrid, body: str, columns: Sequence[PriorityColumn], numbers: dict[str, str], edition: str
) -> Table:
    labels = {row.id: flat(row.label) for row in grid.rows}
    order = {row.id: place for place, row in enumerate(grid.rows)}
    everything = {**grid.by_other_name, **grid.alignments}
    rows: list[tuple[Cell, ...]] = []
    for column in columns:
        first = f"{numbers[column.id]}. {_name_of(column)}"
        met = sorted((order[item], item) for item, priority in everything if priority == column.id)
        if not met:
            rows.append((Cell(first), Cell("Nothing yet"), Cell(""), Cell("")))
        for place, (_, item) in enumerate(met):
            one = everything[item, column.id]
            named = first if place == 0 else f"{numbers[column.id]}. {AS_ABOVE}"
            rows.append(
                (Cell(named), Cell(labels[item]), Cell(one.strength.value.capitalize()), Cell(as_sentence(one.reason)))
            )
    return Table(
        caption=f"How each priority of {flat(body)} is served, and why",
        columns=(Column("Priority", 3.0), Column("Served by", 3.0), Column("How", 1.1), Column("Why", 4.0)),
        rows=tuple(rows),
        note=edition,
        for_reference=all(column.superseded for column in columns),
        sheet=f"Why {flat(body)}",
    )


def _name_of(column: PriorityColumn) -> str:
    code = f"{flat(column.code)}: " if column.code else ""
    became = f" (superseded; it became: {'; '.join(map(flat, column.became))})" if column.became else ""
    past = " (superseded)" if column.superseded and not column.became else ""
    return f"{code}{flat(column.text)}{became}{past}"


def _build_gaps(grid: AlignmentGrid) -> Iterable[Block]:
    """Outcomes by their whole names: the heading says what is the matter with all of them."""
    for title, gaps in (
        ("Priorities that nothing serves yet", [(flat(gap.sentence), gap.heading) for gap in priority_gaps(grid)]),
        (
            "Outcomes that serve none of these priorities",
            [(as_clause(one.label), one.heading) for one in grid.unaligned],
        ),
    ):
        if gaps:
            yield Subheading(title)
            yield Bullets(tuple(Item(f"{name} ({flat(place)})") for name, place in gaps))
