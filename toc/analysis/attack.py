"""What a reader could work out: the hidden counts that a published table narrows to fewer than 3 values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

FEWEST_VALUES = 3


class Sum(NamedTuple):
    """A count that is the sum of others."""

    total: str
    parts: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.total, *self.parts)


class Range(NamedTuple):
    """The least and the most a count can be, as published."""

    least: int
    most: int


def find_narrowed(
    ranges: Mapping[str, Range], sums: Sequence[Sum], hidden: Iterable[str], truth: Mapping[str, int]
) -> set[str]:
    """The hidden cells that have fewer than 3 values in all whole-number tables that fit ranges and sums.

    Exact: a cell is safe when 3 different values of it have been seen in such tables. The true table is the
    first of them, which only saves time.
    """
    targets = sorted(set(hidden))
    seen = {key: {truth[key]} for key in targets}
    everything = _Tables(sums, ranges)
    for weights in _looks([key for key in targets if key in everything]):
        if any(len(seen[key]) < FEWEST_VALUES for key in weights):
            everything.look(weights, seen)
    narrowed = {key for key in targets if _width(ranges[key]) < FEWEST_VALUES}
    groups = {key: group for group in _connected(sums) for one in group for key in one.cells}
    for key in targets:
        unsure = len(seen[key]) < FEWEST_VALUES and key in groups and key not in narrowed
        if unsure and not _is_wide(key, groups[key], ranges, seen):
            narrowed.add(key)
    return narrowed


def _looks(targets: Sequence[str]) -> Iterator[dict[str, int]]:
    """A few ways to pull all cells about at once, which show most of them to be safe."""
    if targets:
        for bit in (-1, 0, 1, 2):
            for sign in (1, -1):
                yield {key: -sign if bit >= 0 and place >> bit & 1 else sign for place, key in enumerate(targets)}


def _is_wide(key: str, sums: Sequence[Sum], ranges: Mapping[str, Range], seen: dict[str, set[int]]) -> bool:
    """Look for 3 values of one cell: its least, its most, and those between."""
    tables, values = _Tables(sums, ranges), seen[key]
    for sign in (1, -1):
        tables.look({key: sign}, seen)
    for between in range(min(values) + 1, max(values)):
        if len(values) < FEWEST_VALUES and between not in values:
            tables.look({key: 1}, seen, fixed=(key, between))
    return len(values) >= FEWEST_VALUES


def _width(one: Range) -> int:
    return one.most - one.least + 1


def _connected(sums: Sequence[Sum]) -> list[list[Sum]]:
    """Sums that share cells, together."""
    groups: list[tuple[set[str], list[Sum]]] = []
    for one in sums:
        cells, members = set(one.cells), [one]
        apart = []
        for group in groups:
            if group[0] & cells:
                cells |= group[0]
                members += group[1]
            else:
                apart.append(group)
        groups = [*apart, (cells, members)]
    return [members for _, members in groups]


class _Tables:
    """All whole-number tables that fit."""

    def __init__(self, sums: Sequence[Sum], ranges: Mapping[str, Range]) -> None:
        keys = list(dict.fromkeys(key for one in sums for key in one.cells))
        self._place = {key: place for place, key in enumerate(keys)}
        # Loaded here and not above: it takes half a second that only a document with hidden counts has to wait.
        from scipy.sparse import csr_array

        rows = [row for row, one in enumerate(sums) for _ in one.cells]
        columns = [self._place[key] for one in sums for key in one.cells]
        signs = [-1 if key == one.total else 1 for one in sums for key in one.cells]
        self._matrix = csr_array((signs, (rows, columns)), shape=(len(sums), len(keys)))
        self._least = np.array([ranges[key].least for key in keys], dtype=float)
        self._most = np.array([ranges[key].most for key in keys], dtype=float)

    def __contains__(self, key: str) -> bool:
        return key in self._place

    def look(self, weights: Mapping[str, int], seen: dict[str, set[int]], fixed: tuple[str, int] | None = None) -> None:
        """Add the values of the fitting table that has the least of the weighted cells; of none if none fits."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        costs = np.zeros(len(self._place))
        costs[[self._place[key] for key in weights]] = list(weights.values())
        least, most = self._least.copy(), self._most.copy()
        if fixed is not None:
            least[self._place[fixed[0]]] = most[self._place[fixed[0]]] = fixed[1]
        found = milp(
            costs,
            integrality=np.ones(len(costs)),
            bounds=Bounds(least, most),
            constraints=LinearConstraint(self._matrix, 0, 0),
        )
        if found.x is not None:
            for key, values in seen.items():
                if key in self._place:
                    values.add(round(found.x[self._place[key]]))
