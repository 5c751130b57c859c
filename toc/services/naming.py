"""What a thing is called in a sentence: the box 'Training', the arrow from 'Training' to 'Skills'."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from toc.model.base import Entity
from toc.model.collections import KINDS, Collection, find
from toc.model.phrases import count_of, listed, quoted
from toc.model.programme import Programme

_PLURALS = {
    Collection.THEORIES: "theories",
    Collection.ELEMENTS: "boxes",
    Collection.COMMENTARY: "commentaries",
    Collection.PRIORITIES: "priorities",
    Collection.DOCUMENTS: "documents",
    Collection.SUBMISSIONS: "reports sent",
    Collection.MEASURES: "ties to indicators",
    Collection.FUNDING: "funding entries",
}
_SINGULARS = {
    Collection.PROGRAMME: "programme",
    Collection.MEASURES: "tie to an indicator",
    Collection.FUNDING: "funding entry",
}
_NAMED_BY = ("label", "name", "title", "text", "what")


def noun(collection: Collection) -> str:
    """The word on screen for one of these."""
    return _SINGULARS.get(collection) or KINDS[collection].noun


def plural(collection: Collection) -> str:
    return _PLURALS.get(collection) or noun(collection) + "s"


def count(collection: Collection, number: int) -> str:
    """`1 arrow`, `3 boxes`."""
    return count_of(number, noun(collection), plural(collection))


def counted(numbers: Counter[Collection]) -> str:
    """`2 arrows and 1 alignment`, in the order of the map."""
    return listed([count(collection, numbers[collection]) for collection in KINDS if numbers[collection]])


def item_name(item: Entity | Mapping[str, Any]) -> str | None:
    """The item's own name in quotation marks, if it has one."""
    for field in _NAMED_BY:
        text = item.get(field) if isinstance(item, Mapping) else getattr(item, field, None)
        if isinstance(text, str) and text.strip():
            return quoted(text)
    return None


def name_by_id(programme: Programme, item_id: str | None, *collections: Collection) -> str | None:
    """The name of what has this id, looked for in these collections."""
    for collection in collections:
        found = find(programme, collection, item_id) if item_id else None
        if found is not None:
            return item_name(found.item)
    return None


def thing(programme: Programme, collection: Collection, item: Entity | Mapping[str, Any]) -> str:
    """The item as a sentence names it, with its article."""
    get = item.get if isinstance(item, Mapping) else lambda field: getattr(item, field, None)
    match collection:
        case Collection.PROGRAMME:
            return "the programme"
        case Collection.LINKS:
            return f"the arrow {_ends(programme, get('source'), get('target'))}"
        case Collection.MEASURES:
            indicator = name_by_id(programme, get("indicator"), Collection.INDICATORS)
            box = name_by_id(programme, get("element"), Collection.ELEMENTS)
            return f"the tie of the indicator {indicator or 'removed since'} to the box {box or 'removed since'}"
        case Collection.ALIGNMENTS:
            what = name_by_id(programme, get("item"), Collection.ELEMENTS, Collection.INDICATORS)
            priority = name_by_id(programme, get("priority"), Collection.PRIORITIES)
            return f"the alignment of {what or 'something removed since'} with {priority or 'a priority'}"
        case Collection.TARGETS | Collection.COMMENTARY:
            indicator = name_by_id(programme, get("indicator"), Collection.INDICATORS)
            return f"the {noun(collection)}" + (f" for {indicator}" if indicator else "")
    name = item_name(item)
    return f"the {noun(collection)} {name}" if name else f"the {noun(collection)}"


def thing_by_id(before: Programme, after: Programme, collection: Collection, item_id: str) -> str:
    """The thing with this id, from whichever of two programmes still has it."""
    if collection is Collection.PROGRAMME:
        return "the programme"
    for programme in (before, after):
        found = find(programme, collection, item_id)
        if found is not None:
            return thing(programme, collection, found.item)
    return f"a {noun(collection)} removed since"


def _ends(programme: Programme, source: str | None, target: str | None) -> str:
    ends = [name_by_id(programme, end, Collection.ELEMENTS) or "a box removed since" for end in (source, target)]
    return f"from {ends[0]} to {ends[1]}"
