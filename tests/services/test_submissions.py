"""Figures frozen as reported, and corrections marked since."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.periods import months_from
from toc.model.collections import checked
from toc.model.edits import FigureChange, PutFigures
from toc.model.figures import FigureKey, Observation
from toc.model.indicators import Frequency, Indicator, IndicatorKind
from toc.model.priorities import Commissioner
from toc.services.submissions import build_submission, find_reported, reported_text, submission_text
from toc.store import Author, Store, open_store

SAM = Author(id="0123456789abcdef", name="Sam")
TODAY = date(2024, 8, 1)
SHARE = Indicator(id="share", name="Improved", kind=IndicatorKind.PERCENTAGE, frequency=Frequency.MONTHLY)
TEAM = checked(
    PROGRAMME,
    indicators=(*PROGRAMME.indicators, SHARE),
    commissioners=(Commissioner(id="council", name="Example Council"),),
)
Q1 = months_from(date(2024, 4, 1), 3)


def figure(month: int, numerator: float | None, **more: object) -> Observation:
    period = months_from(date(2024, month, 1), 1)
    return Observation.model_validate(
        {"indicator": "share", "period": period, "numerator": numerator, "denominator": 60} | more
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}", lambda: datetime(2024, 8, 1, tzinfo=UTC))
    opened.create(TEAM, SAM, [figure(4, 30), figure(5, 33), figure(7, 40)])
    yield opened
    opened.close()


def report(store: Store) -> None:
    saved = store.load("prog")
    store.commit("prog", build_submission(saved.programme, saved.revision, Q1, "council", TODAY), SAM)


def put(store: Store, *figures: Observation) -> None:
    store.commit("prog", PutFigures(cells=tuple(FigureChange(key=one.key, observation=one) for one in figures)), SAM)


def clear(store: Store, key: FigureKey) -> None:
    store.commit("prog", PutFigures(cells=(FigureChange(key=key, observation=None),)), SAM)


def texts(store: Store) -> dict[str, str]:
    found = find_reported(store, store.load("prog").programme, store.figures("prog"))
    return {f"{key.period.start:%b}": reported_text(SHARE, one) for key, one in found.items()}


def test_nothing_is_reported_until_somebody_says_so(store: Store) -> None:
    put(store, figure(4, 31))
    assert texts(store) == {}


def test_the_figures_within_the_period_are_reported(store: Store) -> None:
    report(store)
    assert texts(store) == {"Apr": "reported", "May": "reported"}
    (submission,) = store.load("prog").programme.submissions
    assert submission_text(submission) == "2024/25 Q1, Example Council, reported 1 Aug 2024"


def test_a_correction_and_a_clearing_are_marked_with_what_was_reported(store: Store) -> None:
    report(store)
    put(store, figure(4, 31))
    clear(store, figure(5, 33).key)
    assert texts(store) == {"Apr": "revised, was 50 % (30/60)", "May": "revised, was 55 % (33/60)"}


def test_what_is_put_back_as_it_was_is_not_revised(store: Store) -> None:
    report(store)
    put(store, figure(4, 31))
    put(store, figure(4, 30))
    assert texts(store)["Apr"] == "reported"


def test_a_note_that_is_added_corrects_nothing(store: Store) -> None:
    report(store)
    put(store, figure(4, 30, note="Counted by hand", provisional=True))
    assert texts(store)["Apr"] == "reported"


def test_a_figure_that_came_after_the_report_was_not_reported(store: Store) -> None:
    report(store)
    put(store, figure(6, 20), figure(7, 41))
    assert texts(store).keys() == {"Apr", "May"}


def test_a_second_report_takes_the_correction_with_it_and_the_first_still_knows(store: Store) -> None:
    report(store)
    put(store, figure(4, 31))
    report(store)
    assert texts(store)["May"] == "reported"
    assert texts(store)["Apr"] == "revised, was 50 % (30/60)"
