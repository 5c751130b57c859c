"""Many writers on one programme, in threads and in processes: nothing acknowledged is lost, no revision twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.store.example import ANN, PROGRAMME, add, figure, label, labels, put, text_of, values
from tests.store.writing import Acknowledged, Writer
from toc.store import Author, Saved, Store

THREADS = 8
EDITS = 25


def test_of_edits_made_in_many_threads_none_is_lost_and_no_revision_is_skipped_or_doubled(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.create(PROGRAMME, ANN)
    together = Barrier(THREADS)

    def write(thread: int) -> list[Acknowledged]:
        together.wait()
        author = Author(id=f"author{thread}")
        boxes = [f"{thread}-{number}" for number in range(EDITS)]
        return [Acknowledged(store.commit("prog", add(box), author).revision, box) for box in boxes]

    with ThreadPoolExecutor(THREADS) as pool:
        acknowledged = [one for made in pool.map(write, range(THREADS)) for one in made]
    assert len(acknowledged) == THREADS * EDITS
    _assert_kept(reopen(), acknowledged)


def test_of_edits_made_in_two_processes_none_is_lost_and_no_revision_is_skipped_or_doubled(
    store: Store, url: str, reopen: Callable[[], Store]
) -> None:
    store.create(PROGRAMME, ANN)
    with Writer.started(url, "prog", "one", EDITS) as one, Writer.started(url, "prog", "two", EDITS) as two:
        one.go()
        two.go()
        acknowledged = one.rest() + two.rest()
    assert len(acknowledged) == 2 * EDITS
    _assert_kept(reopen(), acknowledged)


def test_threads_that_type_figures_edit_and_undo_at_once_leave_a_log_that_holds_together(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.create(PROGRAMME, ANN, [figure(1, 0)])
    together = Barrier(4)

    def write(thread: int) -> list[Saved]:
        together.wait()
        author = Author(id=f"author{thread}")
        made: list[Saved] = []
        for number in range(5):
            made.append(store.commit("prog", put(figure(thread + 2, number)), author))
            made.append(store.commit("prog", add(f"{thread}-{number}"), author))
            made += [store.undo("prog", author), store.redo("prog", author)]
            made.append(store.commit("prog", label("training", f"Label of {thread}"), author))
        return made

    with ThreadPoolExecutor(4) as pool:
        made = sorted((one for some in pool.map(write, range(4)) for one in some), key=lambda one: one.revision)
    assert [one.revision for one in made] == list(range(1, 101))
    found = reopen()
    assert values(found.figures("prog")) == {1: 0, 2: 4, 3: 4, 4: 4, 5: 4}
    assert labels(found.load("prog").programme).keys() >= {f"{thread}-4" for thread in range(4)}
    for one in made[::7]:
        assert text_of(found.at_revision("prog", one.revision)) == text_of(one.programme)


def _assert_kept(store: Store, acknowledged: list[Acknowledged]) -> None:
    newest = store.load("prog")
    revisions = list(range(1, newest.revision + 1))
    assert sorted(one.revision for one in acknowledged) == revisions
    assert [entry.revision for entry in store.history("prog", limit=1_000)] == revisions[::-1]
    made = {entry.revision: entry.edit for entry in store.history("prog", limit=1_000)}
    assert all(made[one.revision] == add(one.box) for one in acknowledged)
    assert labels(newest.programme).keys() == {*labels(PROGRAMME), *(one.box for one in acknowledged)}
