from toc.diagram.facts import ElementFacts, Facts, NestedTheory, Status, build_facts
from toc.model.indicators import Indicator, Measure
from toc.model.priorities import Alignment, Framework, Priority
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, TheoryOfChange

STAGE = Stage(id="s", name="What we do")
OUTER = TheoryOfChange(
    id="outer",
    name="System",
    stages=(STAGE,),
    elements=(Element(id="a", label="Direct work", stage="s"), Element(id="b", label="Training", stage="s")),
)
INNER = TheoryOfChange(id="inner", name="Clinical", inside="a")
PROGRAMME = Programme(
    id="p",
    name="Programme",
    theories=(OUTER, INNER),
    indicators=(Indicator(id="i", name="Families seen"), Indicator(id="j", name="Sessions")),
    measures=(
        Measure(id="m1", indicator="i", element="a"),
        Measure(id="m2", indicator="j", element="a"),
        Measure(id="m3", indicator="i", element="b"),
    ),
    frameworks=(Framework(id="f", name="Best start", priorities=(Priority(id="q", text="Every baby thrives"),)),),
    alignments=(Alignment(id="al", item="a", priority="q"),),
)


def test_each_box_gets_its_indicators_its_priorities_and_the_theory_that_explains_it() -> None:
    facts = build_facts(PROGRAMME, OUTER)
    assert facts.of("a") == ElementFacts(
        indicators=2, priorities=1, nested=(NestedTheory(id="inner", name="Clinical"),)
    )
    assert facts.of("b") == ElementFacts(indicators=1)


def test_a_status_is_taken_over_where_it_is_known() -> None:
    facts = build_facts(PROGRAMME, OUTER, {"b": Status.IMPROVEMENT})
    assert facts.of("b").status is Status.IMPROVEMENT
    assert facts.of("a").status is None


def test_nothing_is_known_of_a_box_that_has_nothing_tied_to_it() -> None:
    assert Facts().of("a") == ElementFacts()
    assert build_facts(PROGRAMME, INNER).elements == {}
