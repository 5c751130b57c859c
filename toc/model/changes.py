"""The difference between two revisions of a programme: what was added, removed and changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toc.model.base import Entity
from toc.model.collections import KINDS, Collection, nested_in, walk
from toc.model.programme import Programme


class How(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class ItemChange:
    """One thing that is not as it was."""

    how: How
    collection: Collection
    id: str
    parent: str | None
    """Id of the theory or framework that holds it now, or held it when it was removed."""
    before: Entity | None
    after: Entity | None
    fields: tuple[str, ...] = ()
    """Of a changed thing: its fields that differ. A collection's name: what both have stands in another order."""


@dataclass(frozen=True)
class Difference:
    """All that differs between two revisions."""

    changes: tuple[ItemChange, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, collection: Collection, parent: str | None = None) -> tuple[ItemChange, ...]:
        """What differs in one collection; in one theory or framework when `parent` names it."""
        return tuple(
            one for one in self.changes if one.collection is collection and (parent is None or one.parent == parent)
        )


def find_changes(before: Programme, after: Programme) -> Difference:
    """What differs, collection by collection; in each what was removed, then what was added or changed.

    Figures are kept apart from the programme and are not compared here. A thing that moved within its column is told
    as another order of its theory's elements; one that moved to another column has another stage.
    """
    old, new = _by_collection(before), _by_collection(after)
    whole = _changed(Collection.PROGRAMME, before, None, after, None)
    changes = [] if whole is None else [whole]
    for collection in KINDS:
        was, now = old[collection], new[collection]
        changes += [
            ItemChange(How.REMOVED, collection, item_id, parent, item, None)
            for item_id, (parent, item) in was.items()
            if item_id not in now
        ]
        for item_id, (parent, item) in now.items():
            if item_id not in was:
                changes.append(ItemChange(How.ADDED, collection, item_id, parent, None, item))
            elif change := _changed(collection, was[item_id][1], was[item_id][0], item, parent):
                changes.append(change)
    return Difference(tuple(changes))


def _by_collection(programme: Programme) -> dict[Collection, dict[str, tuple[str | None, Entity]]]:
    found: dict[Collection, dict[str, tuple[str | None, Entity]]] = {collection: {} for collection in KINDS}
    for collection, parent, item in walk(programme):
        found[collection][item.id] = (parent, item)
    return found


def _changed(
    collection: Collection, before: Entity, old_parent: str | None, after: Entity, parent: str | None
) -> ItemChange | None:
    fields = tuple(_differing(collection, before, after))
    if old_parent != parent:
        fields = ("parent", *fields)
    if not fields:
        return None
    return ItemChange(How.CHANGED, collection, after.id, parent, before, after, fields)


def _differing(collection: Collection, before: Entity, after: Entity) -> Iterator[str]:
    inside = _inside(collection)
    for field in type(before).model_fields:
        was, now = getattr(before, field), getattr(after, field)
        if was is now:
            continue
        if _in_another_order(was, now) if field in inside else was != now:
            yield field


def _inside(collection: Collection) -> frozenset[str]:
    """Fields that hold things with an entry of their own in the difference."""
    if collection is Collection.PROGRAMME:
        return frozenset(one for one, kind in KINDS.items() if kind.holder is None)
    return frozenset(nested_in(collection))


def _in_another_order(before: tuple[Entity, ...], after: tuple[Entity, ...]) -> bool:
    """True when what both hold does not stand in the same order."""
    old, new = [item.id for item in before], [item.id for item in after]
    in_both = set(old) & set(new)
    return [one for one in old if one in in_both] != [one for one in new if one in in_both]
