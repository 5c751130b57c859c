"""Ids for the things of a CIDS file: our own as they were, others made from their names."""

import re
from collections.abc import Iterable

from toc.exchange.cids.terms import PROGRAMME

_OURS = re.compile(re.escape(PROGRAMME) + r"[A-Za-z0-9_-]{1,64}(?::([A-Za-z0-9_-]{1,64}))?")
_OTHER_SIGNS = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 56
"""Characters, so that a number has room after them."""


class Ids:
    """One id for each name, none of them twice."""

    def __init__(self, names: Iterable[str], taken: Iterable[str]) -> None:
        self._ids: dict[str, str] = {}
        self._taken = set(taken)
        self._last: dict[str, int] = {}
        """The number last put after a wish."""
        others = []
        for name in names:
            ours = _OURS.fullmatch(name)
            if ours is None:
                others.append(name)
            else:
                self._keep(name, ours[1] or _last(name))
        for name in others:
            self._keep(name, self.new(_last(name)))

    def of(self, name: str) -> str:
        return self._ids[name]

    def find(self, name: str) -> str | None:
        """None for what the file does not tell of."""
        return self._ids.get(name)

    def new(self, wish: str) -> str:
        """An id nothing has yet, as near to the wish as can be."""
        plain = _OTHER_SIGNS.sub("-", wish).strip("-")[-_LONGEST:] or "thing"
        found = plain
        while found in self._taken:
            self._last[plain] = number = self._last.get(plain, 1) + 1
            found = f"{plain}-{number}"
        self._taken.add(found)
        return found

    def _keep(self, name: str, chosen: str) -> None:
        self._ids[name] = chosen
        self._taken.add(chosen)


def _last(name: str) -> str:
    """The end of a name, from its last separator on."""
    return re.split(r"[#/:]", name.rstrip("#/:"))[-1]
