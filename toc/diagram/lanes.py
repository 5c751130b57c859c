"""Lanes: a thin empty row in every column that an arrow passes, between the boxes it passes."""

from bisect import bisect_left

from toc.diagram.columns import Columns
from toc.diagram.measures import LANE_GAP, LANE_STEP


def add_lanes(columns: Columns) -> list[float]:
    """Give every arrow that skips columns its lanes, near where it would run flat.

    Returns the height at which each item would like to be: boxes where they are, lanes where they fit best.
    """
    gaps = [_Gaps(columns, index) for index in range(len(columns.order))]
    wanted = list(columns.centres)
    for chain in columns.chains:
        left, right = chain
        if columns.column[right] - columns.column[left] < 2:
            continue
        before, goal = columns.centres[left], columns.centres[right]
        lanes = []
        for index in range(columns.column[left] + 1, columns.column[right]):
            lane = columns.add_lane(index)
            before = gaps[index].take(lane, before, goal)
            wanted.append(before)
            lanes.append(lane)
        chain[1:1] = lanes
    ends = _ends(columns)
    for index, one in enumerate(gaps):
        columns.order[index] = one.merged(wanted, ends)
    return wanted


def _ends(columns: Columns) -> dict[int, float]:
    """For each lane the middle between the ends of its arrow: of two side by side, the lower goes below."""
    return {
        lane: columns.centres[chain[0]] + columns.centres[chain[-1]] for chain in columns.chains for lane in chain[1:-1]
    }


class _Gaps:
    """The gaps of a column, from above its first box to below its last, and the lanes in each."""

    def __init__(self, columns: Columns, index: int) -> None:
        self.boxes = tuple(columns.order[index])
        self.centres = [columns.centres[box] for box in self.boxes]
        halves = [columns.heights[box] / 2 for box in self.boxes]
        tops = [centre - half for centre, half in zip(self.centres, halves, strict=True)]
        bottoms = [centre + half for centre, half in zip(self.centres, halves, strict=True)]
        self.from_ = [float("-inf"), *(bottom + LANE_GAP for bottom in bottoms)]
        self.to = [*(top - LANE_GAP for top in tops), float("inf")]
        self.lanes: list[list[int]] = [[] for _ in self.from_]

    def take(self, lane: int, before: float, goal: float) -> float:
        """Put a lane into the gap that makes its arrow shortest; where in it, is returned."""
        candidates = {bisect_left(self.centres, place) for place in (before, (before + goal) / 2, goal)}
        best = min(sorted(candidates), key=lambda gap: self._cost(gap, before, goal))
        self.lanes[best].append(lane)
        return self._place(best, before)

    def _cost(self, gap: int, before: float, goal: float) -> float:
        place = self._place(gap, before)
        room = max(0.0, self.to[gap] - self.from_[gap])
        crowd = max(0.0, len(self.lanes[gap]) * LANE_STEP - room)
        return abs(place - before) * 1.05 + abs(place - goal) + crowd

    def _place(self, gap: int, near: float) -> float:
        low, high = self.from_[gap], self.to[gap]
        if low > high:
            return (low + high) / 2
        return min(max(near, low), high)

    def merged(self, wanted: list[float], ends: dict[int, float]) -> list[int]:
        """Boxes and lanes of the column from the top."""
        merged: list[int] = []
        for gap, lanes in enumerate(self.lanes):
            merged.extend(sorted(lanes, key=lambda lane: (wanted[lane], ends[lane], lane)))
            if gap < len(self.boxes):
                merged.append(self.boxes[gap])
        return merged
