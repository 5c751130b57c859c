"""Figures with their intervals, and the chart with its words around it."""

from datetime import date

import plotly.graph_objects as go
import pytest

from tests.charts.series import month
from toc.analysis.chart_kinds import find_chart_kinds
from toc.analysis.published_chart import PublishedChart, build_published_chart
from toc.analysis.series import build_series
from toc.charts.context import Context
from toc.charts.figure import build_figure
from toc.charts.framed import build_framed
from toc.charts.theme import PRINT
from toc.model.figures import Observation
from toc.model.indicators import ChartKind, ChartSettings, Direction, Frequency, Indicator, IndicatorKind
from toc.model.priorities import SmallNumbers

SHARE = Indicator(
    id="i",
    name="Improved",
    kind=IndicatorKind.PERCENTAGE,
    direction=Direction.INCREASE,
    frequency=Frequency.MONTHLY,
)
RATE = SHARE.model_copy(update={"kind": IndicatorKind.RATE, "per": 10_000})


def share(place: int, part: float, whole: float, **more: object) -> Observation:
    return Observation.model_validate(
        {"indicator": "i", "period": month(place), "numerator": part, "denominator": whole} | more
    )


def charted(figures: list[Observation], indicator: Indicator = SHARE) -> PublishedChart:
    return build_published_chart(build_series(indicator, figures), [], date(2090, 1, 1), SmallNumbers.NONE)


def drawn(figures: list[Observation], indicator: Indicator = SHARE) -> go.Figure:
    return build_figure(charted(figures, indicator), ChartKind.INTERVALS)


def ends(figure: go.Figure) -> list[tuple[float, float]]:
    """Where each interval starts and ends."""
    (trace,) = figure.data
    reach = zip(trace.y, trace.error_y.arrayminus, trace.error_y.array, strict=True)
    return [(value - below, value + above) for value, below, above in reach if value is not None]


def test_each_figure_has_the_bar_of_its_own_interval() -> None:
    (low, high), (wide_low, wide_high) = ends(drawn([share(0, 65, 100), share(1, 7, 10)]))
    assert (low, high) == pytest.approx((55.2544433, 73.6357518))
    assert wide_high - wide_low > 2 * (high - low)


def test_a_rate_has_the_interval_of_a_rate() -> None:
    ((low, high),) = ends(drawn([share(0, 10, 10_000)], RATE))
    assert (low, high) == pytest.approx((4.79, 18.39), abs=0.005)


def test_a_published_interval_is_kept_and_said_to_be_so() -> None:
    figure = drawn([share(0, 65, 100, lower=50.5, upper=80.5)])
    assert ends(figure) == [(50.5, 80.5)]
    assert "95 % interval 50.5 % to 80.5 % (as published)" in figure.data[0].hovertext[0]


def test_nought_and_all_have_bars_on_one_side_only() -> None:
    none, every = ends(drawn([share(0, 0, 5), share(1, 5, 5)]))
    assert none == pytest.approx((0, 43.448), abs=0.001)
    assert every == pytest.approx((100 - 43.448, 100), abs=0.001)


def test_a_gap_stays_one() -> None:
    figure = drawn([share(0, 5, 10), share(2, 6, 10)])
    assert figure.data[0].y[1] is None
    assert figure.data[0].connectgaps is False
    assert len(figure.data[0].error_y.array) == 3


@pytest.mark.parametrize("count", [1, 2, 12, 13, 60, 600])
def test_any_number_of_points_is_drawn(count: int) -> None:
    assert len(ends(drawn([share(place, 20 + place % 9, 50) for place in range(count)]))) == count


def test_intervals_come_first_until_there_are_figures_enough_for_limits() -> None:
    few = [share(place, 20 + place % 9, 50) for place in range(12)]
    enough = [*few, share(12, 25, 50)]
    assert find_chart_kinds(charted(few)) == (ChartKind.INTERVALS, ChartKind.RUN)
    assert find_chart_kinds(charted(enough)) == (ChartKind.PROCESS, ChartKind.INTERVALS, ChartKind.RUN)


def test_the_kind_chosen_for_an_indicator_comes_first_where_its_figures_allow_it() -> None:
    chosen = SHARE.model_copy(update={"chart": ChartSettings(kind=ChartKind.RUN)})
    enough = [share(place, 20 + place % 9, 50) for place in range(13)]
    assert find_chart_kinds(charted(enough, chosen)) == (ChartKind.RUN, ChartKind.PROCESS, ChartKind.INTERVALS)
    too_few = SHARE.model_copy(update={"chart": ChartSettings(kind=ChartKind.PROCESS)})
    assert find_chart_kinds(charted(enough[:12], too_few)) == (ChartKind.INTERVALS, ChartKind.RUN)


def test_figures_without_counts_have_no_intervals_to_choose() -> None:
    count = SHARE.model_copy(update={"kind": IndicatorKind.COUNT})
    assert find_chart_kinds(charted([Observation(indicator="i", period=month(0), value=4)], count)) == (ChartKind.RUN,)


def test_a_chart_that_stands_alone_carries_its_words_and_is_taller_by_them() -> None:
    figure = build_figure(charted([share(0, 5, 10)]), ChartKind.INTERVALS, Context(frame=PRINT))
    framed = build_framed(figure, "A <name>", "Words.", "Small print. " * 30)
    title, words, small_print = framed.figure.layout.annotations[-3:]
    assert (title.text, words.text) == ("A &lt;name&gt;", "Words.")
    assert small_print.text.count("<br>") >= 2
    plot = framed.height - framed.figure.layout.margin.t - framed.figure.layout.margin.b
    assert plot == PRINT.plot_height
    assert len(figure.layout.annotations) == len(framed.figure.layout.annotations) - 3


def test_words_that_would_push_the_chart_away_are_cut() -> None:
    figure = build_figure(charted([share(0, 5, 10)]), ChartKind.INTERVALS, Context(frame=PRINT))
    framed = build_framed(figure, "name " * 500, "words " * 5000, "")
    assert framed.height < 3 * PRINT.height
    assert framed.figure.layout.annotations[-2].text.endswith("…")
