"""The chart of one indicator: within its process limits where there are enough figures, else against its baseline."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import streamlit as st

from toc.analysis.chart_kinds import ChartKind, find_chart_kinds
from toc.analysis.chart_words import build_method
from toc.analysis.published_chart import build_published_chart
from toc.analysis.status import STATUS_RULE, IndicatorStatus
from toc.analysis.words import latest_text
from toc.charts.context import build_context
from toc.charts.events import describe_events, mark_events
from toc.charts.figure import build_figure
from toc.charts.icons import ASSURANCE_WORDS, VARIATION_WORDS, assurance_icon, variation_icon
from toc.charts.run import chart_as_text
from toc.model.figures import Observation
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.services.chart_files import ChartRequest
from toc.services.chart_settings import choose_chart_kind
from toc.services.outcomes import Outcome
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.chart_downloads import show_chart_downloads
from toc.ui.parts.plain import plain
from toc.ui.parts.thumbnail import image_of
from toc.ui.saving import save
from toc.ui.session import set_widget_value, widget_value

_KINDS = {
    ChartKind.PROCESS: "Process chart",
    ChartKind.INTERVALS: "With intervals",
    ChartKind.RUN: "Run chart",
}
_SIGNS = (
    "Blue circles are a real improvement, orange squares a real worsening, purple diamonds a real change where neither "
    "way is better."
)


def show_indicator_chart(
    programme: Programme,
    outcome: Outcome,
    status: IndicatorStatus,
    today: date,
    observations: Iterable[Observation] = (),
) -> None:
    """The chart, what it says in two sentences, and by which rule. `observations` hold the comparison series too."""
    indicator, observations = outcome.indicator, tuple(observations)
    chart = build_published_chart(outcome.series, programme.targets, today, SmallNumbers.NONE)
    kinds = find_chart_kinds(chart)
    kind = kinds[0]
    context = build_context(programme, indicator, observations, theme=chart_theme())
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="chart_tools"):
        if len(kinds) > 1:
            _show_choice(indicator, kinds)
        show_chart_downloads(ChartRequest(programme, indicator, observations, today, datetime.now(UTC), kind))
    show_chart(build_figure(chart, kind, context), f"chart_{indicator.id}", chart_as_text(chart.series, chart.words))
    with st.container(horizontal=True, vertical_alignment="center", key="chart_words"):
        if chart.result is not None and chart.result.variation is not None:
            icon = variation_icon(chart.result.variation)
            st.html(image_of(icon, VARIATION_WORDS[chart.result.variation]), width="content")
        if chart.result is not None and chart.result.assurance is not None:
            icon = assurance_icon(chart.result.assurance)
            st.html(image_of(icon, ASSURANCE_WORDS[chart.result.assurance]), width="content")
        st.markdown(plain(chart.words), width="stretch")
    latest = "" if chart.result is None else f"{latest_text(indicator, outcome.progress)} "
    key = describe_events(mark_events(context.events, [point.period for point in chart.series.points]))
    status_line = f"{latest}Status: {status.words}. {status.rule} {key}".strip()
    method = build_method(chart, kind, stamped=False)
    signs = f"{_SIGNS} " if kind is ChartKind.PROCESS else ""
    st.caption(f"{plain(status_line)}  \n{plain(method)}", help=f"{signs}{STATUS_RULE}")


def _show_choice(indicator: Indicator, kinds: tuple[ChartKind, ...]) -> None:
    key = f"chart_kind_{indicator.id}"
    set_widget_value(key, kinds[0])
    st.segmented_control(
        "Kind of chart",
        [kind for kind in _KINDS if kind in kinds],
        required=True,
        format_func=_KINDS.__getitem__,
        key=key,
        label_visibility="collapsed",
        width="content",
        on_change=_choose,
        args=(indicator, key),
    )


def _choose(indicator: Indicator, key: str) -> None:
    chosen = widget_value(key, None)
    if chosen is not None:
        save(choose_chart_kind(indicator, ChartKind(chosen)))
