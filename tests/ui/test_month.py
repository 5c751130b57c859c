"""Enter figures: what is owed, the grid of many indicators, and what is kept as reported."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from, period_containing, preceding
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Frequency, Indicator, IndicatorKind
from toc.model.priorities import Commissioner
from toc.services.workspace import Workspace

Open = Callable[..., AppTest]

CALLS = Indicator(id="calls", name="Calls <b>", frequency=Frequency.YEARLY, owner="Team lead")
SHARE = Indicator(id="share", name="Improved", kind=IndicatorKind.PERCENTAGE, owner="Data officer")
TEAM = checked(
    PROGRAMME,
    indicators=(*PROGRAMME.indicators, CALLS, SHARE),
    commissioners=(Commissioner(id="council", name="Example Council"),),
)
_PHONE = 390
"""Pixels across."""
LONG_AGO = Observation(indicator="calls", period=months_from(date(2023, 4, 1), 12), value=3)


@pytest.fixture
def month(open_page: Open, workspace: Workspace) -> AppTest:
    """The view of a programme that owes figures of calls since 2024."""
    last = preceding(period_containing(datetime.now(UTC).date(), Frequency.QUARTERLY), Frequency.QUARTERLY)
    workspace.create(TEAM, SOMEONE, (LONG_AGO, Observation(indicator="share", period=last, numerator=3, denominator=9)))
    app = open_page("outcomes", p="prog")
    app.button(key="view_month").click().run()
    assert not app.exception
    return app


def grid(app: AppTest) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = app.dataframe[0].value.to_dict("records")
    return rows


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_what_is_late_stands_above_with_its_owner_and_as_text(month: AppTest) -> None:
    table = html(month)
    assert '<th scope="row">Calls &lt;b&gt;</th><td>Team lead</td><td>2024/25</td><td>30 Apr 2025</td>' in table
    assert "days late" in table
    assert "late" in month.expander[0].label


def test_the_grid_begins_with_what_is_owed(month: AppTest) -> None:
    rows = grid(month)
    assert {row["indicator"] for row in rows} == {"Calls <b>"}
    assert rows[0]["period"] == "2024/25"
    assert rows[0]["before"] == "3"


def test_all_indicators_are_there_for_the_latest_period_and_fewer_from_one_owner(month: AppTest) -> None:
    month.get("button_group")[0].set_value(1).run()
    assert [row["indicator"] for row in grid(month)] == ["People trained", "Calls <b>", "Improved"]
    assert (grid(month)[2]["figure"], grid(month)[2]["out_of"]) == (3, 9)
    month.selectbox(key="month_owner").set_value("Data officer").run()
    assert [row["indicator"] for row in grid(month)] == ["Improved"]


def test_a_period_is_marked_as_reported_and_its_figures_say_so(month: AppTest, workspace: Workspace) -> None:
    month.get("button_group")[0].set_value(1).run()
    assert "reported" not in grid(month)[0]
    widget = month.dataframe[0].proto.id
    month.button(key="mark_reported").click().run()
    (submission,) = workspace.open("prog").programme.submissions
    assert (submission.commissioner, submission.revision) == ("council", 0)
    assert [row["reported"] for row in grid(month)] == ["", "", "reported"]
    # With its old name the widget would forget what was typed, and the old figures would be saved over the new ones.
    assert month.dataframe[0].proto.id.rpartition("-")[2] != widget.rpartition("-")[2]


def test_whoever_marks_a_period_is_told_that_it_covers_every_indicator(month: AppTest) -> None:
    said = [one.value.replace("\\", "") for one in month.caption]
    assert "It covers the figures of every indicator in the period, not only those for Example Council." in said


@pytest.mark.parametrize(("agent", "fits"), [("Mozilla/5.0 (Android 15) Mobile Safari/537.36", True), ("", False)])
def test_on_a_phone_the_figures_are_in_sight_beside_their_names(
    month: AppTest, monkeypatch: pytest.MonkeyPatch, agent: str, fits: bool
) -> None:
    monkeypatch.setattr(type(st.context), "headers", {"User-Agent": agent})
    month.run()
    table = month.dataframe[0].proto
    shown = list(table.column_order) or list(month.dataframe[0].value.columns)
    widths = {name: one.get("width", 0) for name, one in json.loads(table.columns).items()}
    until = sum(widths[name] for name in shown[: shown.index("out_of") + 1])
    assert (until <= _PHONE) is fits
    assert set(shown) >= {"indicator", "period", "before", "note"}


def test_without_indicators_the_view_says_what_it_is_for(open_page: Open, workspace: Workspace) -> None:
    workspace.create(checked(PROGRAMME, indicators=(), measures=()), SOMEONE)
    app = open_page("outcomes", p="prog")
    app.button(key="view_month").click().run()
    assert app.markdown[0].value.startswith("Figures are entered here for many indicators at once.")
