"""An edit in words, for the history: "Renamed the box 'Training' to 'Training and consultancy'"."""

import re
from collections import Counter
from collections.abc import Callable

from toc.model import edits as e
from toc.model.collections import Collection, find
from toc.model.phrases import count_of
from toc.model.programme import Programme
from toc.model.references import plan_removal
from toc.services.describe_change import change_words
from toc.services.naming import count, counted, name_by_id, noun, plural, thing, thing_by_id


def describe_edit(edit: e.Edit, before: Programme, after: Programme) -> str:
    """What the edit did, as one line. `before` and `after` are the programme on either side of it."""
    words = _words(edit, before, after)
    return words[0].upper() + words[1:]


def _words(edit: e.Edit, before: Programme, after: Programme) -> str:
    match edit:
        case e.Together():
            return _together(edit, before, after)
        case e.Add():
            return _added(edit, after)
        case e.Change():
            return change_words(edit, before, after)
        case e.Remove():
            return _removed(edit, before)
        case e.Move():
            return _moved(edit, before, after)
        case e.Arrange():
            return f"reordered the {plural(edit.collection)}"
        case e.PutFigures():
            return _figures(edit, after)
        case e.ImportFigures():
            return "imported figures from a file"
        case e.WithdrawImport():
            return "withdrew an import of figures"
        case e.Restore():
            return f"restored the programme as it was at revision {edit.figures_at:,}"


def _added(edit: e.Add, after: Programme) -> str:
    what = thing(after, edit.collection, edit.item)
    match edit.collection:
        case Collection.ELEMENTS:
            stage = edit.item.get("stage")
            where = name_by_id(after, stage if isinstance(stage, str) else None, Collection.STAGES)
            return f"added {what} to {where or 'the tray'}"
        case Collection.LINKS:
            return f"drew {what}"
    return f"added {what}"


def _removed(edit: e.Remove, before: Programme) -> str:
    found = find(before, edit.collection, edit.id)
    if found is None:
        return f"removed a {noun(edit.collection)}"
    others = Counter(collection for collection, _ in plan_removal(before, edit.collection, found.item).removed[:-1])
    what = thing(before, edit.collection, found.item)
    return f"removed {what} with {counted(others)}" if others else f"removed {what}"


def _moved(edit: e.Move, before: Programme, after: Programme) -> str:
    what = thing_by_id(before, after, edit.collection, edit.id)
    above = name_by_id(after, edit.after or None, edit.collection)
    if edit.after == e.AT_START:
        return f"moved {what} to the first place"
    return f"moved {what} to after {above}" if above else f"moved {what} to the last place"


def _figures(edit: e.PutFigures, after: Programme) -> str:
    total = len(edit.cells)
    cleared = sum(cell.observation is None for cell in edit.cells)
    indicators = {cell.key.indicator for cell in edit.cells}
    name = name_by_id(after, next(iter(indicators), None), Collection.INDICATORS) if len(indicators) == 1 else None
    of = f" of {name}" if name else f" of {len(indicators)} indicators"
    verb = "cleared" if cleared == total else "entered"
    return f"{verb} {count_of(total, 'figure')}{of}"


def _untangled(numbers: list[int]) -> str:
    before, after = numbers
    return f"untangled the map: {count_of(before, 'crossing')} became {after or 'none'}"


_UNTANGLE = re.compile(r"untangle (\d+) (\d+)")
_GESTURES: dict[str, Callable[[str], str]] = {
    "paste": lambda what: f"pasted {what}",
    "duplicate": lambda what: f"duplicated {what}",
    "merge": lambda _: "merged boxes into one",
    "copy": lambda what: f"copied {what} from another theory",
    "put back": lambda what: f"put back {what}",
}
"""How a gesture of several edits is told; `what` counts what was added."""


FROM_LIBRARY = "from library"
_BROUGHT = (Collection.INDICATORS, Collection.FRAMEWORKS, Collection.PRIORITIES)
_BESIDES = (Collection.SOURCES, Collection.INSTRUMENTS)
"""What comes along because it is named: not worth a word."""


def untangle_gesture(before: int, after: int) -> str:
    """The gesture of an Untangle, with what the history is to tell about it."""
    return f"untangle {before} {after}"


def _together(edit: e.Together, before: Programme, after: Programme) -> str:
    parts = list(_flat(edit))
    if untangled := _UNTANGLE.fullmatch(edit.gesture):
        return _untangled([int(number) for number in untangled.groups()])
    if edit.gesture == e.IMPORT:
        return "imported published figures from a file"
    if edit.gesture == FROM_LIBRARY:
        return _from_library(parts, before, after)
    added = Counter(part.collection for part in parts if isinstance(part, e.Add))
    if (told := _GESTURES.get(edit.gesture)) and added:
        if len(added) > 1 and Collection.ELEMENTS in added and edit.gesture != "put back":
            added = Counter({Collection.ELEMENTS: added[Collection.ELEMENTS]})
        firsts = [part for part in parts if isinstance(part, e.Add)]
        if len(firsts) == 1:
            return told(thing(after, firsts[0].collection, firsts[0].item))
        return told(counted(added))
    if len(parts) == 1:
        return _words(parts[0], before, after)
    return "; ".join(_grouped(parts, before, after)) or "changed nothing"


def _from_library(parts: list[e.Edit], before: Programme, after: Programme) -> str:
    adds: list[e.Edit] = [part for part in parts if isinstance(part, e.Add) and part.collection not in _BESIDES]
    words = _grouped(adds, before, after)
    if any(isinstance(part, e.Add) and part.collection in _BROUGHT for part in adds):
        words[0] += " from the library"
    return "; ".join(words)


def _grouped(parts: list[e.Edit], before: Programme, after: Programme) -> list[str]:
    moved = {part.id for part in parts if isinstance(part, e.Change) and set(part.fields) == {"stage"}}
    groups: dict[tuple[str, Collection | None], list[e.Edit]] = {}
    for part in parts:
        if isinstance(part, e.Move) and part.id in moved:
            continue
        groups.setdefault((part.op, getattr(part, "collection", None)), []).append(part)
    return [_group_words(group, collection, before, after) for (_, collection), group in groups.items()]


_VERBS = {"add": "added", "remove": "removed", "move": "moved", "change": "changed"}


def _group_words(group: list[e.Edit], collection: Collection | None, before: Programme, after: Programme) -> str:
    first = group[0]
    if len(group) == 1 or collection is None or first.op not in _VERBS:
        return _words(first, before, after)
    changes = [part for part in group if isinstance(part, e.Change)]
    many = count(collection, len({getattr(part, "id", index) for index, part in enumerate(group)}))
    if changes and collection is Collection.ELEMENTS and all(set(part.fields) == {"stage"} for part in changes):
        stages = {part.fields["stage"] for part in changes}
        stage = next(iter(stages))
        where = name_by_id(after, stage if isinstance(stage, str) else None, Collection.STAGES) or "the tray"
        return f"moved {many} to {where if len(stages) == 1 else 'other stages'}"
    return f"{_VERBS[first.op]} {many}"


def _flat(edit: e.Together) -> list[e.Edit]:
    parts: list[e.Edit] = []
    for part in edit.edits:
        parts.extend(_flat(part) if isinstance(part, e.Together) else [part])
    return parts
