"""Indicators with their figures, in the order of the map."""

from datetime import date

from toc.analysis.periods import months_from
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Indicator, Measure
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, TheoryOfChange
from toc.services.outcomes import NOT_ON_THE_MAP, Group, build_outcomes

TODAY = date(2024, 11, 20)
MAP = TheoryOfChange(
    id="t",
    name="T",
    stages=(Stage(id="s1", name="Activities"), Stage(id="s2", name="Outcomes")),
    elements=(
        Element(id="late", label="Late", stage="s2"),
        Element(id="early", label="Early", stage="s1"),
        Element(id="waiting", label="Waiting"),
    ),
)


def programme(*measures: tuple[str, str]) -> Programme:
    return Programme(
        id="p",
        name="P",
        theories=(MAP,),
        indicators=tuple(Indicator(id=name, name=name.upper()) for name in ("a", "b", "c", "d")),
        measures=tuple(
            Measure(id=f"m{place}", indicator=indicator, element=element)
            for place, (indicator, element) in enumerate(measures)
        ),
    )


def ids(groups: tuple[Group, ...]) -> list[tuple[str, list[str]]]:
    return [(group.heading, [outcome.indicator.id for outcome in group.outcomes]) for group in groups]


def test_indicators_come_stage_by_stage_in_the_order_of_the_map_and_the_unattached_last() -> None:
    groups = build_outcomes(programme(("b", "waiting"), ("c", "late"), ("d", "early"), ("d", "late")), [], TODAY)
    assert ids(groups) == [("Activities", ["d"]), ("Outcomes", ["c"]), ("In the tray", ["b"]), (NOT_ON_THE_MAP, ["a"])]
    assert groups[0].outcomes[0].measures == ("Late", "Early")


def test_within_a_stage_indicators_come_in_the_order_of_its_boxes() -> None:
    two = Element(id="later", label="Later", stage="s2")
    theory = MAP.model_copy(update={"elements": (*MAP.elements, two)})
    both = programme().model_copy(
        update={
            "theories": (theory,),
            "measures": (
                Measure(id="m1", indicator="a", element="later"),
                Measure(id="m2", indicator="b", element="late"),
            ),
        }
    )
    assert ids(build_outcomes(both, [], TODAY))[0] == ("Outcomes", ["b", "a"])


def test_of_one_box_the_main_indicator_comes_first_then_in_the_order_they_were_tied() -> None:
    ties = (("b", "supporting"), ("d", "main"), ("a", "main"))
    measures = [{"id": f"m{name}", "indicator": name, "element": "late", "role": role} for name, role in ties]
    (group, _) = build_outcomes(checked(programme(), measures=measures), [], TODAY)
    assert [outcome.indicator.id for outcome in group.outcomes] == ["d", "a", "b"]


def test_of_several_theories_each_heading_says_which() -> None:
    other = TheoryOfChange(id="u", name="U", stages=(Stage(id="s3", name="Outcomes"),))
    two = checked(programme(("a", "late")), theories=(MAP, other))
    assert [group.heading for group in build_outcomes(two, [], TODAY)] == ["T: Outcomes", NOT_ON_THE_MAP]


def test_each_indicator_gets_its_own_figures() -> None:
    period = months_from(date(2024, 4, 1), 3)
    figures = [Observation(indicator=name, period=period, value=value) for name, value in (("a", 1), ("b", 2))]
    (group,) = build_outcomes(programme(), figures, TODAY)
    values = {one.indicator.id: [point.value for point in one.series.points] for one in group.outcomes}
    assert values == {"a": [1], "b": [2], "c": [], "d": []}


def test_an_indicator_without_figures_says_so() -> None:
    assert build_outcomes(programme(), [], TODAY)[0].outcomes[0].words == "No figures yet."
