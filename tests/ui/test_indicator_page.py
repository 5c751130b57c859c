"""The page of one indicator: the history of its figures, what was reported, the year so far, and as published."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from, period_containing, preceding
from toc.model.collections import checked
from toc.model.edits import FigureChange, PutFigures
from toc.model.figures import Observation, Period
from toc.model.indicators import Direction, Frequency, Indicator, IndicatorKind, Target
from toc.services.submissions import build_submission
from toc.services.workspace import Workspace

Open = Callable[..., AppTest]

TODAY = datetime.now(UTC).date()
LAST = preceding(period_containing(TODAY, Frequency.QUARTERLY), Frequency.QUARTERLY)
YEAR = period_containing(LAST.start, Frequency.YEARLY)
SHARE = Indicator(id="improved", name="Improved", kind=IndicatorKind.PERCENTAGE, direction=Direction.INCREASE)
SEEN = Indicator(id="seen", name="Seen", direction=Direction.INCREASE)
TEAM = checked(
    PROGRAMME,
    indicators=(*PROGRAMME.indicators, SHARE, SEEN),
    targets=(Target(id="goal", indicator="seen", period=YEAR, value=100),),
)
FIRST_QUARTER = months_from(YEAR.start, 3)


def share(numerator: float, period: Period = LAST) -> Observation:
    return Observation(indicator="improved", period=period, numerator=numerator, denominator=60)


def put(workspace: Workspace, one: Observation) -> None:
    workspace.commit("prog", PutFigures(cells=(FigureChange(key=one.key, observation=one),)), SOMEONE)


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.fixture
def team(workspace: Workspace) -> None:
    """A programme whose latest share was reported as 41 of 60 and corrected to 42."""
    counted = Observation(indicator="seen", period=FIRST_QUARTER, value=30)
    saved = workspace.create(TEAM, SOMEONE, (share(41), counted))
    workspace.commit("prog", build_submission(saved.programme, saved.revision, LAST, None, TODAY), SOMEONE)
    put(workspace, share(42))


def open_indicator(open_page: Open, indicator: str) -> AppTest:
    app = open_page("outcomes", p="prog")
    app.button(key=f"open_{indicator}").click().run()
    assert not app.exception
    return app


def test_a_correction_of_what_was_reported_is_marked_in_the_grid_and_the_list(open_page: Open, team: None) -> None:
    assert "revised" in html(open_page("outcomes", p="prog"))
    rows = open_indicator(open_page, "improved").dataframe[0].value.to_dict("records")
    assert [row["reported"] for row in rows if row["reported"]] == ["revised, was 68.3 % (41/60)"]


def test_the_history_of_a_corrected_figure_says_who_and_what_it_was(open_page: Open, team: None) -> None:
    app = open_indicator(open_page, "improved")
    assert any(one.label == "History of the figures: 1 corrected" for one in app.expander)
    table = html(app)
    assert "<td>Sam</td><td>corrected</td><td>70 % (42/60)</td>" in table
    assert '<th scope="row">at the beginning</th><td></td><td>came with the programme</td><td>68.3 %' in table


def test_the_year_so_far_is_held_against_what_was_expected_by_now(open_page: Open, team: None) -> None:
    captions = " ".join(one.value for one in open_indicator(open_page, "seen").caption).replace("\\", "")
    assert "Year to date: 30 in" in captions
    assert "(1 of 4 reported) against 25 expected by then. Expected pro rata. On course." in captions


def test_as_published_has_the_protected_figures_and_no_grid_to_type_in(open_page: Open, team: None) -> None:
    app = open_indicator(open_page, "improved")
    app.toggle(key="as_published").set_value(True).run()
    assert not app.exception
    assert not app.dataframe
    assert "<td>66.7 %</td><td>40</td><td>60</td>" in html(app)
    assert "42" not in html(app)[html(app).index("66.7 %") :]


def test_filters_and_the_switch_are_still_set_after_coming_back(open_page: Open, team: None) -> None:
    app = open_page("outcomes", p="prog")
    app.text_input(key="wanted_words").set_value("improved").run()
    app.toggle(key="as_published").set_value(True).run()
    app.button(key="open_improved").click().run()
    assert app.toggle(key="as_published").value
    app.button(key="all_indicators").click().run()
    assert app.text_input(key="wanted_words").value == "improved"
    assert app.toggle(key="as_published").value
    app.text_input(key="wanted_words").set_value("").run()
    app.button(key="open_seen").click().run()
    app.button(key="all_indicators").click().run()
    assert app.text_input(key="wanted_words").value == ""
