"""How many arrows cross: counted between every two columns, in the order in which things are drawn."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from toc.diagram.arranging import arrange
from toc.diagram.columns import Columns
from toc.diagram.facts import NOTHING_KNOWN
from toc.diagram.labels import letter_box
from toc.diagram.options import ViewOptions
from toc.diagram.shown import build_shown
from toc.model.theory import TheoryOfChange


def count_crossings(theory: TheoryOfChange) -> int:
    """Crossings of the theory's picture as it is drawn anew; arrows within a column are not counted."""
    options = ViewOptions()
    shown = build_shown(theory, options)
    heights = [letter_box(element, "", NOTHING_KNOWN, options).height for element in shown.elements]
    return count_in(arrange(shown, heights).columns)


def count_in(columns: Columns) -> int:
    ranks = [0] * len(columns.column)
    for items in columns.order:
        for rank, item in enumerate(items):
            ranks[item] = rank
    return sum(count_between(pairs) for pairs in segments(columns, ranks))


def segments(columns: Columns, ranks: Sequence[int]) -> list[list[tuple[int, int]]]:
    """For each gap between two columns the ranks, left and right, that its arrows join."""
    gaps: list[list[tuple[int, int]]] = [[] for _ in columns.order]
    for chain in columns.chains:
        for left, right in pairwise(chain):
            gaps[columns.column[left]].append((ranks[left], ranks[right]))
    return gaps


def count_between(pairs: Iterable[tuple[int, int]]) -> int:
    """Pairs of arrows whose ends stand in opposite order: inversions, counted with a Fenwick tree."""
    ranked = sorted(pairs)
    if len(ranked) < 2:
        return 0
    size = max(right for _, right in ranked) + 1
    tree = [0] * (size + 1)
    crossings = 0
    for seen, (_, right) in enumerate(ranked):
        not_above = 0
        place = right + 1
        while place:
            not_above += tree[place]
            place &= place - 1
        crossings += seen - not_above
        place = right + 1
        while place <= size:
            tree[place] += 1
            place += place & -place
    return crossings
