"""Two authors' edits, undos and redos in any order: the log gives every revision again, to the byte."""

from collections.abc import Callable, Iterable
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.store.example import ANN, BEN, add, figure, label, move, named, note, put, remove, text_of
from toc.errors import TocError
from toc.model.apply import apply
from toc.model.collections import Collection
from toc.model.edits import (
    Add,
    Arrange,
    Edit,
    ImportFigures,
    Restore,
    Together,
    WithdrawImport,
)
from toc.model.figures import FigureKey, Observation
from toc.model.programme import Programme
from toc.store import Author, Saved, Store
from toc.store.schema import batch_rows

EXAMPLES = {"sqlite": 12, "postgresql": 5}
Figures = dict[FigureKey, Observation]
Step = Callable[[Store, str, Author], Saved]

_boxes = st.sampled_from(["training", "direct", "skills", "new", "more"])
_months = st.integers(1, 3)
_numbers = st.integers(0, 99).map(float)
_texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=160)
_cells = st.lists(st.builds(figure, _months, _numbers), min_size=1, max_size=3)
_links = st.builds(
    lambda one, other: Add(
        collection=Collection.LINKS, parent="map", item={"id": f"{one}-{other}", "source": one, "target": other}
    ),
    _boxes,
    _boxes,
)
_orders = st.builds(
    lambda order: Arrange(collection=Collection.ELEMENTS, parent="map", order=tuple(order)),
    st.lists(_boxes, unique=True, max_size=5),
)
_single: st.SearchStrategy[Edit] = st.one_of(
    st.builds(label, _boxes, _texts, st.none() | _texts),
    st.builds(note, _boxes, _texts),
    st.builds(add, _boxes, st.sampled_from(["do", "see", None])),
    st.builds(remove, _boxes),
    st.builds(move, _boxes, _boxes),
    _links,
    _orders,
    st.builds(lambda cells: put(*cells), _cells),
)
_edits = _single | st.builds(lambda parts: Together(edits=tuple(parts)), st.lists(_single, min_size=1, max_size=3))


def _commit(edit: Edit) -> Step:
    return lambda store, programme_id, author: store.commit(programme_id, edit, author)


def _import(observations: list[Observation]) -> Step:
    by_month = {one.period: one for one in observations}

    def step(store: Store, programme_id: str, author: Author) -> Saved:
        batch = store.add_batch(programme_id, by_month.values())
        return store.commit(programme_id, ImportFigures(batch=batch), author)

    return step


def _restore(back: int) -> Step:
    def step(store: Store, programme_id: str, author: Author) -> Saved:
        then = max(0, store.revision_of(programme_id) - back)
        edit = Restore(programme=store.at_revision(programme_id, then), figures_at=then)
        return store.commit(programme_id, edit, author)

    return step


def _undo(store: Store, programme_id: str, author: Author) -> Saved:
    return store.undo(programme_id, author)


def _redo(store: Store, programme_id: str, author: Author) -> Saved:
    return store.redo(programme_id, author)


_often = [st.builds(_commit, _edits)] * 6 + [st.just(_undo)] * 3 + [st.just(_redo)] * 2
_seldom = [st.builds(_import, _cells), st.builds(_restore, st.integers(1, 4))]
_steps = st.lists(
    st.tuples(st.sampled_from([ANN, BEN]), st.sampled_from(_often + _seldom).flatmap(lambda kind: kind)),
    min_size=15,
    max_size=40,
)


class Replay:
    """A slow, plain second store: the log lived through from the start, the figures of every revision kept."""

    def __init__(self, programme: Programme, batches: dict[str, tuple[Observation, ...]]) -> None:
        self.programme = programme
        self.kept: list[Figures] = [{}]
        self._batches = batches
        self._before_import: dict[str, Figures] = {}

    def live_through(self, edit: Edit) -> None:
        figures = dict(self.kept[-1])
        applied = apply(self.programme, edit, figures, len(self.kept) - 1)
        self.programme = applied.programme
        for cell in applied.figures:
            _put(figures, cell.key, cell.observation)
        match edit:
            case ImportFigures():
                self._before_import[edit.batch] = figures
                figures = figures | {one.key: one for one in self._batches[edit.batch]}
            case WithdrawImport():
                for one in self._batches[edit.batch]:
                    _put(figures, one.key, self._before_import[edit.batch].get(one.key))
            case Restore():
                figures = dict(self.kept[edit.figures_at])
        self.kept.append(figures)


def _put(figures: Figures, key: FigureKey, observation: Observation | None) -> None:
    if observation is None:
        figures.pop(key, None)
    else:
        figures[key] = observation


def test_the_log_of_two_authors_gives_every_revision_and_its_figures_again(
    store: Store, reopen: Callable[[], Store]
) -> None:
    _live_often(store, reopen, EXAMPLES[store.engine.dialect.name], derandomize=True)


@pytest.mark.soak
def test_any_log_of_two_authors_gives_every_revision_and_its_figures_again(
    store: Store, reopen: Callable[[], Store]
) -> None:
    _live_often(store, reopen, 200, derandomize=False)


def _live_often(store: Store, reopen: Callable[[], Store], times: int, *, derandomize: bool) -> None:
    ids = count()

    @settings(
        max_examples=times,
        database=None,
        derandomize=derandomize,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(_steps)
    def lived(steps: list[tuple[Author, Step]]) -> None:
        _live(store, reopen, f"prog{next(ids)}", steps)

    lived()


def _live(store: Store, reopen: Callable[[], Store], programme_id: str, steps: Iterable[tuple[Author, Step]]) -> None:
    acknowledged = [store.create(named(programme_id), ANN)]
    for author, step in steps:
        try:
            acknowledged.append(step(store, programme_id, author))
        except TocError:
            assert store.revision_of(programme_id) == acknowledged[-1].revision
    assert [saved.revision for saved in acknowledged] == list(range(len(acknowledged)))
    log = store.history(programme_id, limit=1_000)[::-1]
    replay = Replay(acknowledged[0].programme, _batches(store))
    found = reopen()
    assert text_of(found.load(programme_id).programme) == text_of(acknowledged[-1].programme)
    for saved, entry in zip(acknowledged[1:], log, strict=True):
        replay.live_through(entry.edit)
        assert (entry.revision, entry.author, entry.at) == (saved.revision, saved.author, saved.at)
        assert text_of(replay.programme) == text_of(saved.programme)
        assert text_of(found.at_revision(programme_id, entry.revision)) == text_of(saved.programme)
    for revision, figures in enumerate(replay.kept):
        stood = found.figures(programme_id, at_revision=revision)
        assert {one.key: one for one in stood} == figures
        assert len(stood) == len(figures)
    found.close()


def _batches(store: Store) -> dict[str, tuple[Observation, ...]]:
    found: dict[str, list[Observation]] = {}
    with store.engine.connect() as connection:
        for row in connection.execute(select(batch_rows)):
            found.setdefault(row.batch_id, []).append(Observation.model_validate_json(row.observation))
    return {batch: tuple(observations) for batch, observations in found.items()}
