"""The difference between two revisions in words, a line for each thing that is not as it was."""

from toc.model import edits as e
from toc.model.apply import as_json
from toc.model.changes import Difference, How, ItemChange
from toc.model.collections import Collection
from toc.model.programme import Programme
from toc.services.describe_change import change_words
from toc.services.naming import name_by_id, plural, thing, thing_by_id

PARENT = "parent"


def describe_difference(difference: Difference, before: Programme, after: Programme) -> tuple[str, ...]:
    """`Added the box 'Training'`, `Renamed the box 'A' to 'B'`: what one would have to do to come from one to other."""
    lines = (line for one in difference.changes for line in _lines(one, before, after))
    return tuple(line[0].upper() + line[1:] for line in lines)


def _lines(one: ItemChange, before: Programme, after: Programme) -> list[str]:
    if one.how is How.REMOVED:
        assert one.before is not None
        return [f"removed {thing(before, one.collection, one.before)}"]
    assert one.after is not None
    if one.how is How.ADDED:
        verb = "drew" if one.collection is Collection.LINKS else "added"
        return [f"{verb} {thing(after, one.collection, one.after)}"]
    what = thing_by_id(before, after, one.collection, one.id)
    reordered = [Collection(field) for field in one.fields if field in set(Collection)]
    lines = [f"put the {plural(collection)} of {what} into another order" for collection in reordered]
    if PARENT in one.fields:
        holder = name_by_id(after, one.parent, Collection.THEORIES, Collection.FRAMEWORKS)
        lines.append(f"moved {what} to {holder or 'another place'}")
    fields = [field for field in one.fields if field != PARENT and field not in set(Collection)]
    if fields:
        edit = e.Change(collection=one.collection, id=one.id, fields=as_json(one.after, *fields))
        lines.insert(0, change_words(edit, before, after))
    return lines
