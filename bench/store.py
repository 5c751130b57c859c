"""(e) Applying an edit at revision 10,000 beside the same edit at revision 10, in the database as the app opens it."""

import os
import tempfile
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bench.measure import Row, medians
from tests.diagram.theories import build_random
from toc.model.collections import Collection
from toc.model.edits import Change, Edit
from toc.model.programme import Programme
from toc.store import Author, Store, open_store

_LONG, _SHORT = 10_010, 10
"""Both as far from the checkpoint before them."""
_ROUNDS = 401
"""Many: a busy machine stretches single rounds in steps of a few milliseconds, twice what an edit takes."""
_LOADS = 41
_BOXES = 60
_ME, _OTHER = Author(id="me"), Author(id="other")
_PROGRAMME = Programme(id="prog", name="Team A", theories=(build_random(_BOXES),))


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as folder:
        long, short = (_lived_in(Path(folder) / f"{revision}.sqlite3", revision) for revision in (_LONG, _SHORT))
        stores = open_store(long), open_store(short)
        yield _row("applying an edit", *(_editing(store) for store in stores), _ROUNDS, aim=1.2)
        yield _row("taking an edit back", *(_undoing(store) for store in stores), _ROUNDS)
        for store in stores:
            store.close()
        yield _row("opening the store and loading", _loading(long), _loading(short), _LOADS)


def _row(
    what: str, long: Callable[[], object], short: Callable[[], object], rounds: int, aim: float | None = None
) -> Row:
    ours, floor = medians(long, short, rounds=rounds)
    name = f"(e) {what} from revision {_LONG:,} on, {_BOXES} boxes"
    return Row(name, ours, floor=floor, against=f"the same from revision {_SHORT} on", aim=aim)


def _edit(number: int) -> Edit:
    return Change(collection=Collection.ELEMENTS, id=f"e{number % _BOXES}", fields={"label": f"Label {number}"})


def _editing(store: Store) -> Callable[[], object]:
    numbers = count()
    return lambda: store.commit("prog", _edit(next(numbers)), _ME)


def _undoing(store: Store) -> Callable[[], object]:
    """Each round takes back one more: there are more edits than rounds."""
    return lambda: store.undo("prog", _ME)


def _loading(url: str) -> Callable[[], object]:
    def load() -> None:
        store = open_store(url)
        store.load("prog")
        store.close()

    return load


def _lived_in(file: Path, revision: int) -> str:
    """The URL of a database whose programme has so many edits by two authors, each made as ever but not waited for."""
    url = f"sqlite:///{file}"
    store = open_store(url)
    store.engine.dispose()

    @event.listens_for(store.engine, "connect")
    def _hurry(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    store.create(_PROGRAMME, _ME)
    for number in range(revision):
        store.commit("prog", _edit(number), _ME if number % 2 else _OTHER)
    store.close()
    with file.open("rb+") as written:
        # Else the first edits measured would wait for all that was not waited for here.
        os.fsync(written.fileno())
    return url
