"""`kill -9` in the middle of editing: every acknowledged edit is there, the file opens, the next edit lands."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.example import ANN, add, labels, named, text_of
from tests.store.writing import Acknowledged, Writer
from toc.store import Store, open_store
from toc.store.database import is_sqlite

MORE_THAN_IT_LIVES_FOR = 400
"""Edits the writer would make if it were let."""


def test_every_edit_acknowledged_before_a_kill_is_there_and_the_file_opens(sqlite_file: Path) -> None:
    _kill_often(f"sqlite:///{sqlite_file}", 5)


def test_postgresql_too_keeps_what_it_acknowledged_to_a_writer_that_is_killed(postgres_schema: str) -> None:
    _kill_often(postgres_schema, 2)


@pytest.mark.soak
def test_a_hundred_kills_lose_nothing(url: str) -> None:
    _kill_often(url, 100)


def _kill_often(url: str, times: int) -> None:
    with_programme = open_store(url)
    for number in range(times):
        # A programme each, so that a hundred of them never meet the limit of boxes on a map.
        programme = named(f"prog{number}")
        with_programme.create(programme, ANN)
        with Writer.started(url, programme.id, f"w{number}", MORE_THAN_IT_LIVES_FOR) as writer:
            writer.go()
            # Never at the same place: it is killed while it goes on writing.
            acknowledged = writer.read(1 + number * 7 % 23)
            writer.kill()
            acknowledged += writer.rest()
        assert len(acknowledged) < MORE_THAN_IT_LIVES_FOR
        again = open_store(url)
        _assert_whole(again, programme.id, acknowledged)
        again.close()
    assert len(with_programme.list_programmes()) == times
    with_programme.close()


def _assert_whole(store: Store, programme_id: str, acknowledged: list[Acknowledged]) -> None:
    if is_sqlite(store.engine):
        with store.engine.connect() as connection:
            assert connection.execute(text("pragma integrity_check")).scalars().all() == ["ok"]
    # The next edit comes first: it waits for one that PostgreSQL may still be finishing for the writer.
    following = store.commit(programme_id, add("next"), ANN)
    # One edit may be kept of which the writer was no longer told.
    assert following.revision - 1 - len(acknowledged) in {0, 1}
    assert [one.revision for one in acknowledged] == list(range(1, len(acknowledged) + 1))
    assert labels(following.programme).keys() >= {one.box for one in acknowledged}
    assert text_of(store.load(programme_id).programme) == text_of(following.programme)
    assert len(store.history(programme_id, limit=1_000)) == following.revision
