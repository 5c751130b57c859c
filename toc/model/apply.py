"""Applying an edit: a programme and an edit give the next programme, and the edit that takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from toc.errors import TocError
from toc.model import edits as e
from toc.model.base import Entity
from toc.model.collections import (
    KINDS,
    Collection,
    Found,
    Kind,
    checked,
    find,
    items_of,
    nested_in,
    unchecked,
    with_items,
)
from toc.model.effects import Effect, RemovedToo, Replaced, RunsBackward, Untied
from toc.model.explain import InvalidValue, explain
from toc.model.figures import FigureKey, Observation
from toc.model.paths import backward_links
from toc.model.places import Places
from toc.model.programme import Programme
from toc.model.references import plan_removal

WHOLE = "programme:whole"
LONG_TEXT = 150
"""A longer text that somebody else has changed meanwhile is never overwritten."""


class EditRefused(TocError):
    """The edit no longer makes sense; nothing was changed."""


class Overtaken(EditRefused):
    """What the edit would take back or overwrite has been changed since. `key` says what."""

    def __init__(self, message: str, key: str) -> None:
        super().__init__(message)
        self.key = key


class TextChanged(Overtaken):
    """A long text was changed by someone else meanwhile; both versions are kept here."""

    def __init__(self, key: str, theirs: str, yours: str) -> None:
        super().__init__(
            "Somebody changed this text while you were writing. Put the two versions together, then save again.",
            key,
        )
        self.theirs = theirs
        self.yours = yours


Figures = Mapping[FigureKey, Observation]


@dataclass
class Applied:
    """What an edit made of a programme."""

    programme: Programme
    inverse: e.Edit
    effects: list[Effect] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    """Keys of what changed: `elements:x` for the whole, `elements:x.label` for a field, `elements:x.place`."""
    figures: list[e.FigureChange] = field(default_factory=list)
    """The cells to write."""


def apply(programme: Programme, edit: e.Edit, figures: Figures | None = None, revision: int = 0) -> Applied:
    """The programme after the edit, whole and valid, with the inverse that restores it exactly.

    `figures` holds at least the cells the edit names; `revision` is the programme's before the edit.
    Raises TocError, and changes nothing, when the edit is refused or the result would not hold together.
    """
    run = _Run(programme, dict(figures or {}), revision)
    try:
        inverse = run.take(edit)
        after = run.validated(programme)
    except ValidationError as error:
        raise InvalidValue(explain(error)) from error
    before = backward_links(programme)
    backward = [RunsBackward(link) for link in sorted(backward_links(after) - before)]
    # What a gesture unties first and removes next is not untied.
    effects = [one for one in run.effects if not isinstance(one, Untied) or find(after, one.collection, one.id)]
    return Applied(after, inverse, [*effects, *backward], run.touched, run.cells)


def together(edits: list[e.Edit], gesture: str = "") -> e.Edit:
    """One edit out of several; the edit itself when it is alone."""
    return edits[0] if len(edits) == 1 else e.Together(gesture=gesture, edits=tuple(edits))


class _Run:
    """One application in progress: each step's names lead somewhere, the end result is validated whole."""

    def __init__(self, programme: Programme, figures: dict[FigureKey, Observation], revision: int) -> None:
        self.programme = programme
        self.places = Places(programme)
        self.figures = figures
        self.revision = revision
        self.effects: list[Effect] = []
        self.touched: list[str] = []
        self.cells: list[e.FigureChange] = []

    def validated(self, before: Programme) -> Programme:
        if self.programme is before:
            return before
        changes: dict[str, Any] = {}
        for holder in (Collection.THEORIES, Collection.FRAMEWORKS):
            old = {id(one) for one in getattr(before, holder)}
            changes[holder] = tuple(one if id(one) in old else checked(one) for one in getattr(self.programme, holder))
        return checked(self.programme, **changes)

    def take(self, edit: e.Edit) -> e.Edit:
        """Carry the edit out and return its inverse."""
        match edit:
            case e.Together():
                if any(isinstance(part, e.Restore) for part in edit.edits):
                    # Its inverse names figures by revision, which cannot tell the steps of one gesture apart.
                    raise EditRefused("Going back to a revision is a change of its own. Do it apart from others.")
                return together([self.take(part) for part in edit.edits][::-1], edit.gesture)
            case e.Add():
                return self._add(edit)
            case e.Change():
                return self._change(edit)
            case e.Remove():
                return self._remove(edit)
            case e.Move():
                return self._move(edit)
            case e.Arrange():
                return self._arrange(edit)
            case e.PutFigures():
                return self._put_figures(edit)
            case e.ImportFigures():
                self.touched.append(f"batch:{edit.batch}")
                return e.WithdrawImport(batch=edit.batch)
            case e.WithdrawImport():
                self.touched.append(f"batch:{edit.batch}")
                return e.ImportFigures(batch=edit.batch)
            case e.Restore():
                return self._restore(edit)

    def _found(self, collection: Collection, item_id: str) -> Found:
        if collection is Collection.PROGRAMME:
            if item_id != self.programme.id:
                raise EditRefused("This belongs to another programme. Open that one first.")
            return Found(self.programme, None, 0)
        found = find(self.programme, collection, item_id)
        if found is None:
            raise EditRefused(
                f"The {KINDS[collection].noun} is not there any more: somebody removed it. Nothing was changed."
            )
        return found

    def _siblings(self, collection: Collection, parent: str | None) -> list[Entity]:
        return list(items_of(self.programme, collection, parent))

    def _set(self, collection: Collection, parent: str | None, items: list[Entity]) -> None:
        self.programme = with_items(self.programme, collection, parent, tuple(items))

    def _holder_found(self, edit: e.Add | e.Arrange) -> Kind:
        """The edit's kind, once it names just the theory or framework that such things stand in."""
        kind = _kind(edit.collection)
        if (kind.holder is None) != (edit.parent is None):
            raise EditRefused(f"A {kind.noun} cannot be put there. Pick a place for it on a map or in a framework.")
        if kind.holder is not None and edit.parent is not None:
            self._found(kind.holder, edit.parent)
        return kind

    def _add(self, edit: e.Add) -> e.Edit:
        kind = self._holder_found(edit)
        item = kind.model.model_validate(edit.item)
        if find(self.programme, edit.collection, item.id) is not None:
            raise EditRefused(f"This {kind.noun} has been added already. Nothing was changed.")
        self.places.admit(edit.collection, item)
        siblings = self._siblings(edit.collection, edit.parent)
        siblings.insert(_place(siblings, edit.after), item)
        self._set(edit.collection, edit.parent, siblings)
        self.touched.append(f"{edit.collection}:{item.id}")
        return e.Remove(collection=edit.collection, id=item.id, expect=as_json(item))

    def _change(self, edit: e.Change) -> e.Edit:
        found = self._found(edit.collection, edit.id)
        inner = _fields_holding_entities(edit.collection)
        for name in {**edit.fields, **edit.base}:
            if name == "id" or name in inner or name not in type(found.item).model_fields:
                raise EditRefused(f"'{name}' cannot be changed here. Change another field.")
        if not edit.fields:
            raise EditRefused("Nothing is to be changed. Name a field and its new value.")
        self._check_base(edit, as_json(found.item, *edit.fields, *edit.base))
        before = as_json(found.item, *edit.fields)
        if edit.collection is Collection.PROGRAMME:
            # The fields are checked apart from the whole, which need not hold together in the middle of a gesture.
            item: Entity = Programme.model_validate({"id": edit.id, "name": "-"} | edit.fields)
            self.programme = unchecked(self.programme, **{name: getattr(item, name) for name in edit.fields})
        else:
            item = checked(found.item, **edit.fields)
            self.places.check_names(edit.collection, item)
            siblings = self._siblings(edit.collection, found.parent)
            siblings[found.position] = item
            self._set(edit.collection, found.parent, siblings)
        after = as_json(item, *edit.fields)
        self.touched.extend(f"{edit.collection}:{edit.id}.{name}" for name in edit.fields)
        return e.Change(collection=edit.collection, id=edit.id, fields=before, base=after, strict=True)

    def _check_base(self, edit: e.Change, today: dict[str, Any]) -> None:
        for name, seen in edit.base.items():
            if name not in edit.fields and not edit.strict:
                continue
            now, wanted = today.get(name), edit.fields.get(name)
            if now == seen or (now == wanted and not edit.strict):
                continue
            key = f"{edit.collection}:{edit.id}.{name}"
            if edit.strict:
                raise Overtaken("This has been changed since, so it cannot be taken back.", key)
            if isinstance(now, str) and max(len(now), len(str(seen)), len(str(wanted))) > LONG_TEXT:
                raise TextChanged(key, theirs=now, yours=str(wanted))
            self.effects.append(Replaced(edit.collection, edit.id, name, now))

    def _remove(self, edit: e.Remove) -> e.Edit:
        _kind(edit.collection)
        found = self._found(edit.collection, edit.id)
        plan = plan_removal(self.programme, edit.collection, found.item)
        if edit.expect is not None and (plan.cleared or len(plan.removed) > 1):
            raise Overtaken("Something has been tied to this since, so it cannot be taken back.", _key(edit))
        if edit.expect is not None and as_json(found.item) != edit.expect:
            raise Overtaken("This has been changed since, so it cannot be taken back.", _key(edit))
        inverses: list[e.Edit] = []
        for collection, item_id, name, left in plan.cleared:
            inverses.append(self._clear(collection, item_id, name, left))
        for collection, item_id in plan.removed:
            inverses.append(self._take_out(collection, item_id))
        self.effects.extend(RemovedToo(*other) for other in plan.removed[:-1][::-1])
        self.effects.extend(Untied(holder, item_id, name) for holder, item_id, name, _ in plan.cleared)
        return together(inverses[::-1], "put back")

    def _clear(self, collection: Collection, item_id: str, name: str, left: tuple[str, ...]) -> e.Edit:
        item = self._found(collection, item_id).item
        field_name, _, inner = name.partition(".")
        value = getattr(item, field_name)
        if inner:
            new: Any = as_json(unchecked(value, **{inner: None}))
        else:
            new = list(left) if isinstance(value, tuple) else None
        return self._change(e.Change(collection=collection, id=item_id, fields={field_name: new}))

    def _take_out(self, collection: Collection, item_id: str) -> e.Edit:
        found = self._found(collection, item_id)
        siblings = self._siblings(collection, found.parent)
        del siblings[found.position]
        after = siblings[found.position - 1].id if found.position else e.AT_START
        self._set(collection, found.parent, siblings)
        self.places.dismiss(collection, found.item)
        self.touched.append(f"{collection}:{item_id}")
        return e.Add(collection=collection, item=as_json(found.item), parent=found.parent, after=after)

    def _move(self, edit: e.Move) -> e.Edit:
        _kind(edit.collection)
        found = self._found(edit.collection, edit.id)
        siblings = self._siblings(edit.collection, found.parent)
        before = siblings[found.position - 1].id if found.position else e.AT_START
        if edit.after == edit.id:
            raise EditRefused("Nothing can stand after itself. Pick another place.")
        del siblings[found.position]
        siblings.insert(_place(siblings, edit.after), found.item)
        self._set(edit.collection, found.parent, siblings)
        self.touched.append(f"{edit.collection}:{edit.id}.place")
        return e.Move(collection=edit.collection, id=edit.id, after=before)

    def _arrange(self, edit: e.Arrange) -> e.Edit:
        self._holder_found(edit)
        siblings = self._siblings(edit.collection, edit.parent)
        before = tuple(item.id for item in siblings)
        key = f"{edit.collection}:{edit.parent or 'all'}.order"
        if edit.expect is not None and edit.expect != before:
            raise Overtaken("The order has been changed since, so it cannot be taken back.", key)
        wanted = [name for name in dict.fromkeys(edit.order) if name in set(before)]
        by_id = {item.id: item for item in siblings}
        after = _with_strangers(before, wanted)
        self._set(edit.collection, edit.parent, [by_id[name] for name in after])
        self.touched.append(key)
        return e.Arrange(collection=edit.collection, parent=edit.parent, order=before, expect=tuple(after))

    def _put_figures(self, edit: e.PutFigures) -> e.Edit:
        inverses: list[e.FigureChange] = []
        for cell in edit.cells:
            if cell.observation is not None and cell.observation.key != cell.key:
                raise EditRefused("This figure belongs in another cell. Enter it again.")
            self._found(Collection.INDICATORS, cell.key.indicator)
            now = self.figures.get(cell.key)
            key = f"figure:{cell.key.indicator}"
            if edit.strict and now != cell.base:
                raise Overtaken("This figure has been changed since, so it cannot be taken back.", key)
            if not edit.strict and cell.base is not None and now not in (cell.base, cell.observation):
                value = None if now is None else as_json(now)
                self.effects.append(Replaced(Collection.INDICATORS, cell.key.indicator, "figure", value))
            inverses.append(e.FigureChange(key=cell.key, observation=now, base=cell.observation))
            if cell.observation is None:
                self.figures.pop(cell.key, None)
            else:
                self.figures[cell.key] = cell.observation
            self.cells.append(cell)
            self.touched.append(key)
        return e.PutFigures(cells=tuple(inverses[::-1]), strict=True)

    def _restore(self, edit: e.Restore) -> e.Edit:
        if edit.programme.id != self.programme.id:
            raise EditRefused("This is another programme's history. Open that programme first.")
        before = self.programme
        if edit.expect is not None and edit.expect != digest(before):
            raise Overtaken("The programme has been changed since, so this cannot be taken back.", WHOLE)
        self.programme = edit.programme
        self.touched.append(WHOLE)
        return e.Restore(programme=before, figures_at=self.revision, expect=digest(edit.programme))


