"""Gestures on a map: what a person did, as one edit. New ids are given, so that every edit is plain data."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from toc.model import limits
from toc.model.apply import as_json, together
from toc.model.base import clean_text
from toc.model.collections import Collection, unchecked
from toc.model.edits import Add, Change, Edit, Move, Remove
from toc.model.theory import Element, Link, LinkKind, StageKind, TheoryOfChange

NewId = Callable[[], str]

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_ANSWERS = frozenset({StageKind.INPUT, StageKind.ACTIVITY, StageKind.OUTPUT})


class Line(NamedTuple):
    """A line of a pasted list: a label that fits, and the whole text where it had to be cut."""

    label: str
    rest: str = ""


def fit_label(text: str) -> Line:
    """The text as a label; one too long is cut at a word, and kept whole beside."""
    text = str(clean_text(text))
    if len(text) <= limits.LABEL:
        return Line(text)
    cut = text[: limits.LABEL - 1]
    at_word = cut.rsplit(None, 1)[0] if len(cut.split()) > 1 else cut
    return Line(at_word.rstrip(" ,;:") + _ELLIPSIS, text[: limits.TEXT])


def add_element(
    theory: TheoryOfChange, element_id: str, line: Line, stage: str | None, after: str | None = None
) -> Add:
    """A new box after another of its column; `AT_START` is the top, None the foot."""
    element = Element(id=element_id, label=line.label, description=line.rest, stage=stage)
    return Add(collection=Collection.ELEMENTS, parent=theory.id, item=as_json(element), after=after)


def paste_list(
    theory: TheoryOfChange, items: Sequence[tuple[str, Line]], stage: str | None, after: str | None = None
) -> Edit:
    """A new box for each (id, line), one under the other."""
    edits: list[Edit] = []
    for element_id, line in items:
        edits.append(add_element(theory, element_id, line, stage, after))
        after = element_id
    return together(edits, "paste")


def add_before(
    theory: TheoryOfChange, element_id: str, link_id: str, line: Line, later: Element, stage: str | None = None
) -> Edit:
    """A box that has to come first, one stage to the left, with an arrow to the later one: mapping backwards."""
    where = stage if stage is not None else stage_before(theory, later.stage)
    element = add_element(theory, element_id, line, where)
    with_it = unchecked(theory, elements=(*theory.elements, Element.model_validate(element.item)))
    link = draw_link(with_it, link_id, element_id, later.id)
    return together([element, link], "add before")


def stage_before(theory: TheoryOfChange, stage: str | None) -> str | None:
    """The stage to the left; the first stage's is itself."""
    if stage is None:
        return None
    return theory.stages[max(0, theory.stage_index[stage] - 1)].id


def rename(element: Element, label: str, base: str) -> Change:
    """A new label, over the one the person saw."""
    return Change(collection=Collection.ELEMENTS, id=element.id, fields={"label": label}, base={"label": base})


def move_elements(theory: TheoryOfChange, ids: Sequence[str], stage: str | None, after: str | None = None) -> Edit:
    """Boxes to a place in a column, or to the tray, one under the other in the order given."""
    edits: list[Edit] = []
    for element_id in ids:
        if theory.element_by_id[element_id].stage != stage:
            edits.append(Change(collection=Collection.ELEMENTS, id=element_id, fields={"stage": stage}))
        if after != element_id:
            edits.append(Move(collection=Collection.ELEMENTS, id=element_id, after=after))
        after = element_id
    return together(edits, "move")


def remove_all(collection: Collection, ids: Iterable[str]) -> Edit:
    """Several of a kind away at once; what means nothing without them goes with them."""
    return together([Remove(collection=collection, id=item_id) for item_id in ids], "remove")


def remove_things(theory: TheoryOfChange, ids: Sequence[str]) -> Edit:
    """Boxes, arrows, assumptions and factors away at once; an arrow of a box that goes is left to go with it."""
    wanted = set(ids)
    boxes = [element.id for element in theory.elements if element.id in wanted]
    gone = set(boxes)
    links = [
        link.id for link in theory.links if link.id in wanted and link.source not in gone and link.target not in gone
    ]
    about = gone | set(links)
    assumptions = [one.id for one in theory.assumptions if one.id in wanted and one.about not in about]
    factors = [one.id for one in theory.factors if one.id in wanted]
    edits: list[Edit] = [
        Remove(collection=collection, id=item_id)
        for collection, items in (
            (Collection.FACTORS, factors),
            (Collection.ASSUMPTIONS, assumptions),
            (Collection.LINKS, links),
            (Collection.ELEMENTS, boxes),
        )
        for item_id in items
    ]
    return together(edits, "remove")


