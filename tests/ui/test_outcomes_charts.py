"""The charts of the outcomes page: one indicator's, its kinds and its download; all of them as small charts."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import ChartKind, Direction, Frequency, Indicator, IndicatorKind
from toc.services.workspace import Workspace
from toc.store import Saved
from toc.ui.parts import chart_downloads

Open = Callable[..., AppTest]

SHARE = Indicator(
    id="improved",
    name="Families <b>improved</b>",
    kind=IndicatorKind.PERCENTAGE,
    direction=Direction.INCREASE,
    frequency=Frequency.MONTHLY,
)


def month(place: int) -> Observation:
    period = months_from(date(2024 + place // 12, place % 12 + 1, 1), 1)
    return Observation(indicator="improved", period=period, numerator=30 + place % 5, denominator=60)


@pytest.fixture
def measured(workspace: Workspace) -> Saved:
    """Two indicators: one with figures enough for limits, one without any."""
    programme = checked(PROGRAMME, indicators=(*PROGRAMME.indicators, SHARE))
    return workspace.create(programme, SOMEONE, [month(place) for place in range(14)])


@pytest.fixture
def one(open_page: Open, measured: Saved) -> AppTest:
    app = open_page("outcomes", p="prog")
    return app.button(key="open_improved").click().run()


def said(app: AppTest) -> str:
    return " ".join(element.value for element in app.caption).replace("\\", "")


def pictures(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html") if 'class="toc-multiple"' in element.proto.body]


def test_the_best_chart_comes_first_and_another_can_be_chosen(one: AppTest) -> None:
    kinds = one.segmented_control(key="chart_kind_improved")
    assert kinds.options == ["Process chart", "With intervals", "Run chart"]
    assert "XmR chart" in said(one)
    kinds.set_value("intervals").run()
    assert "95 % intervals: Wilson" in said(one)
    assert "XmR chart" not in said(one)


def test_the_kind_that_was_chosen_is_still_there_on_coming_back(one: AppTest) -> None:
    one.segmented_control(key="chart_kind_improved").set_value("run").run()
    one.button(key="all_indicators").click().run()
    one.button(key="open_improved").click().run()
    assert "Run chart without limits" in said(one)


def test_the_kind_that_was_chosen_is_kept_with_the_indicator_for_everybody(
    one: AppTest, open_page: Open, workspace: Workspace
) -> None:
    one.segmented_control(key="chart_kind_improved").set_value("run").run()
    (share,) = (one for one in workspace.open("prog").programme.indicators if one.id == "improved")
    assert share.chart.kind is ChartKind.RUN
    elsewhere = open_page("outcomes", p="prog").button(key="open_improved").click().run()
    assert "Run chart without limits" in said(elsewhere)
    assert elsewhere.segmented_control(key="chart_kind_improved").options == [
        "Process chart",
        "With intervals",
        "Run chart",
    ]


def test_unit_period_and_n_stand_beneath_the_chart(one: AppTest) -> None:
    assert "Unit: %, higher is better. Jan 2024 to Feb 2025, n = 14 figures, each of 60." in said(one)


def test_what_is_downloaded_is_protected_unless_somebody_chooses_otherwise(one: AppTest) -> None:
    choice = one.selectbox(key="chart_small_numbers_fewer_than_5")
    assert choice.value == "fewer_than_5"
    assert choice.options[-1] == "As they are: for your own use"
    assert "Excel workbook with the chart" in one.selectbox(key="chart_format").options


def test_without_a_browser_pictures_are_not_offered_and_the_menu_says_why(
    open_page: Open, measured: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_downloads, "find_browser", lambda: None)
    app = open_page("outcomes", p="prog")
    app.button(key="open_improved").click().run()
    assert app.selectbox(key="chart_format").options == ["Excel workbook with the chart", "Figures (CSV)"]
    assert "Chrome, Edge or Chromium" in said(app)


def test_all_indicators_are_shown_as_small_charts_that_open_on_a_click(open_page: Open, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    assert pictures(app) == []
    app.segmented_control(key="outcomes_look").set_value("Charts").run()
    empty, drawn = pictures(app)
    assert "No figures yet." in empty
    assert "<img" not in empty
    assert 'alt="Families &lt;b&gt;improved&lt;/b&gt;, 14 figures from Jan 2024 to Feb 2025.' in drawn
    assert "<span>late</span>" in drawn
    assert "All charts run from January 2024 to February 2025." in said(app)
    app.button(key="open_improved").click().run()
    assert app.title[0].value == r"Families \<b\>improved\<\/b\>"
    app.button(key="all_indicators").click().run()
    assert len(pictures(app)) == 2


def test_small_charts_as_published_hold_no_exact_figure(open_page: Open, measured: Saved) -> None:
    app = open_page("outcomes", p="prog")
    app.segmented_control(key="outcomes_look").set_value("Charts").run()
    assert "(33/60)" in pictures(app)[1]
    app.toggle(key="as_published").set_value(True).run()
    assert "(33/60)" not in pictures(app)[1]
    assert "(35/60)" in pictures(app)[1]
