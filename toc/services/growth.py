"""The roadmap typed in place: its rows, and the edit that what was typed makes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from toc.model.apply import as_json, together
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit, Remove
from toc.model.explain import explain
from toc.model.plans import RoadmapKind, RoadmapStep

KIND_WORDS = {
    RoadmapKind.POST: "Post or clinical lead",
    RoadmapKind.FORUM: "Forum",
    RoadmapKind.STRATEGY: "Strategy",
    RoadmapKind.OFFER: "Enhanced offer",
    RoadmapKind.OTHER: "Other",
}
_KIND_OF = {word: kind for kind, word in KIND_WORDS.items()}
COLUMNS = ("on", "label", "kind", "families", "cost", "note")


class RoadmapChange(NamedTuple):
    """What was typed: the edit, what could not be taken, and the rows that still wait for a date or a name."""

    edit: Edit | None
    refused: tuple[str, ...] = ()
    waiting: int = 0


def build_rows(steps: Sequence[RoadmapStep]) -> list[dict[str, Any]]:
    """The steps in order of date, each with its id."""
    return [
        {
            "id": step.id,
            "on": step.on,
            "label": step.label,
            "kind": KIND_WORDS[step.kind],
            "families": step.families,
            "cost": step.cost,
            "note": step.note,
        }
        for step in sorted(steps, key=lambda step: step.on)
    ]


def build_change(before: Sequence[Mapping[str, Any]], typed: Sequence[Mapping[str, Any]]) -> RoadmapChange:
    """The edit for rows changed, added (those without an id) and taken out."""
    known = {row["id"]: row for row in before}
    edits: list[Edit] = []
    refused: list[str] = []
    kept: set[str] = set()
    waiting = 0
    for row in typed:
        item_id = _known_id(row, known)
        if item_id is not None:
            kept.add(item_id)
        values = _read(row)
        if item_id is None and not values["on"] and not values["label"].strip():
            continue
        if not values["on"] or not values["label"].strip():
            waiting += 1
            continue
        try:
            step = RoadmapStep.model_validate({"id": item_id or new_id(), **values})
        except ValidationError as error:
            refused.append(f"{values['label']}: {explain(error)}")
            continue
        edits += _edits_of(step, None if item_id is None else known[item_id])
    edits += [Remove(collection=Collection.ROADMAP, id=name) for name in known if name not in kept]
    return RoadmapChange(together(edits) if edits else None, tuple(refused), waiting)


def _edits_of(step: RoadmapStep, before: Mapping[str, Any] | None) -> list[Edit]:
    now = as_json(step)
    if before is None:
        return [Add(collection=Collection.ROADMAP, item=now)]
    was = as_json(RoadmapStep.model_validate({"id": step.id, **_read(before)}))
    changed = {name: value for name, value in now.items() if value != was[name]}
    if not changed:
        return []
    base = {name: was[name] for name in changed}
    return [Change(collection=Collection.ROADMAP, id=step.id, fields=changed, base=base)]


def _known_id(row: Mapping[str, Any], known: Mapping[str, Any]) -> str | None:
    found = row.get("id")
    return found if isinstance(found, str) and found in known else None


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the grid holds it, with its own words for nothing."""
    families, cost = _number(row.get("families")), _number(row.get("cost"))
    return {
        "on": _day(row.get("on")),
        "label": _words(row.get("label")),
        "kind": _KIND_OF.get(_words(row.get("kind")), RoadmapKind.OTHER).value,
        "families": None if families is None else round(families),
        "cost": cost,
        "note": _words(row.get("note")),
    }


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not _is_void(value) else None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return None if _is_void(value) else value.date()
    return value if isinstance(value, date) else None


def _is_void(value: Any) -> bool:
    """Whether it is a grid's own sign for an empty cell: neither number nor date, it is unlike even itself."""
    return bool(value != value)
