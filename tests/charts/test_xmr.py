"""The XmR chart and the icons beside it."""

from datetime import date
from itertools import product
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from toc.analysis.periods import months_from
from toc.analysis.process_chart import build_process_chart
from toc.analysis.series import Series, build_series
from toc.analysis.spc_result import Assurance, SpcResult, Variation
from toc.charts.context import Context
from toc.charts.icons import ASSURANCE_WORDS, VARIATION_WORDS, assurance_icon, variation_icon
from toc.charts.theme import DARK
from toc.charts.xmr import CONCERN, IMPROVEMENT, build_xmr_chart
from toc.model.figures import Observation
from toc.model.indicators import (
    ChartSettings,
    Definition,
    Direction,
    Event,
    Frequency,
    Indicator,
    IndicatorKind,
    Rebase,
    Target,
)

STEP = [50, 47, 52, 48, 51, 49, 53, 48, 50, 52, 47, 51, 60, 62, 61, 63, 60, 64, 62, 61]
WAIT = Indicator(
    id="i",
    name="Days waited",
    kind=IndicatorKind.COUNT,
    unit="days",
    direction=Direction.DECREASE,
    frequency=Frequency.MONTHLY,
)


def charted(values: list[float | None], indicator: Indicator = WAIT, **target: object) -> tuple[Series, SpcResult]:
    observations = [
        Observation(indicator="i", period=months_from(date(2024 + place // 12, place % 12 + 1, 1), 1), value=value)
        for place, value in enumerate(values)
        if value is not None
    ]
    series = build_series(indicator, observations)
    targets = [Target.model_validate({"id": "t", "indicator": "i", **target})] if target else []
    return series, build_process_chart(series, targets, date(2100, 1, 1))


def drawn(figure: go.Figure) -> list[tuple[str, str]]:
    """Symbol and fill of every point."""
    return [mark for trace in figure.data for mark in zip(trace.marker.symbol, trace.marker.color, strict=True)]


def named(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("direction", "early", "late"),
    [
        (Direction.DECREASE, ("circle", IMPROVEMENT), ("square", CONCERN)),
        (Direction.INCREASE, ("square", CONCERN), ("circle", IMPROVEMENT)),
    ],
)
def test_signals_are_told_by_shape_and_colour_and_by_which_way_is_better(
    direction: Direction, early: tuple[str, str], late: tuple[str, str]
) -> None:
    figure = build_xmr_chart(*charted(list(map(float, STEP)), WAIT.model_copy(update={"direction": direction})))
    marks = drawn(figure)
    assert marks[0] == early
    assert marks[-1] == late


def test_mean_and_limits_are_drawn_and_named() -> None:
    series, result = charted(list(map(float, STEP)))
    figure = build_xmr_chart(series, result)
    levels = {shape.y0 for shape in figure.layout.shapes if shape.xref == "x" and shape.y0 == shape.y1}
    (segment,) = result.segments
    assert levels == {segment.mean, segment.lower, segment.upper}
    assert set(named(figure)) == {"upper limit", "mean", "lower limit"}


def test_limits_of_a_percentage_are_drawn_within_0_and_100() -> None:
    share = WAIT.model_copy(update={"kind": IndicatorKind.PERCENTAGE, "unit": "%"})
    series, result = charted([95.0, 70, 99, 72, 98, 75, 97, 71, 99, 73, 96, 74, 98, 70, 99], share)
    assert result.segments[0].upper is not None
    assert result.segments[0].upper > 100
    figure = build_xmr_chart(series, result)
    assert max(shape.y0 for shape in figure.layout.shapes if shape.xref == "x") == 100


def test_a_rebase_breaks_the_line_and_has_limits_of_its_own() -> None:
    rebased = WAIT.model_copy(update={"chart": ChartSettings(rebases=(Rebase(on=date(2025, 1, 1), reason="Moved"),))})
    series, result = charted([float(value) for value in [*STEP, *STEP]], rebased)
    figure = build_xmr_chart(series, result)
    assert [len(trace.x) for trace in figure.data] == [12, 28]
    assert figure.data[0].connectgaps is False


def test_a_change_of_definition_breaks_the_line_too() -> None:
    changed = WAIT.model_copy(update={"definitions": (Definition(), Definition(in_force_from=date(2025, 1, 1)))})
    assert len(build_xmr_chart(*charted([float(value) for value in [*STEP, *STEP]], changed)).data) == 2


def test_a_missing_period_is_a_gap() -> None:
    figure = build_xmr_chart(*charted([*map(float, STEP[:7]), None, *map(float, STEP[8:])]))
    assert figure.data[0].y[7] is None


def test_the_target_and_events_stand_where_they_belong_and_are_escaped() -> None:
    series, result = charted([float(value) for value in STEP], value=45, period=months_from(date(2025, 8, 1), 1))
    events = [
        Event(id="a", on=date(2024, 5, 20), label="<b>A new post</b>"),
        Event(id="b", on=date(2030, 1, 1), label="Too late to be seen"),
    ]
    figure = build_xmr_chart(series, result, Context(DARK, events=events))
    assert "target<br>45 days" in named(figure)
    (event,) = [note for note in figure.layout.annotations if "post" in note.text]
    assert event.text == "&lt;b&gt;A new post&lt;/b&gt;"
    assert event.x == "May 2024"


def test_the_hover_of_a_signal_says_which_rule_saw_it() -> None:
    figure = build_xmr_chart(*charted([float(value) for value in STEP]))
    assert "in a row" in figure.data[0].hovertext[-1]


@pytest.mark.parametrize("count", [1, 2, 12, 13, 60, 600])
def test_any_number_of_points_is_drawn(count: int) -> None:
    figure = build_xmr_chart(*charted([float(50 + place % 7) for place in range(count)]))
    assert sum(len(trace.x) for trace in figure.data) == count


def test_zeros_all_through_are_drawn() -> None:
    figure = build_xmr_chart(*charted([0.0] * 15))
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.range[1] > 0


def test_every_icon_is_one_picture_of_its_own_that_says_what_it_means() -> None:
    icons = [variation_icon(one) for one in Variation] + [assurance_icon(one) for one in Assurance]
    words = [*VARIATION_WORDS.values(), *ASSURANCE_WORDS.values()]
    for icon, meaning in zip(icons, words, strict=True):
        root = ElementTree.fromstring(icon)
        assert root.get("aria-label") == meaning
        assert root.findtext("{http://www.w3.org/2000/svg}title") == meaning
    assert all(one != other for one, other in product(icons, icons) if one is not other)
