"""Orders of boxes with few crossings: barycentre sweeps, then neighbours exchanged while that helps."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from toc.diagram.arranging import arrange
from toc.diagram.columns import Columns
from toc.diagram.crossings import count_between, count_crossings, segments
from toc.diagram.facts import NOTHING_KNOWN
from toc.diagram.labels import letter_box
from toc.diagram.options import ViewOptions
from toc.diagram.shown import build_shown
from toc.model.base import Id, Value
from toc.model.collections import unchecked
from toc.model.theory import TheoryOfChange

_SWEEPS = 12
_EXCHANGES = 6
_WORK = 150_000
"""Arrows looked at in all: large theories get fewer sweeps."""


class Untangled(Value):
    """A proposed order; the theory's own when nothing better was found."""

    order: tuple[Id, ...]
    """All elements of the theory, in their new order."""
    before: int
    """Crossings as it is drawn now."""
    after: int


def reordered(theory: TheoryOfChange, order: Sequence[str]) -> TheoryOfChange:
    """The theory with each column in the order given; every column keeps its slots among all elements."""
    place = {element: index for index, element in enumerate(order)}
    columns = {
        stage: iter(sorted((one for one in theory.elements if one.stage == stage), key=lambda one: place[one.id]))
        for stage in {element.stage for element in theory.elements}
    }
    return unchecked(theory, elements=tuple(next(columns[element.stage]) for element in theory.elements))


def find_best(theory: TheoryOfChange, starts: Iterable[Sequence[str]] = ()) -> Untangled:
    """The best order found by sweeping from the theory's own and from others to start with."""
    before = count_crossings(theory)
    best, fewest = theory, before
    for start in (theory, *(reordered(theory, order) for order in starts)):
        if fewest == 0:
            break
        for candidate in (start, reordered(theory, improve(start))):
            crossings = count_crossings(candidate)
            if crossings < fewest:
                best, fewest = candidate, crossings
    return Untangled(order=tuple(element.id for element in best.elements), before=before, after=fewest)


def improve(theory: TheoryOfChange) -> tuple[str, ...]:
    """The order that sweeping from the theory's own leads to; lanes are free to move along."""
    options = ViewOptions()
    shown = build_shown(theory, options)
    heights = [letter_box(element, "", NOTHING_KNOWN, options).height for element in shown.elements]
    columns = arrange(shown, heights).columns
    _Sweeper(columns).run()
    on_map = tuple(shown.elements[item].id for items in columns.order for item in items if not columns.is_lane(item))
    return on_map + tuple(element.id for element in theory.tray)


class _Sweeper:
    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        count = len(columns.column)
        self.lefts: list[list[int]] = [[] for _ in range(count)]
        self.rights: list[list[int]] = [[] for _ in range(count)]
        arrows = 1
        for chain in columns.chains:
            for left, right in pairwise(chain):
                self.rights[left].append(right)
                self.lefts[right].append(left)
                arrows += 1
        self.budget = _WORK // arrows
        self.ranks = [0] * count
        for index in range(len(columns.order)):
            self._rank(index)

    def run(self) -> None:
        order = self.columns.order
        best, fewest = [list(items) for items in order], self._crossings()
        count = len(order)
        for sweep in range(min(_SWEEPS, self.budget)):
            forward = sweep % 2 == 0
            for index in range(1, count) if forward else range(count - 2, -1, -1):
                self._sort(index, self.lefts if forward else self.rights)
            for _ in range(min(_EXCHANGES, self.budget)):
                if not self._exchange_neighbours():
                    break
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(items) for items in order], crossings
        order[:] = best

    def _crossings(self) -> int:
        return sum(count_between(pairs) for pairs in segments(self.columns, self.ranks))

    def _rank(self, index: int) -> None:
        for rank, item in enumerate(self.columns.order[index]):
            self.ranks[item] = rank

    def _sort(self, index: int, beside: list[list[int]]) -> None:
        """Sort a column by the mean rank of the neighbours; items that have none keep their places."""
        items = self.columns.order[index]
        joined = iter(sorted((item for item in items if beside[item]), key=lambda item: self._mean(beside[item])))
        items[:] = [next(joined) if beside[item] else item for item in items]
        self._rank(index)

    def _mean(self, items: list[int]) -> float:
        return sum([self.ranks[item] for item in items]) / len(items)

    def _exchange_neighbours(self) -> bool:
        """One pass over all columns, exchanging two items that stand together wherever it saves crossings."""
        better = False
        for index, items in enumerate(self.columns.order):
            for rank in range(len(items) - 1):
                upper, lower = items[rank], items[rank + 1]
                saved = self._saved(upper, lower, self.lefts) + self._saved(upper, lower, self.rights)
                if saved > 0:
                    items[rank], items[rank + 1] = lower, upper
                    better = True
            self._rank(index)
        return better

    def _saved(self, upper: int, lower: int, beside: list[list[int]]) -> int:
        """Crossings that exchanging two items saves on one side."""
        above = [self.ranks[item] for item in beside[upper]]
        below = [self.ranks[item] for item in beside[lower]]
        return sum((one > other) - (one < other) for one in above for other in below)
