"""Alignment in words: how much meets, and the gaps, a sentence each."""

from typing import NamedTuple

from toc.analysis.alignment import AlignmentGrid, PriorityColumn, RowKind
from toc.model.phrases import listed, quoted


class Gap(NamedTuple):
    """One gap: the thing without a partner, and a sentence that says what is missing."""

    id: str
    heading: str
    sentence: str


def priority_gaps(grid: AlignmentGrid) -> tuple[Gap, ...]:
    """Priorities that nothing serves, under the body that says them."""
    return tuple(
        Gap(column.id, column.body, f"Nothing on the map serves {quoted(column.text)}{_also(grid, column)}.")
        for column in grid.unserved
    )


def outcome_gaps(grid: AlignmentGrid) -> tuple[Gap, ...]:
    """Outcomes that serve no priority, under their stage."""
    whose = f"no priority of {grid.commissioner.name}" if grid.commissioner else "no priority"
    return tuple(Gap(row.id, row.heading, f"{quoted(row.label)} serves {whose}.") for row in grid.unaligned)


def _also(grid: AlignmentGrid, column: PriorityColumn) -> str:
    bodies = [one.body for one in grid.same_elsewhere(column) if not one.superseded]
    return f", which {listed(bodies)} {'says' if len(bodies) == 1 else 'say'} too" if bodies else ""


def summary_text(grid: AlignmentGrid) -> str:
    """How much meets, in one sentence for the top of the page."""
    counted, served = grid.counted, grid.served & grid.counted
    outcomes = [row for row in grid.rows if row.kind is RowKind.OUTCOME]
    whose = f" of {grid.commissioner.name}" if grid.commissioner else ""
    return (
        f"{len(served):,} of {len(counted):,} priorities{whose} are served, each counted once; "
        f"{len(outcomes) - len(grid.unaligned):,} of {len(outcomes):,} outcomes serve one."
    )
