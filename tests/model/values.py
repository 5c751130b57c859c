"""Hypothesis strategies for any value of the model, read off its own fields, so that a new field is drawn too."""

import types
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AfterValidator, ValidationError
from pydantic.fields import FieldInfo

from toc.model.base import Value
from toc.model.figures import Observation, ObservationState, PairedResult, Period
from toc.model.indicators import Indicator

HARD_LETTERS = "ab Zŷé\u0301'\"&<>\n\r\u2028\x00\t👩‍👧אب.%"
TEXTS = st.text(alphabet=HARD_LETTERS, max_size=12)
LONG_TEXTS = st.one_of(TEXTS, TEXTS.map(lambda text: (text or "x") * 20))
NAMES = TEXTS.map(lambda text: "N" + text)
IDS = st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True)
DAYS = st.integers(0, 3_000).map(lambda days: date(2020, 1, 1) + timedelta(days))


def periods() -> st.SearchStrategy[dict[str, Any]]:
    """A period as JSON holds it."""
    return st.tuples(DAYS, st.integers(0, 400)).map(
        lambda pair: {"start": pair[0].isoformat(), "end": (pair[0] + timedelta(pair[1])).isoformat()}
    )


@cache
def items(model: type[Value]) -> st.SearchStrategy[dict[str, Any]]:
    """A value of the model as JSON holds it, valid by itself; names of other things are taken care of elsewhere."""
    if model is Period:
        return periods()
    required = {name: _field(field) for name, field in model.model_fields.items() if field.is_required()}
    optional = {name: _field(field) for name, field in model.model_fields.items() if not field.is_required()}
    drawn = st.fixed_dictionaries(required, optional=optional)
    if model is Indicator:
        return drawn.map(_dated)
    if model is PairedResult:
        return drawn.map(_added_up)
    if issubclass(model, Observation):
        return drawn.map(_says_something)
    return drawn.filter(lambda item: _is_valid(model, item)) if _has_rules(model) else drawn


def field_values(model: type[Value], name: str) -> st.SearchStrategy[Any]:
    """A value of one field."""
    return _field(model.model_fields[name])


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    return _of(field.annotation, tuple(field.metadata))


def _of(annotation: Any, rules: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(inner[0], (*inner[1:], *rules))
    if origin in (Union, types.UnionType):
        return st.one_of(*(_of(one, rules) for one in inner))
    if origin is tuple:
        return st.lists(_of(inner[0]), max_size=2, unique_by=str)
    return _plain(annotation, {name: value for one in rules for name, value in _bounds(one)})


def _plain(kind: Any, bounds: dict[str, Any]) -> st.SearchStrategy[Any]:
    if kind is type(None):
        return st.none()
    if kind is str and "pattern" in bounds:
        return IDS
    if kind is str and "not_blank" in bounds:
        return NAMES
    if kind is str:
        return LONG_TEXTS if bounds["max_length"] > 1_000 else TEXTS
    if kind is bool:
        return st.booleans()
    if kind is int:
        low = max(bounds.get("ge", 0), bounds.get("gt", -1) + 1)
        return st.integers(low, min(bounds["le"], low + 1_000))
    if kind is float:
        low, high = bounds.get("ge", -1e15), bounds.get("le", 1e15)
        exclude = "gt" in bounds
        few = st.integers(max(0, int(low)) + exclude, int(min(high, 40))).map(float)
        return few | st.floats(0 if exclude else low, high, exclude_min=exclude)
    if kind is date:
        return DAYS.map(date.isoformat)
    if issubclass(kind, Enum):
        return st.sampled_from([one.value for one in kind])
    if issubclass(kind, Value):
        return st.deferred(lambda: items(kind))
    raise AssertionError(f"no strategy for {kind}")


def _bounds(rule: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(rule, FieldInfo):
        for inner in rule.metadata:
            yield from _bounds(inner)
    if isinstance(rule, AfterValidator):
        yield "not_blank", True
    for name in ("ge", "gt", "le", "max_length", "pattern"):
        if getattr(rule, name, None) is not None:
            yield name, getattr(rule, name)


def _has_rules(model: type[Value]) -> bool:
    found = model.__pydantic_decorators__
    return bool(found.model_validators or found.field_validators) and not issubclass(model, Observation)


def _is_valid(model: type[Value], item: dict[str, Any]) -> bool:
    try:
        model.model_validate(item)
    except ValidationError:
        return False
    return True


def _dated(item: dict[str, Any]) -> dict[str, Any]:
    """The definitions in order of date."""
    if "definitions" not in item:
        return item
    days = {one["in_force_from"]: one for one in item["definitions"] if one.get("in_force_from")}
    undated = [one for one in item["definitions"] if not one.get("in_force_from")][:1]
    return item | {"definitions": undated + [days[day] for day in sorted(days)]}


def _added_up(item: dict[str, Any]) -> dict[str, Any]:
    counts = sorted((item["closed"], item["paired"]), reverse=True)
    changes = [name for name in ("improved", "unchanged", "deteriorated") if name in item]
    parts = {name: item[name] % (counts[1] // 3 + 1) for name in changes}
    if item.get("cases_before") is not None:
        parts |= {"cases_before": counts[1], "recovered": item.get("recovered", 0) % (counts[1] + 1)}
    return item | {"closed": counts[0], "paired": counts[1]} | parts


def _says_something(item: dict[str, Any]) -> dict[str, Any]:
    if item.get("state", ObservationState.REPORTED) == ObservationState.REPORTED and item.get("numerator") is None:
        item = item | {"value": item.get("value") or 0.0}
    if item.get("lower") is not None and item.get("upper") is not None:
        item = item | dict(zip(("lower", "upper"), sorted((item["lower"], item["upper"])), strict=True))
    return item
