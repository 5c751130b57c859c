"""What an import would do, told before it is done, is what it then does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.figures.fingertips_table import MADE_UP
from tests.exchange.figures.programme import PROGRAMME
from toc.exchange.figures.fingertips import PublishedIndicator, list_areas, list_indicators, read_published
from toc.exchange.figures.mapping import BadMapping, Mapping, guess_mapping
from toc.exchange.figures.table import Table, parse_table
from toc.model.collections import checked
from toc.model.indicators import Code
from toc.services.figure_import import import_into_store, publish_into_store
from toc.services.figure_preview import ELSEWHERE, Preview, find_counterpart, preview_published, preview_table
from toc.services.workspace import Workspace
from toc.store import Author, Counts, open_store

ANN = Author(id="ann", name="Ann")
FIRST = "indicator,period,category,value\ntrained,2024/25 Q1,,7\ntrained,2024/25 Q2,,9\ntrained,2024/25 Q2,North,4\n"
SECOND = (
    "indicator,period,category,value\ntrained,2024/25 Q1,,7\nPeople trained,2024/25 Q2,,10\ntrained,2024/25 Q3,,11\n"
    "trained,2024/25 Q4,,many\nUnheard of,2024/25 Q4,,1\ngap,2024-25,,3\nGAP,sometime,,3\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(open_store(f"sqlite:///{tmp_path / 'toc.sqlite3'}"))
    made.create(PROGRAMME, ANN)
    yield made
    made.store.close()


def look(workspace: Workspace, table: Table) -> Preview:
    return preview_table(workspace, "prog", table, guess_mapping(table.headings, PROGRAMME.indicators))


def test_each_indicator_has_a_line_with_what_is_new_changed_the_same_and_refused(workspace: Workspace) -> None:
    import_into_store(workspace, "prog", look(workspace, parse_table(FIRST)).reading, ANN)
    preview = look(workspace, parse_table(SECOND))
    assert preview.lines == (
        ("People trained", Counts(added=1, changed=1, unchanged=1), 1),
        ("Gap", Counts(added=1), 1),
        (ELSEWHERE, Counts(), 1),
    )
    assert (preview.counts, preview.coming) == (Counts(2, 1, 1), 3)
    assert preview.indicators == ("trained", "gap")


@pytest.mark.parametrize("text", [FIRST, SECOND])
def test_what_was_told_is_what_an_import_does_and_the_second_time_all_is_the_same(
    workspace: Workspace, text: str
) -> None:
    import_into_store(workspace, "prog", look(workspace, parse_table(FIRST)).reading, ANN)
    preview = look(workspace, parse_table(text))
    assert import_into_store(workspace, "prog", preview.reading, ANN).counts == preview.counts
    assert look(workspace, parse_table(text)).coming == 0


def test_looking_changes_nothing(workspace: Workspace) -> None:
    look(workspace, parse_table(FIRST))
    assert workspace.figures("prog") == ()
    assert workspace.revision_of("prog") == 0


def test_progress_only_ever_grows(workspace: Workspace) -> None:
    told: list[float] = []
    table = parse_table(FIRST)
    mapping = guess_mapping(table.headings, PROGRAMME.indicators)
    preview_table(workspace, "prog", table, mapping, lambda share, what: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1


def test_columns_that_make_no_table_are_refused(workspace: Workspace) -> None:
    with pytest.raises(BadMapping):
        preview_table(workspace, "prog", parse_table(FIRST), Mapping())


def test_published_figures_are_told_area_by_area(workspace: Workspace) -> None:
    table = parse_table(MADE_UP)
    chosen = list_indicators(table)[0]
    found = read_published(table, chosen, list_areas(table, chosen), PROGRAMME.indicators[0])
    preview = preview_published(workspace, "prog", found)
    assert preview.lines == (("England", Counts(added=1), 0), ("Made-up region", Counts(added=1), 0))
    publish_into_store(workspace, "prog", found, ANN)
    again = read_published(table, chosen, list_areas(table, chosen), workspace.open("prog").programme.indicators[0])
    assert preview_published(workspace, "prog", again).counts == Counts(unchanged=2)


def test_the_indicator_that_names_the_published_one_is_found() -> None:
    published = PublishedIndicator("92726", "Vulnerable children", "Persons", "All ages")
    assert find_counterpart(PROGRAMME, published) is None
    coded = checked(PROGRAMME.indicators[2], codes=(Code(scheme="OHID Fingertips", code="92726"),))
    programme = checked(PROGRAMME, indicators=(PROGRAMME.indicators[0], coded))
    assert find_counterpart(programme, published) == coded
    same = published._replace(name="people  trained", id="1")
    assert find_counterpart(PROGRAMME, same) == PROGRAMME.indicators[1]
