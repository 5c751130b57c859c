"""What the one object that pages ask does of itself: deleted programmes go when their days are over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.example import PROGRAMME
from tests.store.example import Clock
from toc.services.workspace import Workspace
from toc.store import Author, Store, StoreUnavailable, open_store
from toc.store.repository import NoSuchProgramme

SAM = Author(id="0123456789abcdef", name="Sam")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    made = open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}", clock)
    made.create(PROGRAMME, SAM)
    made.delete(PROGRAMME.id, SAM)
    yield made
    made.close()


def test_a_deleted_programme_is_listed_for_30_days_and_then_gone_for_good(store: Store, clock: Clock) -> None:
    workspace = Workspace(store)
    clock.move_on(days=30)
    assert [one.id for one in workspace.deleted()] == [PROGRAMME.id]
    clock.move_on(seconds=1)
    assert workspace.deleted() == ()
    with pytest.raises(NoSuchProgramme):
        workspace.undelete(PROGRAMME.id)


def test_what_cannot_be_removed_just_now_is_still_listed(store: Store, clock: Clock) -> None:
    class FullStore(Store):
        def purge_deleted(self) -> int:
            raise StoreUnavailable("The disk is full. Free some space, then try again.")

    clock.move_on(days=31)
    assert [one.id for one in Workspace(FullStore(store.engine, clock)).deleted()] == [PROGRAMME.id]
