"""The list of indicators: a row each, stage by stage in the order of the map; a click anywhere on a row opens it."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from toc.analysis.periods import label_of
from toc.analysis.progress import Progress, TargetState
from toc.analysis.words import change_text, figure_text, value_text
from toc.model.indicators import Indicator
from toc.services.outcomes import Group, Outcome
from toc.ui.parts.plain import plain
from toc.ui.parts.sparkline import sparkline_image

TREND_POINTS = 24
PER_PAGE = 60
_STATES = {
    TargetState.NONE: ("", ""),
    TargetState.NOT_DUE: ("○", "not due yet"),
    TargetState.MET: ("●", "met"),
    TargetState.NOT_MET: ("▲", "not met"),
}
_COLUMNS = ("Trend", "Latest", "Period", "Since baseline", "Target")


def show_outcomes(groups: Sequence[Group], *, open_it: Callable[[str], None]) -> None:
    """The rows under their headings; `open_it` gets the id of the indicator whose row was clicked."""
    rows = [(group.heading, outcome) for group in groups for outcome in group.outcomes]
    pages = -(-len(rows) // PER_PAGE)
    number = st.pagination(pages, key="outcomes_page") if pages > 1 else 1
    above: str | None = None
    with st.container(key="outcomes_list", gap=None):
        st.html(f'<div class="toc-facts toc-facts-head" aria-hidden="true">{"".join(map(_head, _COLUMNS))}</div>')
        for heading, outcome in rows[(number - 1) * PER_PAGE : number * PER_PAGE]:
            if heading != above:
                st.header(plain(heading), anchor=False)
                above = heading
            _show_row(outcome, open_it)


def _show_row(outcome: Outcome, open_it: Callable[[str], None]) -> None:
    indicator = outcome.indicator
    with st.container(key=f"outcome_{indicator.id}", gap=None):
        st.button(
            plain(indicator.name),
            key=f"open_{indicator.id}",
            type="tertiary",
            on_click=open_it,
            args=(indicator.id,),
            wrap=True,
        )
        st.html(f'<div class="toc-facts">{facts_of(outcome)}</div>')


def _head(words: str) -> str:
    return f"<span>{words}</span>"


def facts_of(outcome: Outcome) -> str:
    """A row's cells as HTML, each with the name of its column for those who do not see the columns."""
    indicator, progress = outcome.indicator, outcome.progress
    latest = progress.latest
    if latest is None:
        return '<span class="toc-none">No figures yet</span>' + _target(indicator, progress)
    trend = sparkline_image([point.value for point in outcome.series.points[-TREND_POINTS:]])
    provisional = ", provisional" if latest.provisional else ""
    change = "" if progress.change is None else change_text(indicator, progress.change)
    return (
        f"<span>{trend}</span>"
        + _cell("Latest", figure_text(indicator, latest))
        + _cell("Period", label_of(latest.period) + provisional)
        + _cell("Since baseline", change)
        + _target(indicator, progress)
    )


def _target(indicator: Indicator, progress: Progress) -> str:
    target = progress.target
    if target is None:
        return _cell("Target", "")
    sign, words = _STATES[progress.target_state]
    goal = f"{value_text(indicator, target.value)} for {label_of(target.period)}"
    mark = f'<span aria-hidden="true">{sign}</span> ' if sign else ""
    return _cell("Target", ", ".join(part for part in (goal, words) if part), mark)


def _cell(column: str, text: str, mark: str = "") -> str:
    if not text:
        return "<span></span>"
    return f'<span><span class="toc-column">{column}: </span>{mark}{escape(text)}</span>'
