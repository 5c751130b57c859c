"""Figures from tables through the workspace: one edit in the history, which is taken back whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.figures.fingertips_table import MADE_UP
from tests.exchange.figures.programme import PROGRAMME
from toc.exchange.figures.fingertips import list_areas, list_indicators, read_published
from toc.exchange.figures.table import parse_table
from toc.services.figure_import import import_into_store, publish_into_store, read_into_store
from toc.services.workspace import Workspace
from toc.store import Author, Counts, open_store

ANN = Author(id="ann", name="Ann")
TABLE = b"indicator,period,value\ntrained,2024/25 Q1,7\ntrained,2024/25 Q2,9\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}"))
    made.create(PROGRAMME, ANN)
    yield made
    made.store.close()


def _import(workspace: Workspace, data: bytes) -> Counts:
    return import_into_store(workspace, "prog", read_into_store(workspace, "prog", data), ANN).counts


def test_an_import_is_one_line_of_the_history_and_is_taken_back_whole(workspace: Workspace) -> None:
    assert _import(workspace, TABLE) == (2, 0, 0)
    assert [line.words for line in workspace.history("prog")] == ["Imported figures from a file"]
    workspace.undo("prog", ANN)
    assert workspace.figures("prog") == ()
    workspace.redo("prog", ANN)
    assert [one.value for one in workspace.figures("prog")] == [7, 9]


def test_progress_runs_from_reading_to_the_last_figure_kept(workspace: Workspace) -> None:
    told: list[float] = []
    reading = read_into_store(workspace, "prog", TABLE, progress=lambda share, what: told.append(share))
    import_into_store(workspace, "prog", reading, ANN, progress=lambda share, what: told.append(share))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


def test_a_period_that_overlaps_with_a_figure_of_the_store_is_refused(workspace: Workspace) -> None:
    _import(workspace, TABLE)
    reading = read_into_store(workspace, "prog", b"indicator,period,value\ntrained,2024/25,7\n")
    assert "overlaps with 2024/25 Q1, which the programme has" in str(reading.faults[0])
    assert import_into_store(workspace, "prog", reading, ANN) == (None, (0, 0, 0))


def test_published_figures_and_their_series_come_and_go_together(workspace: Workspace) -> None:
    table = parse_table(MADE_UP)
    chosen = list_indicators(table)[0]
    found = read_published(table, chosen, list_areas(table, chosen), PROGRAMME.indicators[0])
    publish_into_store(workspace, "prog", found, ANN)
    assert [line.words for line in workspace.history("prog")] == ["Imported published figures from a file"]
    assert [one.name for one in workspace.open("prog").programme.indicators[0].comparisons] == [
        "England",
        "Made-up region",
    ]
    workspace.undo("prog", ANN)
    assert [one.name for one in workspace.open("prog").programme.indicators[0].comparisons] == ["England"]
    assert workspace.figures("prog") == ()
