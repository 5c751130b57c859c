"""What a reader could work out: the hidden counts that a published table narrows to fewer than 3 values."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

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
    targets = set(hidden)
    narrowed = {key for key in targets if _width(ranges[key]) < FEWEST_VALUES}
    for group in _connected(sums):
        keys = list(dict.fromkeys(key for one in group for key in one.cells))
        mine = [key for key in keys if key in targets and key not in narrowed]
        if mine:
            narrowed |= _Tables(keys, group, ranges).narrowed(mine, truth)
    return narrowed


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

    def __init__(self, keys: list[str], sums: Sequence[Sum], ranges: Mapping[str, Range]) -> None:
        self._keys = keys
        self._place = {key: place for place, key in enumerate(keys)}
        rows, columns, signs = [], [], []
        for row, one in enumerate(sums):
            for key in one.cells:
                rows.append(row)
                columns.append(self._place[key])
                signs.append(-1 if key == one.total else 1)
        self._matrix = csr_array((signs, (rows, columns)), shape=(len(sums), len(keys)))
        self._least = np.array([ranges[key].least for key in keys], dtype=float)
        self._most = np.array([ranges[key].most for key in keys], dtype=float)

    def narrowed(self, targets: list[str], truth: Mapping[str, int]) -> set[str]:
        self._seen: dict[str, set[int]] = {key: {truth[key]} for key in targets}
        for together in (1, -1):
            self._solve(dict.fromkeys(targets, together))
        for sign in (1, -1):
            self._solve({key: sign * (-1) ** place for place, key in enumerate(targets)})
        return {key for key in targets if not self._is_wide(key)}

    def _is_wide(self, key: str) -> bool:
        for sign in (1, -1):
            if len(self._seen[key]) < FEWEST_VALUES:
                self._solve({key: sign})
        if len(self._seen[key]) < FEWEST_VALUES:
            least, most = min(self._seen[key]), max(self._seen[key])
            for between in range(least + 1, most):
                if len(self._seen[key]) < FEWEST_VALUES and between not in self._seen[key]:
                    self._solve({key: 1}, fixed=(key, between))
        return len(self._seen[key]) >= FEWEST_VALUES

    def _solve(self, weights: Mapping[str, int], fixed: tuple[str, int] | None = None) -> None:
        """Take one more fitting table into account: the one with the least of the weighted cells."""
        costs = np.zeros(len(self._keys))
        for key, weight in weights.items():
            costs[self._place[key]] = weight
        least, most = self._least, self._most
        if fixed is not None:
            least, most = least.copy(), most.copy()
            least[self._place[fixed[0]]] = most[self._place[fixed[0]]] = fixed[1]
        found = milp(
            costs,
            integrality=np.ones(len(self._keys)),
            bounds=Bounds(least, most),
            constraints=LinearConstraint(self._matrix, 0, 0),
        )
        if found.x is not None:
            for key, seen in self._seen.items():
                seen.add(round(found.x[self._place[key]]))
