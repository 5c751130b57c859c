"""What is measured: dated definitions, breakdowns, instruments, and the history of targets."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.exchange.example import PROGRAMME
from toc.errors import TocError
from toc.model.apply import apply
from toc.model.collections import Collection
from toc.model.edits import Add, Change, Edit, Remove
from toc.model.indicators import Breakdown, ChartKind, ChartSettings, Indicator, Instrument

C = Collection
LATER = "each definition has to be in force from a later date"
NEEDS_DATE = "every definition but the first needs the date"


@pytest.mark.parametrize(
    ("dates", "fault"),
    [
        ([], None),
        ([None], None),
        (["2024-04-01"], None),
        ([None, "2024-04-01", "2024-04-02"], None),
        (["2023-04-01", "2024-04-01"], None),
        ([None, None], NEEDS_DATE),
        (["2024-04-01", None], NEEDS_DATE),
        (["2024-04-01", "2024-04-01"], LATER),
        (["2024-04-01", "2023-04-01"], LATER),
        ([None, "2024-04-01", "2023-04-01"], LATER),
    ],
)
def test_definitions_stand_in_the_order_in_which_they_came_into_force(dates: list[Any], fault: str | None) -> None:
    item = {"id": "i", "name": "I", "definitions": [{"in_force_from": day, "text": "All"} for day in dates]}
    if fault is None:
        assert len(Indicator.model_validate(item).definitions) == len(dates)
    else:
        with pytest.raises(ValidationError, match=fault):
            Indicator.model_validate(item)


def test_a_category_and_a_comparison_stand_once() -> None:
    twice = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}, {"id": "north", "name": "Again"}]
    with pytest.raises(ValidationError, match="there are two categories with the id 'north'"):
        Breakdown.model_validate({"name": "Area", "categories": twice})
    with pytest.raises(ValidationError, match="there are two comparisons with the id 'north'"):
        Indicator.model_validate({"id": "i", "name": "I", "comparisons": twice})
    assert len(Breakdown.model_validate({"name": "Area", "categories": twice[:2]}).categories) == 2


@pytest.mark.parametrize(
    ("lowest", "highest", "taken"),
    [(0, 27, True), (5, 5, True), (5, 4.9, False), (None, 4, True), (5, None, True)],
)
def test_a_scale_runs_upward(lowest: float | None, highest: float | None, taken: bool) -> None:
    item = {"id": "s", "name": "S", "minimum": lowest, "maximum": highest}
    if taken:
        assert Instrument.model_validate(item).maximum == highest
    else:
        with pytest.raises(ValidationError, match="the largest score is less than the smallest"):
            Instrument.model_validate(item)


@pytest.mark.parametrize(
    ("setting", "least", "most"),
    [("fixed_limits_points", 12, None), ("shift_length", 5, 12), ("trend_length", 5, 12)],
)
def test_a_charts_settings_have_bounds(setting: str, least: int, most: int | None) -> None:
    assert getattr(ChartSettings.model_validate({setting: least}), setting) == least
    with pytest.raises(ValidationError):
        ChartSettings.model_validate({setting: least - 1})
    if most is not None:
        assert getattr(ChartSettings.model_validate({setting: most}), setting) == most
        with pytest.raises(ValidationError):
            ChartSettings.model_validate({setting: most + 1})


def replacing(target: str, earlier: str | None) -> Edit:
    return Change(collection=C.TARGETS, id=target, fields={"replaces": earlier})


def test_a_target_replaces_an_earlier_one_of_the_same_indicator() -> None:
    third = {"id": "t3", "indicator": "trained", "period": {"start": "2024-04-01", "end": "2025-03-31"}, "value": 60}
    added = apply(PROGRAMME, Add(collection=C.TARGETS, item=third | {"replaces": "t2"})).programme
    assert [target.replaces for target in added.targets] == [None, "t1", "t2"]
    elsewhere = third | {"indicator": "reached", "replaces": "t2"}
    with pytest.raises(TocError) as caught:
        apply(PROGRAMME, Add(collection=C.TARGETS, item=elsewhere))
    assert caught.value.message == (
        "The target 't3' replaces one of another indicator. Pick a target of the same indicator."
    )


@pytest.mark.parametrize("edit", [replacing("t1", "t2"), replacing("t1", "t1")])
def test_a_target_never_replaces_itself(edit: Edit) -> None:
    with pytest.raises(TocError, match=r"The target 't\d' would replace itself. Pick an earlier target."):
        apply(PROGRAMME, edit)


def test_the_history_of_a_target_outlives_the_target_it_began_with() -> None:
    applied = apply(PROGRAMME, Remove(collection=C.TARGETS, id="t1"))
    assert [(target.id, target.replaces) for target in applied.programme.targets] == [("t2", None)]
    assert apply(applied.programme, applied.inverse).programme == PROGRAMME


def test_a_kind_of_chart_is_written_only_where_one_was_chosen() -> None:
    """An undo that was kept before there was a choice still finds the indicator as it expects it."""
    assert "kind" not in ChartSettings().model_dump(mode="json")
    assert ChartSettings(kind=ChartKind.RUN).model_dump(mode="json")["kind"] == "run"
