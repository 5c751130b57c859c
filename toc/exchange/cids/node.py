"""A thing as a JSON-LD object: what CIDS carries of it, and beside it the rest."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from toc.exchange.cids.terms import PROGRAMME, REST
from toc.model.base import Value
from toc.model.figures import Period

Node = dict[str, Any]


class Names:
    """The names that things of one programme have in its file."""

    def __init__(self, programme_id: str) -> None:
        self.programme = f"{PROGRAMME}{programme_id}"

    def of(self, *parts: str) -> str:
        """By its id; a thing without one by what tells it from others."""
        return ":".join((self.programme, *parts))


def build_node(name: str, kinds: Iterable[str], fields: Mapping[str, Any], rest: Mapping[str, Any] | None) -> Node:
    """The object, without fields that say nothing. With a rest, even an empty one, it is known as our own."""
    said = {key: value for key, value in fields.items() if value is not None and value != []}
    known = list(kinds)
    node = {"@id": name, "@type": known[0] if len(known) == 1 else known} | said
    return node if rest is None else node | {REST: dict(rest)}


def build_rest(thing: Value, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The thing's fields but those shown, and those that will be read as something else than they are."""
    whole = thing.model_dump(mode="json")
    said = thing.model_dump(mode="json", exclude_defaults=True)
    rest = {name: value for name, value in said.items() if name not in shown}
    return rest | {name: whole[name] for name, value in shown.items() if value != whole[name]}


def link_to(name: str | None) -> dict[str, str] | None:
    """As the value of a prefixed key, which the context does not know as a name."""
    return None if name is None else {"@id": name}


def build_measure(number: float) -> Node:
    return {"@type": "i72:Measure", "hasNumericalValue": repr(number)}


def build_span(period: Period) -> dict[str, str]:
    """The period from the first second of its first day to the last of its last."""
    return {"startedAtTime": _moment(period.start, "00:00:00"), "endedAtTime": _moment(period.end, "23:59:59")}


def _moment(day: date, time: str) -> str:
    return f"{day.isoformat()}T{time}Z"
