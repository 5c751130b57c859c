"""One indicator as it would be published: its chart, words and figures, with small numbers protected."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from toc.analysis.chart_kinds import find_chart_kinds
from toc.analysis.periods import label_of
from toc.analysis.published import PublishedFigure, Shown
from toc.analysis.words import number_text, value_text
from toc.charts.context import build_context
from toc.charts.events import describe_events, mark_events
from toc.charts.figure import build_figure
from toc.charts.run import chart_as_text
from toc.model.figures import Observation
from toc.model.indicators import Indicator
from toc.model.programme import Programme
from toc.services.outcomes import Outcome
from toc.services.published_outcomes import AsPublished
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.plain import plain
from toc.ui.parts.plain_table import show_plain_table

_COLUMNS = ("Period", "Figure", "How many", "Out of", "")


def show_published(
    programme: Programme, outcome: Outcome, figures: Sequence[Observation], on: date, commissioner: str | None
) -> None:
    """The chart and the table that a document for this commissioner would have."""
    leaving = AsPublished(programme, figures, on, commissioner)
    left = leaving.of(outcome)
    indicator, chart = outcome.indicator, left.chart
    st.caption(plain(leaving.stamp))
    context = build_context(programme, indicator, figures, theme=chart_theme())
    if chart.series.known:
        show_chart(
            build_figure(chart, find_chart_kinds(chart)[0], context),
            f"published_{indicator.id}",
            chart_as_text(chart.series, chart.words),
        )
    st.markdown(plain(chart.words))
    status = "not shown, to protect small numbers" if left.status is None else left.status.words
    key = describe_events(mark_events(context.events, [point.period for point in chart.series.points]))
    st.caption(plain(" ".join(part for part in (f"Status: {status}.", chart.reason, key) if part)))
    rows = [_cells(indicator, figure) for figure in reversed(chart.published.figures)]
    show_plain_table("The figures as they would be published, the latest first", _COLUMNS, rows)


def _cells(indicator: Indicator, figure: PublishedFigure) -> tuple[str, ...]:
    value = figure.text
    if figure.shown is Shown.SHOWN and figure.value is not None:
        value = value_text(indicator, figure.value)
    share = (figure.numerator, figure.denominator) if figure.denominator is not None else (None, None)
    counts = ("" if one is None else number_text(one) for one in share)
    return (label_of(figure.period), value, *counts, "provisional" if figure.provisional else "")
