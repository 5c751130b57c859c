"""The chart of one indicator: within its process limits where there are enough figures, else against its baseline."""

from datetime import date

import streamlit as st

from toc.analysis.process_chart import build_process_chart
from toc.analysis.spc_result import SpcRefused, SpcResult
from toc.analysis.spc_words import spc_words
from toc.analysis.status import STATUS_RULE, IndicatorStatus
from toc.analysis.words import latest_text, value_text
from toc.charts.icons import ASSURANCE_WORDS, VARIATION_WORDS, assurance_icon, variation_icon
from toc.charts.run import build_run_chart, chart_as_text
from toc.charts.theme import DARK, LIGHT
from toc.charts.xmr import build_xmr_chart
from toc.model.programme import Programme
from toc.services.outcomes import Outcome
from toc.ui.parts.plain import plain
from toc.ui.parts.thumbnail import image_of

_METHOD = (
    "XmR chart: the mean and 2.66 times the average moving range on both sides. Blue circles are a real improvement, "
    "orange squares a real worsening, purple diamonds a real change where neither way is better."
)


def show_indicator_chart(programme: Programme, outcome: Outcome, status: IndicatorStatus, today: date) -> None:
    """The chart, what it says in two sentences, and by which rule."""
    charted, reason = _charted(programme, outcome, today)
    theme = DARK if st.context.theme.type == "dark" else LIGHT
    if charted is None:
        figure, words = build_run_chart(outcome.series, outcome.progress, theme), outcome.words
    else:
        events = [event for event in programme.events if not event.indicators or status.indicator in event.indicators]
        figure = build_xmr_chart(outcome.series, charted, theme, events)
        words = spc_words(charted, lambda value: value_text(outcome.indicator, value))
    st.plotly_chart(
        figure,
        key=f"chart_{outcome.indicator.id}",
        theme=None,
        config={"displayModeBar": False},
        alt=chart_as_text(outcome.series, words),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="chart_words"):
        if charted is not None and charted.variation is not None:
            st.html(image_of(variation_icon(charted.variation), VARIATION_WORDS[charted.variation]), width="content")
        if charted is not None and charted.assurance is not None:
            st.html(image_of(assurance_icon(charted.assurance), ASSURANCE_WORDS[charted.assurance]), width="content")
        st.markdown(plain(words), width="stretch")
    latest = "" if charted is None else f"{latest_text(outcome.indicator, outcome.progress)} "
    about = f"{latest}Status: {status.words}. {status.rule}"
    st.caption(plain(f"{about} {reason}".strip()), help=f"{_METHOD} {STATUS_RULE}")


def _charted(programme: Programme, outcome: Outcome, today: date) -> tuple[SpcResult | None, str]:
    """The series within its limits; or None, and why there are none."""
    try:
        result = build_process_chart(outcome.series, programme.targets, today)
    except SpcRefused as error:
        return None, error.message
    if all(segment.mean is None for segment in result.segments):
        return None, result.reason
    return result, result.reason
