"""The run chart: an indicator over time against its baseline and its target."""

import plotly.graph_objects as go

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress
from toc.analysis.series import Series
from toc.charts.context import ON_SCREEN, Context
from toc.charts.line import build_line_chart
from toc.charts.wording import hover_text
from toc.model.phrases import count_of


def build_run_chart(series: Series, progress: Progress, context: Context = ON_SCREEN) -> go.Figure:
    """A line with a marker a period."""
    hover = [hover_text(series.indicator, point) for point in series.points]
    return build_line_chart(series, progress, context, hover=hover, line=2.5, marker=9)


def chart_as_text(series: Series, words: str) -> str:
    """What the chart shows, for a reader who cannot see it."""
    known = series.known
    if not known:
        return f"{series.indicator.name}: {words or 'no figures yet.'}"
    span = f"{count_of(len(known), 'figure')} from {label_of(known[0].period)} to {label_of(known[-1].period)}"
    return f"{series.indicator.name}, {span}. {words}"
