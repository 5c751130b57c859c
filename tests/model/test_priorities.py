"""Priorities: under what they stand, what they supersede, whose are the same; need, funding and plans beside them."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.exchange.example import PROGRAMME
from toc.errors import TocError
from toc.model.apply import apply
from toc.model.base import Value
from toc.model.chains import find_circle
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Together
from toc.model.plans import DocumentChoice, NeedInputs, RoadmapStep, ServiceYear
from toc.model.priorities import Funding
from toc.model.programme import Programme

C = Collection


def with_next_edition() -> Programme:
    """The example with a later edition of its framework beside the first: both are kept."""
    priorities = [{"id": "new1", "text": "Earlier help", "supersedes": "pr1"}, {"id": "new2", "text": "Safer"}]
    framework = {"id": "fw2", "name": "A framework", "edition": "Second", "priorities": priorities}
    return apply(PROGRAMME, Add(collection=C.FRAMEWORKS, item=framework)).programme


def change(priority: str, **fields: Any) -> Change:
    return Change(collection=C.PRIORITIES, id=priority, fields=fields)


@pytest.mark.parametrize(
    "edit",
    [
        change("new2", supersedes="pr1"),
        change("new2", supersedes="new1"),
        change("new2", same_as=["pr2", "new1"]),
        Together(edits=(change("new2", same_as=["pr2"]), change("pr2", same_as=["new2"]))),
        change("new2", parent="new1"),
        change("pr2", parent=None),
    ],
)
def test_a_priority_may_supersede_equal_or_stand_under_another(edit: Change) -> None:
    before = with_next_edition()
    applied = apply(before, edit)
    assert applied.programme != before
    assert apply(applied.programme, applied.inverse).programme == before


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (change("pr1", supersedes="new1"), "would supersede itself. Pick an earlier one."),
        (change("new1", supersedes="new1"), "The priority 'new1' would supersede itself. Pick an earlier one."),
        (change("pr1", parent="pr2"), "would stand under itself. Pick another."),
        (change("pr1", parent="pr1"), "The priority 'pr1' would stand under itself. Pick another."),
        (change("pr1", same_as=["pr1"]), "The priority 'pr1' is said to be the same as itself."),
        (change("new2", parent="pr1"), "The priority 'new2' stands under one of another framework."),
    ],
)
def test_a_priority_that_would_come_back_to_itself_is_refused(edit: Change, sentence: str) -> None:
    with pytest.raises(TocError) as caught:
        apply(with_next_edition(), edit)
    assert sentence in caught.value.message


@pytest.mark.parametrize(
    ("following", "on_the_circle"),
    [
        ({}, ""),
        ({"a": "b", "b": "c"}, ""),
        ({"a": "c", "b": "c", "c": "d"}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "ab"),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, "abc"),
        ({"a": "b", "x": "y", "y": "x"}, "xy"),
    ],
)
def test_a_chain_that_comes_back_is_found_by_one_that_is_on_it(following: dict[str, str], on_the_circle: str) -> None:
    found = find_circle(following)
    assert found in set(on_the_circle) if on_the_circle else found is None


def test_a_chain_of_thousands_is_followed() -> None:
    chain = {str(n): str(n + 1) for n in range(20_000)}
    assert find_circle(chain) is None
    assert find_circle(chain | {"20000": "0"}) is not None


@pytest.mark.parametrize(
    ("model", "item", "field", "good", "bad"),
    [
        (Funding, {"id": "f", "commissioner": "c", "year_starts": "2024-04-01"}, "amount", (0, 1e6), (-1, 1e16)),
        (NeedInputs, {}, "births", (0, 700_000), (-1, 1.5)),
        (NeedInputs, {}, "low_prevalence", (0, 1), (-0.01, 1.01)),
        (NeedInputs, {}, "high_prevalence", (None, 0.3), (-0.01, 1.01)),
        (ServiceYear, {"starts": "2024-04-01"}, "families_reached", (None, 0), (-1,)),
        (ServiceYear, {"starts": "2024-04-01"}, "caseload", (None, 0.5), (0, -1)),
        (ServiceYear, {"starts": "2024-04-01"}, "staff", (None, 0, 4.5), (-0.1,)),
        (RoadmapStep, {"id": "r", "on": "2024-04-01", "label": "A post"}, "families", (None, 0, 40), (-1,)),
        (RoadmapStep, {"id": "r", "on": "2024-04-01", "label": "A post"}, "cost", (None, 0, 55_000), (-1,)),
        (DocumentChoice, {"id": "d", "name": "Bid"}, "word_limit", (None, 1), (0, -1)),
        (DocumentChoice, {"id": "d", "name": "Bid"}, "character_limit", (None, 1), (0, -1)),
    ],
)
def test_need_money_and_plans_stay_within_what_can_be(
    model: type[Value], item: dict[str, Any], field: str, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    for value in good:
        assert getattr(model.model_validate(item | {field: value}), field) == value
    for value in bad:
        with pytest.raises(ValidationError):
            model.model_validate(item | {field: value})
