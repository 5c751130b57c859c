"""(i) Importing a million figures beside reading the same file with polars and inserting the same rows bare."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import polars as pl

from bench.measure import Row, medians
from toc.exchange.figures.reading import read_figures
from toc.model.indicators import Breakdown, Category, Frequency, Indicator, IndicatorKind
from toc.model.programme import Programme
from toc.store import Author, open_store
from toc.store.database import open_database
from toc.store.figure_columns import build_rows
from toc.store.schema import figures

_INDICATORS, _CATEGORIES, _MONTHS = 20, 500, 100
_ROUNDS = 3
_MOST_MEMORY = 1_500
_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_COLUMNS = ("programme_id", "indicator", "period", "category", "comparison", "observation", "from_revision", "batch_id")


def rows() -> Iterable[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programme, table = make_programme(), folder / "figures.csv"
        table.write_text(make_text(), encoding="utf-8")
        inserted = inserted_rows(programme, table)
        peaks: list[float] = []
        worked: list[list[float]] = [[], []]
        ours, floor = medians(
            lambda: _counted(worked[0], lambda: peaks.append(_import(folder, programme, table))),
            lambda: _counted(worked[1], lambda: bare_insert(folder, table, inserted)),
            rounds=_ROUNDS,
            warm_up=0,
        )
        count = f"{_INDICATORS * _CATEGORIES * _MONTHS:,}"
        yield Row(
            f"(i) `import-figures` with {count} rows, from the start of the process",
            ours / 1000,
            "s",
            floor=floor / 1000,
            against="polars reading the file, and a bare bulk insert of the rows into the same table with its indexes",
            aim=1.5,
            parts="of the processor {:.1f} s and {:.1f} s".format(*map(statistics.median, worked)),
        )
        yield Row(f"(i) the most memory it takes with {count} rows", max(peaks), "MB", aim=_MOST_MEMORY)


def _counted(worked: list[float], work: Callable[[], object]) -> None:
    """Do it, and note the processor's time: what a busy machine does not stretch."""
    before = os.times()
    work()
    after = os.times()
    worked.append(sum(after[:4]) - sum(before[:4]))


def make_programme() -> Programme:
    """Twenty indicators with five hundred categories each."""
    split = Breakdown(
        name="Area", categories=tuple(Category(id=f"c{at}", name=f"Category {at}") for at in range(_CATEGORIES))
    )
    return Programme(
        id="prog",
        name="Team A",
        indicators=tuple(
            Indicator(
                id=f"i{at}",
                name=f"Indicator {at}",
                kind=IndicatorKind.PERCENTAGE,
                frequency=Frequency.MONTHLY,
                breakdown=split,
            )
            for at in range(_INDICATORS)
        ),
    )


def make_text(months: int = _MONTHS) -> str:
    """A row for each indicator, category and month."""
    lines = ["indicator,period,category,numerator,denominator,value,provisional,note"]
    lines += [
        f"Indicator {indicator},{_NAMES[month % 12]} {2015 + month // 12},Category {category},"
        f"{(indicator * 7 + category * 3 + month) % 90},{100 + month},,,"
        for indicator in range(_INDICATORS)
        for category in range(_CATEGORIES)
        for month in range(months)
    ]
    return "\n".join(lines) + "\n"


def inserted_rows(programme: Programme, table: Path) -> list[tuple[object, ...]]:
    """The rows an import writes."""
    made = build_rows(read_figures(table.read_bytes(), programme).figures)
    return [("prog", *row, 1, "batch") for row in made.iter_rows()]


def _import(folder: Path, programme: Programme, table: Path) -> float:
    """The command on a fresh store; the most memory it took, in MB."""
    with tempfile.TemporaryDirectory(dir=folder) as data:
        store = open_store(f"sqlite:///{data}/toc.sqlite3")
        store.create(programme, Author(id="me"))
        store.close()
        environment = os.environ | {"TOC_DATA_DIR": data}
        script = (
            "import resource, sys; from toc.cli.main import main; code = main(sys.argv[1:]); "
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, code)"
        )
        command = [sys.executable, "-c", script, "import-figures", "prog", str(table)]
        ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        peak = re.search(r"1,000,000 added.*\n(\d+) 0\n", ran.stdout)
        assert peak is not None, ran.stderr
        return int(peak[1]) / 1000


def bare_insert(folder: Path, table: Path, inserted: list[tuple[object, ...]]) -> None:
    """The floor."""
    with tempfile.TemporaryDirectory(dir=folder) as data:
        engine = open_database(f"sqlite:///{data}/bare.sqlite3")
        with engine.begin() as connection:
            figures.create(connection)
        pl.read_csv(table)
        marks = ", ".join("?" * len(_COLUMNS))
        raw = engine.raw_connection()
        cursor = raw.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(f"INSERT INTO figures ({', '.join(_COLUMNS)}) VALUES ({marks})", inserted)
        cursor.execute("COMMIT")
        raw.close()
        engine.dispose()
