"""What explains an indicator's figures, and how far they can be relied on."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from
from toc.analysis.series import build_series
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Frequency, Indicator
from toc.services.figure_quality import build_quality
from toc.services.workspace import Workspace

SEEN = Indicator(id="seen", name="Families seen", owner="Data officer", frequency=Frequency.QUARTERLY, due_days=30)


def quarter(month: int, value: float, **more: object) -> Observation:
    period = months_from(date(2024, month, 1), 3)
    return Observation.model_validate({"indicator": "seen", "period": period, "value": value} | more)


@pytest.fixture
def indicator_page(open_page: Callable[..., AppTest], workspace: Workspace) -> AppTest:
    """The page of an indicator with one figure."""
    workspace.create(checked(PROGRAMME, indicators=(*PROGRAMME.indicators, SEEN)), SOMEONE, (quarter(4, 40),))
    return open_page("outcomes", p="prog", s="seen")


def field(app: AppTest, kind: str, label: str):  # type: ignore[no-untyped-def]  # Streamlit's test elements
    return next(one for one in app.get(kind) if one.label == label)


def test_an_event_is_added_for_one_indicator_or_for_all(indicator_page: AppTest, workspace: Workspace) -> None:
    for label, alone in (("A new post", False), ("Moved", True)):
        field(indicator_page, "date_input", "When").set_value(date(2024, 5, 6))
        field(indicator_page, "text_input", "What happened").set_value(label)
        if alone:
            field(indicator_page, "checkbox", "It bears on this indicator only").check()
        field(indicator_page, "button", "Add the event").click().run()
    events = workspace.open("prog").programme.events
    assert [(event.label, event.indicators) for event in events] == [("A new post", ()), ("Moved", ("seen",))]


def test_an_event_without_a_day_is_asked_for_one(indicator_page: AppTest, workspace: Workspace) -> None:
    field(indicator_page, "text_input", "What happened").set_value("A new post")
    field(indicator_page, "button", "Add the event").click().run()
    assert "An event needs a day" in indicator_page.warning[0].value
    assert workspace.open("prog").programme.events == ()


def test_commentary_is_written_for_a_period_and_completed_later(indicator_page: AppTest, workspace: Workspace) -> None:
    next(one for one in indicator_page.text_area if one.label == "What happened").set_value("More families came")
    field(indicator_page, "button", "Add the commentary").click().run()
    next(one for one in indicator_page.text_area if one.label == "Why").set_value("A second therapist").run()
    (commentary,) = workspace.open("prog").programme.commentary
    assert (commentary.happened, commentary.why) == ("More families came", "A second therapist")
    assert commentary.period == quarter(4, 1).period


def test_quality_names_what_is_late_missing_provisional_and_small() -> None:
    series = build_series(SEEN, [quarter(1, 40), quarter(7, 3), quarter(10, 38, provisional=True)])
    late, gap, provisional, small = build_quality(series, date(2025, 5, 2)).sentences
    assert late == "Late from Data officer: 2024/25 Q4; due by 30 Apr 2025."
    assert gap.startswith("No figure was ever entered for 2024/25 Q1")
    assert provisional == "Provisional: 2024/25 Q3."
    assert small == "Small numbers, hidden in documents: 2024/25 Q2."


def test_a_figure_due_but_not_late_is_said_calmly() -> None:
    (due,) = build_quality(build_series(SEEN, [quarter(1, 40)]), date(2024, 7, 10)).sentences
    assert due == "Due from Data officer by 30 Jul 2024: 2024/25 Q1."


def test_sound_figures_have_nothing_to_note() -> None:
    assert build_quality(build_series(SEEN, [quarter(1, 40)]), date(2024, 4, 10)).sentences == ()
