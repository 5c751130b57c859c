"""What a reader could work out: the hidden counts that a published table narrows to fewer than 3 values."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

FEWEST_VALUES = 3
_LOOKS = 8
"""At all cells at once, which show most of them to be safe, before each is looked at by itself."""


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

    Exact. Where no sums share cells in a circle, each cell can be every number of what `_tighten` leaves it. Where
    they do, a cell is safe when 3 different values of it have been seen in tables that fit. The true table, which
    fits too, is the first of them, which only saves time.
    """
    targets = sorted(set(hidden))
    groups = _connected(sums)
    tight = dict(ranges)
    for group in groups:
        tight |= _tighten(group, ranges)
    narrowed = {key for key in targets if _width(tight[key]) < FEWEST_VALUES}
    circles = {key: group for group in groups if _has_circle(group) for one in group for key in one.cells}
    seen = {key: {truth[key]} for key in targets if key in circles and key not in narrowed}
    if not seen:
        return narrowed
    everything = _Tables([one for one in sums if one.total in circles], tight)
    looked: list[dict[str, int]] = [{}]
    for turn in range(_LOOKS):
        weights = _weights([key for key, values in seen.items() if len(values) < FEWEST_VALUES], turn)
        if weights not in looked:
            looked.append(weights)
            everything.look(weights, seen)
    return narrowed | {key for key in seen if not _is_wide(key, circles[key], tight, seen)}


def _tighten(sums: Sequence[Sum], ranges: Mapping[str, Range]) -> dict[str, Range]:
    """What each cell of sums that hang together can be at least and at most, as far as each sum by itself tells."""
    tight = {key: ranges[key] for one in sums for key in one.cells}
    for _ in range(len(sums) + 1):  # What the first sum tells of the last has come there by then.
        before = dict(tight)
        for total, parts in sums:
            least, most = sum(tight[part].least for part in parts), sum(tight[part].most for part in parts)
            tight[total] = _both(tight[total], Range(least, most))
            for part in parts:
                others = Range(least - tight[part].least, most - tight[part].most)
                tight[part] = _both(
                    tight[part], Range(tight[total].least - others.most, tight[total].most - others.least)
                )
                least, most = others.least + tight[part].least, others.most + tight[part].most
        if tight == before:
            break
    return tight


def _both(one: Range, other: Range) -> Range:
    return Range(max(one.least, other.least), min(one.most, other.most))


def _has_circle(sums: Sequence[Sum]) -> bool:
    """Whether one comes from a cell by way of sums that hang together back to it."""
    cells = {key for one in sums for key in one.cells}
    return sum(len(one.cells) for one in sums) > len(cells) + len(sums) - 1


def _weights(unsure: Sequence[str], turn: int) -> dict[str, int]:
    """A way to pull cells about together: first all down, then all up, then some up and the others down."""
    again, downwards = divmod(turn, 2)
    sign = -1 if downwards else 1
    return {key: -sign if again and place >> (again - 1) & 1 else sign for place, key in enumerate(unsure)}


def _is_wide(key: str, sums: Sequence[Sum], ranges: Mapping[str, Range], seen: dict[str, set[int]]) -> bool:
    """Look for 3 values of one cell: its least, its most, and those between."""
    values = seen[key]
    if len(values) >= FEWEST_VALUES:
        return True
    tables = _Tables(sums, ranges)
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