def digest(programme: Programme) -> str:
    """A fingerprint of the programme's content."""
    return sha256(programme.model_dump_json().encode()).hexdigest()


def as_json(item: Any, *fields: str) -> dict[str, Any]:
    """The item, or some fields of it, as JSON holds them."""
    dumped: dict[str, Any] = item.model_dump(mode="json", include=set(fields) or None)
    return dumped


def _kind(collection: Collection) -> Kind:
    if collection is Collection.PROGRAMME:
        raise EditRefused("A programme is added and removed on the Home page, not inside another.")
    return KINDS[collection]


def _fields_holding_entities(collection: Collection) -> set[str]:
    if collection is Collection.PROGRAMME:
        return {name for name, kind in KINDS.items() if kind.holder is None}
    return set(nested_in(collection))


def _place(siblings: list[Entity], after: str | None) -> int:
    if after == e.AT_START:
        return 0
    for index, item in enumerate(siblings):
        if item.id == after:
            return index + 1
    return len(siblings)


def _with_strangers(before: tuple[str, ...], wanted: list[str]) -> list[str]:
    """`wanted`, with every other id kept behind the one it stood behind."""
    named = set(wanted)
    after = list(wanted)
    previous: str | None = None
    for name in before:
        if name not in named:
            after.insert(0 if previous is None else after.index(previous) + 1, name)
        previous = name
    return after


def _key(edit: e.Remove) -> str:
    return f"{edit.collection}:{edit.id}"
