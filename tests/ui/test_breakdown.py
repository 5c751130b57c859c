"""The breakdown of an indicator on its page."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.analysis.periods import months_from
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Breakdown, Category, Direction, Indicator, IndicatorKind
from toc.services.workspace import Workspace

Open = Callable[..., AppTest]
TEAMS = tuple(Category(id=f"t{place}", name=f"<i>Team</i> {place}") for place in range(10))
SHARE = Indicator(
    id="share", name="Improved", kind=IndicatorKind.PERCENTAGE, unit="%", direction=Direction.INCREASE,
    breakdown=Breakdown(name="Team", categories=TEAMS),
)  # fmt: skip


def figures(*counts: tuple[float, float]) -> list[Observation]:
    period = months_from(date(2025, 4, 1), 3)
    return [
        Observation(indicator="share", period=period, category=f"t{place}", numerator=count, denominator=size)
        for place, (count, size) in enumerate(counts)
    ]


def opened(open_page: Open, workspace: Workspace, indicator: Indicator, *counts: tuple[float, float]) -> AppTest:
    programme = checked(PROGRAMME, indicators=(indicator,), measures=())
    workspace.create(programme, SOMEONE, tuple(figures(*counts)))
    app = open_page("outcomes", p="prog")
    app.button(key=f"open_{indicator.id}").click().run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info, *app.warning)).replace("\\", "")


def test_the_teams_stand_as_declared_with_their_total_and_its_funnel(open_page: Open, workspace: Workspace) -> None:
    app = opened(open_page, workspace, SHARE, *[(20, 40)] * 9, (39, 40))
    table = html(app)
    assert table.index("&lt;i&gt;Team&lt;/i&gt; 0") < table.index("&lt;i&gt;Team&lt;/i&gt; 9")
    assert "<i>Team" not in table
    assert "219 of 400" in table
    assert "Outside what chance alone explains: <i>Team</i> 9." in said(app)


def test_a_total_waits_for_who_is_missing_and_few_teams_are_not_ranked(open_page: Open, workspace: Workspace) -> None:
    app = opened(open_page, workspace, SHARE, *[(20, 40)] * 8)
    assert "8 of 10 reported." in said(app)
    assert "With 8 teams nobody can be ranked: it takes 10." in said(app)


def test_the_funnel_can_be_taken_away_and_is_protected_to_begin_with(open_page: Open, workspace: Workspace) -> None:
    app = opened(open_page, workspace, SHARE, (3, 40), *[(20, 40)] * 9)
    assert "Figures (CSV)" in app.selectbox(key="funnel_format").options
    assert app.selectbox(key="funnel_small_numbers_fewer_than_5").value == "fewer_than_5"


def test_as_published_a_small_team_is_hidden(open_page: Open, workspace: Workspace) -> None:
    app = opened(open_page, workspace, SHARE, (3, 40), *[(20, 40)] * 9)
    assert "3 of 40" in html(app)
    app.toggle(key="breakdown_published_share").set_value(True).run()
    assert not app.exception
    assert "3 of 40" not in html(app)
    assert "&lt;5" in html(app)
    assert "Small numbers are protected" in said(app)


@pytest.mark.parametrize("lines", ["North", "North\nNorth\n"])
def test_without_a_breakdown_one_is_declared_here_with_two_or_more(
    open_page: Open, workspace: Workspace, lines: str
) -> None:
    app = opened(open_page, workspace, checked(SHARE, breakdown=None))
    assert "Split this indicator by team, area or group" in said(app)
    area = next(one for one in app.text_area if one.label == "Teams, areas or groups, one a line")
    area.set_value(lines)
    next(one for one in app.button if one.label == "Split it").click().run()
    assert "two categories or more" in said(app)
    next(one for one in app.text_area if one.label == "Teams, areas or groups, one a line").set_value("North\nSouth")
    next(one for one in app.button if one.label == "Split it").click().run()
    breakdown = workspace.open("prog").programme.indicators[0].breakdown
    assert breakdown is not None
    assert [one.name for one in breakdown.categories] == ["North", "South"]
    assert "No figures yet by team (North, South)" in said(app)
