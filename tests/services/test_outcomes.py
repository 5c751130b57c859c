"""Indicators with their figures, in the order of the map."""

from datetime import date

from toc.analysis.periods import months_from
from toc.model.figures import Observation
from toc.model.indicators import Indicator, Measure
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, TheoryOfChange
from toc.services.outcomes import build_outcomes

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


def test_indicators_come_in_the_order_of_the_map_and_the_unattached_last() -> None:
    outcomes = build_outcomes(programme(("b", "waiting"), ("c", "late"), ("d", "early"), ("d", "late")), [], TODAY)
    assert [outcome.indicator.id for outcome in outcomes] == ["d", "c", "b", "a"]
    assert outcomes[0].measures == ("Late", "Early")


def test_each_indicator_gets_its_own_figures() -> None:
    period = months_from(date(2024, 4, 1), 3)
    figures = [Observation(indicator=name, period=period, value=value) for name, value in (("a", 1), ("b", 2))]
    values = {
        outcome.indicator.id: [point.value for point in outcome.series.points]
        for outcome in build_outcomes(programme(), figures, TODAY)
    }
    assert values == {"a": [1], "b": [2], "c": [], "d": []}


def test_an_indicator_without_figures_says_so() -> None:
    assert build_outcomes(programme(), [], TODAY)[0].words == "No figures yet."
