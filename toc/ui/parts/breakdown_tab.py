"""The breakdown of an indicator: its categories in one period with their total, and their funnel."""

from collections.abc import Sequence

import streamlit as st

from toc.analysis.disclosure import PRESETS, is_protected
from toc.analysis.funnel import FEWEST_TEAMS
from toc.analysis.periods import label_of
from toc.charts.funnel import build_funnel_chart, funnel_as_text
from toc.errors import TocError
from toc.model import limits
from toc.model.figures import Observation
from toc.model.indicators import Indicator
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.services.block_charts import ask_for_funnel
from toc.services.roll_up import RollUp, build_roll_up, declare_edit, find_roll_up_periods
from toc.ui.parts.chart import chart_theme, show_chart
from toc.ui.parts.chart_downloads import show_block_downloads
from toc.ui.parts.plain import plain
from toc.ui.parts.plain_table import show_plain_table
from toc.ui.saving import save

PRESET = SmallNumbers.FEWER_THAN_5


def show_breakdown(programme: Programme, indicator: Indicator, observations: Sequence[Observation]) -> None:
    """The table and the funnel; before there is anything to show, the one next step."""
    if indicator.breakdown is None or not indicator.breakdown.categories:
        st.markdown(
            "Split this indicator by team, area or group: each has figures of its own, they are added up properly, "
            "and a funnel shows which of them differ by more than chance."
        )
        _show_form(indicator)
        return
    periods = find_roll_up_periods(indicator, observations)
    if not periods:
        names = ", ".join(one.name for one in indicator.breakdown.categories)
        st.markdown(
            f"No figures yet by {plain(indicator.breakdown.name.lower())} ({plain(names)}). "
            "Import a table with a column for it: Outcomes, then Import."
        )
        _show_form(indicator)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="breakdown_line"):
        period = st.selectbox(
            "Period", periods, format_func=label_of, key=f"breakdown_period_{indicator.id}", width=240
        )
        published = st.toggle(
            "As published",
            key=f"breakdown_published_{indicator.id}",
            help=PRESETS[PRESET].words,
            disabled=not is_protected(indicator),
        )
    rolled = build_roll_up(indicator, observations, period, PRESET if published else None)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _show_table(indicator, rolled)
    with right:
        if rolled.funnel is not None:
            with st.container(horizontal=True, horizontal_alignment="right", key="funnel_tools"):
                show_block_downloads(ask_for_funnel(programme, indicator, observations, period), "funnel")
        _show_funnel(indicator, rolled)
    with st.expander("Change the breakdown", icon=":material/edit:"):
        _show_form(indicator)


def _show_table(indicator: Indicator, rolled: RollUp) -> None:
    assert indicator.breakdown is not None
    heads = (indicator.breakdown.name, "Figure", "Of how many", "95 % interval", "Note")
    show_plain_table(f"{indicator.name}, {label_of(rolled.period)}", heads, rolled.rows, total=True)
    st.caption(plain(" ".join(part for part in (rolled.total.words + ".", rolled.stamp) if part)))


def _show_funnel(indicator: Indicator, rolled: RollUp) -> None:
    funnel = rolled.funnel
    if funnel is None:
        st.info(plain(rolled.no_funnel), icon=":material/filter_alt:")
        return
    show_chart(
        build_funnel_chart(funnel, indicator, chart_theme()),
        f"funnel_{indicator.id}",
        funnel_as_text(funnel, indicator),
    )
    st.markdown(plain(funnel.words))
    left_out = f" Without a figure: {', '.join(funnel.left_out)}." if funnel.left_out else ""
    st.caption(
        plain(f"Method: {funnel.method}.{left_out}"),
        help=f"Each dot is one of them, by how many it counts. Under {FEWEST_TEAMS} nobody can be ranked.",
    )


def _show_form(indicator: Indicator) -> None:
    standing = indicator.breakdown
    with st.form(f"breakdown_{indicator.id}", border=False):
        name = st.text_input("Split by", standing.name if standing else "Team", max_chars=limits.NAME)
        lines = st.text_area(
            "Teams, areas or groups, one a line",
            "\n".join(one.name for one in standing.categories) if standing else "",
            height=140,
            placeholder="North team\nSouth team",
            help="One that keeps its name keeps its figures.",
        )
        if not st.form_submit_button("Save the breakdown" if standing else "Split it"):
            return
        try:
            edit = declare_edit(indicator, name, lines.splitlines())
        except TocError as refused:
            st.warning(plain(refused.message))
            return
        if save(edit):
            st.rerun()
