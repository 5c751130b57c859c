"""Indicators as they would leave."""

from datetime import date

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.periods import months_from
from toc.analysis.words import figure_text
from toc.exchange.templates import load_example
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Baseline, Direction, Indicator, Target
from toc.model.priorities import Commissioner, SmallNumbers
from toc.services.outcomes import build_outcome
from toc.services.published_outcomes import AsPublished, PublishedOutcome

TODAY = date(2025, 1, 10)
SEEN = Indicator(id="seen", name="Families", direction=Direction.INCREASE, baseline=Baseline(value=41))
TEAM = checked(
    PROGRAMME,
    indicators=(*PROGRAMME.indicators, SEEN),
    commissioners=(
        Commissioner(id="board", name="Example Board", small_numbers=SmallNumbers.NHS),
        Commissioner(id="open", name="Example Trust", small_numbers=SmallNumbers.NONE),
    ),
    targets=(Target(id="goal", indicator="seen", period=months_from(date(2024, 4, 1), 12), value=6),),
)


def published(*values: float, commissioner: str | None = None) -> PublishedOutcome:
    figures = [
        Observation(indicator="seen", period=months_from(date(2024, 4 + 3 * place, 1), 3), value=value)
        for place, value in enumerate(values)
    ]
    return AsPublished(TEAM, figures, TODAY, commissioner).of(build_outcome(TEAM, SEEN, figures, TODAY))


def test_a_count_is_rounded_and_its_change_is_that_of_rounded_counts() -> None:
    left = published(52, 63)
    assert left.outcome.progress.latest is not None
    assert figure_text(SEEN, left.outcome.progress.latest) == "65"
    assert left.outcome.progress.change == 65 - 40


@pytest.mark.parametrize(
    ("commissioner", "text"), [(None, "<5"), ("board", "*"), ("open", None)], ids=["default", "nhs", "none"]
)
def test_a_small_count_is_hidden_by_the_preset_of_whoever_gets_it(commissioner: str | None, text: str | None) -> None:
    left = published(3, commissioner=commissioner)
    assert (left.hidden and left.hidden.text) == text


def test_nothing_is_said_of_a_hidden_figure() -> None:
    left = published(3)
    assert left.status is None
    assert left.outcome.progress.latest is None
    assert left.outcome.series.known == ()


@pytest.mark.parametrize("commissioner", ["valley_board", "valley_council", None])
def test_no_figure_of_the_example_leaves_more_exact_than_its_document_has_it(commissioner: str | None) -> None:
    file = load_example()
    programme, figures = file.programme, file.observations
    leaving = AsPublished(programme, figures, date(2026, 9, 30), commissioner)
    for indicator in programme.indicators:
        mine = [one for one in figures if one.indicator == indicator.id]
        left = leaving.of(build_outcome(programme, indicator, mine, date(2026, 9, 30)))
        printed = {one.period.key: one.value for one in left.chart.published.figures}
        assert {point.period.key: point.value for point in left.outcome.series.points} == printed
        icons = left.status is not None and (left.status.variation or left.status.assurance)
        assert not icons or left.chart.result is not None
        latest = left.outcome.progress.latest
        assert latest is None or printed[latest.period.key] == latest.value