def draw_link(theory: TheoryOfChange, link_id: str, source: str, target: str) -> Add:
    """An arrow; from a problem to what answers it, it `addresses`, else it `leads_to`."""
    link = Link(id=link_id, source=source, target=target, kind=link_kind(theory, source, target))
    return Add(collection=Collection.LINKS, parent=theory.id, item=as_json(link))


def link_kind(theory: TheoryOfChange, source: str, target: str) -> LinkKind:
    """What an arrow between these two boxes claims."""
    kinds = {stage.id: stage.kind for stage in theory.stages}

    def kind_of(element: str) -> StageKind | None:
        return kinds.get(theory.element_by_id[element].stage or "")

    answers = kind_of(source) is StageKind.PROBLEM and kind_of(target) in _ANSWERS
    return LinkKind.ADDRESSES if answers else LinkKind.LEADS_TO


def duplicate(theory: TheoryOfChange, new_ids: dict[str, str], make_id: NewId) -> Edit:
    """Copies of boxes, each under its original, with the arrows among them."""
    edits: list[Edit] = [
        _copy_of(theory, element, new_ids[element.id], element.stage, after=element.id)
        for element in theory.elements
        if element.id in new_ids
    ]
    edits += _links_among(theory, theory.id, new_ids, make_id)
    return together(edits, "duplicate")


def copy_to(theory: TheoryOfChange, ids: Sequence[str], target: TheoryOfChange, make_id: NewId) -> Edit:
    """Copies of boxes in another theory: into the column of the same kind, else the tray, with their arrows."""
    kinds = {stage.id: stage.kind for stage in theory.stages}
    columns = {stage.kind: stage.id for stage in reversed(target.stages)}
    new_ids = {element_id: make_id() for element_id in ids}
    edits: list[Edit] = [
        _copy_of(target, element, new_ids[element.id], columns.get(kinds[element.stage]) if element.stage else None)
        for element in theory.elements
        if element.id in new_ids
    ]
    edits += _links_among(theory, target.id, new_ids, make_id)
    return together(edits, "copy")


def _copy_of(theory: TheoryOfChange, element: Element, new_id: str, stage: str | None, after: str | None = None) -> Add:
    item = as_json(element) | {"id": new_id, "stage": stage}
    return Add(collection=Collection.ELEMENTS, parent=theory.id, item=item, after=after)


def _links_among(theory: TheoryOfChange, parent: str, new_ids: dict[str, str], make_id: NewId) -> list[Edit]:
    return [
        Add(
            collection=Collection.LINKS,
            parent=parent,
            item=as_json(link) | {"id": make_id(), "source": new_ids[link.source], "target": new_ids[link.target]},
        )
        for link in theory.links
        if link.source in new_ids and link.target in new_ids
    ]


def merge_elements(theory: TheoryOfChange, keep: str, others: Sequence[str]) -> Edit:
    """Several boxes become one: their arrows lead to and from the one kept, none twice, none to itself.

    What else was tied to the others goes with them, and comes back with Undo.
    """
    others = [other for other in others if other != keep]
    merged = {keep, *others}
    pairs = {(link.source, link.target) for link in theory.links if not {link.source, link.target} & set(others)}
    edits: list[Edit] = []
    for link in theory.links:
        if not {link.source, link.target} & set(others):
            continue
        source = keep if link.source in merged else link.source
        target = keep if link.target in merged else link.target
        if source == target or (source, target) in pairs:
            continue
        pairs.add((source, target))
        edits.append(Change(collection=Collection.LINKS, id=link.id, fields={"source": source, "target": target}))
    notes = [theory.element_by_id[other].label for other in others]
    kept = theory.element_by_id[keep]
    joined = "\n".join(part for part in (kept.notes, *notes) if part)[: limits.TEXT]
    edits.append(Change(collection=Collection.ELEMENTS, id=keep, fields={"notes": joined}))
    edits += [Remove(collection=Collection.ELEMENTS, id=other) for other in others]
    return together(edits, "merge")
