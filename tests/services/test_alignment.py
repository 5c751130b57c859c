"""The matrix as it is asked for, cells as edits, and gaps in words."""

import pytest

from tests.analysis.test_alignment import COUNCIL, HEALTH, OLD, PAYER, programme, serves
from tests.services.example import after
from toc.analysis.alignment import build_alignment
from toc.analysis.alignment_words import outcome_gaps, priority_gaps, summary_text
from toc.model.apply import TextChanged
from toc.model.edits import Change
from toc.model.priorities import AlignmentStrength, Framework, Priority
from toc.services import alignment
from toc.services.alignment import (
    Asked,
    CellChange,
    Items,
    Only,
    Order,
    build_matrix,
    cell_edit,
)

ONE = programme(serves("skills", "ready"), serves("trained", "mood"), serves("training", "mood"))
DIRECT, PARTIAL = AlignmentStrength.DIRECT, AlignmentStrength.PARTIAL


def shown(asked: Asked) -> tuple[list[str], list[str]]:
    matrix = build_matrix(build_alignment(ONE), asked)
    return [row.id for row in matrix.rows], [column.id for column in matrix.columns]


EVERY = ["ready", "mood", "school", "safe", "past", "gone"]


@pytest.mark.parametrize(
    ("asked", "rows", "columns"),
    [
        (Asked(), ["training", "skills"], EVERY),
        (Asked(items=Items.INDICATORS), ["trained"], EVERY),
        (Asked(items=Items.BOTH), ["training", "skills", "trained"], EVERY),
        (Asked(heading="Outcomes"), ["skills"], EVERY),
        (Asked(body="Council plan"), ["training", "skills"], ["school", "safe"]),
        (Asked(only=Only.UNSERVED), ["training", "skills"], ["safe"]),
        (Asked(only=Only.UNALIGNED), [], EVERY),
        (Asked(order=Order.MOST), ["training", "skills"], EVERY),
        (Asked(order=Order.FEWEST, items=Items.BOTH), ["training", "skills", "trained"], EVERY),
        (
            Asked(order=Order.MOST, items=Items.BOTH, body="Health"),
            ["training", "skills", "trained"],
            ["mood", "ready"],
        ),
    ],
)
def test_the_matrix_shows_what_is_asked_for(asked: Asked, rows: list[str], columns: list[str]) -> None:
    assert shown(asked) == (rows, columns)


def test_rows_are_sorted_by_their_marks() -> None:
    two = programme(serves("training", "ready"), serves("skills", "ready"), serves("skills", "mood"))
    rows = build_matrix(build_alignment(two), Asked(order=Order.MOST)).rows
    assert [row.id for row in rows] == ["skills", "training"]


def test_a_matrix_too_large_for_a_browser_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_COLUMNS", 2)
    monkeypatch.setattr(alignment, "MOST_CELLS", 2)
    matrix = build_matrix(build_alignment(ONE), Asked())
    assert (len(matrix.rows), len(matrix.columns)) == (1, 2)
    assert matrix.left_out.startswith("Shown: the first 1 of 2 rows and 2 of 6 priorities. Pick a stage or a body")


def cell(strength: AlignmentStrength | None, reason: str = "", **seen: object) -> CellChange:
    return CellChange("skills", "ready", strength, reason, **seen)


def test_an_empty_cell_is_filled_and_a_filled_one_changed_and_emptied() -> None:
    empty = programme()
    added = cell_edit(empty, cell(PARTIAL, "Because."))
    assert added is not None
    filled = after(added, empty).programme
    assert [(one.item, one.priority, one.strength, one.reason) for one in filled.alignments] == [
        ("skills", "ready", PARTIAL, "Because.")
    ]
    changed = cell_edit(filled, cell(DIRECT, "Because.", seen_strength=PARTIAL, seen_reason="Because."))
    assert isinstance(changed, Change)
    assert changed.fields == {"strength": "direct"}
    removed = cell_edit(filled, cell(None))
    assert removed is not None
    assert after(removed, filled).programme == empty


@pytest.mark.parametrize("change", [cell(None), cell(DIRECT)])
def test_a_cell_set_to_what_it_is_makes_no_edit(change: CellChange) -> None:
    there = programme(serves("skills", "ready")) if change.strength else programme()
    assert cell_edit(there, change) is None


def test_a_reason_somebody_else_has_written_meanwhile_is_not_lost() -> None:
    theirs = serves("skills", "ready").model_copy(update={"reason": "Theirs. " * 30})
    mine = cell_edit(programme(theirs), cell(DIRECT, "Mine. " * 30, seen_strength=DIRECT, seen_reason=""))
    assert mine is not None
    with pytest.raises(TextChanged):
        after(mine, programme(theirs))


def test_gaps_are_told_both_ways_and_the_same_priority_once() -> None:
    grid = build_alignment(programme())
    assert [gap.sentence for gap in priority_gaps(grid)] == [
        "Nothing on the map serves 'Ready for school', which Council plan says too.",
        "Nothing on the map serves 'Mood of parents'.",
        "Nothing on the map serves 'Safe'.",
    ]
    assert [gap.sentence for gap in outcome_gaps(grid)] == ["'Skills grow' serves no priority."]
    assert outcome_gaps(build_alignment(programme(), PAYER))[0].sentence == (
        "'Skills grow' serves no priority of The council."
    )


def test_the_page_is_summed_up_in_one_sentence() -> None:
    assert summary_text(build_alignment(ONE)) == (
        "2 of 3 priorities are served, each counted once; 1 of 1 outcomes serve one."
    )
    assert summary_text(build_alignment(ONE, PAYER)).startswith("1 of 2 priorities of The council are served")


def test_a_large_programme_is_worked_out_whole() -> None:
    body = Framework(
        id="large", name="Large", priorities=tuple(Priority(id=f"p{n}", text=f"Priority {n}") for n in range(1_000))
    )
    grid = build_alignment(programme(frameworks=(HEALTH, COUNCIL, OLD, body)))
    assert len(grid.unserved) == 1_003
    assert len(build_matrix(grid, Asked()).columns) == alignment.MOST_COLUMNS
