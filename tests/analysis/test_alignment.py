"""The grid of alignments: its rows, its columns, and what has no partner."""

from tests.services.example import PROGRAMME
from toc.analysis.alignment import RowKind, build_alignment
from toc.model.collections import checked
from toc.model.priorities import Alignment, AlignmentStrength, Commissioner, Framework, Priority
from toc.model.programme import Programme

HEALTH = Framework(
    id="health",
    name="Health outcomes",
    body="Health",
    priorities=(Priority(id="ready", text="Ready for school", code="C1"), Priority(id="mood", text="Mood of parents")),
)
COUNCIL = Framework(
    id="council",
    name="Council plan",
    edition="2026",
    priorities=(Priority(id="school", text="School readiness", same_as=("ready",)), Priority(id="safe", text="Safe")),
)
OLD = Framework(
    id="old",
    name="Plan of 2019",
    edition="2019 (historical)",
    priorities=(Priority(id="past", text="Ready to learn", same_as=("school",)), Priority(id="gone", text="Gone")),
)
PAYER = Commissioner(id="payer", name="The council", frameworks=("council",))


def programme(*alignments: Alignment, frameworks: tuple[Framework, ...] = (HEALTH, COUNCIL, OLD)) -> Programme:
    payers = (PAYER,) if COUNCIL in frameworks else ()
    return checked(PROGRAMME, frameworks=frameworks, alignments=alignments, commissioners=payers)


def serves(item: str, priority: str, strength: AlignmentStrength = AlignmentStrength.DIRECT) -> Alignment:
    return Alignment(id=f"{item}_{priority}_{strength}", item=item, priority=priority, strength=strength)


def test_rows_are_outcomes_then_indicators_and_a_box_of_another_kind_only_when_it_serves() -> None:
    rows = build_alignment(programme()).rows
    assert [(row.id, row.kind) for row in rows] == [("skills", RowKind.OUTCOME), ("trained", RowKind.INDICATOR)]
    rows = build_alignment(programme(serves("training", "ready"), serves("waiting", "safe"))).rows
    assert [(row.id, row.heading) for row in rows] == [
        ("training", "Activities"),
        ("skills", "Outcomes"),
        ("waiting", "In the tray"),
        ("trained", "Indicators"),
    ]


def test_columns_stand_by_body_and_a_framework_without_one_by_its_name() -> None:
    late = Framework(id="late", name="More health", body="Health", priorities=(Priority(id="late1", text="Late"),))
    columns = build_alignment(programme(frameworks=(HEALTH, COUNCIL, late))).columns
    assert [(column.id, column.body) for column in columns] == [
        ("ready", "Health"),
        ("mood", "Health"),
        ("late1", "Health"),
        ("school", "Council plan"),
        ("safe", "Council plan"),
    ]


def test_the_same_priority_counts_once_and_serving_it_under_one_body_serves_it_under_the_other() -> None:
    grid = build_alignment(programme(serves("skills", "ready")))
    assert len(grid.counted) == 3
    assert [column.id for column in grid.unserved] == ["mood", "safe"]
    assert grid.by_other_name[("skills", "school")].priority == "ready"
    assert ("skills", "ready") not in grid.by_other_name
    assert [one.id for one in grid.same_elsewhere(grid.columns[0])] == ["school", "past"]


def test_a_superseded_priority_is_no_gap_and_says_what_it_became() -> None:
    grid = build_alignment(programme())
    past, gone = grid.columns[-2:]
    assert (past.superseded, past.became) == (True, ("School readiness (Council plan)",))
    assert (gone.superseded, gone.became) == (True, ())
    assert {column.id for column in grid.unserved} == {"ready", "mood", "safe"}


def test_an_outcome_that_serves_only_what_is_gone_is_a_gap_and_one_of_what_became_another_is_not() -> None:
    assert [row.id for row in build_alignment(programme(serves("skills", "gone"))).unaligned] == ["skills"]
    assert build_alignment(programme(serves("skills", "past"))).unaligned == ()


def test_an_outcome_serves_by_its_indicator() -> None:
    assert [row.id for row in build_alignment(programme()).unaligned] == ["skills"]
    assert build_alignment(programme(serves("trained", "safe"))).unaligned == ()


def test_a_commissioner_sees_its_own_priorities_and_what_serves_them_under_another_name() -> None:
    grid = build_alignment(programme(serves("skills", "ready"), serves("skills", "mood")), PAYER)
    assert [column.id for column in grid.columns] == ["school", "safe"]
    assert (grid.alignments, list(grid.by_other_name)) == ({}, [("skills", "school")])
    assert [column.id for column in grid.unserved] == ["safe"]
    assert grid.unaligned == ()
    assert [row.id for row in build_alignment(programme(serves("skills", "mood")), PAYER).unaligned] == ["skills"]


def test_of_two_alignments_of_one_pair_the_stronger_holds() -> None:
    weak, strong = serves("skills", "safe", AlignmentStrength.INDIRECT), serves("skills", "safe")
    assert build_alignment(programme(weak, strong)).alignments[("skills", "safe")] == strong
    assert build_alignment(programme(strong, weak)).alignments[("skills", "safe")] == strong
