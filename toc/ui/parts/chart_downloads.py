"""The Download menu beside a chart: as a picture, as a workbook or as figures, with small numbers protected."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import streamlit as st

from toc.analysis.disclosure import is_protected
from toc.charts.pictures import NoBrowser, find_browser
from toc.model.priorities import SmallNumbers
from toc.services.chart_files import (
    CHART_FORMATS,
    BlockRequest,
    ChartRequest,
    build_block_file,
    build_chart_file,
    name_block_file,
    name_chart_file,
)

_PRESETS = {
    SmallNumbers.FEWER_THAN_5: "1 to 4 people hidden, others rounded",
    SmallNumbers.NHS: "1 to 7 people hidden, others rounded",
    SmallNumbers.NONE: "As they are: for your own use",
}


def show_chart_downloads(request: ChartRequest) -> None:
    """Choose the form, then download. `request` says which chart, and the protection to begin with."""

    def build(form: str, preset: SmallNumbers) -> bytes:
        asked = request._replace(small_numbers=preset, made_at=datetime.now(UTC))
        return build_chart_file(form, asked).data

    protected = is_protected(request.indicator)
    _show_menu("chart", request.small_numbers, build, lambda form: name_chart_file(form, request), protected=protected)


def show_block_downloads(request: BlockRequest, key: str, forms: Iterable[str] = CHART_FORMATS) -> None:
    """The same for a chart that is no indicator's own, in the forms that it can take."""

    def build(form: str, preset: SmallNumbers) -> bytes:
        asked = request._replace(small_numbers=preset, made_at=datetime.now(UTC))
        return build_block_file(form, asked).data

    protected = request.is_protected
    _show_menu(
        key, request.small_numbers, build, lambda form: name_block_file(form, request), protected=protected, forms=forms
    )


def _show_menu(
    key: str,
    small_numbers: SmallNumbers,
    build: Callable[[str, SmallNumbers], bytes],
    name: Callable[[str], str],
    *,
    protected: bool,
    forms: Iterable[str] = CHART_FORMATS,
) -> None:
    with st.popover("Download", icon=":material/download:", type="tertiary", key=f"{key}_download"):
        can_draw = find_browser() is not None
        possible = [form for form in forms if can_draw or not CHART_FORMATS[form].needs_browser]
        form = st.selectbox("As", possible, format_func=lambda one: CHART_FORMATS[one].label, key=f"{key}_format")
        if not can_draw:
            st.caption(str(NoBrowser()))
        preset = small_numbers
        if protected:
            presets = list(_PRESETS)
            preset = st.selectbox(
                "Small numbers",
                presets,
                index=presets.index(small_numbers),
                format_func=_PRESETS.__getitem__,
                key=f"{key}_small_numbers_{small_numbers}",
            )
        st.download_button(
            "Download",
            lambda: build(form, preset),
            name(form),
            CHART_FORMATS[form].mime,
            key=f"{key}_{form}",
            type="primary",
            on_click="ignore",
            help="The first picture takes a few seconds, while the browser that draws it starts.",
        )
