"""(j) Importing 100,000 rows through the real screen, beside reading them with polars and inserting them bare."""

import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from bench.import_figures import bare_insert, inserted_rows, make_programme, make_text
from bench.measure import Row, medians
from bench.serving import OURS, chromium, open_page, served
from toc.exchange.figures.mapping import guess_mapping
from toc.exchange.figures.table import read_table
from toc.services.figure_import import import_into_store
from toc.services.figure_preview import preview_table
from toc.services.workspace import Workspace
from toc.store import Author, open_store

_MONTHS, _ROWS = 10, 100_000
_ROUNDS = 3
_AIM = 20.0
_PATIENCE = 120_000.0
_ME = Author(id="me")


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        programme, table = make_programme(), folder / "figures.csv"
        table.write_text(make_text(_MONTHS), encoding="utf-8")
        inserted = inserted_rows(programme, table)
        ours, floor = medians(
            lambda: _through_services(folder, table),
            lambda: bare_insert(folder, table, inserted),
            rounds=_ROUNDS,
            warm_up=1,
        )
        taken = [_through_screen(folder, table, browser) for _ in range(_ROUNDS)]
        shown, kept = map(statistics.median, zip(*taken, strict=True))
        against = "polars reading the file, and a bare bulk insert of the rows"
        yield Row(
            f"(j) {_ROWS:,} rows read, compared and kept by what the screen asks for",
            ours / 1000,
            "s",
            floor=floor / 1000,
            against=against,
        )
        yield Row(
            f"(j) {_ROWS:,} rows through the screen, from the dropped file to what was imported",
            shown + kept,
            "s",
            aim=_AIM,
            parts=f"until what would change is shown {shown:.1f} s, from the button on {kept:.1f} s; "
            f"{(shown + kept) / floor * 1000:.1f} times the floor",
        )


def _workspace(data: Path) -> Workspace:
    return Workspace(open_store(f"sqlite:///{data / 'toc.sqlite3'}"))


def _through_services(folder: Path, table: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as data:
        workspace = _workspace(Path(data))
        programme = workspace.create(make_programme(), _ME).programme
        read = read_table(table.read_bytes())
        mapping = guess_mapping(read.headings, programme.indicators)
        preview = preview_table(workspace, programme.id, read, mapping)
        assert import_into_store(workspace, programme.id, preview.reading, _ME).counts.added == _ROWS
        workspace.store.close()


def _through_screen(folder: Path, table: Path, browser: Browser) -> tuple[float, float]:
    """Seconds until what would change is shown, and from the button until the result is."""
    with tempfile.TemporaryDirectory(dir=folder) as data:
        workspace = _workspace(Path(data))
        programme = workspace.create(make_programme(), _ME).programme
        workspace.store.close()
        with served(OURS, Path(data)) as app:
            page = open_page(browser, f"{app.url}/outcomes?p={programme.id}")
            page.set_default_timeout(_PATIENCE)
            page.get_by_role("button", name="Import").click()
            file = page.locator("input[type=file]")
            file.wait_for(state="attached")
            start = time.perf_counter()
            file.set_input_files(table)
            button = page.get_by_role("button", name=f"Import {_ROWS:,} figures")
            button.wait_for()
            shown = time.perf_counter()
            button.click()
            page.get_by_text(f"Imported {_ROWS:,} new figures").wait_for()
            page.locator(".st-key-outcome_i19").wait_for()
            end = time.perf_counter()
            page.close()
    return shown - start, end - shown
