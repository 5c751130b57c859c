"""A programme without some of its things: all that means nothing without them goes too, and no name leads nowhere."""

from collections.abc import Iterable
from typing import Any

from toc.model.base import Entity
from toc.model.collections import KINDS, Collection, checked, items_of, nested_in, unchecked, walk
from toc.model.programme import Programme
from toc.model.references import REFERENCES, OnRemoval, with_nested
from toc.model.theory import TheoryOfChange


def leave_out(programme: Programme, unwanted: Iterable[str]) -> Programme:
    """The rest of the programme, whole and valid; sources that only the unwanted cited go with it.

    Many at once, where removing them one by one would look through the whole programme each time.
    """
    gone = _with_all_that_goes(programme, unwanted)
    if not gone:
        return programme
    cited = _cited(programme, set())
    gone |= cited - _cited(programme, gone)
    return checked(
        programme,
        **{
            collection: _rest_of(collection, getattr(programme, collection), gone)
            for collection, kind in KINDS.items()
            if kind.holder is None
        },
    )


def _with_all_that_goes(programme: Programme, unwanted: Iterable[str]) -> set[str]:
    gone = set(unwanted)
    grew = True
    while grew:
        before = len(gone)
        for collection, _, item in walk(programme):
            if item.id in gone:
                gone |= {one.id for _, one in with_nested(collection, item)}
        for reference in REFERENCES:
            if reference.on_removal is OnRemoval.LOSES_THE_NAME:
                continue
            for item in items_of(programme, reference.holder):
                names = reference.names_in(item)
                left = [name for name in names if name not in gone]
                if len(left) < len(names) and (reference.on_removal is OnRemoval.GOES_TOO or not left):
                    gone.add(item.id)
        # What was paid for an outcome that is left out was not paid for the whole programme.
        gone |= {one.id for one in programme.funding if one.element in gone}
        grew = len(gone) > before
    return gone


def _cited(programme: Programme, gone: set[str]) -> set[str]:
    """The sources that what is not gone names."""
    return {
        name
        for reference in REFERENCES
        if reference.targets == (Collection.SOURCES,)
        for item in items_of(programme, reference.holder)
        if item.id not in gone
        for name in reference.names_in(item)
    }


def _rest_of(collection: Collection, items: Iterable[Entity], gone: set[str]) -> tuple[Entity, ...]:
    return tuple(_without_names(collection, item, gone) for item in items if item.id not in gone)


def _without_names(collection: Collection, item: Entity, gone: set[str]) -> Entity:
    """The item, what stands inside it filtered likewise, naming nothing that is gone."""
    fields: dict[str, Any] = {inner: _rest_of(inner, getattr(item, inner), gone) for inner in nested_in(collection)}
    for reference in REFERENCES:
        if reference.holder is not collection:
            continue
        names = reference.names_in(item)
        left = tuple(name for name in names if name not in gone)
        if len(left) == len(names):
            continue
        field, _, part = reference.field.partition(".")
        value = getattr(item, field)
        if part:
            fields[field] = unchecked(value, **{part: None})
        else:
            fields[field] = left if isinstance(value, tuple) else None
    if not fields:
        return item
    return checked(item, **fields) if isinstance(item, TheoryOfChange) else unchecked(item, **fields)
