"""A change of an entity's fields in words."""

from pydantic import JsonValue

from toc.model import edits as e
from toc.model.collections import Collection, find
from toc.model.indicators import ChartKind
from toc.model.phrases import listed, quoted
from toc.model.programme import Programme
from toc.services.naming import name_by_id, noun, thing_by_id

_FIELD_WORDS = {
    "rationale": "reason",
    "inside": "place inside another theory",
    "about": "place",
    "review_on": "review date",
    "data_source": "source of the figures",
    "due_days": "days until figures are due",
    "counts_people": "whether it counts people",
    "published_elsewhere": "whether it is published elsewhere",
    "chart": "chart settings",
    "in_force_from": "date in force",
    "need": "need estimate",
    "direction": "direction of improvement",
    "extract": "whether it is an extract",
}
CHART_KIND_WORDS = {
    ChartKind.PROCESS: "process chart",
    ChartKind.INTERVALS: "chart with intervals",
    ChartKind.RUN: "run chart",
}
_NAMES = ("label", "name", "title")
_SHORT = 60
"""A value no longer than this is told; a longer one is only said to have changed."""


def change_words(edit: e.Change, before: Programme, after: Programme) -> str:
    """`renamed the box 'A' to 'B'`, `moved the box 'A' to 'Activities'`, `changed the notes of the box 'A'`."""
    renamed = next((name for name in _NAMES if name in edit.fields), None)
    if renamed is not None and len(edit.fields) == 1:
        new = quoted(str(edit.fields[renamed]))
        if edit.collection is Collection.PROGRAMME:
            return f"renamed the programme from {quoted(before.name)} to {new}"
        found = find(before, edit.collection, edit.id)
        old = quoted(str(getattr(found.item, renamed))) if found else ""
        return f"renamed the {noun(edit.collection)} {old} to {new}".replace("  ", " ")
    what = thing_by_id(before, after, edit.collection, edit.id)
    if set(edit.fields) == {"stage"}:
        where = name_by_id(after, _id(edit.fields["stage"]), Collection.STAGES)
        return f"moved {what} to {where or 'the tray'}"
    if set(edit.fields) == {"accountability_stage"}:
        stage = name_by_id(after, _id(edit.fields["accountability_stage"]), Collection.STAGES)
        return f"put the accountability line after {stage}" if stage else "took the accountability line away"
    if set(edit.fields) == {"evidence"}:
        return f"graded the evidence for {what}: {_plain(edit.fields['evidence'])}"
    if set(edit.fields) == {"chart"} and (kind := _chosen_chart(edit, before, after)) is not None:
        return f"chose the {kind} for {what}"
    return _fields_words(edit, what)


def _chosen_chart(edit: e.Change, before: Programme, after: Programme) -> str | None:
    """The kind of chart, where nothing else of how an indicator is charted has changed."""
    old, new = (
        next((one.chart for one in programme.indicators if one.id == edit.id), None) for programme in (before, after)
    )
    if old is None or new is None or new != old.model_copy(update={"kind": new.kind}):
        return None
    return CHART_KIND_WORDS[new.kind] if new.kind is not None else "best chart"


def field_words(field: str) -> str:
    """A field's name as a person would say it."""
    return _FIELD_WORDS.get(field, field.replace("_", " "))


def _fields_words(edit: e.Change, what: str) -> str:
    if len(edit.fields) == 1:
        ((field, value),) = edit.fields.items()
        if value in (None, "", [], {}):
            return f"cleared the {field_words(field)} of {what}"
        if isinstance(value, str) and len(value) <= _SHORT and "\n" not in value:
            return f"set the {field_words(field)} of {what} to {_plain(value)}"
    return f"changed the {listed([field_words(field) for field in edit.fields])} of {what}"


def _id(value: JsonValue) -> str | None:
    return value if isinstance(value, str) else None


def _plain(value: JsonValue) -> str:
    text = str(value)
    return text.replace("_", " ") if text.islower() and " " not in text else quoted(text)
