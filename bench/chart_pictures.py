"""Pictures of charts beside bare Kaleido, warm on both sides, and small charts for a whole page."""

from collections.abc import Iterable
from datetime import date

from bench.bare_kaleido import BareKaleido
from bench.chart_sheet import build_figures
from bench.measure import Row, medians
from toc.analysis.chart_kinds import ChartKind
from toc.analysis.published_chart import build_published_chart
from toc.analysis.series import build_series
from toc.charts.context import Context
from toc.charts.figure import build_figure
from toc.charts.multiples import build_small_chart, find_time_span
from toc.charts.pictures import find_browser, render_pictures, stop_browser
from toc.charts.theme import PRINT
from toc.model.indicators import Frequency, Indicator
from toc.model.priorities import SmallNumbers

WIDTH, HEIGHT, SCALE = 680, 330, 3.0
PICTURES = 5
RATIO = 1.0
PAGE = 60
PAGE_LIMIT = 100
"""Milliseconds."""


def rows() -> Iterable[Row]:
    indicator = Indicator(id="i", name="Families", frequency=Frequency.MONTHLY)
    series = build_series(indicator, build_figures(indicator, "plain", 60))
    chart = build_published_chart(series, [], date(2100, 1, 1), SmallNumbers.NONE)
    time = find_time_span([chart])
    assert time is not None
    (page,) = medians(lambda: [build_small_chart(chart, time) for _ in range(PAGE)])
    yield Row(f"{PAGE} small charts of 60 points", page, aim=PAGE_LIMIT)
    if find_browser() is None:
        return
    figure = build_figure(chart, ChartKind.PROCESS, Context(frame=PRINT))
    bare = BareKaleido()
    options = {"format": "png", "width": WIDTH, "height": HEIGHT, "scale": SCALE}
    ours, floor = medians(
        lambda: render_pictures([figure] * PICTURES, "png", WIDTH, HEIGHT, SCALE),
        lambda: bare.draw([figure.to_dict()] * PICTURES, options),
        rounds=7,
    )
    bare.stop()
    stop_browser()
    yield Row(f"{PICTURES} charts as PNG", ours, floor=floor, against="bare Kaleido, warm", aim=RATIO)
