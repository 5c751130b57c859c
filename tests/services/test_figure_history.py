"""The history of an indicator's figures in words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.periods import label_of, months_from
from toc.model.collections import checked
from toc.model.edits import FigureChange, PutFigures
from toc.model.figures import FigureKey, Observation, ObservationState
from toc.model.indicators import Breakdown, Category, Indicator, IndicatorKind
from toc.services.figure_history import load_stories
from toc.store import Author, Store, open_store

SAM = Author(id="0123456789abcdef", name="Sam")
ALEX = Author(id="fedcba9876543210", name="Alex")
SHARE = Indicator(
    id="share",
    name="Improved",
    kind=IndicatorKind.PERCENTAGE,
    breakdown=Breakdown(name="Team", categories=(Category(id="north", name="North"),)),
)
Q1, Q2 = months_from(date(2024, 4, 1), 3), months_from(date(2024, 7, 1), 3)
NOW = datetime(2024, 8, 1, tzinfo=UTC)


def figure(numerator: float, **more: object) -> Observation:
    return Observation.model_validate(
        {"indicator": "share", "period": Q1, "numerator": numerator, "denominator": 60} | more
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}", lambda: NOW)
    opened.create(checked(PROGRAMME, indicators=(*PROGRAMME.indicators, SHARE)), SAM, [figure(30)])
    yield opened
    opened.close()


def put(store: Store, key: FigureKey, one: Observation | None, author: Author = ALEX) -> None:
    store.commit("prog", PutFigures(cells=(FigureChange(key=key, observation=one),)), author)


def told(store: Store) -> list[str]:
    return [
        f"{label_of(story.period)}{story.category and f', {story.category}'}: "
        + "; ".join(f"{step.how} {step.figure} {step.by.name if step.by else '-'}" for step in story.steps)
        for story in load_stories(store, "prog", SHARE)
    ]


def test_a_correction_stands_above_what_it_corrected_with_who_made_it(store: Store) -> None:
    put(store, figure(31).key, figure(31, note="One more", provisional=True))
    assert told(store) == [
        "2024/25 Q1: corrected 51.7 % (31/60), provisional Alex; came with the programme 50 % (30/60) -"
    ]
    story = load_stories(store, "prog", SHARE)[0]
    assert (story.corrected, story.steps[0].note, story.steps[0].at) == (True, "One more", NOW)


def test_a_figure_that_was_cleared_and_entered_again_says_both(store: Store) -> None:
    put(store, figure(30).key, None)
    assert told(store) == ["2024/25 Q1: cleared  Alex; came with the programme 50 % (30/60) -"]
    put(store, figure(30).key, figure(33), SAM)
    assert told(store)[0].startswith("2024/25 Q1: corrected 55 % (33/60) Sam; cleared  Alex;")


def test_the_latest_period_comes_first_and_a_team_has_a_story_of_its_own(store: Store) -> None:
    unknown = Observation(indicator="share", period=Q2, state=ObservationState.NOT_YET_KNOWN)
    put(store, unknown.key, unknown)
    put(store, figure(3, category="north").key, figure(3, category="north"))
    assert told(store) == [
        "2024/25 Q2: entered not yet known Alex",
        "2024/25 Q1: came with the programme 50 % (30/60) -",
        "2024/25 Q1, North: entered 5 % (3/60) Alex",
    ]
    assert not any(story.corrected for story in load_stories(store, "prog", SHARE))
