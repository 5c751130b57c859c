"""What is due and late, and from whom."""

from datetime import date

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.periods import label_of, months_from
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Frequency, Indicator
from toc.services.owed_figures import build_owed, count_owed

MONTHLY = Indicator(id="calls", name="Calls", frequency=Frequency.MONTHLY, owner="Team lead", due_days=10)
TEAM = checked(PROGRAMME, indicators=(*PROGRAMME.indicators, MONTHLY))
FIGURES = (
    Observation(indicator="trained", period=months_from(date(2024, 4, 1), 3), value=3),
    Observation(indicator="calls", period=months_from(date(2024, 8, 1), 1), value=5),
)


def test_the_longest_late_stands_first_and_says_how_late() -> None:
    owed = build_owed(TEAM, FIGURES, date(2024, 11, 5))
    assert [(one.indicator.id, one.owner, label_of(one.period), one.words) for one in owed] == [
        ("calls", "Team lead", "Sep 2024", "26 days late"),
        ("trained", "", "2024/25 Q2", "6 days late"),
        ("calls", "Team lead", "Oct 2024", ""),
    ]


@pytest.mark.parametrize(("day", "words"), [(10, ""), (11, "1 day late"), (12, "2 days late")])
def test_a_figure_is_late_from_the_day_after_it_was_due(day: int, words: str) -> None:
    owed = build_owed(TEAM, FIGURES, date(2024, 10, day))
    assert next(one for one in owed if one.indicator.id == "calls").words == words


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2024, 8, 20), "Nothing is due or late."),
        (date(2024, 10, 5), "2 figures are due."),
        (date(2024, 10, 11), "1 figure is late, 1 more is due."),
        (date(2024, 11, 5), "2 figures are late, 1 more is due."),
    ],
)
def test_one_sentence_counts_them(on: date, sentence: str) -> None:
    assert count_owed(build_owed(TEAM, FIGURES, on)) == sentence
