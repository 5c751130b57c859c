"""Names of sheets that Excel takes: short, unlike each other, without its own signs."""

import re

MOST = 31
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\]")
_YEARS = re.compile(r"(?<=\d)/(?=\d)")
_SHORTEST = 12
"""Letters that a name keeps rather than end with a word."""
_RESERVED = "history"


class SheetNames:
    """Gives each sheet a name that no other has, also in another case."""

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def take(self, wanted: str) -> str:
        """The name wanted, cut and numbered where it has to be."""
        plain = " ".join(_NOT_ALLOWED.sub(" ", _YEARS.sub("-", wanted)).split()).strip("'") or "Sheet"
        name, number = _cut(plain, MOST), 1
        while name.casefold() in self._taken:
            number += 1
            ending = f" {number}"
            name = f"{_cut(plain, MOST - len(ending))}{ending}"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    """As much of it as fits, up to the end of a word."""
    cut = text[:most]
    if len(text) > most and text[most] != " ":
        whole = cut.rpartition(" ")[0].rstrip(" ,;:(-")
        cut = whole if len(whole) >= _SHORTEST else cut
    return cut.strip(" ',")
