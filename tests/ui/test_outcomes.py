"""Outcomes: the list of indicators, one of them, and making new ones."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from
from toc.exchange.library import load_library
from toc.model.apply import as_json
from toc.model.collections import Collection, checked
from toc.model.edits import Add, Change
from toc.model.figures import Observation
from toc.model.indicators import Baseline, Direction, Indicator, IndicatorKind, Target
from toc.services.workspace import Workspace
from toc.store import Saved
from toc.ui.parts.sparkline import build_sparkline

Open = Callable[..., AppTest]

SHARE = Indicator(
    id="improved",
    name="Families <b>improved</b>",
    kind=IndicatorKind.PERCENTAGE,
    unit="%",
    direction=Direction.INCREASE,
    baseline=Baseline(value=50),
)
YEAR = months_from(date(2024, 4, 1), 12)


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def quarter(month: int, **figure: object) -> Observation:
    period = months_from(date(2024, month, 1), 3)
    return Observation.model_validate({"indicator": "improved", "period": period} | figure)


@pytest.fixture
def measured(workspace: Workspace) -> Saved:
    """A programme with figures for one of its two indicators, which no box is tied to."""
    programme = checked(
        PROGRAMME,
        indicators=(*PROGRAMME.indicators, SHARE),
        targets=(Target(id="goal", indicator="improved", period=YEAR, value=70),),
    )
    figures = (quarter(4, numerator=30, denominator=60), quarter(10, numerator=41, denominator=60, provisional=True))
    return workspace.create(programme, SOMEONE, figures)


def openers(app: AppTest) -> list[str]:
    return [button.key for button in app.button if str(button.key).startswith("open_")]


def test_without_indicators_the_page_says_what_it_is_for(open_page: Open, workspace: Workspace) -> None:
    workspace.create(checked(PROGRAMME, indicators=(), measures=()), SOMEONE)
    app = open_page("outcomes", p="prog")
    assert "Nothing is measured yet. Add a first indicator here" in app.markdown[0].value
    assert openers(app) == []


def test_indicators_are_listed_stage_by_stage(open_page: Open, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    assert [header.value for header in app.header] == ["Outcomes", "Not on the map yet"]
    assert openers(app) == ["open_trained", "open_improved"]
    assert app.button(key="open_improved").label == r"Families \<b\>improved\<\/b\>"


def test_a_row_tells_the_latest_figure_what_it_rests_on_its_change_and_its_target(
    open_page: Open, measured: Saved
) -> None:
    row = html(open_page("outcomes", p="prog"))
    for cell in ("68.3 % (41/60)", "2024/25 Q3", "1 gap, provisional", "+18.3 points", "70 % for 2024/25, not met"):
        assert cell in row
    assert row.count("No figures yet") == 1


def test_a_unit_reaches_the_page_as_text(open_page: Open, workspace: Workspace) -> None:
    count = Indicator(id="improved", name="Days", unit="<img src=x onerror=alert(1)>")
    workspace.create(checked(PROGRAMME, indicators=(count,), measures=()), SOMEONE, (quarter(4, value=3),))
    row = html(open_page("outcomes", p="prog"))
    assert "<img src=x" not in row
    assert "3 &lt;img src=x" in row


def test_one_click_opens_an_indicator_and_another_leads_back(open_page: Open, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    app.button(key="open_improved").click().run()
    assert app.title[0].value == r"Families \<b\>improved\<\/b\>"
    assert [tab.label for tab in app.tabs] == [
        "Figures",
        "Breakdown",
        "Definition",
        "Baseline and targets",
        "Events and commentary",
        "Quality",
    ]
    app.button(key="all_indicators").click().run()
    assert app.title[0].value == "Outcomes"


def test_an_indicator_of_the_library_comes_with_its_instruments_and_opens(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = open_page("outcomes", p="prog")
    choice = app.selectbox(key="from_library")
    assert len(choice.options) == len(load_library().indicators)
    choice.set_value("i_mors").run()
    app.button(key="add_from_library").click().run()
    programme = workspace.open("prog").programme
    assert [one.id for one in programme.indicators] == ["trained", "i_mors"]
    assert {one.id for one in programme.instruments} == {"mors_sf", "mors_child", "ppbq"}
    assert workspace.open("prog").revision == saved.revision + 1
    assert app.title[0].value.replace("\\", "") == "Improved parental view of the baby / relationship"


def test_what_is_here_already_is_not_offered(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    own = next(one for one in load_library().indicators if one.id == "i_wait_std")
    bare = own.model_copy(update={"instruments": (), "provenance": SHARE.provenance})
    workspace.commit("prog", Add(collection=Collection.INDICATORS, item=as_json(bare)), SOMEONE)
    offered = open_page("outcomes", p="prog").selectbox(key="from_library").options
    assert len(offered) == len(load_library().indicators) - 1


def test_an_indicator_of_ones_own_needs_a_name_and_then_opens(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = open_page("outcomes", p="prog")
    add = next(button for button in app.button if button.label == "Add")
    add.click().run()
    assert "needs a name" in app.warning[0].value
    app.text_input(key="own_name").set_value("Families reached")
    next(button for button in app.button if button.label == "Add").click().run()
    assert app.title[0].value == "Families reached"
    assert workspace.open("prog").programme.indicators[-1].name == "Families reached"


def test_removing_an_indicator_goes_back_to_the_list(open_page: Open, workspace: Workspace, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    app.button(key="open_improved").click().run()
    app.button(key="remove_indicator").click().run()
    assert openers(app) == ["open_trained"]


def test_the_definition_in_force_is_changed_and_earlier_ones_stay(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    definitions = [{"text": "Old"}, {"text": "New", "in_force_from": "2025-04-01"}]
    workspace.commit(
        "prog", Change(collection=Collection.INDICATORS, id="trained", fields={"definitions": definitions}), SOMEONE
    )
    app = open_page("outcomes", p="prog")
    app.button(key="open_trained").click().run()
    area = next(one for one in app.text_area if one.label == "Definition")
    area.set_value("Newer").run()
    texts = [one.text for one in workspace.open("prog").programme.indicators[0].definitions]
    assert texts == ["Old", "Newer"]


def test_a_sparkline_breaks_where_a_period_is_missing_and_marks_the_last_figure() -> None:
    drawn = build_sparkline([1, 2, None, 3])
    assert drawn.count("M") == 2
    assert drawn.count("<circle") == 1
    assert 'cx="117.0" cy="3.0"' in drawn


@pytest.mark.parametrize("values", [[5], [5, 5, 5]])
def test_a_sparkline_of_equal_figures_stands_in_the_middle(values: list[float]) -> None:
    assert 'cy="12.0"' in build_sparkline(values)


def test_a_sparkline_of_nothing_is_nothing() -> None:
    assert build_sparkline([None, None]) == ""


def test_the_list_is_narrowed_and_shown_whole_again(open_page: Open, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    app.text_input(key="wanted_words").set_value("trained").run()
    assert openers(app) == ["open_trained"]
    app.selectbox(key="wanted_stage").set_value("Not on the map yet").run()
    assert openers(app) == []
    app.button(key="wanted_all").click().run()
    assert openers(app) == ["open_trained", "open_improved"]


def test_as_published_shows_rounded_counts_and_no_exact_number_anywhere(open_page: Open, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    app.toggle(key="as_published").set_value(True).run()
    row = html(app)
    assert "66.7 % (40/60)" in row
    assert "41" not in row[row.index("66.7 %") :][:1500]
    assert "68.3" not in row
    assert app.caption[0].value.startswith(r"Small numbers are protected\: 1 to 4 people")
