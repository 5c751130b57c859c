"""How a programme stands by its figures, and what is drawn of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.services.example import PROGRAMME
from toc.analysis.status import Status
from toc.diagram.facts import Status as Mark
from toc.diagram.options import ViewOptions
from toc.exchange.templates import load_example
from toc.model.collections import Collection, checked
from toc.model.edits import Change, FigureChange, PutFigures
from toc.model.figures import Observation, Period
from toc.model.indicators import Baseline, Direction, Indicator
from toc.services.statuses import NOTHING_MEASURED, Statuses, build_standing
from toc.services.workspace import Workspace
from toc.store import Author, Store, open_store

SAM = Author(id="0123456789abcdef", name="Sam")
TODAY = date(2026, 10, 5)
MEASURED = checked(
    PROGRAMME,
    indicators=(
        Indicator(id="trained", name="People trained", direction=Direction.INCREASE, baseline=Baseline(value=20)),
    ),
)


def figure(value: float, month: int = 9) -> PutFigures:
    period = Period(start=date(2026, month, 1), end=date(2026, month, 30))
    observation = Observation(indicator="trained", period=period, value=value)
    return PutFigures(cells=(FigureChange(key=observation.key, observation=observation),))


class CountingStore(Store):
    """Counts how often all figures are read."""

    reads = 0

    def figures(self, *args: object, **kwargs: object) -> tuple[Observation, ...]:  # type: ignore[override]
        self.reads += 1
        return super().figures(*args, **kwargs)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CountingStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}")
    yield CountingStore(opened.engine, lambda: datetime(2026, 10, 5, tzinfo=UTC))
    opened.close()


def test_a_box_takes_the_status_of_its_main_indicators() -> None:
    cell = figure(80).cells[0].observation
    assert cell is not None
    standing = build_standing(MEASURED, (cell,), TODAY)
    assert set(standing.elements) == {"skills"}
    assert standing.marks == {"skills": Mark.IMPROVEMENT}


def test_a_box_without_figures_has_no_mark() -> None:
    assert build_standing(MEASURED, (), TODAY).marks == {}


def test_what_decides_no_status_costs_no_reading_of_figures(store: CountingStore) -> None:
    statuses = Statuses(store)
    saved = store.create(MEASURED, SAM)
    statuses.of(saved, TODAY)
    reads = store.reads
    rename = Change(collection=Collection.ELEMENTS, id="training", fields={"label": "Coaching"})
    assert statuses.of(store.commit("prog", rename, SAM), TODAY).marks == {}
    assert store.reads == reads


def test_a_figure_an_undo_a_baseline_and_the_next_day_are_seen(store: CountingStore) -> None:
    statuses = Statuses(store)
    statuses.of(store.create(MEASURED, SAM), TODAY)
    assert statuses.of(store.commit("prog", figure(80), SAM), TODAY).marks == {"skills": Mark.IMPROVEMENT}
    assert statuses.of(store.undo("prog", SAM), TODAY).marks == {}
    again = store.redo("prog", SAM)
    assert statuses.of(again, TODAY).marks == {"skills": Mark.IMPROVEMENT}
    turned = Change(collection=Collection.INDICATORS, id="trained", fields={"direction": "decrease"})
    after = store.commit("prog", turned, SAM)
    assert statuses.of(after, TODAY).marks == {"skills": Mark.CONCERN}
    assert statuses.of(after, date(2027, 6, 1)).indicators["trained"].on == date(2027, 6, 1)


def test_a_programme_that_measures_nothing_asks_nothing(store: CountingStore) -> None:
    saved = store.create(checked(PROGRAMME, measures=(), indicators=()), SAM)
    assert Statuses(store).of(saved, TODAY) is NOTHING_MEASURED
    assert store.reads == 0


def test_the_map_shows_the_status_unless_it_is_switched_off(tmp_path: Path) -> None:
    workspace = Workspace(open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}"), lambda: TODAY)
    workspace.create(MEASURED, SAM)
    saved = workspace.commit("prog", figure(80), SAM)
    shown = workspace.draw(saved, "theory").picture
    assert {box.element_id: box.status for box in shown.boxes if box.status} == {"skills": Mark.IMPROVEMENT}
    hidden = workspace.draw(saved, "theory", ViewOptions(show_status=False)).picture
    assert not [box for box in hidden.boxes if box.status]
    workspace.store.close()


def test_the_example_has_boxes_that_improve_and_boxes_that_do_not() -> None:
    file = load_example()
    standing = build_standing(file.programme, file.observations, date(2030, 1, 1))
    assert Mark.IMPROVEMENT in standing.marks.values()
    assert len(set(standing.marks.values())) > 1
    assert standing.indicators["i_wait_first"].status is Status.IMPROVING


def test_a_look_back_takes_the_periods_that_were_over_by_then() -> None:
    figures = tuple(figure(value, month).cells[0].observation for value, month in ((20, 6), (80, 9)))
    known = tuple(one for one in figures if one is not None)
    assert build_standing(MEASURED, known, TODAY).marks == {"skills": Mark.IMPROVEMENT}
    then = build_standing(MEASURED, known, TODAY, as_at=date(2026, 9, 29))
    assert then.on == date(2026, 9, 29)
    assert then.indicators["trained"].progress.latest is not None
    assert then.indicators["trained"].progress.latest.value == 20
    assert then.marks != {"skills": Mark.IMPROVEMENT}
    assert build_standing(MEASURED, known, TODAY, as_at=date(2026, 5, 1)).marks == {}


def test_a_look_back_beyond_a_fictional_programmes_last_figure_is_its_end() -> None:
    example = load_example()
    end = build_standing(example.programme, example.observations, date(2027, 5, 1))
    later = build_standing(example.programme, example.observations, date(2027, 5, 1), as_at=date(2027, 1, 1))
    assert later == end


def test_today_and_a_look_back_are_remembered_apart(store: CountingStore) -> None:
    statuses = Statuses(store)
    saved = store.create(MEASURED, SAM, [one for one in (figure(80).cells[0].observation,) if one])
    for _ in range(2):
        assert statuses.of(saved, TODAY).marks == {"skills": Mark.IMPROVEMENT}
        assert statuses.of(saved, TODAY, date(2026, 8, 1)).marks == {}
    assert store.reads == 2
