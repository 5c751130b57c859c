"""Need: how many families a place has that the work is for, and how many of them it reaches. Populations only."""

import streamlit as st

from toc.charts.need import build_need_chart
from toc.model.programme import Programme
from toc.services.block_charts import ask_for_need
from toc.services.need_page import NOBODY, NeedPage, build_need_page
from toc.ui.need.inputs import show_inputs, show_more_rates
from toc.ui.need.tables import show_groups, show_years
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.chart_downloads import show_block_downloads
from toc.ui.parts.plain import plain
from toc.ui.parts.way_home import NothingOpen
from toc.ui.session import session
from toc.ui.shared import get_workspace


def show_page() -> None:
    """Inputs, one picture, the sum in words, the tables behind it."""
    here = session()
    if here.programme_id is None:
        raise NothingOpen("Need is estimated for a programme's area. Open a programme first.")
    programme = get_workspace().open(here.programme_id).programme
    inputs = programme.need
    st.title("Need", anchor=False)
    show_inputs(programme.id, inputs)
    page = build_need_page(inputs)
    if inputs.births is None:
        st.info(
            "How many families could this work help, and how many does it reach? Enter the births a year in your area "
            "above to begin: your council or health board publishes them.",
            icon=":material/child_care:",
        )
    else:
        _show_picture(programme, page)
    groups_tab, years_tab, sources_tab = st.tabs(["Population groups", "Years and posts", "Workings and sources"])
    with groups_tab:
        show_groups(programme.id, inputs, page.refused)
    with years_tab:
        show_years(programme.id, inputs, page.need)
    with sources_tab:
        show_more_rates(programme.id, inputs)
        _show_workings(page)
    st.caption(NOBODY)


def _show_picture(programme: Programme, page: NeedPage) -> None:
    words = " ".join(page.words)
    with st.container(horizontal=True, horizontal_alignment="right", key="need_tools"):
        show_block_downloads(ask_for_need(programme), "need")
    with st.container(key="need_scroll"):
        show_chart(build_need_chart(page.need, chart_theme()), "need_chart", words)
    st.markdown(plain(words))
    for sentence in page.need.missing:
        st.caption(plain(sentence))
    if any(year.capacity is not None for year in page.need.years):
        st.caption(
            "Bars: families reached. Dashes: families a year that the posts can see at that year's caseload, which is "
            "the families one post sees in a year."
        )


def _show_workings(page: NeedPage) -> None:
    for one in page.need.estimates:
        st.markdown(f"**{one.name.capitalize()}**: {plain(one.working)}")
        sources = dict.fromkeys(source for source in one.sources if source)
        st.caption(plain("Sources: " + "; ".join(sources)) if sources else "No source yet.")


show_page()
