"""One indicator's chart of the kind that is asked for."""

import plotly.graph_objects as go

from toc.analysis.chart_kinds import ChartKind
from toc.analysis.published_chart import PublishedChart
from toc.charts.context import ON_SCREEN, Context
from toc.charts.proportion import build_proportion_chart
from toc.charts.run import build_run_chart
from toc.charts.xmr import build_xmr_chart


def build_figure(chart: PublishedChart, kind: ChartKind, context: Context = ON_SCREEN) -> go.Figure:
    """The chart; a run chart where it has no limits to draw."""
    if kind is ChartKind.PROCESS and chart.result is not None:
        return build_xmr_chart(chart.series, chart.result, context)
    if kind is ChartKind.INTERVALS:
        intervals = [figure.interval for figure in chart.published.figures]
        return build_proportion_chart(chart.series, intervals, chart.progress, context)
    return build_run_chart(chart.series, chart.progress, context)
