"""All indicators as small charts on one axis of time, stage by stage: the second way to look at the outcomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from toc.analysis.published_chart import PublishedChart
from toc.analysis.status import IndicatorStatus, Status
from toc.analysis.words import figure_text
from toc.charts.icons import VARIATION_WORDS, variation_icon
from toc.charts.multiples import build_small_chart, describe_span, find_time_span, latest_label
from toc.charts.run import chart_as_text
from toc.services.outcomes import Group, Outcome
from toc.ui.parts.chart import chart_theme
from toc.ui.parts.outcomes_table import show_name
from toc.ui.parts.plain import plain
from toc.ui.parts.thumbnail import image_of
from toc.ui.session import session, set_widget_value, widget_value

PER_PAGE = 60
_SWITCH = "outcomes_look"
_TABLE, _CHARTS = "Table", "Charts"
_KEY = (
    "Grey band: the usual range. Blue circle, orange square, purple diamond: a real improvement, worsening or change. "
    "Dotted line: the target. Dashed line: the baseline. Hollow: provisional."
)
_SHAPES = {
    Status.IMPROVING: "●",
    Status.WORSENING: "■",
    Status.HIGHER: "◆",
    Status.LOWER: "◆",
    Status.NO_CLEAR_CHANGE: "○",
    Status.LATE: "▲",
}
"""Before the word of a status that has no icon of its own."""


@dataclass
class _Look:
    charts: bool = False


def show_look_switch() -> None:
    """Table or charts, for as long as the window is open."""
    look = session().own(_Look)
    if widget_value(_SWITCH, None) is None:
        set_widget_value(_SWITCH, _CHARTS if look.charts else _TABLE)
    chosen = st.segmented_control(
        "How to look at the outcomes",
        (_TABLE, _CHARTS),
        required=True,
        key=_SWITCH,
        label_visibility="collapsed",
        width="content",
    )
    look.charts = chosen == _CHARTS


def wants_charts() -> bool:
    return session().own(_Look).charts


def show_multiples(
    groups: Sequence[Group],
    chart_of: Callable[[Outcome], PublishedChart],
    status_of: Callable[[Outcome], IndicatorStatus | None],
    *,
    open_it: Callable[[str], None],
) -> None:
    """A small chart an indicator under the headings of the list; a click anywhere on one opens its indicator."""
    rows = [(group.heading, outcome) for group in groups for outcome in group.outcomes]
    pages = -(-len(rows) // PER_PAGE)
    number = st.pagination(pages, key=f"multiples_page_{pages}") if pages > 1 else 1
    shown = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    charts = {outcome.indicator.id: chart_of(outcome) for _, outcome in shown}
    time = find_time_span(charts.values())
    st.caption(f"{describe_span(time)} {_KEY}" if time is not None else "No indicator has figures yet.")
    theme = chart_theme()
    for place, heading in enumerate(dict.fromkeys(heading for heading, _ in shown)):
        st.header(plain(heading), anchor=False)
        with st.container(key=f"multiples_{place}", horizontal=True, gap="small"):
            for outcome in (outcome for above, outcome in shown if above == heading):
                chart = charts[outcome.indicator.id]
                picture = "" if time is None else build_small_chart(chart, time, theme)
                _show_one(outcome, chart, picture, status_of(outcome), open_it)


def _show_one(
    outcome: Outcome,
    chart: PublishedChart,
    picture: str,
    status: IndicatorStatus | None,
    open_it: Callable[[str], None],
) -> None:
    indicator = outcome.indicator
    with st.container(key=f"multiple_{indicator.id}", gap=None):
        show_name(indicator, open_it)
        image = image_of(picture, chart_as_text(chart.series, chart.words)) if picture else ""
        empty = "" if picture else f'<p class="toc-multiple-none">{escape(chart.words)}</p>'
        st.html(f'<div class="toc-multiple">{_caption(chart, status)}{image}{empty}</div>')


def _caption(chart: PublishedChart, status: IndicatorStatus | None) -> str:
    """The status by shape and word, and the latest figure."""
    said = ""
    if status is not None:
        icon = f'<span aria-hidden="true">{_SHAPES.get(status.status, "")}</span>'
        if status.variation is not None:
            icon = image_of(variation_icon(status.variation), VARIATION_WORDS[status.variation])
        said = f'<span class="toc-sign">{icon}<span>{escape(status.words)}</span></span>'
    latest = chart.series.latest
    if latest is None:
        return f"<div>{said}</div>"
    figure = f"{figure_text(chart.series.indicator, latest)}, {latest_label(chart)}"
    return f"<div>{said}<span>{escape(figure)}</span></div>"
