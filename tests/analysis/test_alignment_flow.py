"""What flows from activities to commissioners."""

from tests.analysis.test_alignment import COUNCIL, HEALTH, OLD, PAYER, programme, serves
from tests.services.example import PROGRAMME
from toc.analysis.alignment import build_alignment
from toc.analysis.alignment_flow import BY_OTHERS, DIRECT_ARROW, WEIGHTS, Column, Flow, build_flow
from toc.model.collections import checked
from toc.model.priorities import Alignment, AlignmentStrength, Commissioner
from toc.model.programme import Programme
from toc.model.theory import Element, Link

PARTIAL, INDIRECT = AlignmentStrength.PARTIAL, AlignmentStrength.INDIRECT


def flow(made: Programme, theory: str | None = None, through: str | None = None) -> Flow:
    return build_flow(made, build_alignment(made), theory, through)


def pairs(found: Flow) -> list[tuple[str, str, float]]:
    return [(stream.source, stream.target, stream.weight) for stream in found.streams]


def longer() -> Programme:
    """Training leads to skills, and by skills to an outcome that serves a priority itself; direct work does too."""
    theory = PROGRAMME.theories[0]
    elements = (*theory.elements, Element(id="later", label="Later", stage="outcomes"))
    links = (*theory.links, Link(id="s-l", source="skills", target="later"))
    alignments = (serves("skills", "safe"), serves("later", "mood", PARTIAL))
    theories = (checked(theory, elements=elements, links=links),)
    return checked(programme(), theories=theories, alignments=alignments)


def test_activities_flow_by_outcomes_and_priorities_to_commissioners() -> None:
    found = flow(programme(serves("skills", "safe")))
    assert pairs(found) == [
        ("training", "skills", DIRECT_ARROW),
        ("direct", "skills", DIRECT_ARROW),
        ("skills", "safe", WEIGHTS[AlignmentStrength.DIRECT]),
        ("safe", "payer", 1.0),
    ]
    assert [(node.id, node.column) for node in found.nodes] == [
        ("training", Column.ACTIVITY),
        ("direct", Column.ACTIVITY),
        ("skills", Column.OUTCOME),
        ("safe", Column.PRIORITY),
        ("payer", Column.COMMISSIONER),
    ]


def test_an_activity_that_leads_there_by_other_boxes_flows_faintly() -> None:
    streams = {(one.source, one.target): one for one in flow(longer()).streams}
    assert not streams["training", "skills"].faint
    assert (streams["training", "later"].faint, streams["training", "later"].weight) == (True, BY_OTHERS)
    assert streams["training", "later"].sentence == "'Training' leads to 'Later' by way of other boxes."


def test_the_stronger_the_wider() -> None:
    weights = [flow(programme(serves("skills", "safe", strength))).streams[2].weight for strength in AlignmentStrength]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3


def test_the_same_priority_under_two_bodies_is_one_node_that_names_both() -> None:
    found = flow(programme(serves("skills", "ready", INDIRECT), serves("skills", "school")))
    nodes = [node for node in found.nodes if node.column is Column.PRIORITY]
    assert [(node.label, node.note) for node in nodes] == [("Ready for school", "Health; Council plan; Plan of 2019")]
    assert [weight for source, _, weight in pairs(found) if source == "skills"] == [3.0]
    assert ("ready", "payer", 1.0) in pairs(found)


def test_a_superseded_priority_says_so_and_flows_to_no_commissioner() -> None:
    holder = Commissioner(id="old_payer", name="Old", frameworks=("old",))
    made = checked(programme(serves("skills", "gone")), commissioners=(holder,))
    assert [node.label for node in flow(made).nodes][-1] == "Gone (superseded)"


def test_an_indicator_flows_through_the_outcome_it_measures() -> None:
    assert ("skills", "mood", 3.0) in pairs(flow(programme(serves("trained", "mood"))))


def test_only_one_theory_or_what_flows_through_one_node_is_shown_where_it_is_asked_for() -> None:
    assert flow(longer(), theory="other") == Flow((), (), ())
    assert flow(longer(), theory="theory") == flow(longer())
    through = flow(longer(), through="mood")
    assert {node.id for node in through.nodes} == {"training", "direct", "later", "mood"}
    assert [chain.priority for chain in through.chains] == ["Mood of parents"]
    assert {node.id for node in flow(longer(), through="payer").nodes} == {
        "training", "direct", "skills", "safe", "payer",
    }  # fmt: skip


def test_the_table_says_who_holds_the_priority() -> None:
    why = Alignment(id="a", item="skills", priority="safe", strength=PARTIAL, reason="Because.")
    found = flow(programme(why))
    assert tuple(found.chains[0]) == ("Skills grow", "Partial", "Safe", "The council")
    assert found.streams[2].sentence == "'Skills grow' serves 'Safe': partial. Because."
    assert found.streams[3].sentence == "'Safe' is a priority of The council, by Council plan."


def test_a_circle_on_the_map_does_no_harm() -> None:
    made = longer()
    theory = made.theories[0]
    links = (*theory.links, Link(id="back", source="later", target="skills"))
    assert pairs(flow(checked(made, theories=(checked(theory, links=links),)))) == pairs(flow(made))


def test_a_commissioner_sees_its_own_flow() -> None:
    made = programme(serves("skills", "mood"), serves("skills", "ready"), frameworks=(HEALTH, COUNCIL, OLD))
    found = build_flow(made, build_alignment(made, PAYER))
    assert [node.label for node in found.nodes if node.column is Column.PRIORITY] == ["School readiness"]
