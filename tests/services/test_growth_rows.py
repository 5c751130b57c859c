"""The roadmap typed in place."""

from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from toc.model.apply import apply
from toc.model.plans import RoadmapKind, RoadmapStep
from toc.model.programme import Programme
from toc.services.growth import RoadmapChange, build_change, build_rows

STEPS = (
    RoadmapStep(id="later", on=date(2026, 4, 1), label="Groups", kind=RoadmapKind.OFFER, families=20, cost=5_000.5),
    RoadmapStep(id="first", on=date(2024, 9, 1), label="Team", kind=RoadmapKind.POST, note="Two days a week"),
)
PROGRAMME = Programme(id="p", name="P", roadmap=STEPS)
ROWS = build_rows(STEPS)


def after(change: RoadmapChange) -> dict[str, RoadmapStep]:
    programme = PROGRAMME if change.edit is None else apply(PROGRAMME, change.edit).programme
    return {step.id: step for step in programme.roadmap}


def test_rows_stand_in_order_of_date_and_read_back_as_they_are() -> None:
    assert [row["id"] for row in ROWS] == ["first", "later"]
    assert build_change(ROWS, ROWS).edit is None


def test_a_grid_of_pandas_reads_back_as_it_is() -> None:
    table = pd.DataFrame(ROWS)
    assert build_change(ROWS, table.to_dict("records")).edit is None


def test_a_changed_row_changes_only_its_own_fields() -> None:
    typed = [ROWS[0] | {"families": 40.0, "kind": "Forum"}, ROWS[1]]
    steps = after(build_change(ROWS, typed))
    assert steps["first"] == STEPS[1].model_copy(update={"families": 40, "kind": RoadmapKind.FORUM})
    assert steps["later"] == STEPS[0]


@pytest.mark.parametrize("on", [date(2027, 1, 1), datetime(2027, 1, 1, 12, 0), pd.Timestamp("2027-01-01")])  # noqa: DTZ001
def test_a_row_without_an_id_is_a_new_step(on: Any) -> None:
    new = {"id": None, "on": on, "label": "Forum", "kind": None, "families": float("nan"), "cost": 10, "note": None}
    added = next(
        step for name, step in after(build_change(ROWS, [*ROWS, new])).items() if name not in ("first", "later")
    )
    assert (added.on, added.label, added.kind, added.families, added.cost) == (
        date(2027, 1, 1),
        "Forum",
        RoadmapKind.OTHER,
        None,
        10,
    )


def test_a_row_taken_out_is_removed() -> None:
    assert set(after(build_change(ROWS, ROWS[:1]))) == {"first"}


@pytest.mark.parametrize("half", [{"on": date(2027, 1, 1)}, {"label": "Forum"}, {"on": pd.NaT, "label": "Forum"}])
def test_a_row_half_typed_waits_and_changes_nothing(half: dict[str, Any]) -> None:
    change = build_change(ROWS, [*ROWS, half])
    assert (change.edit, change.waiting) == (None, 1)


def test_an_empty_row_is_nothing_and_a_step_that_loses_its_name_keeps_it() -> None:
    assert build_change(ROWS, [*ROWS, {"on": None, "label": " "}]) == RoadmapChange(None)
    change = build_change(ROWS, [ROWS[0] | {"label": ""}, ROWS[1]])
    assert (change.edit, change.waiting) == (None, 1)


def test_what_cannot_be_kept_is_said_and_the_rest_is() -> None:
    change = build_change(ROWS, [ROWS[0] | {"cost": -5.0}, ROWS[1] | {"families": 21}])
    assert len(change.refused) == 1
    assert change.refused[0].startswith("Team: ")
    assert after(change)["later"].families == 21
