"""The columns while they are being placed: boxes, and thin lanes for the arrows that pass a column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toc.diagram.measures import BOX_GAP, LANE_GAP, LANE_STEP


@dataclass
class Columns:
    """Boxes 0 to n-1, then lanes; each in a column, each with the height of its centre."""

    column: list[int]
    heights: list[float]
    order: list[list[int]]
    """For each column its items from the top."""
    chains: list[list[int]]
    """For each arrow between columns its items from left to right: box, lanes, box."""
    boxes: int
    centres: list[float] = field(default_factory=list)

    def is_lane(self, item: int) -> bool:
        return item >= self.boxes

    def add_lane(self, column: int) -> int:
        """A new lane; its place in the order is the caller's to give."""
        self.column.append(column)
        self.heights.append(0.0)
        self.centres.append(0.0)
        return len(self.column) - 1

    def offsets(self, items: Sequence[int]) -> list[float]:
        """Least distances of the centres of a column's items from the centre of its first."""
        boxes, heights = self.boxes, self.heights
        offsets: list[float] = []
        total, above = 0.0, -1
        for item in items:
            if above >= 0:
                if item < boxes:
                    gap = BOX_GAP if above < boxes else LANE_GAP
                else:
                    gap = LANE_GAP if above < boxes else LANE_STEP
                total += (heights[above] + heights[item]) / 2 + gap
            offsets.append(total)
            above = item
        return offsets

    def move_down(self, distance: float) -> None:
        self.centres = [centre + distance for centre in self.centres]

    def neighbours(self) -> list[list[int]]:
        """For each item the items beside it that an arrow joins it to."""
        found: list[list[int]] = [[] for _ in self.column]
        for chain in self.chains:
            for left, right in pairwise(chain):
                found[left].append(right)
                found[right].append(left)
        return found
