"""Names of sheets that Excel takes: short, unlike each other, without its own signs."""

import re

MOST = 31
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


class SheetNames:
    """Gives each sheet a name that no other has, also in another case."""

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def take(self, wanted: str) -> str:
        """The name wanted, cut and numbered where it has to be."""
        plain = " ".join(_NOT_ALLOWED.sub(" ", wanted).split()).strip("'") or "Sheet"
        name, number = plain[:MOST].strip(" '"), 1
        while name.casefold() in self._taken:
            number += 1
            ending = f" {number}"
            name = f"{plain[: MOST - len(ending)].strip()}{ending}"
        self._taken.add(name.casefold())
        return name
