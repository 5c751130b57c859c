"""The funnel plot."""

from datetime import date
from itertools import pairwise

import pytest

from toc.analysis.funnel import Funnel, Team, build_funnel
from toc.analysis.periods import months_from
from toc.analysis.series import Point
from toc.charts.funnel import build_funnel_chart, funnel_as_text, is_outside, place_text
from toc.model.indicators import Direction, Indicator, IndicatorKind

SHARE = Indicator(id="i", name="Improved", kind=IndicatorKind.PERCENTAGE, direction=Direction.INCREASE)
QUARTER = months_from(date(2025, 4, 1), 3)


def team(name: str, count: float, size: float) -> Team:
    return Team(name=name, point=Point(period=QUARTER, value=None, numerator=count, denominator=size))


def funnel(*extra: Team, plain: int = 11, indicator: Indicator = SHARE) -> Funnel:
    return build_funnel(indicator, [*(team(f"Team {one}", 20 + one, 40 + 2 * one) for one in range(plain)), *extra])


def test_a_team_outside_is_told_by_shape_and_by_name() -> None:
    figure = build_funnel_chart(funnel(team("High <b>team</b>", 58, 60)), SHARE)
    dots = [trace for trace in figure.data if trace.mode == "markers+text"]
    assert [(trace.marker.symbol, len(trace.x)) for trace in dots] == [("circle", 11), ("diamond", 1)]
    assert dots[1].text[0] == "High &lt;b&gt;team&lt;/b&gt;"
    assert "High &lt;b&gt;team" in dots[1].hovertext[0]


def test_under_ten_teams_nobody_is_marked() -> None:
    ours = funnel(team("High", 58, 60), plain=8)
    assert not any(is_outside(one) for one in ours.teams)
    assert "takes 10" in funnel_as_text(ours, SHARE)


def test_the_limits_are_drawn_on_both_sides() -> None:
    ours = funnel()
    lines = [trace for trace in build_funnel_chart(ours, SHARE).data if trace.mode == "lines"]
    assert [trace.line.dash for trace in lines] == ["dash", "dash", "solid", "solid"]
    assert list(lines[3].y) == [one.upper_998 for one in ours.curve]


def test_the_names_of_the_lines_stand_apart_where_a_large_team_brings_the_lines_together() -> None:
    layout = build_funnel_chart(funnel(team("Small", 3, 5), team("Large", 5_000, 9_000)), SHARE).layout
    low, high = layout.yaxis.range
    per_pixel = (high - low) / (layout.height - 80)
    heights = sorted(note.y / per_pixel + (note.yshift or 0) for note in layout.annotations)
    assert min(later - sooner for sooner, later in pairwise(heights)) >= 16.9


def test_teams_of_one_size_have_limits_too() -> None:
    figure = build_funnel_chart(build_funnel(SHARE, [team("A", 5, 20), team("B", 9, 20)]), SHARE)
    assert [trace.mode for trace in figure.data[:4]] == ["markers"] * 4


def test_names_that_would_cover_one_another_are_left_to_the_hover() -> None:
    close = build_funnel(SHARE, [team("First of two", 10, 20), team("Second of two", 10, 20), team("Far", 40, 80)])
    (dots,) = (trace for trace in build_funnel_chart(close, SHARE).data if trace.mode == "markers+text")
    assert [text for text in dots.text if text] == ["First of two", "Far"]


@pytest.mark.parametrize(
    ("direction", "word"),
    [(Direction.INCREASE, "better"), (Direction.DECREASE, "worse"), (Direction.NEITHER, "")],
)
def test_better_and_worse_are_said_only_where_a_direction_is_better(direction: Direction, word: str) -> None:
    indicator = SHARE.model_copy(update={"direction": direction})
    ours = funnel(team("High", 58, 60), indicator=indicator)
    assert place_text(ours.teams[-1], direction).partition(": ")[2] == word
    assert place_text(ours.teams[0], direction) == "within what chance alone explains"
