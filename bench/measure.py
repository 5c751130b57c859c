"""Measure in medians, ours and the floor by turns in the same run, and print one table."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. With a floor its ratio is shown, and with an aim whether that is met."""

    what: str
    value: float
    unit: str = "ms"
    floor: float | None = None
    against: str = ""
    """What the floor is."""
    aim: float | None = None
    """The largest ratio aimed for; without a floor the largest value."""
    parts: str = ""

    @property
    def measured(self) -> float:
        """What the aim is about."""
        return self.value if self.floor is None else self.value / self.floor

    @property
    def verdict(self) -> str:
        if self.aim is None:
            return ""
        return "met" if self.measured <= self.aim else "MISSED"


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def medians(*works: Callable[[], object], rounds: int = 15, warm_up: int = 2) -> tuple[float, ...]:
    """Median milliseconds of each, run by turns so that whatever else the machine does falls on all alike."""
    for _ in range(warm_up):
        for work in works:
            work()
    gc.collect()
    taken = [[milliseconds(work) for work in works] for _ in range(rounds)]
    return tuple(statistics.median(column) for column in zip(*taken, strict=True))


_HEADINGS = ("what", "measured", "floor", "ratio", "aim", "", "against; parts")


def format_table(rows: Iterable[Row]) -> str:
    """The rows as aligned text."""
    cells = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADINGS) - 1)]
    return "\n".join(_line(line, widths).rstrip() for line in cells)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        f"{row.value:,.1f} {row.unit}",
        "" if row.floor is None else f"{row.floor:,.1f} {row.unit}",
        "" if row.floor is None else f"{row.measured:.2f}",
        "" if row.aim is None else f"{row.aim:g}",
        row.verdict,
        "; ".join(part for part in (row.against, row.parts) if part),
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *numbers = cells[:-1]
    return "  ".join(
        [
            first.ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True)),
            cells[-1],
        ]
    )
