"""The alignment section, as blocks that every format lays out."""

from tests.analysis.test_alignment import HEALTH, PAYER, programme, serves
from toc.exchange.templates import load_example
from toc.model.priorities import Alignment, AlignmentStrength, Framework, Priority
from toc.report.alignment_blocks import MOST_ACROSS, build_alignment_blocks
from toc.report.blocks import Block, Bullets, Paragraph, Subheading, Table
from toc.report.workbook.sheet_names import MOST

PARTIAL = AlignmentStrength.PARTIAL
WHY = Alignment(id="a", item="skills", priority="ready", strength=PARTIAL, reason="it is a\npart of it")


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_nothing_aligned_makes_no_section() -> None:
    assert build_alignment_blocks(programme()) == ()
    assert build_alignment_blocks(programme(serves("skills", "mood")), PAYER) == ()


def test_the_section_opens_with_how_much_meets() -> None:
    first = build_alignment_blocks(programme(WHY))[0]
    assert isinstance(first, Paragraph)
    assert first.text == "1 of 3 priorities are served, each counted once; 1 of 1 outcomes serve one."


def test_each_body_has_its_matrix_and_its_reasons() -> None:
    matrix, reasons = tables(build_alignment_blocks(programme(WHY, frameworks=(HEALTH,))))
    assert [column.title for column in matrix.columns] == ["Outcome or indicator", "1", "2"]
    assert texts(matrix) == [["Skills grow", "P", ""]]
    assert texts(reasons) == [
        ["1. C1: Ready for school", "Skills grow", "Partial", "It is a part of it."],
        ["2. Mood of parents", "Nothing yet", "", ""],
    ]


def test_the_same_priority_of_another_body_stands_in_brackets() -> None:
    matrix, reasons = tables(build_alignment_blocks(programme(WHY), PAYER))
    assert texts(matrix) == [["Skills grow", "(P)", ""]]
    assert texts(reasons)[0] == ["1. School readiness", "Skills grow", "Partial", "It is a part of it."]


def test_a_superseded_priority_is_told_only_where_it_is_served_and_with_what_it_became() -> None:
    names = [row[0] for table in tables(build_alignment_blocks(programme(WHY))) for row in texts(table)]
    assert "1. Ready to learn (superseded; it became: School readiness (Council plan))" in names
    assert not [name for name in names if "Gone" in name]


def test_slides_leave_a_body_that_is_superseded_as_a_whole_to_the_workbook() -> None:
    reasons = [
        table
        for table in tables(build_alignment_blocks(load_example().programme))
        if table.columns[0].title == "Priority"
    ]
    assert any(table.for_reference for table in reasons)
    assert any(not table.for_reference for table in reasons)
    for table in reasons:
        told = [row[0] for row in texts(table) if not row[0].endswith("as above")]
        assert table.for_reference is all("(superseded" in name for name in told)


def test_the_sheets_of_two_bodies_are_told_apart_by_their_first_words() -> None:
    names = [table.sheet for table in tables(build_alignment_blocks(load_example().programme))]
    assert len({name[:MOST] for name in names}) == len(names)
    assert "Why Public Health Outcomes Framework (OHID)" in names


def test_gaps_are_told_both_ways() -> None:
    blocks = build_alignment_blocks(programme(serves("trained", "gone")))
    headings = [block.text for block in blocks if isinstance(block, Subheading)]
    assert headings[-2:] == [
        "Priorities that nothing serves yet",
        "Outcomes that serve none of these priorities",
    ]
    said = [item.text for block in blocks if isinstance(block, Bullets) for item in block.items]
    assert said == [
        "Nothing on the map serves 'Ready for school', which Council plan says too. (Health)",
        "Nothing on the map serves 'Mood of parents'. (Health)",
        "Nothing on the map serves 'Safe'. (Council plan)",
        "Skills grow (Outcomes)",
    ]


def test_many_priorities_of_one_body_go_into_several_tables() -> None:
    priorities = tuple(Priority(id=f"p{number}", text=f"P {number}") for number in range(MOST_ACROSS + 1))
    large = Framework(id="large", name="Large", priorities=priorities)
    found = programme(serves("skills", "p0"), serves("skills", f"p{MOST_ACROSS}"), frameworks=(large,))
    first, second, _ = tables(build_alignment_blocks(found))
    assert (len(first.columns), len(second.columns)) == (MOST_ACROSS + 1, 2)
    assert second.columns[1].title == str(MOST_ACROSS + 1)


def test_the_example_tells_every_commissioner_what_serves_its_priorities() -> None:
    example = load_example().programme
    for commissioner in example.commissioners:
        found = tables(build_alignment_blocks(example, commissioner))
        assert found
        assert all(len(row) == len(table.columns) for table in found for row in table.rows)
