"""Which ids are in use while an edit is carried out, step by step: each is free when it comes and there when named.

Without that a gesture could be made that cannot be taken back: its inverse would find things tied to what it takes out.
"""

from toc.model.base import Entity
from toc.model.collections import Collection, walk
from toc.model.programme import Programme
from toc.model.references import REFERENCES, leads_nowhere, used_twice, with_nested


class Places:
    """Where each id of a programme is used, read when it is first needed."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._found: dict[str, Collection] | None = None

    @property
    def _in_use(self) -> dict[str, Collection]:
        if self._found is None:
            self._found = {self._programme.id: Collection.PROGRAMME}
            self._found |= {item.id: collection for collection, _, item in walk(self._programme)}
        return self._found

    def admit(self, collection: Collection, item: Entity) -> None:
        """Take note of a new item and what stands inside it. Raises BrokenProgramme for a taken id or a lost name."""
        new = list(with_nested(collection, item))
        for where, one in new:
            if one.id in self._in_use:
                raise used_twice(one.id, self._in_use[one.id], where)
            self._in_use[one.id] = where
        for where, one in new:
            self.check_names(where, one)

    def dismiss(self, collection: Collection, item: Entity) -> None:
        """Free the ids of an item and what stands inside it."""
        for _, one in with_nested(collection, item):
            del self._in_use[one.id]

    def check_names(self, collection: Collection, item: Entity) -> None:
        """Raise BrokenProgramme unless all the item names is there."""
        for reference in REFERENCES:
            if reference.holder is collection:
                for name in reference.names_in(item):
                    if self._in_use.get(name) not in reference.targets:
                        raise leads_nowhere(reference, item, name)
