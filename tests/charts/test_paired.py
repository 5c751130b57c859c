"""The charts of before and after."""

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from toc.analysis.intervals import Interval
from toc.analysis.paired import Scores, Thresholds
from toc.charts.framed import build_for_print
from toc.charts.paired import Bar, MeanChange, build_mean_changes, build_reliable_bars, build_slopes
from toc.charts.theme import DARK, LIGHT, ChartTheme
from toc.charts.wrapped import wrap_label
from toc.model.indicators import Direction

EPDS = Thresholds(direction=Direction.DECREASE, reliable_change=4, caseness=13)
PAIRS = (Scores(18, 11), Scores(18, 11), Scores(18, 17), Scores(10, 14), Scores(20, None))


def named(figure: go.Figure, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def bar(label: str = "2025/26 Q1", **counts: int | None) -> Bar:
    return Bar(label, counts, {name: "<5" if count is None else str(count) for name, count in counts.items()})


def test_each_way_of_going_is_told_by_dash_and_not_by_colour_alone() -> None:
    figure = build_slopes(PAIRS, EPDS)
    dashes = {trace.name: trace.line.dash for trace in figure.data if trace.name != "Mean"}
    assert dashes == {"Reliably improved": "solid", "No reliable change": "dot", "Reliably deteriorated": "dash"}


def test_a_slope_says_how_many_families_it_stands_for() -> None:
    trace = named(build_slopes(PAIRS, EPDS), "Reliably improved")
    assert (list(trace.x), list(trace.y)) == ([0, 1, None], [18, 11, None])
    assert trace.hovertext[0] == "2 families: from 18 to 11, reliably improved"


def test_the_mean_is_of_all_pairs_and_of_no_half_pair() -> None:
    assert list(named(build_slopes(PAIRS, EPDS), "Mean").y) == [16, 13.25]


def test_without_a_reliable_change_nobody_is_said_to_have_changed() -> None:
    figure = build_slopes(PAIRS, Thresholds(direction=Direction.DECREASE))
    assert [trace.name for trace in figure.data] == ["No reliable change", "Mean"]
    assert not figure.layout.shapes


def test_nobody_with_both_scores_makes_an_empty_chart() -> None:
    assert len(build_slopes([Scores(3, None)], EPDS).data) == 0


def test_a_bar_has_a_pattern_of_its_own_for_each_way() -> None:
    figure = build_reliable_bars([bar(improved=9, unchanged=4, deteriorated=2)])
    assert [list(trace.x) for trace in figure.data] == [[9], [4], [2]]
    assert len({trace.marker.pattern.shape for trace in figure.data}) == 3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_fills_stay_apart_in_grey(theme: ChartTheme) -> None:
    figure = build_reliable_bars([bar(improved=9, unchanged=4, deteriorated=2)], theme)
    greys = sorted(_grey(trace.marker.color) for trace in figure.data)
    assert min(later - sooner for sooner, later in pairwise(greys)) > 25


def test_a_hidden_count_has_no_length_and_no_number() -> None:
    figure = build_reliable_bars([bar(improved=10, unchanged=5, deteriorated=None)])
    trace = named(figure, "Reliably deteriorated")
    assert (list(trace.x), list(trace.text)) == ([0], [""])
    assert trace.hovertext[0] == "2025/26 Q1: reliably deteriorated <5"


def test_many_bars_make_a_chart_of_bounded_height_without_numbers() -> None:
    figure = build_reliable_bars([bar(str(place), improved=9, unchanged=4, deteriorated=2) for place in range(600)])
    assert figure.layout.height <= 1_010
    assert set(named(figure, "Reliably improved").text) == {""}


def test_mean_changes_stand_about_the_line_of_no_change_with_their_intervals() -> None:
    known = MeanChange("2025/26 Q1", Interval(value=-4.6, lower=-6, upper=-3, method="t"), "15")
    unknown = MeanChange("2025/26 Q2", None, "0")
    figure = build_mean_changes([known, unknown], Direction.DECREASE)
    trace = figure.data[0]
    assert list(trace.y) == [-4.6]
    assert [trace.error_y.array[0], trace.error_y.arrayminus[0]] == pytest.approx([1.6, 1.4])
    assert "95 % interval −6 to −3, of 15 families" in trace.hovertext[0]
    assert [shape.y0 for shape in figure.layout.shapes] == [0]
    assert list(figure.layout.xaxis.categoryarray) == ["2025/26<br>Q1", "2025/26<br>Q2"]


def test_a_long_name_is_escaped_broken_and_cut() -> None:
    assert wrap_label("<b>North</b>", 20) == "&lt;b&gt;North&lt;/b&gt;"
    assert wrap_label("one two three four five six seven eight", 9) == "one two<br>three…"


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_for_print_a_bars_name_and_the_axis_have_room_for_the_words_that_are_placed_by_them() -> None:
    figure = build_reliable_bars([bar("2025/26 Q1, summed", improved=9, unchanged=4, deteriorated=2)])
    printed = build_for_print(figure)
    assert not printed.layout.yaxis.automargin
    assert printed.layout.margin.l > figure.layout.margin.l + 40
    assert printed.layout.margin.b > figure.layout.margin.b
    assert (printed.layout.width, figure.layout.width) == (680, None)
