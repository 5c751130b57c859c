"""The run chart."""

from datetime import date

import plotly.graph_objects as go

from toc.analysis.periods import months_from
from toc.analysis.progress import build_progress
from toc.analysis.series import Series, build_series
from toc.charts.run import build_run_chart, chart_as_text
from toc.model.figures import Observation
from toc.model.indicators import Baseline, Direction, Indicator, IndicatorKind, Target

INDICATOR = Indicator(
    id="i",
    name="Families improved",
    kind=IndicatorKind.PERCENTAGE,
    direction=Direction.INCREASE,
    baseline=Baseline(value=50),
)
TARGET = Target(id="t", indicator="i", value=70, period=months_from(date(2024, 4, 1), 12))


def observation(month: int, numerator: float, **more: object) -> Observation:
    period = months_from(date(2024, month, 1), 3)
    return Observation.model_validate(
        {"indicator": "i", "period": period, "numerator": numerator, "denominator": 60} | more
    )


def chart(series: Series) -> go.Figure:
    return build_run_chart(series, build_progress(series, [TARGET], date(2024, 12, 1)))


def test_a_period_without_a_figure_breaks_the_line() -> None:
    trace = chart(build_series(INDICATOR, [observation(4, 30), observation(10, 45)])).data[0]
    assert list(trace.x) == ["2024/25 Q1", "2024/25 Q2", "2024/25 Q3"]
    assert list(trace.y) == [50.0, None, 75.0]
    assert trace.connectgaps is False


def test_a_provisional_figure_is_told_by_shape_and_not_by_colour_alone() -> None:
    trace = chart(build_series(INDICATOR, [observation(4, 30), observation(7, 45, provisional=True)])).data[0]
    assert list(trace.marker.symbol) == ["circle", "circle-open"]
    assert "provisional" in trace.hovertext[1]


def test_baseline_and_target_are_drawn_and_named_where_they_stand() -> None:
    layout = chart(build_series(INDICATOR, [observation(4, 30)])).layout
    assert sorted(shape.y0 for shape in layout.shapes) == [50.0, 70.0]
    assert {note.text for note in layout.annotations} == {"baseline<br>50 %", "target for 2024/25<br>70 %"}


def test_hover_says_the_figure_in_full_and_escapes_what_people_wrote() -> None:
    hover = chart(build_series(INDICATOR, [observation(4, 30, note="<b>late</b>")])).data[0].hovertext[0]
    assert hover == "2024/25 Q1: 50 % (30 of 60)<br>&lt;b&gt;late&lt;/b&gt;"


def test_the_text_alternative_names_the_span_and_an_empty_series() -> None:
    series = build_series(INDICATOR, [observation(4, 30), observation(7, 45)])
    assert chart_as_text(series, "Words.") == ("Families improved, 2 figures from 2024/25 Q1 to 2024/25 Q2. Words.")
    assert chart_as_text(build_series(INDICATOR, []), "") == "Families improved: no figures yet."
