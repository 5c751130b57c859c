"""The Download menu beside a chart: as a picture, as a workbook or as figures, with small numbers protected."""

from datetime import UTC, datetime

import streamlit as st

from toc.analysis.disclosure import is_protected
from toc.charts.pictures import NoBrowser, find_browser
from toc.model.priorities import SmallNumbers
from toc.services.chart_files import CHART_FORMATS, ChartRequest, build_chart_file, name_chart_file

_PRESETS = {
    SmallNumbers.FEWER_THAN_5: "1 to 4 people hidden, others rounded",
    SmallNumbers.NHS: "1 to 7 people hidden, others rounded",
    SmallNumbers.NONE: "As they are: for your own use",
}


def show_chart_downloads(request: ChartRequest) -> None:
    """Choose the form, then download. `request` says which chart, and the protection to begin with."""
    with st.popover("Download", icon=":material/download:", type="tertiary"):
        can_draw = find_browser() is not None
        forms = [form for form, one in CHART_FORMATS.items() if can_draw or not one.needs_browser]
        form = st.selectbox("As", forms, format_func=lambda one: CHART_FORMATS[one].label, key="chart_format")
        if not can_draw:
            st.caption(str(NoBrowser()))
        if is_protected(request.indicator):
            presets = list(_PRESETS)
            chosen = st.selectbox(
                "Small numbers",
                presets,
                index=presets.index(request.small_numbers),
                format_func=_PRESETS.__getitem__,
                key=f"chart_small_numbers_{request.small_numbers}",
            )
            request = request._replace(small_numbers=chosen)
        st.download_button(
            "Download",
            lambda: build_chart_file(form, request._replace(made_at=datetime.now(UTC))).data,
            name_chart_file(form, request),
            CHART_FORMATS[form].mime,
            key=f"chart_{form}",
            type="primary",
            on_click="ignore",
            help="The first picture takes a few seconds, while the browser that draws it starts.",
        )
